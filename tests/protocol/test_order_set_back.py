"""What was charted last is what counts, also where the clock was set back before it."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Amend
from monitor.chart.corrections import corrected
from monitor.chart.kinds import (
    HandedOver,
    InfusionRecorded,
    NoteRecorded,
    SessionClosed,
    WeightRecorded,
)
from monitor.protocol.gates import why_stale
from monitor.protocol.reviewing import unmet
from tests.builders import CALM, DOSE, SESSION, Chronicle, at, readings
from tests.protocol.gated import Room, answer
from tests.protocol.leaving_ward import Ward

MORE = replace(
    DOSE,
    mg_per_kg=Decimal("0.75"),
    mg=Decimal("51.3"),
    bag_mg=Decimal(100),
    mg_per_ml=Decimal(2),
    infuse_ml=Decimal("25.7"),
    remain_ml=Decimal("24.3"),
    rate_ml_per_hour=Decimal("38.6"),
)
LIGHTER = WeightRecorded(kg=Decimal(45), typed="45", typed_unit="kg")


def ready(back: float) -> Room:
    """Declared ready a minute before the start; then the clock is set back."""
    room = Room().answered()
    assert room.clear(-1) is None
    room.set_back = back
    return room


def start(room: Room, minute: float) -> str:
    """Why the start can't be charted; empty where it was."""
    begun = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("38.6"))
    refusal = room.chart(begun, minute)
    return "" if refusal is None else refusal.why


class TestTheLastCounts:
    def test_of_orders(self) -> None:
        """One that is ordered after the step is the one in force."""
        room = Room().answered()
        room.set_back = 30
        room.order(MORE, -25)
        assert room.session.order == MORE
        assert room.session.dosing.check is not None

    def test_of_weights(self) -> None:
        """The patient weighs what was read last."""
        room = Room().answered()
        room.set_back = 30
        room.add(LIGHTER, -25)
        assert room.session.weight == LIGHTER

    def test_of_answers(self) -> None:
        """A gait that was steady and is not any more holds the patient."""
        ward = Ward()
        ward.observe(85, CALM)
        ward.answer_all(100)
        assert ward.found("leave_gait", 101)[0] == "met"
        ward.set_back = 30
        assert ward.chart(answer("leave_gait", steady="no", stands="no"), 75) is None
        assert ward.found("leave_gait", 76)[0] == "not met"

    def test_of_sets(self) -> None:
        """They come in the order in which they were read."""
        chronicle = Chronicle().start()
        first = chronicle.observe(30, CALM)
        chronicle.set_back = 20
        second = chronicle.observe(15, CALM)
        assert [s.id for s in chronicle.session.sets[-2:]] == [first, second]

    def test_of_handovers(self) -> None:
        """Whoever was left the session last has it."""
        chronicle = Chronicle().start()
        for name, back, minute in (("B. Lind", 0.0, 30), ("C. Boyd", 20.0, 15)):
            chronicle.set_back = back
            handed = HandedOver(
                to=name, to_person=SESSION, initials="AD", stood=("Nothing is open",)
            )
            chronicle.add(handed, minute)
        assert [h.to for h in chronicle.session.handovers] == ["B. Lind", "C. Boyd"]

    def test_of_what_heads_a_card(self) -> None:
        """The pressure that was read last, not the one of the later time."""
        chronicle = Chronicle().start()
        chronicle.observe(30, readings(sbp=205, dbp=90))
        chronicle.show(30)
        chronicle.set_back = 20
        chronicle.observe(15, readings(sbp=229, dbp=90))
        chronicle.show(15)
        card = chronicle.assess(16).card("bp")
        assert card is not None
        assert card.top.value == "SBP 229 mmHg"


def test_the_chart_goes_by_the_times_that_are_shown() -> None:
    """The facts as the exports list them."""
    chronicle = Chronicle().start()
    chronicle.observe(30, CALM)
    chronicle.set_back = 20
    chronicle.observe(15, CALM)
    shown = [fact.effective_at for fact in chronicle.session.settlement.chart]
    assert shown == sorted(shown)
    assert shown != [fact.effective_at for fact in chronicle.session.facts]


