"""How an earlier entry is put right; the earlier one stays."""

from monitor.chart.kinds.dosing import (
    DevicesOrdered,
    DoseDoubtful,
    DoseGiven,
    DoseOrdered,
    DosesEnded,
    InfusionRecorded,
    InjectionOrdered,
    OralOrdered,
    WeightRecorded,
)
from monitor.chart.kinds.effects import (
    EffectEnded,
    EffectRecorded,
    NoteRecorded,
    TreatmentGiven,
)
from monitor.chart.kinds.emergency import EmergencyStamped
from monitor.chart.kinds.ending import FollowUpRecorded, SessionClosed
from monitor.chart.kinds.gates import GateAnswered, GateOverridden
from monitor.chart.kinds.kind import Kind
from monitor.chart.kinds.limits import LimitChanged
from monitor.chart.kinds.observing import ObservationsRecorded, OxygenRecorded
from monitor.chart.kinds.preparing import DoseChecked, DrugPrepared, WasteRecorded
from monitor.chart.kinds.scores import ScoreRecorded, ScoreReviewed

Amendable = (
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
    | SessionClosed
    | LimitChanged
    | FollowUpRecorded
    | GateAnswered
    | EmergencyStamped
    | ScoreRecorded
    | ScoreReviewed
)

Retractable = Amendable | GateOverridden
"""What can be struck out: an override is given again rather than put right."""


class EntryAmended(Kind, frozen=True, kw_only=True, tag="entry-amended/1"):
    """What an earlier entry should have said; the earlier one stays."""

    replacement: Amendable


class EntryRetracted(Kind, frozen=True, kw_only=True, tag="entry-retracted/1"):
    """An earlier entry should not have been charted; it stays, struck through."""
