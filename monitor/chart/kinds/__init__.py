"""The kinds of fact that a record can hold, each under its own stored name.

The stored name and version stand in the tag, ``name/version``, and never change
once a release has written them. A renamed class keeps its tag.
"""

from monitor.chart.kinds.alerts import (
    AlertAcknowledged,
    AlertActioned,
    AlertAnswer,
    AlertEscalated,
    AlertLifeFact,
    AlertRaised,
    AlertResolved,
    AlertSeen,
    ClinicianArrived,
    ClinicianCalled,
    EscalationLevel,
    Measured,
    Priority,
)
from monitor.chart.kinds.any_kind import AnyKind
from monitor.chart.kinds.approving import (
    ApprovalWithdrawn,
    ApprovedThen,
    ProtocolApproved,
    ProtocolPin,
)
from monitor.chart.kinds.attribution import ChartMoved, ChartReattributed
from monitor.chart.kinds.break_glass import BreakGlassCoSigned, BreakGlassOpened
from monitor.chart.kinds.clock import ClockStepped
from monitor.chart.kinds.correcting import (
    Amendable,
    EntryAmended,
    EntryRetracted,
    Retractable,
)
from monitor.chart.kinds.dosing import (
    DevicesOrdered,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DosesEnded,
    DoubtCause,
    InfusionRecorded,
    InfusionStep,
    InjectionOrdered,
    OralOrdered,
    Order,
    WeightRecorded,
)
from monitor.chart.kinds.effects import (
    EffectEnded,
    EffectRecorded,
    NoteRecorded,
    Related,
    TreatmentGiven,
)
from monitor.chart.kinds.emergency import (
    EmergencyDeclared,
    EmergencyEnded,
    EmergencyFact,
    EmergencyStamped,
)
from monitor.chart.kinds.ending import (
    Admitted,
    AgainstAdvice,
    AnyEndingFacts,
    Cancelled,
    Died,
    Ending,
    FollowUpRecorded,
    LeftUnseen,
    SessionClosed,
    Transferred,
)
from monitor.chart.kinds.erasing import PatientErased
from monitor.chart.kinds.gates import (
    Answer,
    GateAnswered,
    GateFact,
    GateOverridden,
)
from monitor.chart.kinds.handing_over import (
    HandedOver,
    HandoverFact,
    SessionTakenOver,
)
from monitor.chart.kinds.kind import Kind
from monitor.chart.kinds.limits import AlertSnoozed, LimitChanged, LimitFact
from monitor.chart.kinds.observing import (
    Challenge,
    Mode,
    NotDone,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
    SlotSnoozed,
    Transcribed,
)
from monitor.chart.kinds.opening import (
    IdentityTyped,
    SessionOpened,
    StaffNamed,
    StartCleared,
)
from monitor.chart.kinds.patient import (
    Allergies,
    AllergyState,
    PatientCorrected,
    PatientDetails,
    PatientRecorded,
    Sex,
)
from monitor.chart.kinds.people import (
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    Role,
    SigningKeyNamed,
)
from monitor.chart.kinds.preparing import DoseChecked, DrugPrepared, WasteRecorded
from monitor.chart.kinds.scores import (
    ScoreFact,
    ScoreMode,
    ScoreRecorded,
    ScoreReviewed,
    Subscore,
)
from monitor.chart.kinds.signing import AddendumRecorded, Meaning, SignedOff
from monitor.chart.kinds.site import LockTimesSet

__all__ = [
    "AddendumRecorded",
    "Admitted",
    "AgainstAdvice",
    "AlertAcknowledged",
    "AlertActioned",
    "AlertAnswer",
    "AlertEscalated",
    "AlertLifeFact",
    "AlertRaised",
    "AlertResolved",
    "AlertSeen",
    "AlertSnoozed",
    "Allergies",
    "AllergyState",
    "Amendable",
    "Answer",
    "AnyEndingFacts",
    "AnyKind",
    "ApprovalWithdrawn",
    "ApprovedThen",
    "BreakGlassCoSigned",
    "BreakGlassOpened",
    "Cancelled",
    "Challenge",
    "ChartMoved",
    "ChartReattributed",
    "ClinicianArrived",
    "ClinicianCalled",
    "ClockStepped",
    "DevicesOrdered",
    "Died",
    "DoseChecked",
    "DoseDoubtful",
    "DoseGiven",
    "DoseOrdered",
    "DosesEnded",
    "DoubtCause",
    "DrugPrepared",
    "EffectEnded",
    "EffectRecorded",
    "EmergencyDeclared",
    "EmergencyEnded",
    "EmergencyFact",
    "EmergencyStamped",
    "Ending",
    "EntryAmended",
    "EntryRetracted",
    "EscalationLevel",
    "FollowUpRecorded",
    "GateAnswered",
    "GateFact",
    "GateOverridden",
    "HandedOver",
    "HandoverFact",
    "IdentityTyped",
    "InfusionRecorded",
    "InfusionStep",
    "InjectionOrdered",
    "Kind",
    "LeftUnseen",
    "LimitChanged",
    "LimitFact",
    "LockTimesSet",
    "Meaning",
    "Measured",
    "Mode",
    "NotDone",
    "NoteRecorded",
    "ObservationsRecorded",
    "OralOrdered",
    "Order",
    "OxygenRecorded",
    "PatientCorrected",
    "PatientDetails",
    "PatientErased",
    "PatientRecorded",
    "PersonChanged",
    "PersonDisabled",
    "PersonEnrolled",
    "Priority",
    "ProtocolApproved",
    "ProtocolPin",
    "Reading",
    "Related",
    "Retractable",
    "Role",
    "ScoreFact",
    "ScoreMode",
    "ScoreRecorded",
    "ScoreReviewed",
    "SessionClosed",
    "SessionOpened",
    "SessionTakenOver",
    "Sex",
    "SignedOff",
    "SigningKeyNamed",
    "SlotSnoozed",
    "StaffNamed",
    "StartCleared",
    "Subscore",
    "Transcribed",
    "Transferred",
    "TreatmentGiven",
    "WasteRecorded",
    "WeightRecorded",
]
