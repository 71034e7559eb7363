"""What stands against a check that did not when a prescriber let it pass.

Worked out again from the bare facts: an override is of what was charted by then.
"""

from datetime import datetime, timedelta

from msgspec import structs

from monitor.chart.amendments import Settled
from monitor.chart.entries import Entry
from monitor.chart.kinds import AlertRaised
from monitor.chart.session import Session, assemble
from tests.walk.start_gates import Table, is_later


def charted_by(session: Session, entry: Entry) -> Session:
    """With no more facts than were charted by then."""
    by_then = tuple(
        fact
        for fact in session.facts
        if fact.first.recorded_mono <= entry.recorded_mono
    )
    return assemble(structs.replace(session.settlement, in_force=by_then))


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
