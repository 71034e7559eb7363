"""What a protocol may say about reports."""

import pytest

from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.report_table import ReportRule, report_faults
from tests.protocol.shipped import shipped, shipped_text

FORM = ReportRule(to="REMS form", of="dosed session", days=7, source="REMS")


@pytest.mark.parametrize(
    ("second", "faults"),
    [
        (ReportRule(to="rems  FORM", of="dosed session", source="x"), 1),
        (ReportRule(to="REMS form", of="emergency", source="x"), 0),
        (ReportRule(to="Board", of="dosed session", source="x"), 0),
    ],
)
def test_one_report_to_each_of_each(second: ReportRule, faults: int) -> None:
    assert len(list(report_faults((FORM, second)))) == faults


@pytest.mark.parametrize("days", [0, 366])
def test_a_deadline_is_from_one_day_to_a_year(days: int) -> None:
    text = shipped_text("in_esketamine").replace("days = 7", f"days = {days}")
    with pytest.raises(ProtocolFault):
        parse_protocol(text)


def test_what_ships_tells_where_it_is_from() -> None:
    assert all(rule.source for rule in shipped("in_esketamine").reports)
