"""An override covers the very set, oxygen and value that were known, and no other."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyStamped, OxygenRecorded
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, iv40_text
from tests.protocol.leaving_ward import ALERT, VITALS, Ward

PRESSED = "173/72 70 98 14 5 0 1 0"
OLD = "last set at 15:06, limit 30min old"


def pressed() -> Ward:
    """Overridden at 101 for a pressure of 173, read at 100."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.observe(100, PRESSED)
    assert ward.override(VITALS, 101) is None
    return ward


@pytest.mark.parametrize(
    ("minute", "standing"),
    [(129, "overridden"), (130, "overridden"), (131, "not met"), (280, "not met")],
)
def test_a_value_that_was_let_pass_grows_old(minute: float, standing: str) -> None:
    """Half an hour after it was read nobody knows what it is."""
    found, _, why = pressed().found(VITALS, minute)
    assert found == standing
    assert (OLD in why) is (standing == "not met")


def test_a_value_that_was_old_then_was_known_so() -> None:
    """Let pass at 131, as it was told; the next one grows old by itself."""
    ward = Ward()
    ward.observe(100, PRESSED)
    assert ward.override(VITALS, 131) is None
    assert ward.found(VITALS, 150)[0] == "overridden"
    ward.observe(151, PRESSED)
    assert ward.found(VITALS, 181)[0] == "overridden"
    assert ward.found(VITALS, 182)[0] == "not met"


def test_a_newer_set_grows_old_by_itself() -> None:
    """That the one before was too old was known."""
    ward = Ward()
    ward.observe(50, CALM)
    ward.observe(66, CALM)
    assert ward.override(VITALS, 101) is None
    ward.observe(103, CALM)
    assert ward.found(VITALS, 104)[0] == "met"
    assert ward.found(VITALS, 134)[0] == "not met"


def test_what_was_read_before_oxygen_grows_old() -> None:
    """That nothing was read on air since was let pass."""
    ward = Ward()
    ward.observe(100, CALM)
    ward.breathe(104, "4")
    ward.breathe(110, None)
    assert ward.override(VITALS, 112) is None
    assert ward.found(VITALS, 130)[0] == "overridden"
    assert ward.found(VITALS, 131)[0] == "not met"


def test_oxygen_that_came_and_went_since_was_not_known() -> None:
    """That nothing was read on air was let pass of the oxygen before it."""
    ward = Ward()
    ward.observe(50, CALM)
    ward.breathe(52, "4")
    ward.breathe(60, None)
    assert ward.override(VITALS, 101) is None
    assert ward.found(VITALS, 102)[0] == "overridden"
    ward.breathe(110, "10")
    ward.breathe(115, None)
    assert ward.found(VITALS, 116)[0] == "not met"


@pytest.mark.parametrize(
    ("off", "standing"), [(False, "overridden"), (True, "not met")]
)
def test_oxygen_that_is_begun_anew_was_not_known(*, off: bool, standing: str) -> None:
    """Of as much as before: it had been taken off, and was needed again."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.breathe(90, "4")
    assert ward.override(VITALS, 101) is None
    if off:
        ward.breathe(102, None)
    ward.breathe(103, "4")
    assert ward.found(VITALS, 104)[0] == standing


@pytest.mark.parametrize(
    ("litres", "standing"), [("1", "overridden"), ("2", "overridden"), ("3", "not met")]
)
def test_a_flow_that_is_amended_since(litres: str, standing: str) -> None:
    """2 L/min were let pass, and were another flow."""
    ward = Ward()
    ward.observe(85, CALM)
    flow = ward.breathe(90, "2")
    assert ward.override(VITALS, 101) is None
    ward.amend(103, flow, OxygenRecorded(litres_per_minute=Decimal(litres)))
    assert ward.found(VITALS, 104)[0] == standing
    if standing == "not met":
        assert ward.override(VITALS, 105) is None
        assert ward.found(VITALS, 106)[0] == "overridden"


def test_a_flow_amended_twice_was_known_by_its_first_amendment() -> None:
    """Of three versions the second stood when it was let pass."""
    ward = Ward()
    ward.observe(85, CALM)
    flow = ward.breathe(90, "10")
    ward.amend(95, flow, OxygenRecorded(litres_per_minute=Decimal(2)))
    assert ward.override(VITALS, 101) is None
    ward.amend(103, flow, OxygenRecorded(litres_per_minute=Decimal(4)))
    assert ward.found(VITALS, 104)[0] == "not met"


def test_a_flow_struck_out_since_was_known() -> None:
    """Less of it was charted in its place: of another beginning, so asked anew."""
    ward = Ward()
    ward.observe(85, CALM)
    flow = ward.breathe(90, "4")
    ward.breathe(95, "3")
    assert ward.override(VITALS, 101) is None
    ward.retract(103, flow)
    assert ward.found(VITALS, 104)[0] == "not met"


def test_a_stamp_of_oxygen_since_was_not_known() -> None:
    """4 L/min were let pass; what flows after the emergency is not said."""
    ward = Ward()
    ward.observe(85, CALM)
    ward.breathe(90, "4")
    assert ward.override(VITALS, 101) is None
    ward.add(EmergencyDeclared(), 102)
    ward.add(EmergencyStamped(code="O", label="Oxygen"), 103)
    found, _, why = ward.found(VITALS, 104)
    assert found == "not met"
    assert why == "on oxygen 4 L/min at 15:10; oxygen stamped 15:09, not said since"
    ward.breathe(105, "4")
    assert ward.found(VITALS, 106)[0] == "overridden"


def without_baseline() -> Ward:
    """The sets before the dose are struck out, and 118 is let pass at 101."""
    ward = Ward()
    for observed in ward.session.sets:
        ward.retract(50, observed.id)
    ward.observe(100, CALM)
    assert ward.found(VITALS, 101)[2].startswith("SBP 118, no baseline")
    assert ward.override(VITALS, 101) is None
    return ward


@pytest.mark.parametrize(
    ("sbp", "standing"),
    [
        (108, "not met"),
        (109, "overridden"),
        (127, "overridden"),
        (128, "not met"),
    ],
)
def test_a_value_without_a_baseline_is_let_pass_within_a_step(
    sbp: int, standing: str
) -> None:
    """10 mmHg to either side, as nobody knows which of them is worse."""
    ward = without_baseline()
    ward.observe(102, CALM.replace("118", str(sbp)))
    assert ward.found(VITALS, 103)[0] == standing


def test_of_two_fields_that_are_judged_apart_both_are_let_pass() -> None:
    """Each by its last value: the second is told beside the first."""
    one = 'computed = "last_values"\nfields = ["sedation"]'
    assert iv40_text().count(one) == 1
    both = one.replace('"]', '", "dissociation"]')
    ward = Ward(parse_protocol(iv40_text().replace(one, both)))
    ward.observe(100, "118/72 70 98 14 4 0 1 0")
    assert ward.override(ALERT, 101) is None
    ward.observe(102, "118/72 70 98 14 4 5 1 0")
    found, _, why = ward.found(ALERT, 103)
    assert found == "not met"
    assert why == "MOAA/S 4, limit 5 at 15:08; Dissociation 5, limit 1 at 15:08"
    assert ward.override(ALERT, 104) is None
    assert ward.found(ALERT, 105)[0] == "overridden"
