"""The slots a session should have, from what was given and what the protocol asks."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice

from msgspec import Struct

from monitor.chart.kinds import DoseOrdered
from monitor.chart.session import Session
from monitor.protocol.assessment import Phase
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.doses import Dose
from monitor.protocol.pacing import MOST_SLOTS, beats
from monitor.protocol.schedules import Recovery

_MINUTE = timedelta(minutes=1)


class Planned(Struct, frozen=True, kw_only=True):
    """A slot of the schedule, before anything is known of it."""

    at: datetime
    phase: Phase
    needs: tuple[str, ...]
    tolerance: timedelta


def plan(protocol: CareProtocol, session: Session, now: datetime) -> list[Planned]:
    """The slots in order; while the end is open, as far as it is planned, or now."""
    started, ended = session.dose_started_at, session.dose_ended_at
    if started is None:
        return []
    recovery = protocol.schedule.recovery
    planned = list(_during(protocol, session, started, now))
    if recovery is not None and ended is not None:
        planned.extend(_recovery(recovery, ended))
    closed = session.closed_at
    return [p for p in planned if closed is None or p.at <= closed]


def _during(
    protocol: CareProtocol, session: Session, started: datetime, now: datetime
) -> Iterator[Planned]:
    """With a recovery to come, up to the actual end, or one slot past the time."""
    during, also = protocol.schedule.during, protocol.schedule.during.also
    has_recovery = protocol.schedule.recovery is not None
    ended = session.dose_ended_at if has_recovery else None
    horizon = _planned_end(protocol, session, started, now) if has_recovery else None
    before = started
    for beat in islice(beats(during), MOST_SLOTS):
        at = started + beat.minute * _MINUTE
        if ended is not None and at >= ended:
            return
        if horizon is not None and at > horizon and before > now:
            return
        has_more = also is not None and beat.minute in also.at_minutes
        yield Planned(
            at=at,
            phase="during",
            needs=during.fields + (also.fields if also and has_more else ()),
            tolerance=beat.tolerance * _MINUTE,
        )
        before = at


def _planned_end(
    protocol: CareProtocol, session: Session, started: datetime, now: datetime
) -> datetime:
    """When the infusion would end by the order; each pause puts that off."""
    planned = session.dose or protocol.dose
    end = started + session.infusion.stood_still(now)
    if isinstance(planned, DoseOrdered | Dose):
        end += planned.minutes * _MINUTE
    return end


def _recovery(recovery: Recovery, ended: datetime) -> Iterator[Planned]:
    for count in range(1, recovery.for_minutes // recovery.every_minutes + 1):
        yield Planned(
            at=ended + count * recovery.every_minutes * _MINUTE,
            phase="recovery",
            needs=recovery.fields,
            tolerance=recovery.tolerance_minutes * _MINUTE,
        )
