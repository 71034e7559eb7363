"""Who ends an alert: what is over is over, and a high one that holds needs a reason."""

import pytest

from monitor.chart.commands import Chart
from monitor.chart.kinds import AlertResolved
from monitor.protocol.refusing import refuse_by_protocol
from tests.builders import SESSION, SPACE, Chronicle, at
from tests.protocol.pressures import running
from tests.typed_sets import readings


def alerted(value: int) -> tuple[Chronicle, str]:
    chronicle = running()
    chronicle.observe(10, readings(sbp=value))
    (key,) = chronicle.show(10)
    return chronicle, key


def why(chronicle: Chronicle, minute: float, key: str, cause: str = "") -> str:
    fact = AlertResolved(key=key, cause=cause)
    command = Chart(id=SPACE, stream_id=SESSION, at=at(minute), fact=fact)
    found = refuse_by_protocol(
        chronicle.protocol, chronicle.session, command, at(minute)
    )
    return "" if found is None else found.why


@pytest.mark.parametrize(
    ("value", "cause", "refused"),
    [
        (205, "", "it is high and what raised it still holds"),
        (205, "the cuff had slipped", ""),
        (185, "", ""),
    ],
)
def test_a_high_alert_that_holds_needs_a_reason(
    value: int, cause: str, refused: str
) -> None:
    """One that is less urgent does not."""
    chronicle, key = alerted(value)
    assert why(chronicle, 11, key, cause) == refused


def test_a_high_alert_that_is_back_inside_needs_none() -> None:
    """What is latched only waits to be looked at."""
    chronicle, key = alerted(205)
    for minute in (12, 14):
        chronicle.observe(minute, readings(sbp=150))
    assert chronicle.assess(15).strip[0].is_latched
    assert why(chronicle, 15, key) == ""


def test_what_is_over_is_not_ended_again() -> None:
    """Nor what never was."""
    chronicle, key = alerted(185)
    assert why(chronicle, 11, "SBP-HIGH-2:none") == "it is over"
    chronicle.add(AlertResolved(key=key, cause="moved"), 12)
    assert why(chronicle, 13, key) == "it is over"
