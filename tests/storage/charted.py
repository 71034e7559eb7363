"""Entries to put into a journal, short to write."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.audit import NewDeed, SessionViewed, Subject
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.kinds import (
    AnyKind,
    EntryAmended,
    EntryRetracted,
    IdentityTyped,
    NoteRecorded,
    ObservationsRecorded,
    PatientDetails,
    PatientRecorded,
    ProtocolPin,
    SessionOpened,
)
from monitor.charting.ports import Circumstances, Draft
from tests.clocks import START
from tests.desk import NURSE, PATIENT, SPACE, vitals

PIN = ProtocolPin(id="iv40", version=1, sha256="ab" * 32)


def circumstances(minute: float = 0) -> Circumstances:
    return Circumstances(
        recorded_at=at(minute),
        recorded_mono=1000.25 + minute * 60,
        boot_id="boot of the test",
        app_version="0.1.0",
        protocol_hash=PIN.sha256,
    )


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def session_stream(name: str = "session") -> Stream:
    return Stream("session", uuid5(SPACE, name))


def new(
    name: str, payload: AnyKind, minute: float = 0, session: str = "session"
) -> NewEntry:
    """An entry whose id follows from its name."""
    return NewEntry(
        id=named(name),
        stream=session_stream(session),
        payload=payload,
        effective_at=at(minute),
    )


def named(name: str) -> UUID:
    return uuid5(SPACE, name)


def note(name: str, minute: float = 0) -> NewEntry:
    return new(name, NoteRecorded(text=f"note {name}"), minute)


def opening(
    session: str = "session",
    minute: float = 0,
    *,
    patient: UUID = PATIENT.id,
    zone: str = "Europe/London",
) -> NewEntry:
    opened = SessionOpened(
        patient=patient,
        protocol=PIN,
        zone=zone,
        room="Room 1",
        identity=IdentityTyped(initials="AD", birth_year=1981),
    )
    return new(f"opening of {session}", opened, minute, session)


def details(**changes: object) -> PatientDetails:
    """The patient of the desk, but for these details."""
    return replace(PATIENT.details, **changes)


def patient(name: str = "patient", **changes: object) -> NewEntry:
    return NewEntry(
        id=named(f"recording of {name}"),
        stream=Stream("patient", named(name)),
        payload=PatientRecorded(details=details(**changes)),
        effective_at=at(-5),
    )


def observed(name: str, line: str, minute: float = 0) -> NewEntry:
    return new(name, vitals(line), minute)


def amended(
    name: str, target: NewEntry, replacement: ObservationsRecorded, minute: float
) -> NewEntry:
    return NewEntry(
        id=named(name),
        stream=target.stream,
        payload=EntryAmended(replacement=replacement),
        effective_at=at(minute),
        supersedes=(target.id,),
        reason="misread",
    )


def retracted(name: str, target: NewEntry, reason: str = "wrong patient") -> NewEntry:
    return NewEntry(
        id=named(name),
        stream=target.stream,
        payload=EntryRetracted(),
        effective_at=target.effective_at,
        supersedes=(target.id,),
        reason=reason,
    )


def viewed(name: str, session: str = "session", patient: UUID = PATIENT.id) -> NewDeed:
    """A deed whose id follows from its name."""
    subject = Subject("session", session_stream(session).id)
    return NewDeed(
        id=named(name), deed=SessionViewed(), subject=subject, patient=patient
    )


def draft(name: str, content: str = "118/7", minute: float = 0) -> Draft:
    return Draft(
        id=named(name),
        form="observations",
        stream=session_stream().id,
        author=NURSE.person,
        content=content,
        saved_at=at(minute),
    )


FIRST, WRONG = observed("first", "118/72 70"), observed("wrong", "181/72 70", 1)
