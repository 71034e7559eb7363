"""What must be true of a protocol's rules, each fault by its key path."""

from collections.abc import Iterator

from monitor.protocol.care_protocol import Rule
from monitor.protocol.conditions import (
    FIELD_CONDITIONS,
    AtOrAbove,
    AtOrBelow,
    EffectEpisodes,
    FieldCondition,
    PercentOver,
    PercentUnder,
    Rise,
    WithEffect,
)
from monitor.protocol.document import Document, FieldTable
from monitor.protocol.faults import Fault

_RANK = {"low": 0, "medium": 1, "high": 2}
_HUNDRED = 100


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
            if isinstance(condition, FIELD_CONDITIONS) and condition.field in fields:
                at = f"{path}.when[{place}].limit"
                yield from _limit_faults(condition, fields[condition.field], at)
    yield from _order_faults(document.rule)
    yield from _crossing_faults(document.rule)


def _reference_faults(
    rule: Rule, path: str, known: dict[str, frozenset[str]]
) -> Iterator[Fault]:
    for place, condition in enumerate(rule.when, start=1):
        at = f"{path}.when[{place}]"
        if isinstance(condition, FIELD_CONDITIONS):
            if condition.field not in known["field"]:
                yield Fault(f"{at}.field", f"no field {condition.field}")
        elif isinstance(condition, WithEffect | EffectEpisodes):
            for code in _effects(condition):
                if code not in known["effect"]:
                    yield Fault(f"{at}.code", f"no effect {code}")


def _effects(condition: WithEffect | EffectEpisodes) -> tuple[str, ...]:
    if isinstance(condition, EffectEpisodes):
        return (condition.code,)
    return tuple(sign.code for sign in condition.signs)


def _unit_faults(
    rule: Rule, path: str, fields: dict[str, FieldTable]
) -> Iterator[Fault]:
    """The unit of a rule is that of its first condition on a known field."""
    for condition in rule.when:
        if not isinstance(condition, FIELD_CONDITIONS):
            continue
        if condition.field not in fields:
            return
        is_percent = isinstance(condition, PercentOver | PercentUnder)
        wanted = "%" if is_percent else fields[condition.field].unit
        if rule.unit != wanted:
            yield Fault(f"{path}.unit", f'is "{rule.unit}", the limit is in "{wanted}"')
        return
    if rule.unit:
        yield Fault(f"{path}.unit", f'is "{rule.unit}", but no limit has a unit')


def _limit_faults(
    condition: FieldCondition, field: FieldTable, path: str
) -> Iterator[Fault]:
    limit = condition.limit
    if isinstance(condition, AtOrAbove | AtOrBelow):
        if not field.lowest <= limit <= field.highest:
            yield Fault(path, f"{limit} lies outside the hard range of {field.code}")
    elif isinstance(condition, Rise):
        if not 1 <= limit <= field.highest - field.lowest:
            yield Fault(path, f"{limit} is no possible rise of {field.code}")
    elif not 1 <= limit <= _HUNDRED:
        yield Fault(path, f"{limit} % is not from 1 to 100")


def _single(rule: Rule) -> FieldCondition | None:
    """The one condition of a rule on a field, where that is all it has."""
    if len(rule.when) != 1 or not isinstance(rule.when[0], FIELD_CONDITIONS):
        return None
    return rule.when[0]


def _order_faults(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """A more urgent limit lies further out than a less urgent one of its kind."""
    alone = [(rule, c) for rule in rules if (c := _single(rule)) is not None]
    for rule, condition in alone:
        for other, milder in alone:
            if _RANK[other.priority] >= _RANK[rule.priority]:
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
    if one.field != other.field or type(one) is not type(other):
        return False
    runs = [c.running for c in (one, other) if isinstance(c, AtOrBelow)]
    return len(set(runs)) <= 1


def _crossing_faults(rules: tuple[Rule, ...]) -> Iterator[Fault]:
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
