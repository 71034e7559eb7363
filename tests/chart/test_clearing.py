"""Correcting what a session was declared ready on takes the declaration back."""

from decimal import Decimal
from uuid import UUID

import pytest
from msgspec import structs

from monitor.chart.commands import ClearStart
from monitor.chart.fields import DoseForm
from monitor.chart.kinds import (
    Answer,
    DoseChecked,
    DoseOrdered,
    DrugPrepared,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
    Kind,
    NoteRecorded,
    ObservationsRecorded,
    WeightRecorded,
)
from monitor.simulation.preparing import made_ready
from tests.desk import DOSE, WEIGHT, Desk, vitals
from tests.dosing import DEVICES, ORAL, desk_by
from tests.refused import why

BEGUN = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
CALM = vitals("118/72 70 98 14 5 0")
GATE = GateAnswered(gate="consent", answers=(Answer(ask="given", value="yes"),))
PASSED = GateOverridden(gate="bp", prescriber="Dr Meyer", reason="seen by me")


def ready() -> Desk:
    """Weighed, ordered, checked, two baseline sets, declared ready at -1min."""
    desk = Desk().open()
    for at, fact in (
        *((-20, fact) for fact in (WEIGHT, DOSE, GATE, PASSED)),
        *((-18, fact) for fact in made_ready(DOSE, desk.at(-18))),
        *((minute, CALM) for minute in (-8, -4)),
        (-3, NoteRecorded(text="calm")),
    ):
        assert desk.chart(at, fact) is None
    assert desk.ask(ClearStart, -1) is None
    return desk


def ids(desk: Desk, kind: type[Kind]) -> list[UUID]:
    return [f.id for f in desk.session.facts if isinstance(f.payload, kind)]


@pytest.mark.parametrize(
    "kind",
    [
        *(WeightRecorded, DoseOrdered, DrugPrepared, DoseChecked),
        *(GateAnswered, GateOverridden),
    ],
)
def test_struck_out_before_the_drug(kind: type[Kind]) -> None:
    """The drug is held until all is there again and the session is declared anew."""
    desk = ready()
    (target,) = ids(desk, kind)
    before = desk.session.fact(target)
    assert before is not None
    assert desk.retract(0, target, "wrong one") is None
    assert desk.session.cleared_at is None
    assert "not been declared ready" in why(desk.chart(1, BEGUN))

    assert desk.chart(2, before.payload) is None  # type: ignore[arg-type]  # each can be charted
    assert desk.session.cleared_at is None
    assert desk.ask(ClearStart, 3) is None
    assert desk.session.cleared_at == desk.at(3)
    assert desk.chart(4, BEGUN) is None


def test_struck_out_before_it_was_ready() -> None:
    """Then it was declared without, and nothing is taken back."""
    desk = Desk().open()
    for fact in (WEIGHT, DOSE, *made_ready(DOSE, desk.at(-18)), CALM):
        assert desk.chart(-8, fact) is None
    (lot,) = ids(desk, DrugPrepared)
    assert desk.retract(-2, lot, "wrong one") is None
    assert desk.ask(ClearStart, -1) is None
    assert desk.session.cleared_at == desk.at(-1)


def test_struck_out_in_the_same_moment_as_it_was_declared() -> None:
    """Of one time, what came later counts."""
    desk = ready()
    (lot,) = ids(desk, DrugPrepared)
    assert desk.retract(-1, lot, "wrong one") is None
    assert desk.session.cleared_at is None


def test_struck_out_once_the_drug_runs() -> None:
    """The session was ready when it began; the start can still be amended."""
    desk = ready()
    assert desk.chart(0, BEGUN) is None
    (lot,), (start,) = ids(desk, DrugPrepared), ids(desk, InfusionRecorded)
    assert desk.retract(5, lot, "wrong one") is None
    assert desk.session.cleared_at == desk.at(-1)
    slower = structs.replace(BEGUN, rate_ml_per_hour=Decimal("51.2"))
    assert desk.amend(6, start, slower) is None


