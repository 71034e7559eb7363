"""What a person can ask of the record, in the imperative."""

from uuid import UUID

from monitor.chart.command import Command
from monitor.chart.keeping_commands import KeepingCommand
from monitor.chart.kinds import (
    AddendumRecorded,
    AlertAnswer,
    Amendable,
    BreakGlassCoSigned,
    DevicesOrdered,
    DoseChecked,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DosesEnded,
    DrugPrepared,
    EffectEnded,
    EffectRecorded,
    EmergencyFact,
    FollowUpRecorded,
    GateFact,
    HandoverFact,
    IdentityTyped,
    InfusionRecorded,
    InjectionOrdered,
    LimitFact,
    Meaning,
    NoteRecorded,
    ObservationsRecorded,
    OralOrdered,
    OxygenRecorded,
    PatientDetails,
    ProtocolPin,
    QueryFact,
    ReportStatus,
    Role,
    ScoreRecorded,
    ScoreReviewed,
    SessionClosed,
    SlotSnoozed,
    TreatmentGiven,
    WasteRecorded,
    WeightRecorded,
)
from monitor.chart.whose_chart import Becomes

Chartable = (
    WeightRecorded
    | DoseOrdered
    | InjectionOrdered
    | DevicesOrdered
    | OralOrdered
    | DrugPrepared
    | DoseChecked
    | DoseGiven
    | DosesEnded
    | DoseDoubtful
    | WasteRecorded
    | ObservationsRecorded
    | OxygenRecorded
    | InfusionRecorded
    | EffectRecorded
    | EffectEnded
    | TreatmentGiven
    | NoteRecorded
    | SlotSnoozed
    | SessionClosed
    | LimitFact
    | FollowUpRecorded
    | AlertAnswer
    | HandoverFact
    | EmergencyFact
    | GateFact
    | ScoreRecorded
    | ScoreReviewed
    | BreakGlassCoSigned
    | AddendumRecorded
    | QueryFact
    | ReportStatus
)


class RecordPatient(Command, frozen=True, kw_only=True):
    """Enter a patient for the first time; ``stream_id`` is the patient's new id."""

    details: PatientDetails


class CorrectPatient(Command, frozen=True, kw_only=True):
    """Put a patient's details right."""

    details: PatientDetails
    reason: str


class ErasePatient(Command, frozen=True, kw_only=True):
    """Take away all that tells of a patient; ``identifier`` is typed again.

    That something was charted, when and by whom, stays.
    """

    identifier: str
    reason: str


class OpenSession(Command, frozen=True, kw_only=True):
    """Begin a session; ``stream_id`` is the session's new id."""

    patient: UUID
    protocol: ProtocolPin
    zone: str
    room: str
    identity: IdentityTyped


class Chart(Command, frozen=True, kw_only=True):
    """Chart one fact of the running session."""

    fact: Chartable


class ChartSet(Command, frozen=True, kw_only=True):
    """Chart a set with the oxygen that was typed along with it, both or neither."""

    observations: ObservationsRecorded
    oxygen: OxygenRecorded | None = None


class ChartDoubt(Command, frozen=True, kw_only=True):
    """Chart a doubt about the dose that is a side effect too, both or neither."""

    doubt: DoseDoubtful
    effect: EffectRecorded


class ClearStart(Command, frozen=True, kw_only=True):
    """Declare the session ready to start."""


class Amend(Command, frozen=True, kw_only=True):
    """Say what an earlier fact should have been, and why."""

    target: UUID
    replacement: Amendable
    reason: str


class Retract(Command, frozen=True, kw_only=True):
    """Strike out a fact that should not have been charted, and say why."""

    target: UUID
    reason: str


class AcknowledgeAlert(Command, frozen=True, kw_only=True):
    """Take on one alert."""

    key: str


class ActOnAlert(Command, frozen=True, kw_only=True):
    """Say by its code what was done about an alert; ``who`` was called, if anybody."""

    key: str
    code: int
    note: str = ""
    who: str = ""
    number: str = ""


class SignOff(Command, frozen=True, kw_only=True):
    """Sign the session as it now stands, with one's own key.

    ``seen`` are the keys of the exceptions that whoever co-signs has ticked as seen.
    ``unsigned_because`` is why they co-sign what nobody who charted it has signed.
    """

    meaning: Meaning
    seen: frozenset[str] = frozenset()
    unsigned_because: str = ""


class Reattribute(Command, frozen=True, kw_only=True):
    """Say that a session is another patient's, found by number and confirmed.

    With ``swap`` the open session of that patient is in turn this one's, whom it
    confirms: both charts were begun under the other's name. ``seen`` is whose each
    chart becomes, as whoever moves it has seen it.
    """

    identifier: str
    identity: IdentityTyped
    reason: str
    swap: IdentityTyped | None = None
    seen: tuple[Becomes, ...] = ()


class ApproveProtocol(Command, frozen=True, kw_only=True):
    """Say that this person approved exactly this text of a protocol for this site."""

    protocol: ProtocolPin
    by: str
    note: str = ""


class ProposeProtocol(Command, frozen=True, kw_only=True):
    """Have that text approved by somebody else; ``file`` is what it came from."""

    protocol: ProtocolPin
    text: str
    file: str = ""


class WithdrawApproval(Command, frozen=True, kw_only=True):
    """Say that this person takes back what exactly this text was approved by."""

    protocol: ProtocolPin
    by: str
    reason: str


class EnrolPerson(Command, frozen=True, kw_only=True):
    """Let a person sign in, a new one or one whose access had ended."""

    person: UUID
    name: str
    sign_in: str
    roles: frozenset[Role]


class ChangePerson(Command, frozen=True, kw_only=True):
    """Say what is known of a person from now on, all of it."""

    person: UUID
    name: str
    sign_in: str
    roles: frozenset[Role]


class DisablePerson(Command, frozen=True, kw_only=True):
    """End a person's access; what that person charted stays."""

    person: UUID
    reason: str


class SetLockTimes(Command, frozen=True, kw_only=True):
    """Say after how many idle minutes the screens here lock from now on."""

    minutes_during_session: int
    minutes_otherwise: int


class SetCoSigning(Command, frozen=True, kw_only=True):
    """Say whether whoever charted in a session may co-sign it from now on."""

    own_session: bool


PeopleCommand = EnrolPerson | ChangePerson | DisablePerson
SiteCommand = PeopleCommand | SetLockTimes | SetCoSigning | KeepingCommand
ApprovalCommand = ApproveProtocol | WithdrawApproval
ProtocolCommand = ApprovalCommand | ProposeProtocol
PatientCommand = RecordPatient | CorrectPatient
SessionCommand = (
    Chart
    | ChartSet
    | ChartDoubt
    | ClearStart
    | Amend
    | Retract
    | AcknowledgeAlert
    | ActOnAlert
)
AnyCommand = (
    PatientCommand
    | ErasePatient
    | OpenSession
    | Reattribute
    | SignOff
    | ProtocolCommand
    | SiteCommand
    | SessionCommand
)
