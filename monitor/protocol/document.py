"""The shape of a protocol's text: its tables, before they are checked together."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta, Struct

from monitor.protocol.audit_table import Audit
from monitor.protocol.care_protocol import (
    Action,
    AlertSnooze,
    Approval,
    EffectSpec,
    Grade,
    Lane,
    Oxygen,
    Parameter,
    Snooze,
    Treatment,
)
from monitor.protocol.conditions import Code
from monitor.protocol.doses import AnyDose
from monitor.protocol.emergency import EmergencyTable
from monitor.protocol.escalation import Escalation
from monitor.protocol.gate_tables import Gate, Hold
from monitor.protocol.late_values import LateValues
from monitor.protocol.leaving import Leaving
from monitor.protocol.quick import Quick
from monitor.protocol.report_table import ReportRule
from monitor.protocol.review_table import Review
from monitor.protocol.rules import Rule
from monitor.protocol.schedules import (
    Baselining,
    Minutes,
    Overdue,
    Rechecking,
    Schedule,
    Text,
)
from monitor.protocol.series import Series


class AnchorTable(Struct, frozen=True, kw_only=True):
    """The words for one digit of a scale."""

    digit: Annotated[int, Meta(ge=0, le=10)]
    text: Text
    word: Text


class FieldTable(Struct, frozen=True, kw_only=True):
    """One field, with how alerts on it settle."""

    code: Code
    label: Text
    short: Text
    unit: str
    lowest: Decimal
    highest: Decimal
    decimals: Annotated[int, Meta(ge=0, le=2)] = 0
    challenge_delta: Decimal | None = None
    soft_low: Decimal | None = None
    soft_high: Decimal | None = None
    scale: str = ""
    anchors: tuple[AnchorTable, ...] = ()
    low_is_worse: bool = False
    undisturbed: bool = False
    step: Annotated[int, Meta(ge=1, le=100)]
    margin: Annotated[int, Meta(ge=0, le=100)] = 0
    source: Text


class PressureTable(Struct, frozen=True, kw_only=True):
    """The two fields typed as one."""

    upper: Code
    lower: Code
    label: Text
    narrowest: Decimal
    widest: Decimal
    source: Text


class ChartingTable(Struct, frozen=True, kw_only=True):
    """The times that charting keeps to, in minutes, and what closing asks for."""

    late_after_minutes: Minutes
    old_draft_after_minutes: Minutes
    correct_within_minutes: Minutes
    asked_at_closing: Text = "Note"
    source: Text


OPTIONAL = frozenset(
    {
        "record_only",
        "alert_snooze",
        "late_values",
        "leaving",
        "escalation",
        "gate",
        "hold",
        "series",
        "quick",
        "emergency",
        "review",
        "report",
        "audit",
    }
)
"""Keys a protocol may leave out: it then asks for nothing of the kind."""


class Document(Struct, frozen=True, kw_only=True):
    """The sound parts of a text; a part that is not sound is left out."""

    id: Annotated[str, Meta(pattern="^[a-z][a-z0-9_-]{1,30}$")] = ""
    version: Annotated[int, Meta(ge=1, le=9999)] = 0
    title: Text = ""
    drug: Text = ""
    route: Text = ""
    record_only: bool = False
    approval: Approval | None = None
    charting: ChartingTable | None = None
    field: tuple[FieldTable, ...] = ()
    pressure: PressureTable | None = None
    dose: AnyDose | None = None
    oxygen: Oxygen | None = None
    baseline: Baselining | None = None
    schedule: Schedule | None = None
    leaving: Leaving | None = None
    series: Series | None = None
    overdue: Overdue | None = None
    snooze: Snooze | None = None
    alert_snooze: AlertSnooze | None = None
    late_values: LateValues | None = None
    rechecking: Rechecking | None = None
    parameter: tuple[Parameter, ...] = ()
    rule: tuple[Rule, ...] = ()
    action: tuple[Action, ...] = ()
    grade: tuple[Grade, ...] = ()
    effect: tuple[EffectSpec, ...] = ()
    treatment: tuple[Treatment, ...] = ()
    lane: tuple[Lane, ...] = ()
    escalation: Escalation | None = None
    gate: tuple[Gate, ...] = ()
    hold: Hold | None = None
    quick: tuple[Quick, ...] = ()
    emergency: EmergencyTable | None = None
    review: Review | None = None
    report: tuple[ReportRule, ...] = ()
    audit: Audit | None = None