class TestReadyIsTakenBack:
    @pytest.mark.parametrize("back", [0, 10])
    def test_by_another_order(self, back: float) -> None:
        """Its lot and second check are asked for before the drug begins."""
        room = ready(back)
        minute = 1 - back
        assert room.chart(MORE, minute) is None
        room.observe(minute + 1, CALM)
        assert room.session.cleared_at is None
        assert start(room, minute + 2) == (
            "the session has not been declared ready to start"
        )

    @pytest.mark.parametrize("back", [0, 10])
    def test_by_an_answer_that_is_struck_out(self, back: float) -> None:
        """Consent that nobody gave."""
        room = ready(back)
        (consent,) = [g for g in room.session.gates if g.gate == "consent"]
        room.retract(1 - back, consent.id)
        assert room.session.cleared_at is None

    @pytest.mark.parametrize("back", [0, 30])
    def test_by_a_weight_that_is_put_right(self, back: float) -> None:
        """The dose was worked from the other one."""
        room = ready(back)
        facts = room.session.facts
        (weight,) = [f for f in facts if isinstance(f.payload, WeightRecorded)]
        room.amend(1 - back, weight.id, LIGHTER)
        assert room.session.cleared_at is None

    def test_and_declared_again(self) -> None:
        """Before the clock has come to where it was."""
        room = Room().answered()
        assert room.clear(-1) is None
        (consent,) = [g for g in room.session.gates if g.gate == "consent"]
        room.retract(-1, consent.id)
        room.set_back = 10
        room.add(answer("consent"), -9)
        room.observe(-9, CALM)
        assert room.clear(-8) is None
        assert room.session.cleared_at == at(-8)


@pytest.mark.parametrize(("minute", "is_stale"), [(-9, False), (-8, True)])
def test_a_set_grows_old_by_time_that_passes(minute: float, *, is_stale: bool) -> None:
    """Read at -14, which is -24 by the clock of now: 15min later it is too old."""
    room = Room().answered()
    room.set_back = 10
    room.add(NoteRecorded(text="clock set back"), -14)
    why = why_stale(room.protocol, room.session, at(minute), at(minute))
    assert bool(why) is is_stale


def test_a_correction_sets_no_clock_back() -> None:
    """To look at what would come of it leaves what was charted before where it was."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.observe(100, CALM)
    ward.answer_all(101)
    assert ward.discharge(102) == ""
    ward.add(NoteRecorded(text="called, well"), 150)
    facts = ward.session.facts
    (closing,) = [f for f in facts if isinstance(f.payload, SessionClosed)]
    assert isinstance(closing.payload, SessionClosed)
    command = Amend(
        id=ward._id(),
        stream_id=SESSION,
        at=closing.effective_at,
        target=closing.id,
        replacement=replace(closing.payload, left_at=at(101)),
        reason="misread",
    )
    after = corrected(ward.session, command, at(200))
    assert [after.times.of(f) for f in after.facts] == [
        f.effective_at for f in after.facts
    ]


def test_a_start_is_not_before_ready_since_the_clock_shows_so() -> None:
    """Declared at -1, which is -11 by the clock of now."""
    room = Room().answered()
    assert room.clear(-1) is None
    room.set_back = 10
    room.observe(-9, CALM)
    assert start(room, -8) == ""
    assert unmet(room.protocol, room.session) == ()


@pytest.mark.parametrize("back", [0, 30])
def test_a_start_stays_as_it_was_judged(back: float) -> None:
    """On a fresh baseline, though the clock is set back under the drug."""
    room = Room().answered()
    assert room.clear(-1) is None
    assert start(room, 0) == ""
    room.set_back = back
    room.observe(31 - back, CALM)
    assert unmet(room.protocol, room.session) == ()
