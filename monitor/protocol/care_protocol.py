"""The care protocol: all that a clinic decides, as frozen values."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from msgspec import Meta, Struct

from monitor.chart.fields import Charting
from monitor.chart.kinds import Priority
from monitor.protocol.audit_table import UNSAID, Audit
from monitor.protocol.conditions import Code
from monitor.protocol.doses import AnyDose
from monitor.protocol.emergency import NO_TABLE, EmergencyTable
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

Step = Annotated[int, Meta(ge=1, le=100)]

OVERDUE = "overdue"
"""The parameter of sets that are overdue; every protocol has it."""

ActionEffect = Literal["", "recheck", "amend", "call"]


class Approval(Struct, frozen=True, kw_only=True):
    """What a text says about itself; that it was approved is an entry in the record."""

    by: str = ""
    on: date | None = None
    note: str = ""

    @property
    def is_approved(self) -> bool:
        return bool(self.by) and self.on is not None


class Oxygen(Struct, frozen=True, kw_only=True):
    """What flow of oxygen can be charted, L/min, inclusive."""

    lowest_litres_per_minute: Decimal
    highest_litres_per_minute: Decimal
    decimals: Annotated[int, Meta(ge=0, le=1)]
    source: Text


class Steadiness(Struct, frozen=True, kw_only=True):
    """How an alert on a field settles, in the unit of the field.

    A value worse by ``step`` than at the last alert is a new alert; a reading counts
    as back inside when it is ``margin`` inside the limit.
    """

    field: str
    step: int
    margin: int = 0


class Parameter(Struct, frozen=True, kw_only=True):
    """What shares one alert card. ``fields`` are what a reading of it consists of.

    Its medium and high alerts clear after ``readings_to_clear`` readings running:
    two, each by its field's margin, for a vital sign; one, by no margin, for a scale.
    The first medium or high value is to be read again after so many minutes, if any.
    """

    id: Code
    label: Text
    fields: tuple[Code, ...]
    readings_to_clear: Annotated[int, Meta(ge=1, le=3)]
    low: tuple[Text, ...] = ()
    medium: tuple[Text, ...] = ()
    high: tuple[Text, ...] = ()
    repeat_medium_minutes: Minutes | None = None
    repeat_high_minutes: Minutes | None = None
    source: Text

    def repeat_minutes(self, priority: Priority) -> int | None:
        """When a first alert of that priority is to be measured again."""
        found = {
            "medium": self.repeat_medium_minutes,
            "high": self.repeat_high_minutes,
        }
        return found.get(priority)

    def wording(self, priority: Priority) -> tuple[str, ...]:
        return {"low": self.low, "medium": self.medium, "high": self.high}[priority]


class Action(Struct, frozen=True, kw_only=True):
    """A numbered answer to an alert, and what it starts.

    One that ``is_idle`` says that nothing had to be done.
    """

    code: Annotated[int, Meta(ge=1, le=9)]
    label: Text
    starts: ActionEffect = ""
    is_idle: bool = False


class Grade(Struct, frozen=True, kw_only=True):
    """How severe a side effect is, in words; whether it is serious unless said."""

    grade: Annotated[int, Meta(ge=0, le=5)]
    label: Text
    text: Text
    serious: bool = False
    source: Text


class EffectSpec(Struct, frozen=True, kw_only=True):
    """A side effect that can be charted; ``key`` is set on the quick choices.

    ``expected`` are those that the drug is known to bring.
    """

    code: Code
    label: Text
    key: Annotated[str, Meta(max_length=1)] = ""
    expected: bool = False


class Treatment(Struct, frozen=True, kw_only=True):
    """A kind of treatment that can be given for an effect."""

    label: Text
    key: Annotated[str, Meta(min_length=1, max_length=1)]


class Snooze(Struct, frozen=True, kw_only=True):
    """By how many minutes a due set can be put off, and why.

    All that one set is put off by comes to ``most_minutes`` at most; where a protocol
    does not say how much that is, a set is put off once.
    """

    minutes: tuple[Annotated[int, Meta(ge=1, le=10)], ...]
    most_minutes: Annotated[int, Meta(ge=1, le=30)] | None = None
    causes: tuple[Text, ...]
    source: Text


class AlertSnooze(Struct, frozen=True, kw_only=True):
    """For how many minutes an alert can be silent, and why.

    All the time for which one alert is silent comes to ``most_minutes`` at most.
    """

    minutes: tuple[Annotated[int, Meta(ge=1, le=10)], ...]
    most_minutes: Annotated[int, Meta(ge=1, le=10)]
    causes: tuple[Text, ...]
    source: Text


class Lane(Struct, frozen=True, kw_only=True):
    """A lane of the chart: its fixed range and ticks, in the unit of its fields."""

    id: Code
    label: Text
    unit: str
    fields: tuple[Code, ...]
    lowest: int
    highest: int
    ticks: tuple[int, ...]
    source: Text


class CareProtocol(Struct, frozen=True, kw_only=True):
    """One version of one protocol; ``sha256`` is of its exact text.

    ``asked_at_closing`` are the words for what is noted when the patient leaves. Under
    ``record_only`` no alert is ever raised.
    """

    id: str
    version: int
    title: str
    sha256: str
    drug: str
    route: str
    record_only: bool = False
    approval: Approval
    charting: Charting
    asked_at_closing: str
    dose: AnyDose
    oxygen: Oxygen
    baseline: Baselining
    schedule: Schedule
    leaving: Leaving | None = None
    series: Series | None = None
    overdue: Overdue
    snooze: Snooze
    alert_snooze: AlertSnooze | None = None
    late_values: LateValues | None = None
    rechecking: Rechecking
    steadiness: tuple[Steadiness, ...]
    parameters: tuple[Parameter, ...]
    rules: tuple[Rule, ...]
    actions: tuple[Action, ...]
    grades: tuple[Grade, ...]
    effects: tuple[EffectSpec, ...]
    treatments: tuple[Treatment, ...]
    lanes: tuple[Lane, ...]
    escalation: Escalation | None = None
    gates: tuple[Gate, ...] = ()
    hold: Hold | None = None
    quick: tuple[Quick, ...] = ()
    emergency: EmergencyTable = NO_TABLE
    review: Review | None = None
    reports: tuple[ReportRule, ...] = ()
    audit: Audit = UNSAID

    def parameter(self, id_: str) -> Parameter:
        """The parameter of that id; KeyError where there is none."""
        for parameter in self.parameters:
            if parameter.id == id_:
                return parameter
        raise KeyError(id_)

    def rule(self, id_: str) -> Rule:
        """The rule of that id; KeyError where there is none."""
        for rule in self.rules:
            if rule.id == id_:
                return rule
        raise KeyError(id_)

    def action(self, code: int) -> Action:
        """The action of that code; KeyError where there is none."""
        for action in self.actions:
            if action.code == code:
                return action
        raise KeyError(code)

    def effect(self, code: str) -> EffectSpec:
        """The side effect of that code; KeyError where there is none."""
        for effect in self.effects:
            if effect.code == code:
                return effect
        raise KeyError(code)

    def gate(self, id_: str) -> Gate | None:
        """The gate of that id; None where this protocol has none."""
        for gate in self.gates:
            if gate.id == id_:
                return gate
        return None

    def lane(self, id_: str) -> Lane:
        """The lane of that id; KeyError where there is none."""
        for lane in self.lanes:
            if lane.id == id_:
                return lane
        raise KeyError(id_)
