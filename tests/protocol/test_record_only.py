"""A site that has switched alerting off: nothing alerts, and all else goes on."""

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.hypotheses import alerting_fields
from monitor.protocol.limits import absolute_limits
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, Chronicle, at, iv40_text
from tests.typed_sets import readings

WORST = readings(sbp=220, dbp=130, hr=160, spo2=85, rr=6)


def record_only() -> CareProtocol:
    return parse_protocol(f"record_only = true\n{iv40_text()}")


def test_no_value_alerts() -> None:
    """Values beyond every limit are charted and nothing is raised."""
    chronicle = Chronicle(record_only()).start()
    chronicle.observe(10, WORST)
    found = chronicle.assess(10)
    assert (found.alerts, found.strip, found.advisories) == ((), (), ())
    assert found.to_raise == ()


def test_no_overdue_set_alerts_and_it_is_still_due() -> None:
    """An hour without a set raises nothing; the pill goes on counting."""
    chronicle = Chronicle(record_only()).start()
    found = chronicle.assess(18)
    assert found.to_raise == ()
    assert (found.due.kind, found.due.state) == ("slot", "overdue")


def test_what_is_not_an_alert_is_as_ever() -> None:
    """Slots, baselines, ages and what is asked are those of the same protocol."""
    on, off = Chronicle(), Chronicle(record_only())
    for chronicle in (on, off):
        chronicle.start().observe(10, CALM)
    one, other = on.assess(12), off.assess(12)
    for part in ("phase", "baselines", "slots", "rechecks", "due", "needs", "ages"):
        assert getattr(one, part) == getattr(other, part)


def test_no_value_counts_as_alerting_and_no_limit_is_drawn() -> None:
    """What is not alerted on is neither coloured at entry nor drawn as a limit."""
    protocol = record_only()
    session = Chronicle(protocol).start().session
    assert alerting_fields(protocol, session, WORST.readings, at(10)) == frozenset()
    assert absolute_limits(protocol, "sbp") == ()


def test_off_is_not_the_default() -> None:
    """A protocol that says nothing of it alerts."""
    chronicle = Chronicle().start()
    chronicle.observe(10, WORST)
    assert not chronicle.protocol.record_only
    assert chronicle.assess(10).strip
