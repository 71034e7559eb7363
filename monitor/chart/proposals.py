"""Commands turned into entries that are not yet durable."""

from uuid import UUID, uuid5

from monitor.chart.commands import Command
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import (
    AnyKind,
    PatientCorrected,
    PatientRecorded,
    StaffNamed,
)


def proposed(
    command: Command,
    payload: AnyKind,
    *,
    supersedes: tuple[UUID, ...] = (),
    reason: str | None = None,
) -> NewEntry:
    of_patient = isinstance(payload, PatientRecorded | PatientCorrected)
    return NewEntry(
        id=command.id,
        stream=Stream("patient" if of_patient else "session", command.stream_id),
        payload=payload,
        effective_at=command.at,
        supersedes=supersedes,
        reason=reason,
    )


def naming(command: Command, stream: Stream, actor: Actor) -> NewEntry:
    """The entry that gives the actor's name; its id follows from the command's."""
    return NewEntry(
        id=uuid5(command.id, "staff named"),
        stream=stream,
        payload=StaffNamed(
            person=actor.person, name=actor.name, verified=actor.is_verified
        ),
        effective_at=command.at,
    )
