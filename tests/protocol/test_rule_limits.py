"""The limits that a chart can draw: of one value, and nothing else."""

from msgspec import structs

from monitor.chart.kinds import Priority
from monitor.protocol.limit_changes import protocol_at
from monitor.protocol.limits import AbsoluteLimit, absolute_limits
from tests.builders import Chronicle, at
from tests.protocol.ruled import protocol_with, rule_text

ABOVE = '{ kind = "at_or_above", field = "sbp", limit = 180 }'
BELOW = '{ kind = "at_or_below", field = "sbp", limit = 90 }'


def test_one_value_and_nothing_else() -> None:
    """Runs, durations, relative and combined rules have no place on a lane."""
    more = ABOVE.replace("180", "181")
    protocol = protocol_with(
        rule_text(ABOVE, rule="ABOVE"),
        rule_text(BELOW, rule="BELOW"),
        rule_text(ABOVE.replace(" }", ", running = 2 }"), rule="TWICE"),
        rule_text(BELOW.replace(" }", ", running = 2 }"), rule="LOW-TWICE"),
        rule_text(ABOVE.replace(" }", ", for_minutes = 1 }"), rule="LONG"),
        rule_text(BELOW.replace(" }", ", for_minutes = 1 }"), rule="LOW-LONG"),
        rule_text('{ kind = "rise", field = "sbp", limit = 40 }', rule="RISE"),
        rule_text(f'{more}, {{ kind = "on_oxygen" }}', rule="BOTH"),
    )
    medium: Priority = "medium"
    assert absolute_limits(protocol, "sbp") == (
        AbsoluteLimit(
            field="sbp", priority=medium, limit=180, side="above", rule="ABOVE"
        ),
        AbsoluteLimit(
            field="sbp", priority=medium, limit=90, side="below", rule="BELOW"
        ),
    )
    assert absolute_limits(protocol, "dbp") == ()
    assert absolute_limits(structs.replace(protocol, record_only=True), "sbp") == ()


def test_a_changed_limit_says_so() -> None:
    """From its moment on the limit is the changed one, and marked."""
    chronicle = Chronicle(protocol=protocol_with(rule_text(ABOVE))).open()
    chronicle.limit(10, "TEST-2", 190)
    told = [
        absolute_limits(
            protocol_at(chronicle.protocol, chronicle.session, at(minute)), "sbp"
        )
        for minute in (9, 10)
    ]
    assert [(one.limit, one.is_changed) for (one,) in told] == [
        (180, False),
        (190, True),
    ]
