"""Deciding on patients, and on opening a session for one."""

from datetime import datetime

from msgspec import Struct

from monitor.chart.commands import (
    CorrectPatient,
    OpenSession,
    PatientCommand,
    RecordPatient,
)
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import (
    AnyKind,
    ApprovedThen,
    IdentityTyped,
    PatientCorrected,
    PatientDetails,
    PatientRecorded,
    SessionOpened,
)
from monitor.chart.names import refuse_reason
from monitor.chart.patient import Patient
from monitor.chart.proposals import naming, proposed
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_odd_texts
from monitor.zones import is_zone

_EARLIEST_BIRTH_YEAR = 1900
_NOTHING_CHANGED = Refusal(
    what="The correction is not charted",
    why="nothing was changed",
    remedy="Change what is wrong, or leave the form",
)


class Beforehand(Struct, frozen=True, kw_only=True):
    """What was known when a session was opened, beside who the patient is."""

    last_dose_at: datetime | None = None
    approved: ApprovedThen | None = None


def decide_opening(
    patient: Patient,
    command: OpenSession,
    actor: Actor,
    now: datetime,
    known: Beforehand | None = None,
) -> tuple[NewEntry, ...] | Refusal:
    """Open a session for a patient whose two identifiers were typed again."""
    if command.at > now:
        return _future()
    refusal = refuse_identity(patient, command.identity) or _refuse_zone(command.zone)
    if refusal is not None:
        return refusal
    stream = Stream("session", command.stream_id)
    return (naming(command, stream, actor), _opening(command, known or Beforehand()))


def opening_as_written(command: OpenSession, written: AnyKind) -> NewEntry | None:
    """What the command asks for, with what was known when that was written.

    None where what was written opened no session.
    """
    if not isinstance(written, SessionOpened):
        return None
    known = Beforehand(last_dose_at=written.last_dose_at, approved=written.approved)
    return _opening(command, known)


def _opening(command: OpenSession, known: Beforehand) -> NewEntry:
    opened = SessionOpened(
        patient=command.patient,
        protocol=command.protocol,
        zone=command.zone,
        room=command.room,
        identity=command.identity,
        last_dose_at=known.last_dose_at,
        approved=known.approved,
    )
    return proposed(command, opened)


def refuse_identity(patient: Patient, typed: IdentityTyped) -> Refusal | None:
    """Refuse identifiers that are not both this patient's."""
    return refuse_initials(patient, typed.initials) or refuse_birth_year(
        patient, typed.birth_year
    )


def refuse_initials(patient: Patient, typed: str) -> Refusal | None:
    """Refuse initials that are not this patient's; what they are is not told."""
    if typed.upper() == patient.initials:
        return None
    return Refusal(
        field="initials",
        what="Identity is not confirmed",
        why=f"the initials typed, {typed}, are not this patient's",
        remedy="Check that this is the right patient, then type them again",
    )


def refuse_birth_year(patient: Patient, typed: int) -> Refusal | None:
    """Refuse a birth year that is not this patient's; what it is is not told."""
    if typed == patient.details.born.year:
        return None
    return Refusal(
        field="birth_year",
        what="Identity is not confirmed",
        why=f"the birth year typed, {typed}, is not this patient's",
        remedy="Check that this is the right patient, then type it again",
    )


def _refuse_zone(zone: str) -> Refusal | None:
    """Every time of the session is told in it for good, so it has to be one."""
    if is_zone(zone):
        return None
    return Refusal(
        field="zone",
        what="The session is not opened",
        why=f"this computer knows no time zone {zone!r}",
        remedy="Set the computer's time zone, such as Europe/London, and start again",
    )


def decide_patient(
    patient: Patient | None, command: PatientCommand, actor: Actor, now: datetime
) -> tuple[NewEntry, ...] | Refusal:
    """Judge a wish about a patient's own facts; ``patient`` is None if unknown."""
    if command.at > now:
        return _future()
    refusal = _refuse_details(command.details, now)
    if refusal is not None:
        return refusal
    stream = Stream("patient", command.stream_id)
    named = naming(command, stream, actor)
    match command, patient:
        case RecordPatient(), None:
            return (named, proposed(command, PatientRecorded(details=command.details)))
        case CorrectPatient(), Patient():
            if command.details == patient.details:
                return _NOTHING_CHANGED
            return refuse_reason("reason", command.reason) or (
                named,
                proposed(
                    command,
                    PatientCorrected(details=command.details),
                    reason=command.reason,
                ),
            )
        case _:
            return Refusal(
                what="The patient is not charted",
                why="there is already one here" if patient else "there is none here",
                remedy="Find the patient again",
            )


def _refuse_details(details: PatientDetails, now: datetime) -> Refusal | None:
    for field in ("identifier", "family", "given"):
        if not getattr(details, field).strip():
            return Refusal(
                field=field,
                what="The patient is not charted",
                why=f"the {field} is missing",
                remedy="Type it",
            )
    if details.born.year < _EARLIEST_BIRTH_YEAR or details.born > now.date():
        return Refusal(
            field="born",
            what=f"Born {details.born.isoformat()} is not possible",
            why="it lies in the future or too far back",
            remedy="Type the date of birth again",
        )
    if (details.allergies.state == "known") != bool(details.allergies.items):
        return Refusal(
            field="allergies",
            what="The allergies contradict themselves",
            why="known allergies are named, and only they",
            remedy="Name them, or choose another state",
        )
    return refuse_odd_texts(details)


def _future() -> Refusal:
    return Refusal(
        field="time",
        what="The time is not possible",
        why="it lies in the future",
        remedy="Check the time",
    )
