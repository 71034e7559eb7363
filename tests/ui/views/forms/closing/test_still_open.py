"""What is still open is said while a session is closed."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import EffectRecorded, InfusionRecorded, WasteRecorded
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gates import gates
from monitor.protocol.observing import LEAST_OBSERVATION
from tests.desk import Desk, vitals
from tests.protocol.pressures import running
from tests.typed_sets import readings
from tests.ui.views.forms.closing.ward import CALM, Ward, form
from tests.ui.views.forms.filling import EMPTY, RATE
from ui.views.forms.closing_facts import going_on


def test_what_is_still_open_is_listed(desk: Desk, iv40: CareProtocol) -> None:
    """Checks and alerts before effects without an end; and observing that goes on."""
    desk.chart(88, EffectRecorded(code="NAUS", grade=1))
    desk.chart(89, vitals("118/72 70 98 14 3"))
    desk.now = desk.at(90)
    facts = dict(form(desk, iv40).view(EMPTY).facts)
    assert facts["Still open"] == (
        "9 of 13 checks not met, Responsiveness MED, nausea goes on, "
        "15.8 mL left in the bag (calculated), no waste charted, Ctrl+Shift+W"
    )
    assert facts["Observation"] == "goes on until 15:06 by the protocol, 10min more"


def test_a_bag_that_held_less_is_told(desk: Desk, iv40: CareProtocol) -> None:
    """A waste charted while it ran, and what ran in since."""
    waste = WasteRecorded(ml=Decimal(30), witness="S. Lindqvist RN")
    desk.chart(90, waste, effective=20)
    facts = dict(form(desk, iv40).view(EMPTY).facts)
    assert (
        "34.2 mL given (calculated) and 30 mL wasted, bag 50 mL"
        in (facts["Still open"])
    )


def test_what_the_pump_left_is_told(iv40: CareProtocol) -> None:
    """While no waste is charted, and where another amount is."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(40, InfusionRecorded(step="completed", pump_ml=Decimal(36)))
    told = dict(form(desk, iv40).view(EMPTY).facts)["Still open"]
    assert "14 mL left in the bag (by the pump), no waste charted" in told
    desk.chart(41, WasteRecorded(ml=Decimal("14.2"), witness="S. Lindqvist RN"))
    told = dict(form(desk, iv40).view(EMPTY).facts)["Still open"]
    assert "14.2 mL wasted, 14 mL left by the pump" in told


@pytest.mark.parametrize("read", ["33", "34.1", "34.2", "34.3", "36"])
def test_what_was_wasted_as_the_pump_left_it_is_not_open(
    iv40: CareProtocol, read: str
) -> None:
    """Read below, at and above the 34.2 mL that are calculated, of a bag of 50 mL."""
    desk = Desk().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(40, InfusionRecorded(step="completed", pump_ml=Decimal(read)))
    left = Decimal(50) - Decimal(read)
    desk.chart(41, WasteRecorded(ml=left, witness="S. Lindqvist RN"))
    told = dict(form(desk, iv40).view(EMPTY).facts)["Still open"]
    assert "wasted" not in told


def test_late_values_not_acknowledged_are_still_open(iv40: CareProtocol) -> None:
    """What became known too late to call anybody is asked about all the same."""
    chronicle = running()
    chronicle.observe(30, readings(spo2=88), effective=10)
    chronicle.show(30)
    still = going_on(chronicle.session, iv40, chronicle.assess(30))
    assert "SpO₂ 88 % HIGH, charted late" in still


@pytest.mark.parametrize(
    ("minute", "says"),
    [(99, "1min more"), (100, "set of 15:06"), (102, "set of 15:06")],
)
def test_last_set_of_the_protocol_is_waited_for(
    desk: Desk, iv40: CareProtocol, minute: int, says: str
) -> None:
    """Before, at and after the last slot: until when, then that it is not charted."""
    desk.now = desk.at(minute)
    assert says in dict(form(desk, iv40).view(EMPTY).facts)["Observation"]


@pytest.mark.parametrize(
    ("ended", "until"), [(40, "15:06"), (40.5, "15:07"), (41, "15:07")]
)
def test_it_tells_the_end_of_observation_as_the_check_does(
    iv40: CareProtocol, ended: float, until: str
) -> None:
    """An infusion that ended half a minute on is observed to the whole minute."""
    desk = Ward().ready()
    desk.chart(0, InfusionRecorded(step="started", rate_ml_per_hour=RATE))
    desk.chart(ended, InfusionRecorded(step="completed"))
    desk.now = desk.at(42)
    told = dict(form(desk, iv40).view(EMPTY).facts)["Observation"]
    assert told.startswith(f"goes on until {until} by the protocol")
    leaving = gates(iv40, desk.session, "leave", desk.now)
    (least,) = [g for g in leaving if g.gate.computed == LEAST_OBSERVATION]
    assert least.judged.why == f"until {until}"


def test_nothing_open_is_said_as_well(desk: Desk, iv40: CareProtocol) -> None:
    """Once the last set is charted no observation is left to mention, nor any waste."""
    desk.chart(100, CALM)
    desk.chart(101, WasteRecorded(ml=Decimal("15.8"), witness="S. Lindqvist RN"))
    assert form(desk, iv40).view(EMPTY).facts == (
        ("Still open", "7 of 13 checks not met"),
    )
