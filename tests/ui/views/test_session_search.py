"""How a search for words and days is read."""

from datetime import date

import pytest

from ui.views.session_search import SessionSearch, read_search

TODAY = date(2026, 3, 14)


def days(first: date, last: date, words: str = "") -> SessionSearch:
    return SessionSearch(words=words, first_day=first, last_day=last)


@pytest.mark.parametrize(
    ("typed", "search"),
    [
        ("", SessionSearch()),
        ("halv  K-004 217", SessionSearch(words="halv K-004 217")),
        ("14-Mar-2026", days(TODAY, TODAY)),
        ("14/03/2026", days(TODAY, TODAY)),
        ("halv 14-mar-2026 ingrid", days(TODAY, TODAY, "halv ingrid")),
        ("today", days(TODAY, TODAY)),
        ("Yesterday", days(date(2026, 3, 13), date(2026, 3, 13))),
        ("01-mar-2026 05-mar-2026", days(date(2026, 3, 1), date(2026, 3, 5))),
        ("05-mar-2026 01-mar-2026", days(date(2026, 3, 1), date(2026, 3, 5))),
        ("feb-2026", days(date(2026, 2, 1), date(2026, 2, 28))),
        ("14-mar", days(TODAY, TODAY)),
        ("15-mar", days(date(2025, 3, 15), date(2025, 3, 15))),
    ],
)
def test_words_and_days(typed: str, search: SessionSearch) -> None:
    """Days narrow the days, everything else is words of the patient."""
    assert read_search(typed, TODAY) == search


@pytest.mark.parametrize(
    "typed", ["31-feb-2026", "14-xyz-2026", "K-004", "99/99/9999", "mar"]
)
def test_what_is_no_day_is_a_word(typed: str) -> None:
    """A number that looks like a day and is none is searched for as it stands."""
    assert read_search(typed, TODAY) == SessionSearch(words=typed)
