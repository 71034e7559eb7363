"""When the drug can be charted as begun, and what its start is held against."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    DoseChecked,
    DrugPrepared,
    EntryAmended,
    InfusionRecorded,
    ObservationsRecorded,
    Reading,
)
from monitor.protocol.gates import start_obstacles
from monitor.protocol.reviewing import unmet
from monitor.simulation.checks import checks_met
from tests.builders import DOSE, at, iv40
from tests.protocol.gated import Room
from tests.refused import why
from tests.typed_sets import observed

STARTED = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))


@pytest.fixture
def ready() -> Room:
    """A whole set at minute -14, declared ready 30 seconds after minute -5."""
    room = Room().answered()
    assert room.clear(-4.5) is None
    return room


@pytest.mark.parametrize(
    ("minute", "is_refused"), [(1, False), (1.1, True), (31, True)]
)
def test_baseline_is_fresh_at_the_start(
    ready: Room, minute: float, is_refused: bool
) -> None:
    """It was read 15 min before minute 1."""
    refusal = ready.chart(STARTED, minute)
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert "no complete baseline set in the last 15min" in refusal.why


def test_a_start_charted_late_is_taken_once_the_patient_is_read(ready: Room) -> None:
    """Nobody has to move the start to chart it."""
    assert ready.chart(STARTED, 10, known=20)
    ready.observe(19, "118/72 70 98 14 5 0 1 0")
    assert ready.chart(STARTED, 10, known=20) is None
    assert ready.session.dose_started_at == at(10)


@pytest.mark.parametrize(
    ("minute", "is_refused"), [(-6, True), (-5, False), (-4, False)]
)
def test_a_start_is_not_before_it_was_declared_ready(
    ready: Room, minute: float, is_refused: bool
) -> None:
    """By the minute, as it is typed; what was earlier is told by amending it."""
    refusal = ready.chart(STARTED, minute, known=0)
    assert (refusal is not None) is is_refused
    if refusal is not None:
        assert refusal.field == "time"
        assert "declared ready at 13:21" in refusal.why


def test_lot_of_another_strength_holds_the_start() -> None:
    """The order is worked from 50 mg/mL, and the label says 10."""
    room = Room().answered()
    assert room.clear(-5) is None
    lot = next(f for f in room.session.facts if isinstance(f.payload, DrugPrepared))
    assert isinstance(lot.payload, DrugPrepared)
    weak = replace(lot.payload, stock_mg_per_ml=Decimal(10))
    assert room.put_right(lot.id, weak, -4) is None
    told = "10 mg/mL on the label, 50 mg/mL in the order"
    assert any(told in o for o in start_obstacles(room.protocol, room.session, at(-4)))
    assert told in why(room.chart(STARTED, 0))
    assert room.put_right(lot.id, lot.payload, 0) is None
    assert room.chart(STARTED, 1) is None


def test_dose_of_another_weight_holds_the_start() -> None:
    """An order amended to a weight that nobody measured, with its check."""
    room = Room().answered()
    assert room.clear(-5) is None
    ordered = room.session.dosing.ordered
    assert ordered is not None
    heavier = replace(
        DOSE,
        weight_kg=Decimal(70),
        mg=Decimal(35),
        infuse_ml=Decimal(35),
        remain_ml=Decimal(15),
        rate_ml_per_hour=Decimal("52.5"),
    )
    assert room.put_right(ordered.id, heavier, -4) is None
    check = next(f for f in room.session.facts if isinstance(f.payload, DoseChecked))
    assert isinstance(check.payload, DoseChecked)
    same = replace(check.payload, ml=Decimal(35), rate_ml_per_hour=Decimal("52.5"))
    assert room.put_right(check.id, same, -4) is None
    told = "worked from 70 kg, the weight is 68.4 kg"
    assert told in why(room.chart(STARTED, 0))
    assert room.put_right(ordered.id, DOSE, 1) is None
    assert room.put_right(check.id, check.payload, 1) is None
    assert room.chart(STARTED, 1) is None


def reasons(*codes: str) -> ObservationsRecorded:
    """A set of reasons for these fields, and calm values of the others."""
    calm = observed("118/72 70 98 14 5 0 1 0").readings
    return ObservationsRecorded(
        readings=tuple(
            Reading(field=r.field, not_done="refused") if r.field in codes else r
            for r in calm
        )
    )


JUDGED = [
    (("sbp", "dbp"), "SBP, DBP"),
    (("hr",), "HR"),
    (("spo2",), "SpO2"),
    (("rr",), "RR"),
    (("sedation",), "MOAA/S"),
    (("distress",), "Distress"),
]


def shipped() -> Room:
    """iv40 as it ships: a whole set at minute -14, and every check answered."""
    room = Room(iv40()).before()
    for met in checks_met(room.protocol, "start", at(-10)):
        room.add(met, -10)
    return room


@pytest.mark.parametrize(("codes", "names"), JUDGED)
def test_a_reason_is_no_value_of_what_is_judged(
    codes: tuple[str, ...], names: str
) -> None:
    """At minute 2 the set of -14 is 16 min old, and the one since has none of it."""
    room = shipped()
    assert room.chart(reasons(*codes), -3) is None
    assert room.clear(0) is None
    assert room.chart(STARTED, 1) is None
    room = shipped()
    assert room.chart(reasons(*codes), -3) is None
    assert room.clear(0) is None
    told = f"{names} not read in the last 15min"
    assert why(room.chart(STARTED, 2)).startswith(told)
    assert start_obstacles(room.protocol, room.session, at(2)) == (told,)


def test_a_reason_for_what_is_not_judged_will_do() -> None:
    """Dissociation and nausea are in no check before the start."""
    room = shipped()
    assert room.chart(reasons("dissociation", "nausea"), -3) is None
    assert room.clear(0) is None
    assert room.chart(STARTED, 2) is None


@pytest.mark.parametrize("second", [-2, 3])
def test_what_was_not_read_is_read_by_itself(second: float) -> None:
    """The set is complete, and a repeat of the one field makes it whole."""
    room = shipped()
    assert room.chart(reasons("spo2"), -3) is None
    assert room.clear(0) is None
    room.observe(second, "_ _ _ 97")
    assert room.chart(STARTED, 2, known=3) is None


def test_a_start_over_old_values_is_to_review() -> None:
    """Amended to where only reasons were fresh, it is charted and told."""
    room = shipped()
    assert room.chart(reasons("hr"), -3) is None
    assert room.clear(-2) is None
    assert room.chart(STARTED, 1) is None
    assert unmet(room.protocol, room.session) == ()
    (start,) = (f for f in room.session.facts if f.payload == STARTED)
    room.add(EntryAmended(replacement=STARTED), 5, effective=2, over=start.chain)
    assert unmet(room.protocol, room.session) == ("HR not read in the last 15min",)
