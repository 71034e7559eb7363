"""What stands against a check that did not when a prescriber let it pass.

Worked out again from the bare facts: an override is of what was charted by then.
"""

from datetime import datetime, timedelta

from monitor.chart.amendments import Settled
from monitor.chart.kinds import AlertRaised
from monitor.chart.session import Session
from tests.walk.charted_by import is_later
from tests.walk.tables import Table


def is_alert_new(rules: list[str], session: Session, override: Settled) -> bool:
    """Whether one of the rules that hold called somebody after that."""
    called = {
        fact.payload.rule: is_later(fact, override)
        for fact in session.facts
        if isinstance(fact.payload, AlertRaised)
    }
    return any(called.get(rule) for rule in rules)


def is_too_old(table: Table, last: datetime, at: datetime) -> bool:
    within = table["leaving"]["newest"]["within_minutes"]
    return at - last > timedelta(minutes=within)
