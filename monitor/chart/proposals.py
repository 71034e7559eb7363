"""Commands turned into entries that are not yet durable."""

from uuid import UUID, uuid5

from monitor.chart.command import Command
from monitor.chart.commands import ActOnAlert, ChartDoubt, ChartSet
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import (
    AnyKind,
    BreakGlassOpened,
    ClinicianCalled,
    EffectRecorded,
    OxygenRecorded,
    PatientCorrected,
    PatientRecorded,
    StaffNamed,
)

_NAMING = "staff named"
_GLASS = "break-glass opened"
_OXYGEN = "oxygen"
_EFFECT = "effect"
_CALL = "clinician called"


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
    """The entry that gives the actor's name."""
    named = StaffNamed(person=actor.person, name=actor.name, verified=actor.is_verified)
    return _beside(command, stream, _NAMING, named)


def breaking_glass(command: Command, stream: Stream, actor: Actor) -> NewEntry:
    """The entry that says who charts without having signed in, and why."""
    opened = BreakGlassOpened(person=actor.person, name=actor.name, reason=actor.reason)
    return _beside(command, stream, _GLASS, opened)


def breathing(command: ChartSet, oxygen: OxygenRecorded) -> NewEntry:
    """The entry of the oxygen that came with a set."""
    return _beside(command, Stream("session", command.stream_id), _OXYGEN, oxygen)


def hurting(command: ChartDoubt, effect: EffectRecorded) -> NewEntry:
    """The entry of the side effect that a doubt about the dose was."""
    return _beside(command, Stream("session", command.stream_id), _EFFECT, effect)


def calling(command: ActOnAlert) -> NewEntry:
    """The entry of the call that an action about an alert was."""
    called = ClinicianCalled(key=command.key, who=command.who, number=command.number)
    return _beside(command, Stream("session", command.stream_id), _CALL, called)


def beside(id_: UUID) -> frozenset[UUID]:
    """The ids of what a command may chart along with the entry of its own id."""
    names = (_GLASS, _NAMING, _OXYGEN, _EFFECT, _CALL)
    return frozenset(uuid5(id_, name) for name in names)


def _beside(command: Command, stream: Stream, name: str, payload: AnyKind) -> NewEntry:
    """An entry whose id follows from the command's, so that a retry is the same."""
    return NewEntry(
        id=uuid5(command.id, name),
        stream=stream,
        payload=payload,
        effective_at=command.at,
    )
