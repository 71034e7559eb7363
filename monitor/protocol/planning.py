"""The slots a session should have, from what was given and what the protocol asks."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from msgspec import Struct, structs

from monitor.chart.amendments import Settled
from monitor.chart.kinds import DoseOrdered, InfusionRecorded
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Phase, overdue_key
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.closing import closing_times
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
    is_closing: bool = False


class Turn(Struct, frozen=True):
    """When one run of slots gave way to another: the dose ended, or was repeated.

    ``told_at`` is when that was first charted, also where it was struck out since and
    charted anew, ``known_at`` when as it stands now.
    """

    at: datetime
    told_at: datetime
    known_at: datetime


def plan(protocol: CareProtocol, session: Session, now: datetime) -> list[Planned]:
    """The slots in order; while the end is open, as far as it is planned, or now."""
    started, ended = session.dose_started_at, session.dose_ended_at
    if started is None:
        return []
    recovery = protocol.schedule.recovery
    planned = {p.at: p for p in _during(protocol, session, started, now)}
    if recovery is not None and ended is not None:
        planned |= {p.at: p for p in _recovery(recovery, ended)}
    in_order = [planned[at] for at in sorted(planned)]
    if recovery is None or ended is not None:
        in_order += _closing(protocol, session, in_order[-1].at, now)
    closed = session.closed_at
    return [p for p in in_order if closed is None or p.at <= closed]


def _during(
    protocol: CareProtocol, session: Session, started: datetime, now: datetime
) -> Iterator[Planned]:
    """With a recovery to come, up to the actual end, or one slot past the time."""
    if protocol.schedule.recovery is None:
        yield from _after_doses(protocol, session, started)
        return
    turn = end_turn(session)
    if turn is not None:
        yield from _until(protocol, session, _beats_from(protocol, started), turn)
        return
    horizon, before = _planned_end(protocol, session, started, now), started
    for slot in _beats_from(protocol, started):
        if slot.at > horizon and before > now:
            return
        yield slot
        before = slot.at


def _after_doses(
    protocol: CareProtocol, session: Session, started: datetime
) -> Iterator[Planned]:
    """From the first dose on, or from each one up to the next."""
    if not protocol.schedule.during.anew_after_dose:
        yield from _beats_from(protocol, started)
        return
    for dose, further in pairwise(session.doses):
        turn = turn_of(further.at, session.fact(further.id))
        yield from _until(protocol, session, _beats_from(protocol, dose.at), turn)
    last = session.doses[-1].at if session.doses else started
    yield from _beats_from(protocol, last)


def _beats_from(protocol: CareProtocol, anchor: datetime) -> Iterator[Planned]:
    """The slots from one anchor on, without end where the schedule has none."""
    during, also = protocol.schedule.during, protocol.schedule.during.also
    for beat in islice(beats(during), MOST_SLOTS):
        has_more = also is not None and beat.minute in also.at_minutes
        yield Planned(
            at=anchor + beat.minute * _MINUTE,
            phase="during",
            needs=during.fields + (also.fields if also and has_more else ()),
            tolerance=beat.tolerance * _MINUTE,
        )


def _until(
    protocol: CareProtocol, session: Session, slots: Iterable[Planned], turn: Turn
) -> Iterator[Planned]:
    """Those before the turn, or within their tolerance of it.

    One that had become overdue when the turn was first charted stays as well: what was
    shown is not taken back by what is charted late.
    """
    grace = protocol.overdue.grace_minutes * _MINUTE
    for slot in slots:
        if slot.at - slot.tolerance > turn.at and slot.at > turn.known_at:
            return
        was_overdue = slot.at + grace <= turn.told_at
        was_told = session.alert(overdue_key(slot.at)) is not None
        if slot.at - slot.tolerance <= turn.at or was_overdue or was_told:
            yield slot


def end_turn(session: Session) -> Turn | None:
    """The end of the infusion; None while there is none."""
    ended = session.dose_ended_at
    if ended is None:
        return None
    steps = (
        fact
        for fact in reversed(session.facts)
        if isinstance(fact.payload, InfusionRecorded) and fact.effective_at == ended
    )
    turn = turn_of(ended, next(steps, None))
    told = (turn.told_at, *_told_before(session, ended))
    return structs.replace(turn, told_at=min(told))


def _told_before(session: Session, ended: datetime) -> Iterator[datetime]:
    """When a step of the same time was charted that was struck out since."""
    for fact in session.settlement.retracted:
        if isinstance(fact.first.payload, InfusionRecorded):
            yield from (e.recorded_at for e in fact.history if e.effective_at == ended)


def turn_of(at: datetime, fact: Settled | None) -> Turn:
    if fact is None:
        return Turn(at, at, at)
    return Turn(at, fact.first.recorded_at, fact.entry.recorded_at)


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


def _closing(
    protocol: CareProtocol, session: Session, last: datetime, now: datetime
) -> Iterator[Planned]:
    """After the last slot, while the patient can't leave; those told of stay."""
    closing = protocol.schedule.closing
    if closing is None:
        return
    has_recovery = protocol.schedule.recovery is not None
    for at in closing_times(protocol, session, closing, last, now):
        yield Planned(
            at=at,
            phase="recovery" if has_recovery else "during",
            needs=closing.fields,
            tolerance=closing.tolerance_minutes * _MINUTE,
            is_closing=True,
        )
