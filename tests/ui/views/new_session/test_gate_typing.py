"""What is typed as an answer to a check before the dose, and what hints at it."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from monitor.chart.refusals import Refusal
from monitor.protocol.gate_tables import Ask, AskKind
from ui.views.new_session.gate_hints import digits_of, hint_of
from ui.views.new_session.gate_typing import read_answer

NOW = datetime(2026, 3, 14, 13, 26, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


@pytest.mark.parametrize(
    ("ask", "typed", "value"),
    [
        (Ask(id="a", label="A", kind="yes_no"), "y", "yes"),
        (Ask(id="a", label="A", kind="yes_no"), "No", "no"),
        (Ask(id="a", label="A", kind="choice", choices=("low", "high")), "h", "high"),
        (Ask(id="a", label="A", kind="date"), "21-Nov-2025", "2025-11-21"),
        (Ask(id="a", label="A", kind="date"), "14/03/2026", "2026-03-14"),
        (Ask(id="a", label="A", kind="time"), "08:10", "2026-03-14T08:10Z"),
        (Ask(id="a", label="A", kind="time"), "1326", "2026-03-14T13:26Z"),
        (Ask(id="a", label="A", kind="time"), "13:27", "2026-03-13T13:27Z"),
        (Ask(id="a", label="A", kind="number"), "22", "22"),
        (Ask(id="a", label="A", kind="text"), "  left   arm ", "left arm"),
        (Ask(id="a", label="A", kind="text"), "  ", None),
    ],
)
def test_what_is_typed_is_kept_plainly(ask: Ask, typed: str, value: str | None) -> None:
    """A time is the latest such time of the past day, a choice its first letters."""
    assert read_answer(ask, typed, None, NOW, LONDON) == value


@pytest.mark.parametrize(
    ("ask", "typed"),
    [
        (Ask(id="a", label="A", kind="yes_no"), "maybe"),
        (Ask(id="a", label="A", kind="choice", choices=("none", "not known")), "no"),
        (Ask(id="a", label="A", kind="date"), "15-Mar-2026"),
        (Ask(id="a", label="A", kind="date"), "21-11"),
        (Ask(id="a", label="A", kind="time"), "24:00"),
        (Ask(id="a", label="A", kind="number"), "٢٢"),
        (Ask(id="a", label="A", kind="number"), "1.5"),
    ],
)
def test_what_is_no_answer_is_refused(ask: Ask, typed: str) -> None:
    """And by the name of its field."""
    refusal = read_answer(ask, typed, None, NOW, LONDON)
    assert isinstance(refusal, Refusal)
    assert refusal.field == "a"


@pytest.mark.parametrize(
    ("ask", "hint"),
    [
        (
            Ask(id="a", label="A", kind="date", oldest_days=90),
            "such as 14-Mar-2026, at most 90 days ago",
        ),
        (
            Ask(id="a", label="A", kind="date", oldest_days=1),
            "such as 14-Mar-2026, at most 1 day ago",
        ),
        (Ask(id="a", label="A", kind="date"), "such as 14-Mar-2026"),
        (
            Ask(id="a", label="A", kind="time", least_minutes=120),
            "such as 08:10, at least 120min before",
        ),
        (Ask(id="a", label="A", kind="time"), "such as 08:10"),
        (
            Ask(
                id="a",
                label="A",
                kind="number",
                unit="G",
                lowest=Decimal(14),
                highest=Decimal(26),
            ),
            "14 to 26 G",
        ),
        (
            Ask(
                id="a",
                label="A",
                kind="number",
                lowest=Decimal(0),
                highest=Decimal(5),
                at_most=Decimal(1),
            ),
            "0 to 5, wanted 0 to 1",
        ),
        (Ask(id="a", label="A", kind="number"), "a number"),
        (
            Ask(id="a", label="A", kind="number", at_least=Decimal(3)),
            "a number, wanted at or above 3",
        ),
        (Ask(id="a", label="A", kind="text"), "words or figures"),
        (
            Ask(id="a", label="A", kind="text", optional=True),
            "words or figures, may stay empty",
        ),
        (Ask(id="a", label="A", kind="name"), "first and family name"),
        (Ask(id="a", label="A", kind="phone"), "a telephone number"),
        (Ask(id="a", label="A", kind="phone", least_digits=6), "at least 6 digits"),
    ],
)
def test_a_hint_is_an_example_or_a_limit(ask: Ask, hint: str) -> None:
    """Every kind of answer has one, and none reads as if it were charted."""
    assert hint_of(ask) == hint


def test_an_answer_as_it_is_shown_stays() -> None:
    """A time of the day before, typed again as it stands, is the same time."""
    ask = Ask(id="a", label="A", kind="time")
    before = "2026-03-12T22:00Z"
    assert read_answer(ask, "12-Mar-2026 22:00", before, NOW, LONDON) == before


def test_an_hour_behind_summer_time() -> None:
    """Typed times are local to the session."""
    ask = Ask(id="a", label="A", kind="time")
    summer = datetime(2026, 6, 1, 13, 0, tzinfo=UTC)
    assert read_answer(ask, "08:10", None, summer, LONDON) == "2026-06-01T07:10Z"


def test_where_digits_are_asked_it_is_told_of_a_letter() -> None:
    """Of dates, words and names nothing, since letters are taken there."""
    assert digits_of(Ask(id="a", label="A", kind="time")).endswith("such as 08:10")
    gauge = Ask(
        id="a",
        label="A",
        kind="number",
        unit="G",
        lowest=Decimal(14),
        highest=Decimal(26),
    )
    assert digits_of(gauge) == "not y or n: 14 to 26 G"
    kinds: tuple[AskKind, ...] = ("date", "text", "name", "phone", "choice", "yes_no")
    for kind in kinds:
        assert digits_of(Ask(id="a", label="A", kind=kind)) == ""
