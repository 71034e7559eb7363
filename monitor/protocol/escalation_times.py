"""Since when an alert waits or is silent, as the clock reads now.

A clock that is set back would put off by as much what is told farther. Within one boot
the seconds that never step say how long it really was.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.clock_steps import ClockReading
from monitor.chart.emergencies import Emergency
from monitor.chart.kinds import AlertRaised, AlertSnoozed, EmergencyEnded
from monitor.chart.limit_history import Snoozing
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Times(Struct, frozen=True, kw_only=True):
    """Where they are other than the record has them.

    By the key of an alert, by the fact that ended an emergency, by that of a snooze.
    """

    raised: Mapping[str, datetime]
    ended: Mapping[UUID, datetime]
    snoozed: Mapping[UUID, datetime]

    def raised_at(self, alert: Alert) -> datetime:
        return self.raised.get(alert.key, alert.raised_at)

    def ended_last(self, known: Iterable[Emergency], now: datetime) -> datetime | None:
        """When the last emergency ended; one that was none excuses nothing."""
        over = [e for e in known if not e.in_error]
        ends = [self.ended.get(e.end, e.ended_at) for e in over if e.end is not None]
        past = (end for end in ends if end is not None and end <= now)
        return max(past, default=None)

    def silent_until(self, snooze: Snoozing, now: datetime) -> datetime | None:
        """Until when an alert is silent by that snooze; None where it is over."""
        begun = self.snoozed.get(snooze.id, snooze.at)
        until = begun + (snooze.until - snooze.at)
        return until if begun <= now < until else None


AS_RECORDED = Times(raised={}, ended={}, snoozed={})


def times_of(session: Session, reading: ClockReading | None) -> Times:
    """As the record has them, unless the clock was set back since one of them.

    An alert of another boot that lies ahead of the clock was raised nobody knows how
    long ago, and so has waited long enough; a snooze of then is over.
    """
    if reading is None:
        return AS_RECORDED
    raised: dict[str, datetime] = {}
    ended: dict[UUID, datetime] = {}
    snoozed: dict[UUID, datetime] = {}
    for fact in session.facts:
        payload = fact.payload
        if isinstance(payload, AlertRaised):
            raised.setdefault(payload.key, _begun(fact, reading))
        elif isinstance(payload, EmergencyEnded):
            ended[fact.id] = _as_now(fact, reading)
        elif isinstance(payload, AlertSnoozed):
            snoozed[fact.id] = _begun(fact, reading)
    return Times(raised=raised, ended=ended, snoozed=snoozed)


def _begun(fact: Settled, reading: ClockReading) -> datetime:
    is_ahead = fact.effective_at > reading.at
    if is_ahead and not reading.is_of_boot(fact.first):
        return _LONG_AGO
    return _as_now(fact, reading)


def _as_now(fact: Settled, reading: ClockReading) -> datetime:
    return fact.effective_at - reading.set_back_since(fact.first)
