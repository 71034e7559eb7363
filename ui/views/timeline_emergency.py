"""The words of an emergency in the timeline: time zero, stamps, end."""

from datetime import datetime

from monitor.chart.emergencies import Emergency
from monitor.chart.kinds import (
    AnyKind,
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyStamped,
)
from ui.views.emergency import in_seconds
from ui.views.timeline_row import Ledger, joined


def emergency_lines(
    payload: AnyKind, at: datetime, ledger: Ledger
) -> tuple[str, str] | None:
    """What is said of an entry about an emergency; None for any other."""
    match payload:
        case EmergencyDeclared():
            return "EMERGENCY declared", "time zero, due prompts paused"
        case EmergencyStamped(label=label):
            return label, f"emergency, {_since_zero(at, ledger)}"
        case EmergencyEnded(outcome=outcome):
            since = _since_zero(at, ledger)
            return "Emergency ended", joined(outcome, since)
        case _:
            return None


def _since_zero(at: datetime, ledger: Ledger) -> str:
    of = _of(at, ledger)
    return "" if of is None else f"T+{in_seconds(at - of.declared_at)}"


def _of(at: datetime, ledger: Ledger) -> Emergency | None:
    begun = [e for e in ledger.session.emergencies if e.declared_at <= at]
    return begun[-1] if begun else None
