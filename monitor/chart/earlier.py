"""What an earlier session of the same patient came to, for beside today's; pure."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.effects import Effect
from monitor.chart.given import given
from monitor.chart.kinds import DoseOrdered, InjectionOrdered, ScoreRecorded
from monitor.chart.session import Session


class EarlierSet(Struct, frozen=True):
    """The values of one set, and how long after the dose began they were read."""

    since_start: timedelta
    values: Mapping[str, Decimal]


class EarlierSession(Struct, frozen=True, kw_only=True):
    """A session before this one; ``started_at`` is None where no dose was given.

    ``mg`` is what was given in all, at most where ``is_uncertain``. ``highest`` is by
    field, in its unit, from the start of the dose on; ``worst`` is the side effect of
    the highest grade. ``ready_at`` is when the patient was found ready to leave.
    """

    id: UUID
    opened_at: datetime
    zone: str
    protocol_id: str
    started_at: datetime | None
    drug: str
    mg: Decimal | None
    is_uncertain: bool = False
    mg_per_kg: Decimal | None
    sets: tuple[EarlierSet, ...]
    highest: Mapping[str, Decimal]
    worst: Effect | None
    scores: tuple[ScoreRecorded, ...] = ()
    ready_at: datetime | None = None


def earlier_session(session: Session) -> EarlierSession:
    order = session.order
    at_end = session.closed_at or session.dose_ended_at or session.opened_at
    amount = None if session.dose_started_at is None else given(session, at_end)
    sets = tuple(_sets(session))
    during = [s.values for s in sets if s.since_start > timedelta(0)]
    return EarlierSession(
        id=session.id,
        opened_at=session.opened_at,
        zone=session.opened.zone,
        protocol_id=session.opened.protocol.id,
        started_at=session.dose_started_at,
        drug="" if order is None else order.drug,
        mg=None if amount is None else amount.most_told_mg,
        is_uncertain=amount is not None and amount.is_uncertain,
        mg_per_kg=order.mg_per_kg
        if isinstance(order, DoseOrdered | InjectionOrdered)
        else None,
        sets=sets,
        highest=_each(during, max),
        worst=max(session.effects, key=lambda e: e.grade, default=None),
        scores=tuple(score.recorded for score in session.scores),
        ready_at=None if session.closed is None else session.closed.ready_at,
    )


def _sets(session: Session) -> Iterable[EarlierSet]:
    started = session.dose_started_at
    if started is None:
        return
    for observed in session.sets:
        read = {r.field: r.value for r in observed.readings if r.value is not None}
        yield EarlierSet(observed.observed_at - started, read)


def _each(
    sets: Iterable[Mapping[str, Decimal]],
    choose: Callable[[Decimal, Decimal], Decimal],
) -> Mapping[str, Decimal]:
    found: dict[str, Decimal] = {}
    for values in sets:
        for field, value in values.items():
            found[field] = choose(found.get(field, value), value)
    return found
