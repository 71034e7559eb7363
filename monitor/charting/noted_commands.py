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
    RecordPatient,
    SetCoSigning,
    SetLockTimes,
    SiteCommand,
    WithdrawApproval,
)


def subject_of(command: AnyCommand) -> Subject:
    """What it would have changed."""
    match command:
        case EnrolPerson() | ChangePerson() | DisablePerson():
            return Subject("person", command.person)
        case SetLockTimes() | SetCoSigning():
            return Subject("site", command.stream_id)
        case RecordPatient() | CorrectPatient():
            return Subject("patient", command.stream_id)
        case ApproveProtocol() | WithdrawApproval():
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


def _roles(command: EnrolPerson | ChangePerson) -> str:
    return ", ".join(sorted(command.roles))
