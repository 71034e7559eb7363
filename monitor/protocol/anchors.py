"""When things were that others count from, by the clock as it stands by now.

What was judged at such a time is judged again by the clock as it stood then, so that
it comes to the same though the clock was set back since.
"""

from datetime import datetime, timedelta

from msgspec import Struct, structs

from monitor.chart.clock_steps import NO_STEP
from monitor.chart.kinds import (
    AnyKind,
    DoseGiven,
    InfusionRecorded,
    SessionClosed,
    StartCleared,
)
from monitor.chart.session import Session
from monitor.protocol.fact_order import fact_order
from monitor.protocol.gate_tables import GatePhase

_DOSES = (InfusionRecorded, DoseGiven)


class AsOf(Struct, frozen=True):
    """A session by the clock as it stood at that time; ``back`` it was set since."""

    session: Session
    at: datetime
    back: timedelta = NO_STEP

    @property
    def true_at(self) -> datetime:
        """What the clock of then would show by now."""
        return self.at - self.back


def dose_began(session: Session) -> datetime | None:
    """When the drug began; None before."""
    return fact_order(session).anchor(session.dose_started_at, _DOSES)


def was_ready(session: Session) -> datetime | None:
    """When it was declared ready to start; None where it is not."""
    return fact_order(session).anchor(session.cleared_at, (StartCleared,))


def was_closed(session: Session) -> datetime | None:
    """When it was closed; None while it is open."""
    return fact_order(session).anchor(session.closed_at, (SessionClosed,))


def as_of_start(session: Session) -> AsOf | None:
    """When the drug began; None before."""
    shown = session.dose_started_at
    return None if shown is None else _as_of(session, shown, _DOSES)


def as_of_closing(session: Session) -> AsOf | None:
    """When it was closed; None while it is open."""
    shown = session.closed_at
    return None if shown is None else _as_of(session, shown, (SessionClosed,))


def as_of_leaving(session: Session) -> AsOf | None:
    """When the patient left, or else when it was closed; None while it is open."""
    closed = as_of_closing(session)
    if closed is None:
        return None
    return structs.replace(closed, at=session.over_at or closed.at)


def as_of(session: Session, phase: GatePhase, now: datetime) -> AsOf:
    """As of the start, or of the leaving, where that was before now."""
    reached = as_of_start(session) if phase == "start" else as_of_leaving(session)
    return up_to(reached, session, now)


def up_to(reached: AsOf | None, session: Session, now: datetime) -> AsOf:
    """As of now, or of what was reached before."""
    if reached is None or now < reached.true_at:
        return AsOf(session, now)
    return reached


def _as_of(session: Session, at: datetime, kinds: tuple[type[AnyKind], ...]) -> AsOf:
    back = at - (fact_order(session).anchor(at, kinds) or at)
    if not back:
        return AsOf(session, at)
    known = session.settlement
    times = known.times.before_set_back(back)
    before = structs.replace(session, settlement=structs.replace(known, times=times))
    return AsOf(before, at, back)
