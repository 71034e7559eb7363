"""What was charted by the time an override was."""

from monitor.chart.amendments import Settled
from monitor.chart.entries import Entry
from monitor.chart.session import Session, fold


def charted_by(session: Session, entry: Entry) -> Session:
    """With no more than was charted by then, and as it then stood."""
    known = session.settlement
    return fold(
        version
        for fact in (*known.in_force, *known.retracted)
        for version in (fact.first, *fact.history, fact.entry)
        if version.recorded_mono <= entry.recorded_mono
    )


def is_later(fact: Settled, override: Settled) -> bool:
    """Whether it was charted as it stands only afterwards."""
    return fact.entry.recorded_mono > override.entry.recorded_mono
