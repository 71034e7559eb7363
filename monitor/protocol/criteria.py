"""The criteria that are worked out from the record, by the names protocols use.

A module that works out another one adds its function here.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.gate_state import Judged
from monitor.protocol.gate_tables import Gate
from monitor.protocol.leave_alerts import NO_OPEN_ALERT, no_open_alert
from monitor.protocol.leave_criteria import (
    Since,
    last_values,
    least_observation,
    steady_values,
)
from monitor.protocol.observing import LEAST_OBSERVATION
from monitor.protocol.start_limits import START_LIMITS, within_start_limits

Criterion = Callable[[CareProtocol, Session, Gate, datetime], Judged]
"""What is found of a gate at a time, with its evidence in words; pure."""

LEAVING: Mapping[str, Callable[[CareProtocol, Session, Gate, datetime], Since]] = {
    LEAST_OBSERVATION: least_observation,
    "steady_values": steady_values,
    "last_values": last_values,
    NO_OPEN_ALERT: no_open_alert,
}
"""Those before leaving, with since when they are met."""


def _judged(
    found: Callable[[CareProtocol, Session, Gate, datetime], Since],
) -> Criterion:
    def criterion(
        protocol: CareProtocol, session: Session, gate: Gate, now: datetime
    ) -> Judged:
        return found(protocol, session, gate, now).judged

    return criterion


CRITERIA: Mapping[str, Criterion] = {
    START_LIMITS: within_start_limits,
    **{name: _judged(found) for name, found in LEAVING.items()},
}
