"""A made-up moment at which a rule just fires, for the preview of its card."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import (
    ABSOLUTE_CONDITIONS,
    FIELD_CONDITIONS,
    PERSISTING_CONDITIONS,
    RATE_CONDITIONS,
    AfterEnd,
    AfterStart,
    EffectEpisodes,
    Fall,
    FallsBy,
    FieldCondition,
    InPhase,
    NotSettling,
    OnOxygen,
    PersistingCondition,
    Rise,
    RisesBy,
    WithEffect,
)
from monitor.protocol.judging import threshold
from monitor.protocol.known import OngoingEffect, Read
from monitor.protocol.moments import Moment, MomentPhase
from monitor.protocol.rules import Rule

AT = datetime(2026, 3, 14, 14, 6, tzinfo=UTC)
_NOBODY = UUID(int=0)
_ROUND = Decimal(100)
"""A baseline of which a percentage is a whole number; no patient's."""
_MINUTE = timedelta(minutes=1)
_LONG = timedelta(hours=6)


class _Field(Struct, frozen=True):
    """What is made up of one field: its baseline, if any, and its last value."""

    value: Decimal
    baseline: Decimal | None = None


def made_up(protocol: CareProtocol, rule: Rule) -> Moment:
    """Every condition of the rule holds, each just at its limit."""
    fields = {c.field for c in rule.when if isinstance(c, FIELD_CONDITIONS)}
    found = {field: _field(list(_on(rule, field))) for field in sorted(fields)}
    values = {field: one.value for field, one in found.items()}
    reads = {f: _reads(list(_on(rule, f)), value) for f, value in values.items()}
    since_end = _since(rule, AfterEnd)
    return Moment(
        at=AT,
        until=AT,
        charted_at=AT,
        recorded_at=AT,
        fact=_NOBODY,
        entry=_NOBODY,
        touches=rule.topics,
        values=values,
        reads=reads,
        baseline={f: b for f, one in found.items() if (b := one.baseline) is not None},
        oxygen=_oxygen(protocol, rule),
        ongoing=tuple(_ongoing(rule)),
        episodes={c.code: c.limit for c in rule.when if isinstance(c, EffectEpisodes)},
        phase=_phase(rule, since_end),
        since_start=_since(rule, AfterStart) or _LONG,
        since_end=since_end,
        is_set=True,
        is_of_time=False,
        is_contested=False,
    )


def _on(rule: Rule, field: str) -> Iterator[FieldCondition]:
    for condition in rule.when:
        if isinstance(condition, FIELD_CONDITIONS) and condition.field == field:
            yield condition


def _field(conditions: list[FieldCondition]) -> _Field:
    """The mildest value at which all conditions on the field hold."""
    rates = [c for c in conditions if isinstance(c, RATE_CONDITIONS)]
    others = [c for c in conditions if isinstance(c, PERSISTING_CONDITIONS)]
    fixed = [threshold(c, None) for c in others if isinstance(c, ABSOLUTE_CONDITIONS)]
    relative = [c for c in others if not isinstance(c, ABSOLUTE_CONDITIONS)]
    is_low = conditions[0].is_low_worse
    baseline = _baseline(relative, fixed)
    reached = [*fixed, *(threshold(c, baseline) for c in relative)]
    reached += [_ROUND + (-c.limit if c.is_low_worse else c.limit) for c in rates]
    worst = min(reached) if is_low else max(reached)
    return _Field(worst, baseline if relative else None)


def _baseline(relative: Sequence[PersistingCondition], fixed: list[Decimal]) -> Decimal:
    """From which the change is just at its limit where the value is at another."""
    for condition in relative:
        if fixed and isinstance(condition, Rise):
            return max(fixed) - condition.limit
        if fixed and isinstance(condition, Fall):
            return min(fixed) + condition.limit
    return _ROUND


def _reads(conditions: list[FieldCondition], value: Decimal) -> Read:
    """The reading, after as many before it as the conditions ask for."""
    before: Read | None = None
    for condition in conditions:
        if isinstance(condition, RisesBy | FallsBy):
            change = -condition.limit if condition.is_low_worse else condition.limit
            before = Read(AT - condition.per_minutes * _MINUTE, value - change)
        elif condition.for_minutes or condition.running > 1:
            least = max(condition.for_minutes, condition.running - 1)
            before = Read(AT - least * _MINUTE, value, before)
            for back in range(condition.running - 2, 0, -1):
                before = Read(AT - back * _MINUTE, value, before)
    return Read(AT, value, before)


def _oxygen(protocol: CareProtocol, rule: Rule) -> Decimal | None:
    is_asked = any(isinstance(c, OnOxygen) for c in rule.when)
    return protocol.oxygen.lowest_litres_per_minute if is_asked else None


def _ongoing(rule: Rule) -> Iterator[OngoingEffect]:
    """Of several signs that count alike, the first."""
    for condition in rule.when:
        if isinstance(condition, WithEffect):
            sign = condition.signs[0]
            yield OngoingEffect(sign.code, sign.grade, AT)
        elif isinstance(condition, EffectEpisodes):
            yield OngoingEffect(condition.code, 1, AT)
        elif isinstance(condition, NotSettling):
            since = AT - condition.minutes * _MINUTE
            yield OngoingEffect(condition.code, 1, since)


def _since(rule: Rule, kind: type[AfterEnd] | type[AfterStart]) -> timedelta | None:
    for condition in rule.when:
        if isinstance(condition, AfterEnd) and kind is AfterEnd:
            return (condition.minutes - condition.tolerance_minutes) * _MINUTE
        if isinstance(condition, AfterStart) and kind is AfterStart:
            return condition.minutes * _MINUTE
    return None


def _phase(rule: Rule, since_end: timedelta | None) -> MomentPhase:
    for condition in rule.when:
        if isinstance(condition, InPhase):
            return condition.phases[0]
    return "during" if since_end is None else "recovery"
