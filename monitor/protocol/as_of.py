"""As of when the checks of a phase are judged."""

from datetime import datetime

from monitor.chart.session import Session
from monitor.protocol.gate_tables import GatePhase


def as_of(session: Session, phase: GatePhase, now: datetime) -> datetime:
    """As of the start, or of when the patient left, where that was before now."""
    is_start = phase == "start"
    reached = session.dose_started_at if is_start else session.over_at
    return now if reached is None else min(now, reached)
