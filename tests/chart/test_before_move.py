"""A chart that is moved before its dose keeps nothing that was made for another."""

from decimal import Decimal
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Amend, Retract
from monitor.chart.kinds import (
    Amendable,
    ChartReattributed,
    IdentityTyped,
    InfusionRecorded,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from tests.builders import DOSE, PATIENT, SESSION, SPACE, at
from tests.dosing import SingleForm, device
from tests.protocol.gated import ANSWERS, Room, answer
from tests.protocol.test_first_dose import INJECTED
from tests.protocol.test_first_dose import ready as ready_by
from tests.refused import why

BEGUN = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
OTHER, THIRD = uuid5(SPACE, "other"), uuid5(SPACE, "third")


def ready() -> Room:
    """Every check met, the dose checked, and declared ready at -2min."""
    room = Room().answered()
    assert room.clear(-2) is None
    return room


def move(room: Room, minute: float, whose: UUID = OTHER) -> None:
    typed = IdentityTyped(initials="BB", birth_year=1970)
    room.add(
        ChartReattributed(from_patient=PATIENT, to_patient=whose, identity=typed),
        minute,
    )


def make_ready(room: Room, minute: float) -> None:
    room.order(minute=minute)
    for gate in ANSWERS:
        room.add(answer(gate), minute)


def test_ready_and_all_it_was_declared_on_are_asked_for_again() -> None:
    """They are of the patient for whom they were made."""
    room = ready()
    move(room, -1)
    now = room.session
    assert (now.cleared_at, now.order, now.dosing.prepared) == (None, None, None)
    assert (now.dosing.check, now.gates, now.overrides) == (None, (), ())
    assert room.state("consent", 0).standing == "waiting"
    assert room.clear(0) is not None
    assert room.chart(BEGUN, 0) is not None


def test_what_was_read_stays() -> None:
    """Weight and values are of whoever was in the room."""
    room = ready()
    weight, sets = room.session.weight, room.session.sets
    move(room, -1)
    assert weight is not None
    assert (room.session.weight, room.session.sets) == (weight, sets)


def test_it_starts_on_what_was_made_for_this_patient() -> None:
    """Ordered, checked, answered and declared anew."""
    room = ready()
    move(room, -1.5)
    make_ready(room, -1)
    assert room.clear(-0.5) is None
    assert room.chart(BEGUN, 0) is None
    assert room.session.order == DOSE
    assert room.state("consent", 5).standing == "met"


def test_a_second_move_asks_again() -> None:
    """Of two moves the last counts."""
    room = ready()
    move(room, -1.8)
    make_ready(room, -1.5)
    move(room, -1, THIRD)
    assert room.session.order is None
    assert room.session.gates == ()


def test_a_move_after_the_dose_takes_nothing_back() -> None:
    """It was given on what was known of whoever it was given to."""
    room = ready()
    assert room.chart(BEGUN, 0) is None
    known = room.session
    move(room, 10)
    now = room.session
    assert now.moves
    assert now.cleared_at == known.cleared_at is not None
    assert (now.dosing, now.gates) == (known.dosing, known.gates)
    assert room.state("consent", 10).standing == "met"


def strike_out(room: Room, target: UUID, minute: float) -> None:
    assert strike(room, target, minute) is None


def strike(room: Room, target: UUID, minute: float) -> Refusal | None:
    command = Retract(
        id=uuid5(SPACE, f"strike {minute}"),
        stream_id=SESSION,
        at=at(minute),
        target=target,
        reason="wrong",
    )
    return room.ask(command, at(minute))


def amend(
    room: Room, target: UUID, fact: Amendable, of: float, minute: float
) -> Refusal | None:
    """Put a fact right at that minute, so that it is of another one."""
    command = Amend(
        id=uuid5(SPACE, f"amend {minute}"),
        stream_id=SESSION,
        at=at(of),
        target=target,
        replacement=fact,
        reason="slip",
    )
    return room.ask(command, at(minute))


def struck_out_after_the_move() -> Room:
    """Begun at 0, moved at 5, and struck out at 6."""
    room = ready()
    assert room.chart(BEGUN, 0) is None
    start = room.entries[-1].id
    move(room, 5)
    strike_out(room, start, 6)
    return room


def test_a_start_struck_out_after_the_move_is_charted_again() -> None:
    """The dose was given on what was known; only how it was charted was wrong."""
    room = struck_out_after_the_move()
    assert room.chart(BEGUN, 0, 7) is None
    now = room.session
    assert (now.order, now.cleared_at) == (DOSE, at(-2))
    assert room.state("consent", 7).standing == "met"


def test_one_of_after_the_move_is_on_nothing_of_the_first_patient() -> None:
    """The start that was struck out had never begun: nobody was dosed."""
    room = struck_out_after_the_move()
    room.observe(6.5, "118/72 70 98 14 5 0 1 0")
    now = room.session
    assert (now.order, now.dosing.check, now.gates) == (None, None, ())
    assert now.cleared_at is None
    assert room.chart(BEGUN, 5, 7) is not None
    assert room.chart(BEGUN, 7) is not None
    make_ready(room, 7)
    assert room.clear(8) is None
    assert room.chart(BEGUN, 0, 8) is not None
    assert room.chart(BEGUN, 8.5) is None
    assert room.session.order == DOSE


def test_a_start_is_not_amended_to_after_the_move() -> None:
    """It would be a dose of this patient on the order of the other."""
    room = ready()
    assert room.chart(BEGUN, 0) is None
    start = room.entries[-1].id
    move(room, 5)
    refusal = amend(room, start, BEGUN, 6, 7)
    assert why(refusal) == (
        "nobody was dosed by 13:31, when the chart was moved, and the order was for "
        "another patient"
    )
    assert amend(room, start, BEGUN, 4, 8) is None


def test_the_first_of_two_is_not_struck_out_if_the_other_was_after_the_move() -> None:
    """What is left would be this patient's, on the order of the other."""
    room = ready_by("injection")
    half = replace(INJECTED, mg=Decimal("17.1"))
    assert room.chart(half, 0) is None
    first = room.entries[-1].id
    move(room, 5)
    assert room.chart(half, 6) is None
    second = room.entries[-1].id
    assert "the order was for another patient" in why(strike(room, first, 7))
    strike_out(room, second, 8)
    strike_out(room, first, 9)
    assert room.session.order is None


@pytest.mark.parametrize("form", ["devices", "injection"])
def test_a_single_dose_is_amended_after_the_move(form: SingleForm) -> None:
    """It goes on being what was dosed before it, and not after."""
    room = ready_by(form)
    given = device(1) if form == "devices" else INJECTED
    assert room.chart(given, 0) is None
    dose = room.entries[-1].id
    move(room, 5)
    assert amend(room, dose, given, 1, 7) is None
    assert room.session.dose_started_at == at(1)


def test_a_start_struck_out_before_the_move_was_no_dose() -> None:
    """Nobody was dosed when the chart was moved."""
    room = ready()
    assert room.chart(BEGUN, -1.5) is None
    strike_out(room, room.entries[-1].id, -1)
    move(room, -0.5)
    assert (room.session.order, room.session.cleared_at) == (None, None)
    assert room.chart(BEGUN, 0) is not None


def test_what_a_dose_was_charted_upon_before_versions_asked_anew_stands() -> None:
    """Ordered, moved, and then begun without another order."""
    room = ready()
    known = room.session
    move(room, -1)
    room.add(BEGUN, 0)
    now = room.session
    assert (now.order, now.dosing.check) == (DOSE, known.dosing.check)
    assert (now.gates, now.cleared_at) == (known.gates, known.cleared_at)


def test_a_dose_of_its_own_order_brings_nothing_of_the_other_back() -> None:
    """An answer for the one is none for the other, also once the other is dosed."""
    room = ready()
    room.order(minute=-1.8)
    move(room, -1.5)
    room.order(minute=-1)
    room.add(BEGUN, 0)
    assert room.session.order == DOSE
    assert (room.session.gates, room.session.cleared_at) == ((), None)


def test_a_session_that_was_over_keeps_what_it_had() -> None:
    """Cancelled before the dose, and found to be another's hours later."""
    room = ready()
    room.add(SessionClosed(ending="cancelled"), 1)
    known = room.session
    move(room, 300)
    now = room.session
    assert (now.order, now.gates) == (known.order, known.gates)
    assert now.cleared_at == known.cleared_at is not None


def test_an_answer_for_the_other_patient_is_not_put_right() -> None:
    """It would be charted, and the check would still not be answered."""
    room = ready()
    consent = next(a.id for a in room.session.gates if a.gate == "consent")
    move(room, -1)
    refusal = room.put_right(consent, answer("consent", signed="2026-02-02"), -0.5)
    assert refusal is not None
    assert refusal.why == "it was made before the chart was moved, for another patient"
    make_ready(room, -0.4)
    mine = next(a.id for a in room.session.gates if a.gate == "consent")
    signed = answer("consent", signed="2026-02-02")
    assert room.put_right(mine, signed, -0.3) is None


def test_an_override_for_the_other_patient_is_listed_and_lets_nothing_pass() -> None:
    """It is to be reviewed; consent is asked for as if nobody had let it pass."""
    room = Room().before()
    assert room.override("consent", -9) is None
    assert room.state("consent", -8).standing == "overridden"
    move(room, -5)
    (listed,) = room.session.overrides
    assert listed.is_void
    assert room.state("consent", -4).standing == "waiting"
    assert room.override("consent", -3) is None
    assert [o.is_void for o in room.session.overrides] == [True, False]
    assert room.state("consent", -2).standing == "overridden"
