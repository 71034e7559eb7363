"""When a session ended: after its opening, its dose and its last value."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    Died,
    LeftUnseen,
    ObservationsRecorded,
    Reading,
    SessionClosed,
)
from tests.chart.ended import (
    ADMITTED,
    AGAINST,
    CANCELLED,
    DIED,
    DOSED,
    LEAVING,
    LEFT,
    TRANSFERRED,
    UNSEEN,
    named,
)
from tests.desk import Desk, vitals


@pytest.mark.parametrize("closing", LEAVING, ids=named)
def test_who_leaves_leaves_at_a_time(undosed: Desk, closing: SessionClosed) -> None:
    """The time is asked at its own field."""
    refusal = undosed.chart(61, replace(closing, left_at=None))
    assert refusal is not None
    assert refusal.field == "left"


@pytest.mark.parametrize("closing", [UNSEEN, DIED], ids=named)
def test_no_time_left_is_made_up(undosed: Desk, closing: SessionClosed) -> None:
    """Nobody saw that patient leave, or nobody left."""
    refusal = undosed.chart(61, replace(closing, left_at=LEFT))
    assert refusal is not None
    assert refusal.field == "left"


@pytest.mark.parametrize(
    ("minute", "is_refused"),
    [(-31, True), (-30, False), (-29, False), (60, False), (61, False), (62, True)],
)
@pytest.mark.parametrize("field", ["last_seen_at", "died_at"])
def test_times_of_an_ending_lie_in_the_session(
    unread: Desk, field: str, minute: float, is_refused: bool
) -> None:
    """From its opening 30 min before the start to the closing at minute 61."""
    facts = (
        LeftUnseen(last_seen_at=unread.at(minute), told="Dr Meyer")
        if field == "last_seen_at"
        else Died(died_at=unread.at(minute), confirmed_by="Dr Ito")
    )
    closing = UNSEEN if field == "last_seen_at" else DIED
    refusal = unread.chart(61, replace(closing, facts=facts))
    assert (refusal is not None) is is_refused
    assert refusal is None or refusal.field == field


@pytest.mark.parametrize(
    ("minute", "is_refused"), [(39, True), (40, False), (41, False), (62, True)]
)
@pytest.mark.parametrize("closing", [TRANSFERRED, ADMITTED, AGAINST], ids=named)
def test_nobody_leaves_before_the_dose_ended(
    dosed: Desk, closing: SessionClosed, minute: float, is_refused: bool
) -> None:
    """It ended at minute 40; the closing is at 61."""
    refusal = dosed.chart(61, replace(closing, left_at=dosed.at(minute)))
    assert (refusal is not None) is is_refused
    assert refusal is None or refusal.field == "left"


@pytest.mark.parametrize(("minute", "is_refused"), [(-31, True), (-30, False)])
def test_nobody_leaves_before_the_opening(
    unread: Desk, minute: float, is_refused: bool
) -> None:
    """It was opened 30 min before."""
    closing = replace(CANCELLED, left_at=unread.at(minute))
    assert (unread.chart(61, closing) is not None) is is_refused


@pytest.mark.parametrize(
    ("minute", "is_refused"), [(49, True), (50, False), (51, False)]
)
@pytest.mark.parametrize("closing", [c for c in DOSED if c.ready_at is None], ids=named)
def test_nobody_is_gone_before_the_last_value(
    dosed: Desk, closing: SessionClosed, minute: float, is_refused: bool
) -> None:
    """A set was read at 14:16:30, minute 50; one with reasons alone says nothing."""
    dosed.chart(50.5, vitals("118/72 70 98 14 5 0"))
    nothing = Reading(field="sedation", not_done="not disturbed")
    dosed.chart(55, ObservationsRecorded(readings=(nothing,)))
    refusal = dosed.chart(61, at_minute(dosed, closing, minute))
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.field in ("left", "last_seen_at", "died_at")
        assert "the patient was read at 14:16" in refusal.sentence


def at_minute(desk: Desk, closing: SessionClosed, minute: float) -> SessionClosed:
    """That ending with its patient gone, last seen or dead then."""
    match closing.facts:
        case Died() as died:
            return replace(closing, facts=replace(died, died_at=desk.at(minute)))
        case LeftUnseen() as unseen:
            facts = replace(unseen, last_seen_at=desk.at(minute))
            return replace(closing, facts=facts)
        case _:
            return replace(closing, left_at=desk.at(minute))


def test_minutes_of_an_opening_count_whole() -> None:
    """Opened at 12:56:30; last seen at 12:56 is possible."""
    desk = Desk()
    desk.now += timedelta(seconds=30)
    desk.open()
    facts = LeftUnseen(last_seen_at=desk.at(-30), told="Dr Meyer")
    assert desk.chart(5, replace(UNSEEN, facts=facts)) is None
