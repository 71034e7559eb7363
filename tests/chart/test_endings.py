"""Every ending says its own facts, and none of another; none needs a false ready."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from monitor.chart.follow_up import early_call, is_call_wanted
from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    Cancelled,
    Died,
    FollowUpRecorded,
    InfusionRecorded,
    LeftUnseen,
    ObservationsRecorded,
    Reading,
    SessionClosed,
    Transferred,
)
from tests.chart.test_infusion import RATE
from tests.desk import Desk, vitals

DESK = Desk()
LEFT = DESK.at(60)
TRANSFERRED = SessionClosed(
    ending="transferred",
    left_at=LEFT,
    facts=Transferred(where="Ward 4", taken_over_by="Dr Ito"),
)
ADMITTED = SessionClosed(
    ending="admitted", left_at=LEFT, facts=Admitted(where="Cardiology")
)
AGAINST = SessionClosed(
    ending="against advice",
    left_at=LEFT,
    facts=AgainstAdvice(
        capacity_judged_by="Dr Meyer",
        risks_explained_by="A. Okafor RN",
        is_cannula_out=True,
    ),
)
UNSEEN = SessionClosed(
    ending="left unseen", facts=LeftUnseen(last_seen_at=LEFT, told="Dr Meyer")
)
CANCELLED = SessionClosed(
    ending="cancelled", left_at=LEFT, facts=Cancelled(cause="fever")
)
DIED = SessionClosed(ending="died", facts=Died(died_at=LEFT, confirmed_by="Dr Ito"))
DISCHARGED = SessionClosed(ready_at=LEFT, left_at=LEFT)
ALL = [TRANSFERRED, ADMITTED, AGAINST, UNSEEN, CANCELLED, DIED, DISCHARGED]
LEAVING = [TRANSFERRED, ADMITTED, AGAINST, CANCELLED]
DOSED = [c for c in ALL if c is not CANCELLED]


def named(closing: SessionClosed) -> str:
    return closing.ending


@pytest.fixture
def undosed() -> Desk:
    return Desk().ready()


@pytest.fixture
def unread() -> Desk:
    """Opened at minute -30; no value was read."""
    return Desk().open()


@pytest.fixture
def dosed() -> Desk:
    """The infusion ended at minute 40."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(40, InfusionRecorded(step="completed"))
    return desk


@pytest.mark.parametrize("closing", DOSED, ids=named)
def test_each_ending_closes_without_a_ready_of_its_own(
    dosed: Desk, closing: SessionClosed
) -> None:
    """Only a discharge says when the patient was ready."""
    assert dosed.chart(61, closing) is None
    closed = dosed.session.closed
    assert closed == closing
    assert (closing.ready_at is None) is (closing.ending != "discharged")


@pytest.mark.parametrize("closing", ALL, ids=named)
def test_an_undosed_session_closes(undosed: Desk, closing: SessionClosed) -> None:
    """Cancelled is one of the ways."""
    assert undosed.chart(61, closing) is None


def test_cancelled_once_a_dose_was_begun_is_refused(dosed: Desk) -> None:
    """It says when the dose began."""
    refusal = dosed.chart(61, CANCELLED)
    assert refusal is not None
    assert refusal.field == "ending"
    assert "a dose was begun at 13:26" in refusal.sentence


@pytest.mark.parametrize("closing", DOSED, ids=named)
def test_a_running_infusion_is_stopped_first(closing: SessionClosed) -> None:
    """Also for one who died: what was given is asked at the stop."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    refusal = desk.chart(61, closing)
    assert refusal is not None
    assert "Chart the end of the infusion first" in refusal.sentence


@pytest.mark.parametrize("closing", [c for c in ALL if c is not DISCHARGED], ids=named)
def test_ready_belongs_to_a_discharge_alone(
    undosed: Desk, closing: SessionClosed
) -> None:
    """A time ready that nobody found would be a false one."""
    refusal = undosed.chart(61, replace(closing, ready_at=LEFT))
    assert refusal is not None
    assert refusal.field == "ready"


@pytest.mark.parametrize("closing", ALL, ids=named)
def test_who_went_away_is_called_the_next_day(closing: SessionClosed) -> None:
    """Discharged, against advice, or unseen: that one above all."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(40, InfusionRecorded(step="stopped", cause="asked to"))
    session = replace(desk.session, closed=closing, closed_at=desk.at(61))
    went = closing.ending in ("discharged", "against advice", "left unseen")
    assert is_call_wanted(session) is went


@pytest.mark.parametrize("gone", ["ready_at", "left_at"])
def test_a_discharge_has_both_times(undosed: Desk, gone: str) -> None:
    """Neither is guessed."""
    changed = (
        replace(DISCHARGED, ready_at=None)
        if gone == "ready_at"
        else replace(DISCHARGED, left_at=None)
    )
    refusal = undosed.chart(61, changed)
    assert refusal is not None
    assert refusal.field == gone.removesuffix("_at")


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
    ("closing", "other"),
    [
        (closing, other.facts)
        for closing in ALL
        for other in ALL
        if other is not closing
    ],
)
def test_facts_of_another_ending_are_refused(
    undosed: Desk, closing: SessionClosed, other: object
) -> None:
    """An ending has its own facts, or none where it needs none."""
    mixed = SessionClosed(
        ending=closing.ending,
        ready_at=closing.ready_at,
        left_at=closing.left_at,
        facts=other,  # type: ignore[arg-type]  # any of the facts
    )
    refusal = undosed.chart(61, mixed)
    assert refusal is not None
    assert refusal.field == "ending"


@pytest.mark.parametrize(
    ("closing", "field"),
    [
        (TRANSFERRED, "where"),
        (TRANSFERRED, "taken_over_by"),
        (ADMITTED, "where"),
        (AGAINST, "capacity_judged_by"),
        (AGAINST, "risks_explained_by"),
        (UNSEEN, "told"),
        (CANCELLED, "cause"),
        (DIED, "confirmed_by"),
    ],
)
def test_a_blank_fact_is_refused_at_its_field(
    undosed: Desk, closing: SessionClosed, field: str
) -> None:
    """Spaces are blank as well."""
    assert closing.facts is not None
    blank: dict[str, Any] = {field: " "}
    facts = replace(closing.facts, **blank)
    refusal = undosed.chart(61, replace(closing, facts=facts))
    assert refusal is not None
    assert refusal.field == field


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


def test_minutes_of_an_opening_count_whole() -> None:
    """Opened at 12:56:30; last seen at 12:56 is possible."""
    desk = Desk()
    desk.now += timedelta(seconds=30)
    desk.open()
    facts = LeftUnseen(last_seen_at=desk.at(-30), told="Dr Meyer")
    assert desk.chart(5, replace(UNSEEN, facts=facts)) is None
