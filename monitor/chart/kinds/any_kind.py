"""Every kind of fact that a record can hold."""

from monitor.chart.kinds.alerts import (
    AlertAcknowledged,
    AlertActioned,
    AlertLifeFact,
    AlertRaised,
)
from monitor.chart.kinds.approving import (
    ApprovalWithdrawn,
    ProtocolApproved,
    ProtocolProposed,
)
from monitor.chart.kinds.attribution import ChartMoved, ChartReattributed
from monitor.chart.kinds.break_glass import BreakGlassCoSigned, BreakGlassOpened
from monitor.chart.kinds.clock import ClockStepped
from monitor.chart.kinds.correcting import EntryAmended, EntryRetracted, Retractable
from monitor.chart.kinds.emergency import EmergencyFact
from monitor.chart.kinds.erasing import PatientErased
from monitor.chart.kinds.handing_over import HandoverFact
from monitor.chart.kinds.keeping import KeepingFact
from monitor.chart.kinds.limits import AlertSnoozed
from monitor.chart.kinds.observing import SlotSnoozed
from monitor.chart.kinds.opening import SessionOpened, StaffNamed, StartCleared
from monitor.chart.kinds.patient import PatientCorrected, PatientRecorded
from monitor.chart.kinds.people import (
    PersonChanged,
    PersonDisabled,
    PersonEnrolled,
    SigningKeyNamed,
)
from monitor.chart.kinds.querying import ExceptionsSeen, QueryFact
from monitor.chart.kinds.reporting import ReportStatus
from monitor.chart.kinds.signing import AddendumRecorded, SignedOff
from monitor.chart.kinds.site import CoSigningSet, LockTimesSet

AnyKind = (
    Retractable
    | PatientRecorded
    | PatientCorrected
    | StaffNamed
    | SessionOpened
    | StartCleared
    | SlotSnoozed
    | AlertRaised
    | AlertAcknowledged
    | AlertActioned
    | AlertSnoozed
    | ChartReattributed
    | ChartMoved
    | ProtocolApproved
    | ApprovalWithdrawn
    | ProtocolProposed
    | PersonEnrolled
    | PersonChanged
    | PersonDisabled
    | SigningKeyNamed
    | LockTimesSet
    | CoSigningSet
    | KeepingFact
    | ReportStatus
    | SignedOff
    | AddendumRecorded
    | QueryFact
    | ExceptionsSeen
    | PatientErased
    | BreakGlassOpened
    | BreakGlassCoSigned
    | AlertLifeFact
    | HandoverFact
    | EmergencyFact
    | ClockStepped
    | EntryAmended
    | EntryRetracted
)
