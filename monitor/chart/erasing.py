"""Deciding on the erasure of one patient: identity, sessions, and all that was told."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.commands import ErasePatient
from monitor.chart.days import day_in_words
from monitor.chart.entries import NewEntry, Stream
from monitor.chart.keeping import Hold
from monitor.chart.kinds import PatientErased
from monitor.chart.names import refuse_reason
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text

ALREADY_ERASED = Refusal(
    what="Nobody is erased",
    why="this patient was erased before",
    remedy="Nothing is left to do",
)


class Listed(Struct, frozen=True):
    """One session of the patient, as the list of sessions has it."""

    id: UUID
    opened_at: datetime
    closed_at: datetime | None
    zone: str = "UTC"


def decide_erasure(
    patient: Patient,
    sessions: Sequence[Listed],
    command: ErasePatient,
    now: datetime,
    holds: Sequence[Hold] = (),
) -> tuple[NewEntry, ...] | Refusal:
    """An entry in the patient's stream, and in that of each session.

    ``holds`` are those that stand on the patient's record.
    """
    refusal = _refuse_held(holds, sessions) or _refuse(patient, sessions, command, now)
    if refusal is not None:
        return refusal
    reason = command.reason.strip()
    own = Stream("patient", patient.id)
    erased = [(command.id, own, PatientErased(patient=patient.id))]
    for session in sessions:
        fact = PatientErased(
            patient=patient.id, opened_at=session.opened_at, closed_at=session.closed_at
        )
        id_ = uuid5(command.id, str(session.id))
        erased.append((id_, Stream("session", session.id), fact))
    return tuple(
        NewEntry(
            id=id_, stream=stream, payload=fact, effective_at=command.at, reason=reason
        )
        for id_, stream, fact in erased
    )


def _refuse(
    patient: Patient,
    sessions: Sequence[Listed],
    command: ErasePatient,
    now: datetime,
) -> Refusal | None:
    if command.at > now:
        return _no("the time lies in the future", "Check the clock")
    if _plain(command.identifier) != _plain(patient.details.identifier):
        why = "the number that was typed again is another"
        return _no(why, "Type the patient's number", "identifier")
    if any(session.closed_at is None for session in sessions):
        return _no("a session of this patient is open", "Close it first")
    return refuse_reason("reason", command.reason) or refuse_text(
        "reason", command.reason
    )


def _refuse_held(holds: Sequence[Hold], sessions: Sequence[Listed]) -> Refusal | None:
    """The day is told where the patient's last session was held."""
    if not holds:
        return None
    first, *others = holds
    last = max(sessions, key=lambda session: session.opened_at, default=None)
    zone = ZoneInfo("UTC" if last is None else last.zone)
    on = day_in_words(first.placed_at.astimezone(zone).date())
    more = f", and {len(others)} more" if others else ""
    why = f"the record is held since {on}, asked by {first.asked_by}{more}"
    return _no(why, "Have each hold lifted first")


def _plain(identifier: str) -> str:
    return "".join(identifier.split()).casefold()


def _no(why: str, remedy: str, field: str | None = None) -> Refusal:
    return Refusal(what="Nobody is erased", why=why, remedy=remedy, field=field)
