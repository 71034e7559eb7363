"""An override is of what stood against the check, besides values, when it was given."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import OxygenRecorded
from monitor.protocol.gate_state import Besides, Judged
from monitor.protocol.known_then import was_known
from tests.builders import CALM, at, iv40
from tests.protocol.gated import Room, override
from tests.protocol.leaving_ward import ALERT, VITALS, Ward

PRESSED = "173/72 70 98 14 5 0 1 0"


def overridden() -> Ward:
    """Overridden at 101 for a pressure of 173, read on air."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.observe(100, PRESSED)
    assert ward.override(VITALS, 101) is None
    assert ward.found(VITALS, 102)[0] == "overridden"
    return ward


@pytest.mark.parametrize("litres", ["1", "10"])
def test_oxygen_since_was_not_known(litres: str) -> None:
    """Neither with that pressure nor with a calm one."""
    ward = overridden()
    ward.breathe(103, litres)
    assert ward.found(VITALS, 104)[0] == "not met"
    ward.observe(105, CALM)
    assert ward.found(VITALS, 106)[0] == "not met"


@pytest.mark.parametrize(
    ("litres", "standing"), [("3", "overridden"), ("4", "overridden"), ("5", "not met")]
)
def test_oxygen_that_was_known(litres: str, standing: str) -> None:
    """As much as then, or less."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.breathe(90, "4")
    assert ward.override(VITALS, 101) is None
    ward.breathe(102, litres)
    assert ward.found(VITALS, 103)[0] == standing


def test_oxygen_charted_late_was_not_known() -> None:
    """It flowed by then, and nobody had said so."""
    ward = overridden()
    ward.add(OxygenRecorded(litres_per_minute=4), 103, effective=95)  # type: ignore[arg-type]  # a whole number is one
    assert ward.found(VITALS, 104)[0] == "not met"


def test_what_was_read_before_oxygen_that_has_ended_was_not_known() -> None:
    """Not one that was read with it either."""
    ward = overridden()
    ward.breathe(103, "4")
    ward.observe(104, CALM)
    ward.breathe(105, None)
    found, _, why = ward.found(VITALS, 106)
    assert (found, why) == ("not met", "on oxygen 4 L/min at 15:10")


@pytest.mark.parametrize(
    ("minute", "standing"), [(147, "met"), (148, "met"), (149, "not met")]
)
def test_a_set_that_grew_old_since_was_not_known(minute: float, standing: str) -> None:
    """Half an hour after the last one, whatever was let pass before."""
    ward = overridden()
    ward.observe(102, CALM)
    ward.observe(118, CALM)
    assert ward.found(VITALS, minute)[0] == standing


def test_an_old_set_that_was_known() -> None:
    """Who let that pass knew of it."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    assert ward.override(VITALS, 101) is None
    assert ward.found(VITALS, 130)[0] == "overridden"


@pytest.mark.parametrize("line", ["173/72", "_ 145 _ 12"])
def test_what_was_never_read_is_not_overridden_beside_what_was(line: str) -> None:
    """One value outside hides none that nobody took."""
    ward = Ward()
    ward.observe(100, line.replace("_ 145", "_ _ 145"))
    assert ward.override(VITALS, 101) is not None
    assert ward.found(VITALS, 102)[0] == "not met"


@pytest.mark.parametrize("gate", [VITALS, ALERT])
def test_what_was_read_in_parts_was_read(gate: str) -> None:
    """Each field once since the dose, none of it together."""
    ward = Ward()
    ward.observe(98, "_ _ 70 98 14 4")
    ward.observe(100, "173/72")
    assert ward.override(gate, 101) is None
    assert ward.found(gate, 102)[0] == "overridden"


@pytest.mark.parametrize(
    ("then", "now", "standing"),
    [
        (None, "1", "not met"),
        ("2", "2", "overridden"),
        ("2", "3", "not met"),
        ("2", None, "overridden"),
    ],
)
def test_before_the_start(then: str | None, now: str | None, standing: str) -> None:
    """A pulse of 112 was let pass, breathing what was charted by then."""
    room = Room(iv40())
    room.open()
    room.order(minute=-19)
    room.breathe(-18, then)
    for minute in (-16, -11, -6):
        room.observe(minute, "118/72 112 97 14 5 0 1 0")
    assert room.override("vitals", -5) is None
    room.breathe(-4, now)
    assert room.state("vitals", -3).standing == standing


def test_without_an_override_nothing_is_let_pass() -> None:
    """However it came there, one of vital signs on oxygen that never was."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.add(override(VITALS), 90)
    ward.breathe(91, "4")
    assert ward.found(VITALS, 92)[0] == "not met"


def test_one_of_two_that_was_known_is_not_both() -> None:
    """Old sets since then are not covered by oxygen that was."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.breathe(90, "4")
    assert ward.override(VITALS, 101) is None
    gate = ward.protocol.gate(VITALS)
    assert gate is not None
    (given,) = ward.session.overrides
    began = next(f for f in ward.session.facts if f.effective_at == at(90))
    flow = Besides("oxygen", Decimal(4), str(began.id))
    for besides, known in (((flow,), True), ((flow, Besides("age")), False)):
        judged = Judged(found="not met", besides=besides)
        assert was_known(ward.protocol, ward.session, gate, given, judged) is known
