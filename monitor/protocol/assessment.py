"""What ``evaluate`` finds: baseline, alerts and cards, as frozen values."""

from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.alert_history import ActionTaken
from monitor.chart.alert_life import NO_LIFE, AlertLife
from monitor.chart.kinds import (
    AlertEscalated,
    AlertRaised,
    EscalationLevel,
    Measured,
    Priority,
)
from monitor.protocol.asked_sets import Age, Due, Phase, Recheck, Slot

Repeat = Literal["none", "confirmed", "not confirmed"]
AlertState = Literal["active", "cleared"]
Resolution = Literal[
    "value",
    "amended value",
    "struck-out value",
    "changed limit",
    "charted",
    "snoozed",
    "no longer due",
    "dose started",
    "session closed",
    "person",
    "emergency",
]


class Baseline(Struct, frozen=True, kw_only=True):
    """The exact median of a field before the dose, with the times it was read.

    ``most`` is what it may be as well, while a reading of it is in conflict.
    """

    field: str
    median: Decimal
    most: Decimal
    times: tuple[datetime, ...]

    @property
    def n(self) -> int:
        return len(self.times)


class Shift(Struct, frozen=True, kw_only=True):
    """How far a value lies from the baseline, in its unit and in percent."""

    field: str
    baseline: Decimal
    n: int
    change: Decimal
    percent: Decimal


class TrendPoint(Struct, frozen=True):
    """A value and when it was observed."""

    at: datetime
    value: Decimal


class Alert(Struct, frozen=True, kw_only=True):
    """One firing of an alert.

    ``measured_at`` and ``charted_at`` are of ``measured_in``, the set in which the
    value was read that is beyond its limit, or else the fact that fired it; None where
    time did. ``raised_at`` is when it was shown, or else when that fact was true.
    ``fired_at`` is when what fired it was true.
    ``value`` and ``limit`` are the first reason in two halves; of it ``baseline`` has
    the words and ``shift`` the numbers. ``recorded`` tells whether it stands in the
    record that it was shown. ``level`` is how far it is told now because nobody
    answered; None where it is not, or somebody did.
    ``snoozed_until`` is set while it is silent. ``is_late`` where its value became
    known too late to call anybody. ``repeat`` is what the next reading said of it.
    """

    key: str
    rule: str
    parameter: str
    priority: Priority
    opened_by: UUID | None
    raised_at: datetime
    fired_at: datetime | None = None
    measured_at: datetime | None = None
    charted_at: datetime | None = None
    measured_in: UUID | None = None
    values: tuple[Measured, ...] = ()
    value: str
    limit: str
    reasons: tuple[str, ...] = ()
    baseline: str = ""
    shift: Shift | None = None
    trend: tuple[TrendPoint, ...] = ()
    slot: datetime | None = None
    state: AlertState
    resolved_at: datetime | None = None
    resolved_how: Resolution | None = None
    recorded: bool = False
    acknowledged_at: datetime | None = None
    acknowledged_by: UUID | None = None
    actions: tuple[ActionTaken, ...] = ()
    life: AlertLife = NO_LIFE
    level: EscalationLevel | None = None
    snoozed_until: datetime | None = None
    is_late: bool = False
    repeat: Repeat = "none"
    repeated_at: datetime | None = None

    @property
    def is_active(self) -> bool:
        return self.state == "active"

    @property
    def is_acknowledged(self) -> bool:
        return self.acknowledged_at is not None

    @property
    def answered_at(self) -> datetime | None:
        """When somebody last did more than see it; None where nobody did."""
        acted = (action.at for action in self.actions)
        answers = (self.acknowledged_at, self.life.answered_at, *acted)
        return max((at for at in answers if at is not None), default=None)

    @property
    def is_latched(self) -> bool:
        """Over by values or limit and still shown, until somebody acknowledges it."""
        return (
            self.resolved_how in ("value", "changed limit")
            and self.priority != "low"
            and not self.is_acknowledged
            and self.life.resolved is None
        )

    @property
    def is_visible(self) -> bool:
        return self.is_active or self.is_latched


class Card(Struct, frozen=True, kw_only=True):
    """The visible alerts of one parameter, as one.

    ``top`` is the latest of the most urgent. ``reasons`` are those of every rule that
    fires at the latest reading; where none does any more, those ``top`` was raised
    with. ``is_latched`` when all has cleared and is shown until acknowledged.
    ``is_beyond`` while any rule of it still holds, be it by one version of a reading in
    conflict; a reading inside every limit may not have cleared it yet. ``held`` are the
    rules that do; ``held_at`` is when the first of ``reasons`` was read, None where
    time alone tells it. ``unacknowledged`` are keys. ``wording`` quotes the protocol.
    ``snoozed_until`` is set while all that is not low of it is silent or acknowledged.
    """

    parameter: str
    label: str
    priority: Priority
    top: Alert
    alerts: tuple[Alert, ...]
    reasons: tuple[str, ...]
    unacknowledged: tuple[str, ...]
    is_latched: bool
    open_since: datetime
    trend: tuple[TrendPoint, ...]
    wording: tuple[str, ...]
    snoozed_until: datetime | None = None
    is_beyond: bool = True
    held: frozenset[str] = frozenset()
    held_at: datetime | None = None


class Assessment(Struct, frozen=True, kw_only=True):
    """What the protocol says about a session at a time.

    ``alerts`` is the whole history, oldest first. ``strip`` holds the medium and high
    cards, the most urgent first; ``advisories`` the low ones, for lane and timeline;
    ``late`` what became known too late for either, until somebody acknowledges it.
    ``to_raise`` are alerts not yet in the record, ``to_escalate`` levels that are not.
    ``needs`` are the fields that a set observed now must answer.
    """

    at: datetime
    phase: Phase
    baselines: tuple[Baseline, ...]
    alerts: tuple[Alert, ...]
    strip: tuple[Card, ...]
    late: tuple[Alert, ...] = ()
    advisories: tuple[Card, ...]
    to_raise: tuple[AlertRaised, ...]
    to_escalate: tuple[AlertEscalated, ...] = ()
    slots: tuple[Slot, ...]
    rechecks: tuple[Recheck, ...]
    due: Due
    needs: tuple[str, ...]
    ages: tuple[Age, ...]

    def alert(self, key: str) -> Alert | None:
        for alert in self.alerts:
            if alert.key == key:
                return alert
        return None

    def is_late(self, raised: AlertRaised) -> bool:
        """Whether its value became known too late to call anybody."""
        alert = self.alert(raised.key)
        return alert is not None and alert.is_late

    def card(self, parameter: str) -> Card | None:
        for card in (*self.strip, *self.advisories):
            if card.parameter == parameter:
                return card
        return None

    def baseline(self, field: str) -> Baseline | None:
        for baseline in self.baselines:
            if baseline.field == field:
                return baseline
        return None

    def age(self, field: str) -> Age | None:
        for age in self.ages:
            if age.field == field:
                return age
        return None
