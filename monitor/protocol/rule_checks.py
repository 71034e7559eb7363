"""What must be true of a protocol's rules, each fault by its key path."""

from collections.abc import Iterator

from msgspec import structs

from monitor.chart.fields import FieldSpec
from monitor.protocol.conditions import (
    FIELD_CONDITIONS,
    PERCENT_CONDITIONS,
    TIME_CONDITIONS,
    AfterStart,
    AnyCondition,
    AtOrAbove,
    AtOrBelow,
    EffectEpisodes,
    FieldCondition,
    NoReading,
    NotSettling,
    WithEffect,
)
from monitor.protocol.document import Document, FieldTable
from monitor.protocol.faults import Fault
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rules import Rule

_HUNDRED = 100
_OF_EFFECTS = (WithEffect, EffectEpisodes, NotSettling)


def rule_faults(
    document: Document, known: dict[str, frozenset[str]]
) -> Iterator[Fault]:
    """References, units, ranges and the order of limits from low to high."""
    fields = {field.code: field for field in document.field}
    for rule in document.rule:
        path = f"rule[{rule.id}]"
        if rule.parameter not in known["parameter"]:
            yield Fault(f"{path}.parameter", f"no parameter {rule.parameter}")
        yield from _reference_faults(rule, path, known)
        yield from _unit_faults(rule, path, fields)
        for place, condition in enumerate(rule.when, start=1):
            at = f"{path}.when[{place}].limit"
            if isinstance(condition, FIELD_CONDITIONS) and condition.field in fields:
                yield from limit_faults(condition, fields[condition.field], at)
            if isinstance(condition, NotSettling) and condition.field in fields:
                yield from _range_faults(condition.limit, fields[condition.field], at)
        yield from _time_faults(rule, path)
    yield from order_faults(document.rule)
    yield from crossing_faults(document.rule)
    yield from _duplicate_faults(document.rule)


def _reference_faults(
    rule: Rule, path: str, known: dict[str, frozenset[str]]
) -> Iterator[Fault]:
    for place, condition in enumerate(rule.when, start=1):
        at = f"{path}.when[{place}]"
        field = _field(condition)
        if field is not None and field not in known["field"]:
            yield Fault(f"{at}.field", f"no field {field}")
        if isinstance(condition, _OF_EFFECTS):
            for code in _effects(condition):
                if code not in known["effect"]:
                    yield Fault(f"{at}.code", f"no effect {code}")


def _field(condition: AnyCondition) -> str | None:
    """The field that a condition reads."""
    if isinstance(condition, (*FIELD_CONDITIONS, NoReading, NotSettling)):
        return condition.field
    return None


def _effects(condition: WithEffect | EffectEpisodes | NotSettling) -> tuple[str, ...]:
    if isinstance(condition, WithEffect):
        return tuple(sign.code for sign in condition.signs)
    return (condition.code,)


def _unit_faults(
    rule: Rule, path: str, fields: dict[str, FieldTable]
) -> Iterator[Fault]:
    """The unit of a rule is that of its first condition on a known field."""
    for condition in rule.when:
        if not isinstance(condition, FIELD_CONDITIONS):
            continue
        if condition.field not in fields:
            return
        is_percent = isinstance(condition, PERCENT_CONDITIONS)
        wanted = "%" if is_percent else fields[condition.field].unit
        if rule.unit != wanted:
            yield Fault(f"{path}.unit", f'is "{rule.unit}", the limit is in "{wanted}"')
        return
    if rule.unit:
        yield Fault(f"{path}.unit", f'is "{rule.unit}", but no limit has a unit')


def limit_faults(
    condition: FieldCondition, field: FieldTable | FieldSpec, path: str
) -> Iterator[Fault]:
    """A limit that no value, change or percentage can reach or stay under."""
    limit = condition.limit
    if isinstance(condition, AtOrAbove | AtOrBelow):
        yield from _range_faults(limit, field, path)
    elif isinstance(condition, PERCENT_CONDITIONS):
        if not 1 <= limit <= _HUNDRED:
            yield Fault(path, f"{limit} % is not from 1 to 100")
    elif not 1 <= limit <= field.highest - field.lowest:
        way = "fall" if condition.is_low_worse else "rise"
        yield Fault(path, f"{limit} is no possible {way} of {field.code}")


def _range_faults(
    limit: int, field: FieldTable | FieldSpec, path: str
) -> Iterator[Fault]:
    if not field.lowest <= limit <= field.highest:
        yield Fault(path, f"{limit} lies outside the hard range of {field.code}")


def _single(rule: Rule) -> FieldCondition | None:
    """The one condition of a rule on a field, where that is all it has."""
    if len(rule.when) != 1:
        return None
    (only,) = rule.when
    return only if isinstance(only, FIELD_CONDITIONS) else None


def order_faults(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """A more urgent limit lies further out than a less urgent one of its kind."""
    alone = [(rule, c) for rule in rules if (c := _single(rule)) is not None]
    for rule, condition in alone:
        for other, milder in alone:
            if PRIORITIES.index(other.priority) <= PRIORITIES.index(rule.priority):
                continue
            further = condition.limit - milder.limit
            if condition.is_low_worse:
                further = -further
            if further <= 0 and _is_alike(condition, milder):
                yield Fault(
                    f"rule[{rule.id}].when[1].limit",
                    f"{condition.limit} is not beyond the {milder.limit} of {other.id}",
                )


def _is_alike(one: FieldCondition, other: FieldCondition) -> bool:
    """Whether they differ in the limit alone."""
    return structs.replace(one, limit=0) == structs.replace(other, limit=0)


def crossing_faults(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """A low limit lies below every high limit of its field."""
    alone = [(rule, _single(rule)) for rule in rules]
    for low_rule, low in alone:
        for high_rule, high in alone:
            if (
                isinstance(low, AtOrBelow)
                and isinstance(high, AtOrAbove)
                and low.field == high.field
                and low.limit >= high.limit
            ):
                yield Fault(
                    f"rule[{low_rule.id}].when[1].limit",
                    f"{low.limit} is not below the {high.limit} of {high_rule.id}",
                )


def _time_faults(rule: Rule, path: str) -> Iterator[Fault]:
    """A rule about a missing reading fires by time, so nothing else can join it."""
    missing = [c for c in rule.when if isinstance(c, NoReading)]
    others = [c for c in rule.when if not isinstance(c, (NoReading, *TIME_CONDITIONS))]
    if len(missing) > 1 or (missing and others):
        yield Fault(
            f"{path}.when", "no_reading is joined with conditions on time alone"
        )
    for place, condition in enumerate(rule.when, start=1):
        until = condition.until_minutes if isinstance(condition, AfterStart) else None
        if isinstance(condition, AfterStart) and until is not None:
            yield from _until_faults(condition.minutes, until, f"{path}.when[{place}]")
    if rule.when and all(isinstance(c, TIME_CONDITIONS) for c in rule.when):
        yield Fault(f"{path}.when", "asks for a time and nothing else")


def _until_faults(minutes: int, until: int, path: str) -> Iterator[Fault]:
    if until < minutes:
        yield Fault(f"{path}.until_minutes", f"{until} is before minutes")


def _duplicate_faults(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """The same conditions twice on one card, in whatever order."""
    first: dict[tuple[str, frozenset[AnyCondition]], Rule] = {}
    for rule in rules:
        shape = (rule.parameter, frozenset(rule.when))
        other = first.setdefault(shape, rule)
        if other is not rule:
            yield Fault(f"rule[{rule.id}].when", f"is the same as that of {other.id}")
