"""Deciding that a session was charted under the wrong patient."""

from datetime import datetime
from uuid import UUID, uuid5

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.commands import Reattribute
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import AnyKind, ChartMoved, ChartReattributed
from monitor.chart.names import refuse_reason
from monitor.chart.openings import refuse_identity
from monitor.chart.patient import Patient
from monitor.chart.proposals import naming, proposed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session

_WHAT = "The chart stays where it is"


class RightPatient(Struct, frozen=True, kw_only=True):
    """Whose chart it is, and that patient's last dose before the session.

    ``swapped_with`` is the session whose chart goes the other way, if one does.
    """

    patient: Patient
    last_dose_at: datetime | None = None
    swapped_with: UUID | None = None


def decide_reattribution(
    session: Session,
    right: RightPatient,
    command: Reattribute,
    actor: Actor,
    now: datetime,
) -> tuple[NewEntry, ...] | Refusal:
    """Move a session to the patient whose two identifiers were typed.

    Nothing charted changes; the session says from whom it came.
    """
    to = right.patient
    refusal = (
        _refuse_move(session, to, command, now)
        or refuse_identity(to, command.identity)
        or refuse_reason("reason", command.reason)
    )
    if refusal is not None:
        return refusal
    moved = ChartReattributed(
        from_patient=session.patient,
        to_patient=to.id,
        identity=command.identity,
        last_dose_at=right.last_dose_at,
        swapped_with=right.swapped_with,
    )
    entry = proposed(command, moved, reason=command.reason)
    if session.name_of(actor.person) == actor.name:
        return (entry,)
    return (naming(command, entry.stream, actor), entry)


def move_as_written(command: Reattribute, written: AnyKind) -> NewEntry | None:
    """What the command asks for, with patients and last dose as they were found then.

    None where what was written is no move, or one of the two where both were asked for.
    """
    if not isinstance(written, ChartReattributed):
        return None
    if (written.swapped_with is None) != (command.swap is None):
        return None
    moved = replace(written, identity=command.identity)
    return proposed(command, moved, reason=command.reason)


def marks(session: Session, to: UUID, command: Reattribute) -> tuple[NewEntry, ...]:
    """The mark among the facts of either patient."""
    mark = ChartMoved(session=session.id, from_patient=session.patient, to_patient=to)
    return tuple(
        NewEntry(
            id=uuid5(command.id, str(patient)),
            stream=Stream("patient", patient),
            payload=mark,
            effective_at=command.at,
            reason=command.reason,
        )
        for patient in (session.patient, to)
    )


def _refuse_move(
    session: Session, to: Patient, command: Reattribute, now: datetime
) -> Refusal | None:
    if to.id == session.patient:
        return Refusal(
            field="identifier",
            what=_WHAT,
            why=f"it is the chart of {to.details.identifier} already",
            remedy="Type the number of the patient whose chart it is",
        )
    if not session.opened_at <= command.at <= now:
        return Refusal(
            field="time",
            what=_WHAT,
            why="the time lies in the future or before the session",
            remedy="Check the time",
        )
    return None
