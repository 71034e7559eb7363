"""What is to be reviewed stands first in the list, and the newest first of the rest."""

from datetime import date

import pytest

from monitor.chart.kinds import EmergencyDeclared, NoteRecorded, SessionClosed
from monitor.review.filter_text import read_filter
from monitor.storage import review_reading
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    named,
    new,
    opening,
    patient,
    session_stream,
)
from tests.storage.conftest import Kept

TODAY = date(2026, 3, 20)
DAY = 24 * 60
ALL = tuple(f"session {number}" for number in range(7))
EMERGENCIES = (1, 2, 4)
FIRST = [ALL[4], ALL[2], ALL[1], ALL[6], ALL[5], ALL[3], ALL[0]]
"""An emergency is to be reviewed; the last is not closed yet."""


@pytest.fixture(params=["few to review", "many to review"])
def ward(
    kept: Kept, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Kept:
    if request.param.startswith("many"):
        monkeypatch.setattr(review_reading, "FEW_TO_REVIEW", 0)
    kept.journal.append([patient("demo")], NURSE, circumstances())
    for number, name in enumerate(ALL):
        start = number * DAY
        entries = [
            opening(name, start, patient=named("demo")),
            new(f"note of {name}", NoteRecorded(text="felt sick"), start + 5, name),
        ]
        if number in EMERGENCIES:
            entries.append(new(f"911 {name}", EmergencyDeclared(), start + 9, name))
        if name != ALL[-1]:
            closed = SessionClosed(ready_at=at(start + 60), left_at=at(start + 60))
            entries.append(new(f"closing of {name}", closed, start + 60, name))
        kept.journal.append(entries, NURSE, circumstances())
    return kept


def paged(kept: Kept, typed: str, limit: int) -> list[str]:
    """All pages joined; each goes on where the one before ended."""
    names = {session_stream(name).id.bytes: name for name in ALL}
    found = read_filter(typed, TODAY)
    assert found.fault is None, found.fault
    listed, after = [], None
    while page := kept.journal.reviewed(found.sought, after, limit):
        listed += [names[row.session] for row in page]
        after = page[-1].place
    return listed


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 50])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", FIRST),
        ("order:exceptions", FIRST),
        ("order:date", sorted(ALL, reverse=True)),
        ("order:date order:exceptions", FIRST),
        ("demo", FIRST),
        ("room:1", FIRST),
        ("since:15-Mar", [n for n in FIRST if n != ALL[0]]),
        ("state:not", [n for n in FIRST if n != ALL[6]]),
        ("open:yes", [ALL[6]]),
        ('"sick"', [n for n in FIRST if n != ALL[6]]),
        ('"sick" order:date', sorted(ALL[:6], reverse=True)),
        ("review:yes", FIRST[:3]),
        ("review:no", FIRST[3:]),
        ("review:0", FIRST[3:]),
        ("review<1", FIRST[3:]),
        ("review:yes order:date", FIRST[:3]),
        ("room:2", []),
    ],
)
def test_pages_join_in_that_order(
    ward: Kept, typed: str, expected: list[str], limit: int
) -> None:
    assert paged(ward, typed, limit) == expected


@pytest.mark.parametrize("limit", [1, 2, 50])
def test_what_follows_a_place_is_all_that_is_behind_it(ward: Kept, limit: int) -> None:
    """From whichever line a page is asked for, of either kind."""
    sought = read_filter("", TODAY).sought
    whole = list(ward.journal.reviewed(sought))
    for place, row in enumerate(whole, 1):
        rest = list(ward.journal.reviewed(sought, row.place, limit))
        assert rest == whole[place : place + limit]
