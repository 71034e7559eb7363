"""A record of two patients on two workstations, and bundles of it."""

from typing import NamedTuple
from uuid import UUID

from msgspec.structs import replace

from monitor.access.signing import sign
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import PatientRecorded, SessionClosed
from monitor.chart.manifest import Manifest, Signature, part_of, signed_at
from monitor.charting.ports import Circumstances, Station
from monitor.storage.bundling import bundle_of_all, bundle_of_session
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.projecting import project
from monitor.storage.sealing import Head, sealed
from monitor.storage.writing import write
from tests.clocks import ManualClock
from tests.desk import NURSE, vitals
from tests.storage.charted import (
    amended,
    at,
    circumstances,
    details,
    named,
    new,
    note,
    observed,
    opening,
    session_stream,
)

SECRET = bytes(range(32))
OTHER_SECRET = bytes(range(1, 33))
TEXT = "id = 'iv40'\nname = 'Ketamín'\n"
FIRST, SECOND = session_stream("session").id, session_stream("second").id
_WRONG = observed("wrong", "181/72 70", 2)


class Bundles(NamedTuple):
    """The same record as bundles: of one session signed and not, of another, of all."""

    signed: bytes
    unsigned: bytes
    other: bytes
    all: bytes


def make_bundles(database: Database) -> Bundles:
    journal = FileJournal(database, ManualClock())
    _chart(journal)
    _chart_elsewhere(database, _when(journal))
    # It remembers the end of what it wrote itself, and others have written since.
    journal = FileJournal(database, ManualClock())
    closed = SessionClosed(ready_at=at(9), left_at=at(9))
    journal.append([new("end", closed, 9)], NURSE, _when(journal))
    first = _signature(journal, FIRST, "patient", SECRET)
    second = _signature(journal, SECOND, "other", SECRET)
    # What is charted after it was signed does not belong to what was signed.
    journal.append([note("later", 12)], NURSE, _when(journal))
    return Bundles(
        signed=bundle_of_session(database, FIRST, [first]).content,
        unsigned=bundle_of_session(database, FIRST).content,
        other=bundle_of_session(database, SECOND, [second]).content,
        all=bundle_of_all(database, [first, second]).content,
    )


def _chart(journal: FileJournal) -> None:
    when = _when(journal)
    bare = replace(when, protocol_hash=None)
    for entries, circumstance in (
        ([_patient("patient"), _patient("other")], bare),
        ([opening(patient=named("patient")), note("a", 1)], when),
        ([opening("second", 1, patient=named("other"))], when),
        ([_WRONG, observed("right", "118/72 70", 3)], when),
        ([new("of the other", vitals("99/60 80"), 4, "second")], when),
        ([amended("fix", _WRONG, vitals("118/72 71"), 5)], when),
        ([note("Ünïcødé", 6), note("b", 7)], when),
    ):
        journal.append(entries, NURSE, circumstance)


def _chart_elsewhere(database: Database, when: Circumstances) -> None:
    """Entries of the same session that another workstation wrote."""
    station = Station(id=named("their station"), epoch=named("their epoch"))
    entries = [note("theirs", 8), note("theirs too", 8)]
    with database.transaction() as connection:
        arrival = connection.exec_driver_sql("SELECT max(arrival) FROM entry").scalar()
        done = sealed(entries, NURSE, when, Head(station=station))
        write(connection, done, arrival or 0)
        project(connection, [one.entry for one in done])


def _when(journal: FileJournal) -> Circumstances:
    return replace(circumstances(10), protocol_hash=journal.keep_protocol(TEXT))


def _patient(name: str) -> NewEntry:
    return NewEntry(
        id=named(f"recording of {name}"),
        stream=Stream("patient", named(name)),
        payload=PatientRecorded(details=details(identifier=f"T-{name}")),
        effective_at=at(-5),
    )


def manifest(journal: FileJournal, session: UUID, patient: str) -> Manifest:
    stream = Stream("session", session)
    return Manifest(
        session=part_of(session, journal.entries(stream)),
        patient=part_of(
            named(patient), journal.entries(Stream("patient", named(patient)))
        ),
        protocol=journal.keep_protocol(TEXT),
        meaning="reviewed and complete",
        name="Dr A. Meyer",
        signed_ms=signed_at(at(11)),
        app_version="0.1.0",
    )


def _signature(
    journal: FileJournal, session: UUID, patient: str, secret: bytes
) -> Signature:
    return sign(manifest(journal, session, patient), secret)
