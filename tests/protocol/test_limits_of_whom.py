"""Whose a changed limit is goes by when it was first written, not by its time."""

from uuid import UUID, uuid5

from monitor.chart.commands import Amend
from monitor.chart.kinds import EntryAmended, LimitChanged
from monitor.chart.refusals import Refusal
from tests.builders import SESSION, SPACE, Chronicle, at
from tests.chart.test_before_move import BEGUN, ready
from tests.chart.test_before_move import move as move_of
from tests.protocol.gated import Room
from tests.protocol.test_limits_moved import LIMITS, limited, move, priority
from tests.typed_sets import readings

CHANGE = LimitChanged(
    rule="SBP-HIGH-3", limit=240, prescriber="Dr Meyer", reason="usual pressure"
)


def running(*, limited_at: float | None = None) -> tuple[Room, UUID]:
    """The infusion runs; the limit changed for the first patient, if it is."""
    room = ready()
    assert room.chart(BEGUN, 0) is None
    if limited_at is not None:
        assert room.chart(CHANGE, limited_at) is None
    return room, room.entries[-1].id


def amended(
    room: Room, target: UUID, limit: int, minute: float, known: float
) -> Refusal | None:
    command = Amend(
        id=uuid5(SPACE, f"amended {known}"),
        stream_id=SESSION,
        at=at(minute),
        target=target,
        replacement=LimitChanged(
            rule="SBP-HIGH-3", limit=limit, prescriber="Dr Meyer", reason="usual"
        ),
        reason="typing slip",
    )
    return room.ask(command, at(known))


def in_force(room: Room) -> list[tuple[int, object]]:
    return [(c.change.limit, c.at) for c in room.session.limits.in_force]


def test_a_limit_typed_with_the_minute_of_the_move_is_in_force() -> None:
    """A time has no seconds; it holds from the move on."""
    room, _ = running()
    move_of(room, 5.6)
    assert room.chart(CHANGE, 5, 6.5) is None
    assert in_force(room) == [(240, at(5.6))]


def test_what_is_read_since_is_held_against_it() -> None:
    """215 alerts of nothing for whom it was charted, at whatever time it was typed."""
    chronicle = Chronicle().start()
    move(chronicle, 5.6)
    for rule, limit in LIMITS:
        chronicle.limit(6.5, rule, limit, effective=5)
    chronicle.observe(10, readings(sbp=215, dbp=90))
    assert priority(chronicle, 10) == "low"


def test_it_calls_at_once_where_it_is_lower() -> None:
    """By the value that was read last, from the move on; that is not late."""
    chronicle = Chronicle().start()
    chronicle.observe(1, readings(sbp=150, dbp=80))
    move(chronicle, 20)
    chronicle.limit(21, "SBP-HIGH-3", 140, effective=2)
    (alert,) = [a for a in chronicle.assess(21).alerts if a.priority == "high"]
    assert (alert.fired_at, alert.is_late) == (at(20), False)


def test_a_limit_of_the_other_patient_is_not_amended() -> None:
    """Neither its value nor its time, by which it would be of this patient."""
    room, limit = running(limited_at=1)
    move_of(room, 5)
    for new, minute, known in ((230, 1, 6), (240, 6, 7)):
        refusal = amended(room, limit, new, minute, known)
        assert refusal is not None
        assert refusal.why.endswith("before the chart was moved, for another patient")
    assert in_force(room) == []


def test_a_limit_of_this_patient_is_amended() -> None:
    """For the minute of the move as well."""
    room, _ = running(limited_at=1)
    move_of(room, 5.6)
    assert room.chart(CHANGE, 6) is None
    assert amended(room, room.entries[-1].id, 230, 5, 7) is None
    assert in_force(room) == [(230, at(5.6))]


def test_amended_past_the_move_it_is_of_the_other_still() -> None:
    """As a record of an earlier version may have it."""
    chronicle = limited()
    entry = next(e for e in chronicle.entries if e.payload == _first_change(chronicle))
    move(chronicle, 5)
    later = EntryAmended(replacement=CHANGE)
    chronicle.add(later, 7, effective=6, over=[entry.id])
    assert chronicle.session.limits.in_force == ()
    chronicle.observe(10, readings(sbp=215, dbp=90))
    assert priority(chronicle, 10) == "high"


def _first_change(chronicle: Chronicle) -> LimitChanged:
    return chronicle.session.limits.changes[0].change


def test_a_move_of_a_session_that_was_over_ends_none() -> None:
    """Nobody is called hours after the patient left, and nothing is judged anew."""
    chronicle = limited()
    chronicle.observe(10, readings(sbp=215, dbp=90))
    chronicle.show(10)
    chronicle.infuse(40, "completed")
    chronicle.close(120)
    chronicle.show(121)
    known = chronicle.assess(299)
    move(chronicle, 300)
    found = chronicle.assess(301)
    assert found.to_raise == ()
    assert found.alerts == known.alerts
    assert len(chronicle.session.limits.in_force) == len(LIMITS)


def test_once_it_goes_on_again_they_end_with_that_move() -> None:
    """The closing was struck out: it was never over."""
    chronicle = limited()
    chronicle.observe(10, readings(sbp=215, dbp=90))
    chronicle.show(10)
    chronicle.infuse(20, "completed")
    closing = chronicle.close(30)
    move(chronicle, 31)
    chronicle.retract(32, closing)
    raised = chronicle.assess(32).to_raise
    assert [p.rule for p in raised if p.priority == "high"] == ["SBP-HIGH-3"]
