"""What became of an alert besides: seen, called about, arrived at, ended by a person.

Also how far it was told while nobody answered.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AlertEscalated,
    AlertLifeFact,
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
    EscalationLevel,
)

LEVELS: tuple[EscalationLevel, ...] = ("board", "rooms", "contact")
"""From the nearest to the farthest."""


class Seen(Struct, frozen=True, kw_only=True):
    """Its card stood before that person."""

    at: datetime
    by: UUID


class Call(Struct, frozen=True, kw_only=True):
    """Somebody was called."""

    at: datetime
    by: UUID
    who: str
    number: str


class Arrival(Struct, frozen=True, kw_only=True):
    """Whoever was called is with the patient."""

    at: datetime
    by: UUID
    who: str


class Resolved(Struct, frozen=True, kw_only=True):
    """A person ended it."""

    at: datetime
    by: UUID
    cause: str


class Escalated(Struct, frozen=True, kw_only=True):
    """It was told farther off, since nobody had answered."""

    at: datetime
    level: EscalationLevel
    contact: str
    number: str


class AlertLife(Struct, frozen=True, kw_only=True):
    """What became of one alert, each part in chart order.

    ``seen`` holds the first time for each person; of several endings the first counts.
    """

    seen: tuple[Seen, ...] = ()
    calls: tuple[Call, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    resolved: Resolved | None = None
    escalated: tuple[Escalated, ...] = ()

    @property
    def answered_at(self) -> datetime | None:
        """When somebody last did more than see it; None where nobody did."""
        ended = (self.resolved,) if self.resolved is not None else ()
        answers = (*self.calls, *self.arrivals, *ended)
        return max((answer.at for answer in answers), default=None)

    def was_seen_by(self, person: UUID) -> bool:
        return any(seen.by == person for seen in self.seen)

    def was_told(self, level: EscalationLevel) -> bool:
        return any(escalated.level == level for escalated in self.escalated)


NO_LIFE = AlertLife()


def lives(
    facts: Iterable[tuple[Settled, AlertLifeFact]],
) -> Mapping[str, AlertLife]:
    """What became of each alert, by its key; ``facts`` in chart order."""
    by_key: dict[str, list[tuple[Settled, AlertLifeFact]]] = {}
    for fact, payload in facts:
        also = payload.also if isinstance(payload, AlertResolved) else ()
        for key in (payload.key, *also):
            by_key.setdefault(key, []).append((fact, payload))
    return {key: _life(of_one) for key, of_one in by_key.items()}


def _life(facts: Iterable[tuple[Settled, AlertLifeFact]]) -> AlertLife:
    seen: dict[UUID, Seen] = {}
    calls: list[Call] = []
    arrivals: list[Arrival] = []
    resolved: list[Resolved] = []
    told: dict[EscalationLevel, Escalated] = {}
    for fact, payload in facts:
        at, by = fact.effective_at, fact.first.author
        match payload:
            case AlertSeen():
                seen.setdefault(by, Seen(at=at, by=by))
            case ClinicianCalled(who=who, number=number):
                calls.append(Call(at=at, by=by, who=who, number=number))
            case ClinicianArrived(who=who):
                arrivals.append(Arrival(at=at, by=by, who=who))
            case AlertResolved(cause=cause):
                resolved.append(Resolved(at=at, by=by, cause=cause))
            case AlertEscalated(level=level, contact=contact, number=number):
                escalated = Escalated(
                    at=at, level=level, contact=contact, number=number
                )
                told.setdefault(level, escalated)
    return AlertLife(
        seen=tuple(seen.values()),
        calls=tuple(calls),
        arrivals=tuple(arrivals),
        resolved=resolved[0] if resolved else None,
        escalated=tuple(told.values()),
    )
