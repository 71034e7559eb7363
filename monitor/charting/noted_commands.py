"""What the audit log says of a command: what it did, and to what."""

from monitor.chart.audit import (
    AnyDeed,
    CoSigningSet,
    LockTimesSet,
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    Subject,
)
from monitor.chart.commands import (
    AnyCommand,
    ApproveProtocol,
    ChangePerson,
    CorrectPatient,
    DisablePerson,
    EnrolPerson,
    ProposeProtocol,
    RecordPatient,
    SetCoSigning,
    SetLockTimes,
    SiteCommand,
    WithdrawApproval,
)
from monitor.chart.keeping_commands import (
    KeepingCommand,
    LiftHold,
    PlaceHold,
    SetRetention,
)
from monitor.chart.oversight_deeds import HoldLifted, HoldPlaced, RetentionSet


def subject_of(command: AnyCommand) -> Subject:
    """What it would have changed."""
    match command:
        case EnrolPerson() | ChangePerson() | DisablePerson():
            return Subject("person", command.person)
        case PlaceHold():
            return Subject("patient", command.patient)
        case SetLockTimes() | SetCoSigning() | LiftHold() | SetRetention():
            return Subject("site", command.stream_id)
        case RecordPatient() | CorrectPatient():
            return Subject("patient", command.stream_id)
        case ProposeProtocol() | ApproveProtocol() | WithdrawApproval():
            return Subject("protocols", command.stream_id)
        case _:
            return Subject("session", command.stream_id)


def deed_of(command: SiteCommand) -> AnyDeed:
    """What it did."""
    match command:
        case EnrolPerson():
            return PersonEnrolled(name=command.name, role=_roles(command))
        case ChangePerson():
            return PersonChanged(name=command.name, role=_roles(command))
        case DisablePerson():
            return PersonDisabled(reason=command.reason)
        case SetLockTimes():
            return LockTimesSet(
                minutes_during_session=command.minutes_during_session,
                minutes_otherwise=command.minutes_otherwise,
            )
        case SetCoSigning():
            return CoSigningSet(own_session=command.own_session)
        case PlaceHold() | LiftHold() | SetRetention():
            return _kept(command)


def _kept(command: KeepingCommand) -> AnyDeed:
    match command:
        case PlaceHold():
            return HoldPlaced(reason=command.reason, asked_by=command.asked_by)
        case LiftHold():
            return HoldLifted(reason=command.reason)
        case SetRetention():
            return RetentionSet(years=command.years, source=command.source)


def _roles(command: EnrolPerson | ChangePerson) -> str:
    return ", ".join(sorted(command.roles))
