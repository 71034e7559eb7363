"""The kinds of fact that a record can hold, each under its own stored name.

The stored name and version stand in the tag, ``name/version``, and never change
once a release has written them. A renamed class keeps its tag.
"""

from monitor.chart.kinds.alerts import (
    AlertAcknowledged,
    AlertActioned,
    AlertRaised,
    Measured,
    Priority,
)
from monitor.chart.kinds.any_kind import AnyKind
from monitor.chart.kinds.attribution import ChartMoved, ChartReattributed
from monitor.chart.kinds.correcting import Amendable, EntryAmended, EntryRetracted
from monitor.chart.kinds.dosing import (
    DevicesOrdered,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
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
    TreatmentGiven,
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
from monitor.chart.kinds.kind import Kind
from monitor.chart.kinds.observing import (
    Challenge,
    Mode,
    NotDone,
    ObservationsRecorded,
    OxygenRecorded,
    Reading,
    SlotSnoozed,
)
from monitor.chart.kinds.opening import (
    IdentityTyped,
    ProtocolPin,
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
from monitor.chart.kinds.preparing import DoseChecked, DrugPrepared, WasteRecorded

__all__ = [
    "Admitted",
    "AgainstAdvice",
    "AlertAcknowledged",
    "AlertActioned",
    "AlertRaised",
    "Allergies",
    "AllergyState",
    "Amendable",
    "AnyEndingFacts",
    "AnyKind",
    "Cancelled",
    "Challenge",
    "ChartMoved",
    "ChartReattributed",
    "DevicesOrdered",
    "Died",
    "DoseChecked",
    "DoseDoubtful",
    "DoseGiven",
    "DoseOrdered",
    "DoubtCause",
    "DrugPrepared",
    "EffectEnded",
    "EffectRecorded",
    "Ending",
    "EntryAmended",
    "EntryRetracted",
    "FollowUpRecorded",
    "IdentityTyped",
    "InfusionRecorded",
    "InfusionStep",
    "InjectionOrdered",
    "Kind",
    "LeftUnseen",
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
    "PatientRecorded",
    "Priority",
    "ProtocolPin",
    "Reading",
    "SessionClosed",
    "SessionOpened",
    "Sex",
    "SlotSnoozed",
    "StaffNamed",
    "StartCleared",
    "Transferred",
    "TreatmentGiven",
    "WasteRecorded",
    "WeightRecorded",
]