def test_the_start_itself_struck_out_after_a_lot() -> None:
    """Then no drug has begun, and what is missing is asked for."""
    desk = ready()
    assert desk.chart(0, BEGUN) is None
    (lot,), (start,) = ids(desk, DrugPrepared), ids(desk, InfusionRecorded)
    assert desk.retract(5, lot, "wrong one") is None
    assert desk.retract(6, start, "never begun") is None
    assert desk.session.cleared_at is None


def test_ordered_anew() -> None:
    """Another order was checked by nobody; an amended one stays declared."""
    desk = ready()
    changed = structs.replace(DOSE, ordered_by="Dr Osei")
    (order,) = ids(desk, DoseOrdered)
    assert desk.amend(0, order, changed) is None
    assert desk.session.cleared_at is not None
    assert desk.chart(1, DOSE) is None
    assert desk.session.cleared_at is None


LIGHTER = structs.replace(WEIGHT, kg=Decimal(45), typed="45")


def test_weight_amended() -> None:
    """The dose was worked from another one; put back, it is still asked for again."""
    desk = ready()
    (weight,) = ids(desk, WeightRecorded)
    assert desk.amend(0, weight, LIGHTER) is None
    assert desk.session.cleared_at is None
    assert "not been declared ready" in why(desk.chart(1, BEGUN))
    assert "was worked from 68.4 kg" in why(desk.ask(ClearStart, 1))

    assert desk.amend(2, weight, WEIGHT) is None
    assert desk.session.cleared_at is None
    assert desk.ask(ClearStart, 3) is None
    assert desk.chart(4, BEGUN) is None


def test_weighed_anew() -> None:
    """Whatever the scales then say."""
    desk = ready()
    assert desk.chart(0, LIGHTER) is None
    assert desk.session.cleared_at is None
    desk = ready()
    assert desk.chart(0, WEIGHT) is None
    assert desk.session.cleared_at is None
    assert desk.ask(ClearStart, 0) is None


def test_weight_amended_before_it_was_ready() -> None:
    """Then it was declared on what it is now."""
    desk = Desk().open()
    assert desk.chart(-20, LIGHTER) is None
    (weight,) = ids(desk, WeightRecorded)
    assert desk.amend(-19, weight, WEIGHT) is None
    for fact in (DOSE, *made_ready(DOSE, desk.at(-18)), CALM):
        assert desk.chart(-8, fact) is None
    assert desk.ask(ClearStart, -1) is None
    assert desk.session.cleared_at == desk.at(-1)


def test_weight_amended_once_the_drug_runs() -> None:
    """The session was ready when it began."""
    desk = ready()
    assert desk.chart(0, BEGUN) is None
    (weight,) = ids(desk, WeightRecorded)
    assert desk.amend(5, weight, LIGHTER) is None
    assert desk.session.cleared_at == desk.at(-1)


@pytest.mark.parametrize("form", ["devices", "oral"])
def test_weight_of_a_dose_that_is_worked_from_none(form: DoseForm) -> None:
    """Nasal devices and a dose by mouth are the same for whoever gets them."""
    order = DEVICES if form == "devices" else ORAL
    desk = desk_by(form).ready(order)
    cleared = desk.session.cleared_at
    assert cleared is not None
    assert desk.chart(0, LIGHTER) is None
    assert desk.session.cleared_at == cleared


def test_the_last_baseline_set_struck_out() -> None:
    """One of two may go; without any the session is not ready."""
    desk = ready()
    first, second = ids(desk, ObservationsRecorded)
    assert desk.retract(0, first, "another patient") is None
    assert desk.session.cleared_at is not None
    assert desk.retract(0, second, "another patient") is None
    assert desk.session.cleared_at is None


def test_what_it_was_not_declared_on() -> None:
    """A note may be struck out."""
    desk = ready()
    (note,) = ids(desk, NoteRecorded)
    assert desk.retract(0, note, "not so") is None
    assert desk.session.cleared_at is not None
