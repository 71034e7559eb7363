"""A room as anybody passing may read it."""

from zoneinfo import ZoneInfo

from monitor.protocol.parsing import parse_protocol
from tests.builders import Chronicle, iv40, iv40_text
from tests.protocol.scheduled import scheduled
from ui.views.rooms import running_row
from ui.views.start import RunningRow

LONDON = ZoneInfo("Europe/London")


def row(chronicle: Chronicle, now: float) -> RunningRow:
    found = chronicle.assess(now)
    return running_row(chronicle.session, chronicle.protocol, found, LONDON)


def test_without_an_infusion_the_dose_is_observed() -> None:
    """Nobody infuses where a dose is given at once."""
    assert row(Chronicle(iv40()).start(), 5).state == "Infusing"
    other = Chronicle(scheduled("at_minutes = [40, 120]")).start()
    assert row(other, 5).state == "Observing"


def test_what_alerts_is_named_without_a_name() -> None:
    """The parameter of the most urgent alert; others are counted."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "183/107 92 98 14 5 2 1 0")
    assert row(chronicle, 11).state == "BP, open 1min"
    chronicle.observe(12, "183/107 92 88 14 5 2 1 0")
    assert row(chronicle, 13).state == "SpO2 and 1 more, open 3min"


def test_a_room_without_alerting_says_so() -> None:
    """Nobody takes the silence of a record-only room for calm."""
    assert row(Chronicle().start(), 5).detail == "no alert open"
    off = Chronicle(parse_protocol(f"record_only = true\n{iv40_text()}"))
    assert row(off.start(), 5).detail == "alerts off, record only"
