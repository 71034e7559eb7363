"""Is the record whole: the file, the chains, the protocols, the derived tables.

Proof covers everything up to the last head that was anchored outside the file. What
lies behind it can be cut off unnoticed by whoever holds the key, and is not claimed.
"""

import hashlib
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, select

from monitor.chart.entries import Entry
from monitor.charting.condensed import CondensedRow
from monitor.charting.faults import EnvironmentFault, UnknownKind
from monitor.mistakes import traced
from monitor.review.condensing import as_before_times
from monitor.storage.chain import AUDIT_CHAINS, CHAINS, ChainHead, audit_breaks, breaks
from monitor.storage.database import Database
from monitor.storage.halved import halved
from monitor.storage.named_missing import believed_missing
from monitor.storage.pinned import pinned_in
from monitor.storage.projecting import UNLISTED, derived
from monitor.storage.reading import known_of, streams_in
from monitor.storage.review_columns import TEXTS
from monitor.storage.review_writing import placed_alike, stored_texts
from monitor.storage.signatures import broken_signatures
from monitor.storage.signed_listing import patients_in
from monitor.storage.since_signed import since_signed
from monitor.storage.tables import (
    CONDENSED,
    PATIENT_INDEX,
    PROJECTIONS,
    PROTOCOL,
    REVIEW_INDEX,
    SESSION_INDEX,
)
from monitor.storage.verdict import (
    AUDIT,
    ENTRIES,
    FILE,
    LISTS,
    PROTOCOLS,
    SIGNATURES,
    verdict,
)

_MOST_FINDINGS = 5


class Check(Struct, frozen=True, kw_only=True):
    """One question asked of the record, and what was found wrong, in words."""

    question: str
    is_passed: bool
    findings: tuple[str, ...]


