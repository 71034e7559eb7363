"""Sessions with alerts, and the strip that shows them."""

from zoneinfo import ZoneInfo

from monitor.chart.kinds import StaffNamed
from tests.builders import NURSE, Chronicle
from ui.views.alert_facts import Fact
from ui.views.alert_strip import (
    NOT_TURNED,
    AlertStripView,
    Turned,
    alert_strip_view,
)

LONDON = ZoneInfo("Europe/London")
RAISED_BP = "183/107 92 96 13 4 8 3 1"


def story() -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.add(StaffNamed(person=NURSE, name="A. Okafor RN", verified=False), 0)
    return chronicle


def strip(
    chronicle: Chronicle, minute: float, turned: Turned = NOT_TURNED
) -> AlertStripView:
    found = maybe_strip(chronicle, minute, turned)
    assert found is not None
    return found


def maybe_strip(
    chronicle: Chronicle, minute: float, turned: Turned = NOT_TURNED
) -> AlertStripView | None:
    assessment = chronicle.assess(minute)
    session, protocol = chronicle.session, chronicle.protocol
    return alert_strip_view(assessment, session, protocol, LONDON, turned)


def facts(view: AlertStripView) -> dict[str, Fact]:
    return {fact.label: fact for fact in view.facts}


def raised() -> Chronicle:
    """BP 183/107 at minute 10, shown when it was charted."""
    chronicle = story()
    chronicle.observe(10, RAISED_BP)
    chronicle.show(10)
    return chronicle


def seen() -> Chronicle:
    chronicle = raised()
    for alert in chronicle.session.alerts:
        chronicle.acknowledge(11, alert.key)
    return chronicle


def many() -> Chronicle:
    chronicle = story()
    chronicle.observe(10, "204/112 70 91 14 5 0 1 0")
    chronicle.show(10)
    return chronicle
