"""The call of the day after, and whom it is made to."""

import pytest
from msgspec.structs import replace

from monitor.chart.follow_up import early_call, is_call_wanted
from monitor.chart.kinds import FollowUpRecorded, InfusionRecorded, SessionClosed
from tests.chart.ended import ALL, DISCHARGED, named
from tests.chart.test_infusion import RATE
from tests.desk import Desk


@pytest.mark.parametrize("closing", ALL, ids=named)
def test_who_went_away_is_called_the_next_day(closing: SessionClosed) -> None:
    """Discharged, against advice, or unseen: that one above all."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(40, InfusionRecorded(step="stopped", cause="asked to"))
    session = replace(desk.session, closed=closing, closed_at=desk.at(61))
    went = closing.ending in ("discharged", "against advice", "left unseen")
    assert is_call_wanted(session) is went


CALL = FollowUpRecorded(reached=True, sleep="well", drove=False)


def test_the_call_of_the_next_day_is_charted_after_closing(dosed: Desk) -> None:
    """It is the one fact that is charted then, and it can be amended."""
    dosed.chart(61, DISCHARGED)
    assert dosed.chart(61 + 24 * 60, CALL) is None
    ((at, call),) = dosed.session.follow_ups
    assert (at, call) == (dosed.at(61 + 24 * 60), CALL)
    found = next(f for f in dosed.session.facts if f.payload == CALL)
    better = replace(CALL, mood="calm")
    assert dosed.amend(61 + 25 * 60, found.id, better) is None
    assert [call for _, call in dosed.session.follow_ups] == [better]


@pytest.mark.parametrize(
    ("minute", "is_wanted"), [(65, True), (633, True), (634, False), (700, False)]
)
def test_only_a_call_of_the_next_day_clears_its_mark(
    dosed: Desk, minute: int, is_wanted: bool
) -> None:
    """It was closed in the afternoon: the next day begins at midnight."""
    dosed.chart(61, DISCHARGED)
    midnight = dosed.at(minute).date() > dosed.at(61).date()
    assert midnight is not is_wanted
    assert dosed.chart(minute, CALL) is None
    assert is_call_wanted(dosed.session) is is_wanted
    assert (early_call(dosed.session, dosed.at(minute)) is not None) is is_wanted


def test_a_call_soon_after_closing_is_asked_about() -> None:
    """Before the closing nobody asks."""
    desk = Desk()
    desk.open()
    assert early_call(desk.session, desk.now) is None


def test_no_call_is_charted_while_the_session_is_open(dosed: Desk) -> None:
    """There is nobody to call."""
    refusal = dosed.chart(61, CALL)
    assert refusal is not None
    assert "still open" in refusal.sentence


@pytest.mark.parametrize(("minute", "is_refused"), [(60, True), (61, False)])
def test_a_call_comes_after_the_closing(
    dosed: Desk, minute: float, is_refused: bool
) -> None:
    """The session was closed at minute 61."""
    dosed.chart(61, DISCHARGED)
    refusal = dosed.chart(90, CALL, effective=minute)
    assert (refusal is not None) is is_refused


@pytest.mark.parametrize(
    ("call", "is_refused"),
    [
        (FollowUpRecorded(reached=True), True),
        (FollowUpRecorded(reached=True, sleep=" "), True),
        (FollowUpRecorded(reached=True, drove=False), False),
        (FollowUpRecorded(reached=True, concerns="none"), False),
        (FollowUpRecorded(reached=False), False),
        (FollowUpRecorded(reached=True, mood="x" * 4000), False),
        (FollowUpRecorded(reached=True, mood="x" * 4001), True),
    ],
)
def test_a_call_that_reached_the_patient_says_something(
    dosed: Desk, call: FollowUpRecorded, is_refused: bool
) -> None:
    """One that did not reach anybody has nothing to say."""
    dosed.chart(61, DISCHARGED)
    refusal = dosed.chart(61, call)
    assert (refusal is not None) is is_refused
