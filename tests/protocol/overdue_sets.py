"""Sessions in which a set is overdue, and the alerts of that."""

from monitor.protocol.assessment import Alert
from tests.builders import CALM, Chronicle

KEY_10 = "overdue:2026-03-14T13:36Z"


def ended(minute: float) -> Chronicle:
    chronicle = Chronicle().start()
    for charted in (10, 20, 30, 40):
        chronicle.observe(charted, CALM)
    chronicle.infuse(minute, "completed")
    return chronicle


def overdue(chronicle: Chronicle, now: float) -> list[Alert]:
    return [a for a in chronicle.assess(now).alerts if a.parameter == "overdue"]
