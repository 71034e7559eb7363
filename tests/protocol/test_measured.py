"""An alert tells when its value was read, not when what else it needs came."""

from monitor.chart.kinds import EffectRecorded
from tests.builders import Chronicle, at
from tests.protocol.pressures import value_alerts


def test_a_sign_calls_for_the_value_that_was_read_before_it() -> None:
    """185 at minute 10, chest pain at 12: the value is two minutes old then."""
    chronicle = Chronicle().start()
    read = chronicle.observe(10, "185/95 80 97 14 5 0 1 0")
    chronicle.add(EffectRecorded(code="CP", grade=2), 12)
    (found,) = (a for a in value_alerts(chronicle, 13) if a.rule == "SBP-SIGN-3")

    assert (found.fired_at, found.measured_at) == (at(12), at(10))
    assert (found.measured_in, found.charted_at) == (read, at(10))


def test_a_value_calls_at_its_own_time() -> None:
    chronicle = Chronicle().start()
    chronicle.observe(10, "205/95 80 97 14 5 0 1 0")
    (found,) = (a for a in value_alerts(chronicle, 11) if a.rule == "SBP-HIGH-3")

    assert (found.fired_at, found.measured_at) == (at(10), at(10))
