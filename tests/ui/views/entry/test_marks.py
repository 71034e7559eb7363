"""From which values on a field is marked while a set is typed."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import LimitChanged
from monitor.protocol.limits import absolute_limits
from tests.builders import Chronicle
from tests.protocol.shipped import SHIPPED, shipped
from tests.ui.views.entry.scenes import before, scene
from ui.views.entry.marks import marks_of
from ui.views.entry.scene import Scene


def words(field: str, beside: Scene) -> str:
    return marks_of(beside.protocol.charting.field(field), beside).words


@pytest.mark.parametrize("id_", SHIPPED)
def test_each_value_that_alerts_by_itself_is_marked(id_: str) -> None:
    """At every medium and high limit of every protocol, and one step inside it."""
    protocol = shipped(id_)
    beside = scene(Chronicle(protocol=protocol).open(), -15)
    for spec in protocol.charting.fields:
        for limit in absolute_limits(protocol, spec.code):
            if limit.priority != "low":
                assert marks_of(spec, beside).has(Decimal(limit.limit)), (
                    spec.code,
                    limit,
                )


def test_soft_range_stands_where_no_rule_is() -> None:
    """A low diastolic pressure alerts nobody in this protocol."""
    assert words("dbp", before()) == "marked 49 or below, 110 or above"


def test_inner_one_of_soft_range_and_rule_stands() -> None:
    """93 is outside the soft range and 91 the first that is a medium alert."""
    assert words("spo2", before()) == "marked 93 or below"


@pytest.mark.parametrize("limit", [170, 190])
def test_limit_of_this_patient_stands(limit: int) -> None:
    chronicle = Chronicle().start()
    changed = LimitChanged(
        rule="SBP-HIGH-2", limit=limit, prescriber="Dr Meyer", reason="usual"
    )
    chronicle.add(changed, 5)
    told = words("sbp", scene(chronicle, 6))
    assert told == f"marked 89 or below, {limit} or above"


def test_protocol_that_judges_nothing_marks_the_soft_range() -> None:
    beside = before()
    silent = replace(beside, protocol=replace(beside.protocol, record_only=True))
    assert words("sbp", silent) == "marked 89 or below, 181 or above"