class Report(Struct, frozen=True, kw_only=True):
    """What verification found; the heads are the ends of the chains.

    ``unknown_kinds`` were proved by their hashes and can't be read by this version.
    ``lost`` is known to be missing since a salvage, and ``since_signed`` tells what was
    charted of patients after their sessions were signed.
    """

    is_whole: bool
    checks: tuple[Check, ...]
    heads: tuple[ChainHead, ...]
    audit_heads: tuple[ChainHead, ...]
    unknown_kinds: tuple[str, ...]
    lost: tuple[str, ...] = ()
    since_signed: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The report in plain words, a line each; what it means goes first."""
        failed = tuple(c.question for c in self.checks if not c.is_passed)
        said = [verdict(failed)] if failed else []
        for check in self.checks:
            said.append(f"{check.question}: {'yes' if check.is_passed else 'no'}")
            said += [f"  {finding}" for finding in check.findings]
        said += self.since_signed
        said += [f"Known since a salvage: {gap}" for gap in self.lost]
        said += [f"Not readable by this version: {kind}" for kind in self.unknown_kinds]
        said += [f"Entries of {h.sentence}" for h in self.heads]
        said += [f"Audit log of {h.sentence}" for h in self.audit_heads]
        return tuple(said)


def verify(database: Database) -> Report:
    """Ask everything, also after something was found wrong."""
    heads: list[ChainHead] = []
    known = believed_missing(database)
    audit_heads: list[ChainHead] = []
    unknown: set[str] = set()
    questions: dict[str, Callable[[Connection], Iterator[str]]] = {
        FILE: _damage,
        ENTRIES: lambda c: chain(
            breaks(c.exec_driver_sql(CHAINS), heads, known), halved(c)
        ),
        AUDIT: lambda c: audit_breaks(
            c.exec_driver_sql(AUDIT_CHAINS), audit_heads, known
        ),
        SIGNATURES: broken_signatures,
        PROTOCOLS: _changed_protocols,
        LISTS: lambda c: _differences(c, unknown),
    }
    checks = tuple(
        Check(question=question, is_passed=not found, findings=found)
        for question, ask in questions.items()
        for found in (_found(database, ask),)
    )
    return Report(
        is_whole=all(check.is_passed for check in checks),
        checks=checks,
        heads=tuple(heads),
        audit_heads=tuple(audit_heads),
        unknown_kinds=tuple(sorted(unknown)),
        lost=tuple(gap.sentence for gap in known),
        since_signed=_found(database, since_signed),
    )


def _found(
    database: Database, ask: Callable[[Connection], Iterator[str]]
) -> tuple[str, ...]:
    findings: list[str] = []
    try:
        with database.reading() as connection:
            for finding in ask(connection):
                findings.append(finding)
                if len(findings) == _MOST_FINDINGS:
                    findings.append("There is more.")
                    break
    except EnvironmentFault as fault:
        findings.append(f"{fault.what} {fault.why}")
    except Exception as mistake:  # noqa: BLE001 what it says may name a patient
        # Whatever ended it: the question has no "yes", and the others are asked.
        findings.append(f"Not followed to its end: {traced(mistake)}")
    return tuple(findings)


def _damage(connection: Connection) -> Iterator[str]:
    # The cipher's check reads the file alone. Where the power failed while the log was
    # brought into it, pages there are half written, and whole only in the log.
    connection.exec_driver_sql("PRAGMA wal_checkpoint").all()
    for question, healthy in (
        ("PRAGMA cipher_integrity_check", ()),
        ("PRAGMA quick_check", ("ok",)),
        ("PRAGMA foreign_key_check", ()),
    ):
        for row in connection.exec_driver_sql(question):
            if row[0] not in healthy:
                # One row tells all that is wrong with the pages of a file.
                yield from str(row[0]).splitlines()


def _changed_protocols(connection: Connection) -> Iterator[str]:
    for sha256, content in connection.execute(select(PROTOCOL)):
        if hashlib.sha256(content).hexdigest() != sha256:
            yield f"The protocol stored as {sha256} has another content"


def _differences(connection: Connection, unknown: set[str]) -> Iterator[str]:
    """Where a derived table is not what a rebuild would give; notes unknown kinds."""
    names = (*(table.name for table in PROJECTIONS), TEXTS)
    expected: dict[str, set[tuple[Any, ...]]] = {name: set() for name in names}
    unreadable: set[bytes] = set()
    listed = _listed(connection)
    known = pinned_in(connection), patients_in(connection)
    for stream in streams_in(connection):
        try:
            entries: tuple[Entry, ...] = known_of(connection, stream)
        except UnknownKind as error:
            unknown.add(error.tag)
            unreadable.add(stream.id.bytes)
            if stream.id.bytes not in listed and stream.kind not in UNLISTED:
                yield f"A {stream.kind} not readable by this version is in no list"
            continue
        for name, rows in derived(stream, entries, *known).items():
            expected[name] |= {_compared(name, tuple(row)) for row in rows}
    for name in names:
        stored = _stored(connection, name, unreadable)
        if name == CONDENSED.name:
            stored = _as_now(stored, expected[name])
        lacking = len(expected[name] - stored)
        excess = len(stored - expected[name])
        if lacking or excess:
            yield f"{name} lacks {lacking} rows and has {excess} too many"


def _listed(connection: Connection) -> set[bytes]:
    """The sessions and patients that are in the lists."""
    columns = (PATIENT_INDEX.c.patient, SESSION_INDEX.c.session)
    return {id_ for column in columns for (id_,) in connection.execute(select(column))}


def _stored(
    connection: Connection, name: str, unreadable: set[bytes]
) -> set[tuple[Any, ...]]:
    """The rows of a derived table but for streams that can't be derived here."""
    if name == TEXTS:
        rows = set(stored_texts(connection))
    else:
        (table,) = (table for table in PROJECTIONS if table.name == name)
        rows = {
            _compared(name, tuple(row)) for row in connection.execute(select(table))
        }
    return {row for row in rows if row[0] not in unreadable}


def _as_now(
    stored: set[tuple[Any, ...]], expected: set[tuple[Any, ...]]
) -> set[tuple[Any, ...]]:
    """With rows that were written before times were condensed as they are now.

    All else in them has to be alike; they are written anew as the session next is.
    """
    alike, lacking = stored & expected, expected - stored
    older = {tuple(as_before_times(CondensedRow._make(row))): row for row in lacking}
    return alike | {older.get(row, row) for row in stored - alike}


def _compared(name: str, row: tuple[Any, ...]) -> tuple[Any, ...]:
    return placed_alike(row) if name == REVIEW_INDEX.name else row
