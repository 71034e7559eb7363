"""What still stands between a session and its start, in plain words."""

from datetime import datetime, timedelta

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import Dose, InjectionDose
from monitor.protocol.preparing import dose_obstacles
from monitor.protocol.schedule import answers


def start_obstacles(
    protocol: CareProtocol, session: Session, now: datetime
) -> tuple[str, ...]:
    """One sentence for each obstacle; empty when there is none."""
    obstacles = []
    if session.weight is None and isinstance(protocol.dose, Dose | InjectionDose):
        obstacles.append("No weight is charted")
    if session.order is None:
        obstacles.append("No dose is ordered")
    obstacles.extend(dose_obstacles(protocol, session))
    minutes = protocol.baseline.fresh_minutes
    earliest = now - timedelta(minutes=minutes)
    if not any(
        earliest <= observed.observed_at <= now
        and answers(observed, protocol.baseline.fields)
        for observed in session.sets
    ):
        obstacles.append(f"No complete baseline set in the last {minutes}min")
    return tuple(obstacles)
