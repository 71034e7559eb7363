"""Who works here: ``fold_people`` over the entries of one stream."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct, structs

from monitor.chart.entries import Entry, Stream, as_written
from monitor.chart.kinds import (
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    Role,
    SigningKeyNamed,
)
from monitor.chart.sign_in_names import folded

PEOPLE = Stream("people", UUID("8d7a0c54-19c2-4f0e-b3a7-2a1c5f6e9b08"))
"""Where it stands who was enrolled, changed and disabled."""


class Person(Struct, frozen=True, kw_only=True):
    """One person as now known; ``disabled_at`` is None while access goes on.

    ``signing_keys`` are public ones in hexadecimal, the one in use last.
    """

    id: UUID
    name: str
    sign_in: str
    roles: frozenset[Role]
    enrolled_at: datetime
    disabled_at: datetime | None = None
    disabled_for: str = ""
    signing_keys: tuple[str, ...] = ()

    @property
    def is_active(self) -> bool:
        return self.disabled_at is None


class People(Struct, frozen=True):
    """Everybody who ever was enrolled, in that order."""

    everyone: tuple[Person, ...] = ()

    @property
    def active(self) -> tuple[Person, ...]:
        return tuple(person for person in self.everyone if person.is_active)

    @property
    def administrators(self) -> tuple[Person, ...]:
        """Those of them who can act as such now."""
        return tuple(p for p in self.active if "administrator" in p.roles)

    def person(self, id_: UUID) -> Person | None:
        return next((p for p in self.everyone if p.id == id_), None)

    def signing_in(self, typed: str) -> Person | None:
        """Who has that sign-in name, however it is cased, also if disabled."""
        name = folded(typed)
        return next((p for p in self.everyone if folded(p.sign_in) == name), None)


def fold_people(entries: Iterable[Entry]) -> People:
    """Who is enrolled, by all entries of the stream, in whatever order they came.

    What is said of somebody who was never enrolled here counts for nothing yet.
    """
    known: dict[UUID, Person] = {}
    for entry in as_written(entries):
        match entry.payload:
            case PersonEnrolled() as enrolled:
                known[enrolled.person] = _enrolled(enrolled, entry.recorded_at, known)
            case PersonChanged(person=id_) as changed if id_ in known:
                known[id_] = structs.replace(
                    known[id_],
                    name=changed.name,
                    sign_in=changed.sign_in,
                    roles=frozenset(changed.roles),
                )
            case PersonDisabled(person=id_) as disabled if id_ in known:
                known[id_] = structs.replace(
                    known[id_],
                    disabled_at=entry.recorded_at,
                    disabled_for=disabled.reason,
                )
            case SigningKeyNamed(person=id_, key=key) if id_ in known:
                keys = (*known[id_].signing_keys, key)
                known[id_] = structs.replace(known[id_], signing_keys=keys)
            case _:
                pass
    return People(tuple(known.values()))


def _enrolled(
    payload: PersonEnrolled, at: datetime, known: dict[UUID, Person]
) -> Person:
    """Enrolled again, a person keeps the day of the first time."""
    before = known.get(payload.person)
    return Person(
        id=payload.person,
        name=payload.name,
        sign_in=payload.sign_in,
        roles=frozenset(payload.roles),
        enrolled_at=at if before is None else before.enrolled_at,
        signing_keys=() if before is None else before.signing_keys,
    )
