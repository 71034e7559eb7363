"""What the record said of each fact: a row for every entry about it."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.entries import SIGNED_IN, Entry
from monitor.chart.kinds import (
    AddendumRecorded,
    AnyKind,
    EntryAmended,
    EntryRetracted,
    Retractable,
)
from monitor.chart.session import Session


class VersionOut(Struct, frozen=True, kw_only=True):
    """One entry about a fact; ``says`` is None where it strikes the fact out.

    ``fact`` is the same for all versions of it. ``is_contested`` where another one that
    is in force supersedes the same version.
    """

    entry: UUID
    fact: UUID
    at: datetime
    recorded_at: datetime
    person: UUID
    author: str
    author_verified: bool
    says: AnyKind | None
    supersedes: tuple[UUID, ...]
    reason: str | None
    is_in_force: bool
    is_contested: bool


def versions_of(session: Session) -> tuple[VersionOut, ...]:
    """Of everything that can be amended or added, in the order of recording."""
    found = {
        row.entry: row
        for fact in (*session.settlement.retracted, *session.facts)
        if isinstance(fact.first.payload, Retractable | AddendumRecorded)
        for row in _rows(fact, session)
    }
    return tuple(
        sorted(found.values(), key=lambda r: (r.recorded_at, len(r.supersedes)))
    )


def _rows(fact: Settled, session: Session) -> Iterator[VersionOut]:
    for entry in fact.history:
        yield _row(fact, entry, session, is_in_force=False)
    yield _row(fact, fact.entry, session, is_in_force=not fact.is_retracted)


def _row(
    fact: Settled, entry: Entry, session: Session, *, is_in_force: bool
) -> VersionOut:
    return VersionOut(
        entry=entry.id,
        fact=fact.id,
        at=entry.effective_at,
        recorded_at=entry.recorded_at,
        person=entry.author,
        author=session.name_of(entry.author),
        author_verified=entry.auth_method in SIGNED_IN,
        says=_said(entry),
        supersedes=entry.supersedes,
        reason=entry.reason,
        is_in_force=is_in_force,
        is_contested=is_in_force and fact.is_conflicting,
    )


def _said(entry: Entry) -> AnyKind | None:
    match entry.payload:
        case EntryRetracted():
            return None
        case EntryAmended(replacement=replacement):
            return replacement
        case payload:
            return payload
