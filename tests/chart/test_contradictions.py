"""A correction leaves nothing in the record that the rest of it rules out."""

from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Amend, ClearStart
from monitor.chart.contradictions import contradictions
from monitor.chart.kinds import (
    Admitted,
    Amendable,
    DoseDoubtful,
    DoseOrdered,
    EffectEnded,
    EffectRecorded,
    FollowUpRecorded,
    InfusionRecorded,
    Kind,
    ObservationsRecorded,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from tests.desk import DOSE, Desk
from tests.dosing import ORDERS, desk_by, device
from tests.refused import why

RATE = Decimal("51.3")
STARTED = InfusionRecorded(step="started", rate_ml_per_hour=RATE)
STOPPED = InfusionRecorded(step="stopped", cause="asked to")


def last(desk: Desk, kind: type[Kind]) -> UUID:
    return [f.id for f in desk.session.facts if isinstance(f.payload, kind)][-1]


def strike_out(desk: Desk, minute: float, kind: type[Kind]) -> Refusal | None:
    return desk.retract(minute, last(desk, kind), "slip")


def move(desk: Desk, kind: type[Kind], to: float, now: float) -> Refusal | None:
    """Amend the time of the last fact of a kind, and nothing else."""
    target = last(desk, kind)
    fact = desk.session.fact(target)
    assert fact is not None
    assert isinstance(fact.payload, Amendable)
    desk.now = desk.at(now)
    return desk.do(
        Amend(
            id=desk.next_id(),
            stream_id=desk.session_id,
            at=desk.at(to),
            target=target,
            replacement=fact.payload,
            reason="wrong time",
        )
    )


def bag(ml: int) -> DoseOrdered:
    """The same dose out of a bag of another size, 1 mg/mL."""
    held, remain = Decimal(ml), Decimal(ml) - DOSE.infuse_ml
    return replace(DOSE, bag_ml=held, bag_mg=held, remain_ml=remain)


def admitted(desk: Desk, left: float) -> SessionClosed:
    facts = Admitted(where="Ward 4")
    return SessionClosed(ending="admitted", left_at=desk.at(left), facts=facts)


@pytest.fixture
def dosed(desk: Desk) -> Desk:
    """The infusion runs since minute 0."""
    assert desk.chart(0, STARTED) is None
    return desk


@pytest.fixture
def closed(dosed: Desk) -> Desk:
    """The infusion stopped at minute 40; the patient left at 50, closed at 55."""
    assert dosed.chart(40, STOPPED) is None
    assert dosed.chart(55, admitted(dosed, 50)) is None
    return dosed


class TestOrder:
    """What was given was given by its order."""

    def test_before_any_was_given(self, desk: Desk) -> None:
        """An order charted in error goes."""
        assert strike_out(desk, -1, DoseOrdered) is None
        assert desk.session.order is None

    def test_once_it_runs(self, dosed: Desk) -> None:
        """It says to amend the order, and that is taken."""
        refusal = strike_out(dosed, 5, DoseOrdered)
        assert "the dose begun at 13:26 was given by this order" in why(refusal)
        assert refusal is not None
        assert refusal.remedy == "Amend the order to what was ordered"
        other = replace(DOSE, ordered_by="Dr Ito")
        assert dosed.amend(6, last(dosed, DoseOrdered), other) is None

    def test_where_an_order_before_it_would_come_back(self, desk: Desk) -> None:
        """What was given would silently be another dose."""
        assert desk.session.order is not None
        assert desk.chart(-1, replace(DOSE, ordered_by="Dr Ito")) is None
        earlier, later = (
            f.id for f in desk.session.facts if isinstance(f.payload, DoseOrdered)
        )
        assert desk.ask(ClearStart, -1) is None
        assert desk.chart(0, STARTED) is None
        assert "was given by this order" in why(desk.retract(5, later, "slip"))
        assert desk.retract(6, earlier, "slip") is None

    def test_once_the_start_is_struck_out(self, dosed: Desk) -> None:
        """Nothing was given then."""
        assert strike_out(dosed, 5, InfusionRecorded) is None
        assert strike_out(dosed, 6, DoseOrdered) is None

    def test_of_devices(self) -> None:
        """Of single doses as well."""
        desk = desk_by("devices").ready(ORDERS["devices"])
        assert desk.chart(0, device(1)) is None
        ordered = desk.session.dosing.ordered
        assert ordered is not None
        assert "by this order" in why(desk.retract(5, ordered.id, "slip"))


class TestClosed:
    """A closed session stays one that could be closed."""

    def test_stop_struck_out(self, closed: Desk) -> None:
        """The infusion would run for ever; the closing goes first."""
        refusal = strike_out(closed, 60, InfusionRecorded)
        assert "the infusion has not ended" in why(refusal)
        assert refusal is not None
        assert refusal.remedy == "Amend or strike out the closing first"
        assert strike_out(closed, 61, SessionClosed) is None
        assert strike_out(closed, 62, InfusionRecorded) is None
        assert closed.session.infusion.is_running

    @pytest.mark.parametrize(
        ("minute", "is_refused"), [(49, False), (50, False), (51, True)]
    )
    def test_stop_amended_past_leaving(
        self, closed: Desk, minute: float, is_refused: bool
    ) -> None:
        """The patient left at minute 50."""
        refusal = move(closed, InfusionRecorded, minute, 60)
        assert (refusal is not None) is is_refused
        assert refusal is None or "the dose ended at 14:17" in refusal.why

    def test_closing_put_right_first(self, closed: Desk) -> None:
        """Both times were wrong: the closing, then the stop."""
        closing = last(closed, SessionClosed)
        assert closed.amend(60, closing, admitted(closed, 55)) is None
        assert move(closed, InfusionRecorded, 54, 61) is None

    def test_what_contradicted_it_before_can_go_on_to(self, closed: Desk) -> None:
        """An entry that was wrong all along holds up no other correction."""
        for n, entry in enumerate(closed.entries):
            if entry.payload == STOPPED:
                closed.entries[n] = replace(entry, effective_at=closed.at(52))
        assert list(contradictions(closed.session))
        assert move(closed, InfusionRecorded, 51, 60) is None
        assert strike_out(closed, 61, ObservationsRecorded) is None


class TestLaterFacts:
    """What was charted later holds up what it builds upon, and says so."""

    def test_start_under_a_doubt(self, dosed: Desk) -> None:
        """The dose was marked uncertain at minute 10; the start can't lie after it."""
        doubt = DoseDoubtful(cause="line", at_most_mg=Decimal(5))
        assert dosed.chart(10, doubt) is None
        assert move(dosed, InfusionRecorded, 10, 12) is None
        assert "uncertain at 13:36" in why(move(dosed, InfusionRecorded, 11, 12))

    def test_bag_smaller_than_the_pump_read(self, dosed: Desk) -> None:
        """The pump read 45 mL at minute 30."""
        paused = InfusionRecorded(step="paused", pump_ml=Decimal(45))
        assert dosed.chart(30, paused) is None
        assert dosed.amend(31, last(dosed, DoseOrdered), bag(46)) is None
        assert dosed.amend(32, last(dosed, DoseOrdered), bag(45)) is None
        refusal = dosed.amend(33, last(dosed, DoseOrdered), bag(44))
        assert "the pump read more at 13:56" in why(refusal)

    @pytest.mark.parametrize(
        ("minute", "is_refused"), [(7, False), (8, False), (9, True)]
    )
    def test_onset_after_its_end(
        self, dosed: Desk, minute: float, is_refused: bool
    ) -> None:
        """It ended at minute 8."""
        nausea = EffectRecorded(code="NAUS", grade=1)
        assert dosed.chart(5, nausea) is None
        assert dosed.chart(8, EffectEnded(effect=last(dosed, EffectRecorded))) is None
        refusal = move(dosed, EffectRecorded, minute, 12)
        assert (refusal is not None) is is_refused
        assert refusal is None or "its end is charted at 13:34" in refusal.why

    def test_closing_after_the_call(self, closed: Desk) -> None:
        """The call of the day after comes after the closing."""
        day = 24 * 60
        assert closed.chart(day, FollowUpRecorded(reached=False)) is None
        assert move(closed, SessionClosed, day, day + 1) is None
        refusal = move(closed, SessionClosed, day + 1, day + 1)
        assert "the call of the day after" in why(refusal)
