"""What the protocols say of leaving, and what of it is a fault."""

import pytest

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from resources.locate import locate
from tests.builders import iv40_text

SHIPPED = ("iv40", "iv_pain", "im_sc", "in_esketamine", "po_sl")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("at_most = 159", "at_most = 300"), "leaving.limits[sbp].at_most"),
        (("at_least = 50", "at_least = 111"), "leaving.limits[hr].at_least"),
        (('field = "rr"\nat_least = 12', 'field = "hr"\nat_least = 12'), "limits"),
        (('field = "dbp"\nat_most', 'field = "none"\nat_most'), "[none].field"),
        (("or_baseline = true", "or_baseline = 1"), "or_baseline"),
        (("at_least = 94\nor_b", "at_most = 94\nor_b"), "[spo2].or_baseline"),
        (('fields = ["sedation"]\n', ""), "gate[leave_alert].fields"),
        (('fields = ["sedation"]', 'fields = ["distress"]'), "gate[leave_alert]"),
        (("[leaving.steady]", "[leaving.unsteady]"), "leaving"),
    ],
)
def test_faults_are_named(change: tuple[str, str], fault: str) -> None:
    """By the key path of what is wrong."""
    text = iv40_text()
    begin = text.index("# What has to be so before leaving.")
    if change[0] not in text[begin:]:
        begin = text.index("[leaving]")
    assert change[0] in text[begin:]
    wrong = text[:begin] + text[begin:].replace(*change, 1)
    with pytest.raises(ProtocolFault) as told:
        parse_protocol(wrong)
    assert any(fault in one.path for one in told.value.faults)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_protocol_that_ships_asks_before_leaving(name: str) -> None:
    """A cannula only where there is one."""
    text = locate(f"protocols/{name}.toml").read_text(encoding="utf-8")
    ids = [gate.id for gate in parse_protocol(text).gates if gate.phase == "leave"]
    assert ("leave_cannula" in ids) is name.startswith("iv")
    assert len(ids) == (13 if name.startswith("iv") else 12)
