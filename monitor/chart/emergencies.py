"""The emergencies of a session: time zero, stamps, end."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.amendments import Settled
from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded, EmergencyStamped


class Stamp(Struct, frozen=True, kw_only=True):
    """One thing that was done, by the key that said so."""

    id: UUID
    at: datetime
    by: UUID
    code: str
    label: str


class Emergency(Struct, frozen=True, kw_only=True):
    """One emergency; ``ended_at`` is None while it runs, ``end`` is that fact's id."""

    id: UUID
    declared_at: datetime
    by: UUID
    stamps: tuple[Stamp, ...] = ()
    ended_at: datetime | None = None
    end: UUID | None = None
    outcome: str = ""
    in_error: bool = False

    @property
    def is_running(self) -> bool:
        return self.ended_at is None


def emergencies(facts: Iterable[Settled]) -> tuple[Emergency, ...]:
    """Every emergency, in chart order.

    A stamp or an end belongs to the emergency declared last before it; one before all
    of them belongs to none.
    """
    found: list[Emergency] = []
    for fact in facts:
        at, by = fact.effective_at, fact.first.author
        match fact.payload:
            case EmergencyDeclared():
                found.append(Emergency(id=fact.id, declared_at=at, by=by))
            case EmergencyStamped(code=code, label=label) if found:
                stamp = Stamp(id=fact.id, at=at, by=by, code=code, label=label)
                stamps = (*found[-1].stamps, stamp)
                found[-1] = structs.replace(found[-1], stamps=stamps)
            case EmergencyEnded() as end if found and found[-1].is_running:
                found[-1] = structs.replace(
                    found[-1],
                    ended_at=at,
                    end=fact.id,
                    outcome=end.outcome,
                    in_error=end.in_error,
                )
            case _:
                pass
    return tuple(found)


def running(known: Iterable[Emergency]) -> Emergency | None:
    """The one that runs; None where none does."""
    return next((emergency for emergency in known if emergency.is_running), None)
