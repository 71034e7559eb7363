"""Short chronicles of one field, for tests of alerts."""

from monitor.protocol.assessment import Alert, Card
from tests.builders import Chronicle
from tests.typed_sets import readings

HOUR = 60


def running() -> Chronicle:
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    return chronicle


def charted(*pressures: int, field: str = "sbp") -> Chronicle:
    """One reading a minute from minute 10 on, each alert shown as it comes."""
    chronicle = running()
    for minute, value in enumerate(pressures, start=10):
        chronicle.observe(minute, readings(**{field: value}))
        chronicle.show(minute)
    return chronicle


def value_alerts(chronicle: Chronicle, minute: float = HOUR) -> list[Alert]:
    """Without those about sets that are overdue."""
    alerts = chronicle.assess(minute).alerts
    return [alert for alert in alerts if alert.parameter != "overdue"]


def keys(chronicle: Chronicle) -> list[str]:
    """The rules that fired a value alert, in order of time."""
    return [alert.rule for alert in value_alerts(chronicle)]


def bp_card(chronicle: Chronicle, minute: float) -> Card:
    card = chronicle.assess(minute).card("bp")
    assert card is not None
    return card
