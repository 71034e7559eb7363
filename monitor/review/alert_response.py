"""How each alert of a session was answered, and how long each answer took."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from monitor.chart.closing import was_afterwards
from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.rechecks import first_reading
from monitor.review.delays import DelayFigures, delay_figures

Step = Literal[
    "seen", "acknowledged", "acted", "called", "arrived", "rechecked", "resolved"
]
STEPS: tuple[Step, ...] = (
    "seen",
    "acknowledged",
    "acted",
    "called",
    "arrived",
    "rechecked",
    "resolved",
)
"""In the order in which they are looked for."""

_ZERO = timedelta(0)


class AlertResponse(Struct, frozen=True, kw_only=True):
    """When each thing was first done about an alert; None where it never was.

    ``measured_at`` is when the value was read that raised it, and ``rechecked_at`` when
    any field of its card was read next after that. Where time raised it, both count
    from ``raised_at``. ``was_shown`` tells whether the record says that it stood on a
    screen while the session was open: nobody can answer one that never did.
    """

    key: str
    rule: str
    parameter: str
    priority: Priority
    was_shown: bool
    raised_at: datetime
    measured_at: datetime
    seen_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acted_at: datetime | None = None
    called_at: datetime | None = None
    arrived_at: datetime | None = None
    rechecked_at: datetime | None = None
    resolved_at: datetime | None = None

    def at(self, step: Step) -> datetime | None:
        """When that was first done."""
        times: dict[Step, datetime | None] = {
            "seen": self.seen_at,
            "acknowledged": self.acknowledged_at,
            "acted": self.acted_at,
            "called": self.called_at,
            "arrived": self.arrived_at,
            "rechecked": self.rechecked_at,
            "resolved": self.resolved_at,
        }
        return times[step]

    def delay(self, step: Step) -> timedelta | None:
        """How long it took from when it was raised; None where it never was done.

        A recheck counts from the reading that it repeats. What was over before it was
        raised, as an alert over a value that was charted late, took no time.
        """
        at = self.at(step)
        since = self.measured_at if step == "rechecked" else self.raised_at
        return None if at is None else max(at - since, _ZERO)


def alert_responses(
    session: Session, protocol: CareProtocol, alerts: Iterable[Alert]
) -> tuple[AlertResponse, ...]:
    """One for each of these alerts of the session, in their order."""
    return tuple(_response(alert, session, protocol) for alert in alerts)


def response_figures(
    responses: Iterable[AlertResponse], priority: Priority, step: Step = "acknowledged"
) -> DelayFigures:
    """How long that took for the alerts of a priority, those never answered included.

    One that the record says nobody was shown is not among them.
    """
    of_one = (r for r in responses if r.priority == priority and r.was_shown)
    return delay_figures(response.delay(step) for response in of_one)


def _response(alert: Alert, session: Session, protocol: CareProtocol) -> AlertResponse:
    life = alert.life
    measured_at = alert.measured_at or alert.raised_at
    return AlertResponse(
        key=alert.key,
        rule=alert.rule,
        parameter=alert.parameter,
        priority=alert.priority,
        was_shown=alert.recorded and not was_afterwards(session, alert.raised_at),
        raised_at=alert.raised_at,
        measured_at=measured_at,
        seen_at=_first(seen.at for seen in life.seen),
        acknowledged_at=alert.acknowledged_at,
        acted_at=_first(action.at for action in alert.actions),
        called_at=_first(call.at for call in life.calls),
        arrived_at=_first(arrival.at for arrival in life.arrivals),
        rechecked_at=_rechecked_at(alert.parameter, session, protocol, measured_at),
        resolved_at=alert.resolved_at,
    )


def _first(times: Iterable[datetime]) -> datetime | None:
    return min(times, default=None)


def _rechecked_at(
    parameter: str, session: Session, protocol: CareProtocol, after: datetime
) -> datetime | None:
    """None where nobody read it again, or it has nothing to read, as a missed set."""
    card = next((p for p in protocol.parameters if p.id == parameter), None)
    if card is None:
        return None
    reading = first_reading(session.sets, card, after)
    return None if reading is None else reading.observed_at
