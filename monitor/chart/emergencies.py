"""The emergencies of a session: time zero, stamps, end."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyFact,
    EmergencyStamped,
)


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

    def ran_at(self, at: datetime) -> bool:
        """Whether it ran at that time, by the clock as it was declared and ended."""
        return self.declared_at <= at and (self.ended_at is None or at <= self.ended_at)


def emergencies(facts: Iterable[Settled]) -> tuple[Emergency, ...]:
    """Every emergency, in the order in which they were declared.

    A stamp or an end belongs to the emergency declared last before it was charted,
    whatever the clock showed; one before all of them belongs to none. A stamp whose
    time was put right belongs where an emergency ran at that time.
    """
    found: list[Emergency] = []
    moved: list[Stamp] = []
    for fact in _as_charted(facts):
        match fact.payload:
            case EmergencyDeclared():
                found.append(
                    Emergency(
                        id=fact.id, declared_at=fact.effective_at, by=fact.first.author
                    )
                )
            case EmergencyStamped() as stamped if found:
                stamp = _stamp(fact, stamped)
                if fact.effective_at != fact.first.effective_at:
                    moved.append(stamp)
                found[-1] = _with(found[-1], stamp)
            case EmergencyEnded() as end if found and found[-1].is_running:
                found[-1] = structs.replace(
                    found[-1],
                    ended_at=fact.effective_at,
                    end=fact.id,
                    outcome=end.outcome,
                    in_error=end.in_error,
                )
            case _:
                pass
    for stamp in moved:
        found = _placed(found, stamp)
    return tuple(found)


def _as_charted(facts: Iterable[Settled]) -> list[Settled]:
    """What is about emergencies, in the order in which it was first charted."""
    about = (f for f in facts if isinstance(f.payload, EmergencyFact))
    return sorted(about, key=lambda fact: fact.first.written)


def _stamp(fact: Settled, stamped: EmergencyStamped) -> Stamp:
    return Stamp(
        id=fact.id,
        at=fact.effective_at,
        by=fact.first.author,
        code=stamped.code,
        label=stamped.label,
    )


def _with(emergency: Emergency, stamp: Stamp) -> Emergency:
    return structs.replace(emergency, stamps=(*emergency.stamps, stamp))


def _placed(known: Sequence[Emergency], stamp: Stamp) -> list[Emergency]:
    """With a stamp where an emergency ran at its time; where none did, as it was."""
    there = next((e.id for e in known if e.ran_at(stamp.at)), None)
    if there is None:
        return list(known)
    without = [
        structs.replace(e, stamps=tuple(s for s in e.stamps if s != stamp))
        for e in known
    ]
    return [
        structs.replace(e, stamps=tuple(sorted((*e.stamps, stamp), key=_at)))
        if e.id == there
        else e
        for e in without
    ]


def _at(stamp: Stamp) -> datetime:
    return stamp.at


def running(known: Iterable[Emergency]) -> Emergency | None:
    """The one that runs; None where none does."""
    return next((emergency for emergency in known if emergency.is_running), None)
