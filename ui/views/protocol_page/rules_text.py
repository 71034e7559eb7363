"""The rules of a protocol, each in a sentence, grouped by the card they share."""

from collections.abc import Iterable

from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import (
    FIELD_CONDITIONS,
    PERSISTING_CONDITIONS,
    TIME_CONDITIONS,
    AfterEnd,
    AfterStart,
    AnyCondition,
    AtOrAbove,
    AtOrBelow,
    EffectEpisodes,
    Fall,
    FallsBy,
    FieldCondition,
    InPhase,
    NoReading,
    NotSettling,
    OnOxygen,
    PercentOver,
    PercentUnder,
    PersistingCondition,
    Rise,
    Sign,
    TimeCondition,
    WithEffect,
)
from monitor.protocol.limit_changes import limited_condition
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rules import Rule
from ui.views import wording
from ui.views.protocol_page.told import (
    Block,
    Section,
    Told,
    amount,
    blocks,
    effect_word,
    field_word,
    sentence,
    unit_of,
)

_PHASES = {
    "baseline": "before the dose",
    "during": "during the dose",
    "recovery": "in recovery",
}


def rules_section(protocol: CareProtocol) -> Section:
    """A heading for each card, the most urgent rule first."""
    labels = {p.id: p.label for p in protocol.parameters}
    order = list(dict.fromkeys((*labels, *(r.parameter for r in protocol.rules))))
    return Section(
        key="4",
        title="Rules",
        blocks=blocks(
            *(Block(labels.get(id_, id_), _of_card(protocol, id_)) for id_ in order)
        ),
    )


def rule_sentence(protocol: CareProtocol, rule: Rule) -> str:
    """``SBP at or above 180 mmHg: medium``; every condition has to hold."""
    unit, text = rule.unit, ""
    for condition in rule.when:
        is_of_field = isinstance(condition, FIELD_CONDITIONS)
        words = _words(protocol, condition, unit if is_of_field else "")
        text += f"{_joint(condition)}{words}" if text else words
        unit = "" if is_of_field else unit
    return sentence(f"{text}: {rule.priority}")


def limit_words(protocol: CareProtocol, rule: Rule) -> str:
    """``SBP at or above 180 mmHg``; says where other conditions have to hold too.

    Empty where the rule has no limit on a value.
    """
    condition = limited_condition(rule)
    if condition is None:
        return ""
    words = _words(protocol, condition, rule.unit)
    return f"{words}, with more" if len(rule.when) > 1 else words


def level_words(protocol: CareProtocol, rule: Rule) -> str:
    """``at or above 180 mmHg``: the limit of the rule without its field."""
    words, condition = limit_words(protocol, rule), limited_condition(rule)
    if condition is None:
        return ""
    return words.removeprefix(field_word(protocol, condition.field)).lstrip()


def _joint(condition: AnyCondition) -> str:
    """Before a further condition; a list of signs is set off."""
    if isinstance(condition, WithEffect):
        return ", with "
    return ", " if isinstance(condition, TIME_CONDITIONS) else " and "


def _of_card(protocol: CareProtocol, parameter: str) -> tuple[Told, ...]:
    found = [rule for rule in protocol.rules if rule.parameter == parameter]
    found.sort(key=lambda rule: PRIORITIES.index(rule.priority))
    return tuple(
        Told(f"{rule_sentence(protocol, rule)} ({rule.id})", rule.source, rule.id)
        for rule in found
    )


def _words(protocol: CareProtocol, condition: AnyCondition, unit: str) -> str:
    match condition:
        case OnOxygen():
            return "oxygen started and flowing"
        case WithEffect() | EffectEpisodes() | NotSettling():
            return _effect_words(protocol, condition)
        case AfterEnd() | AfterStart() | InPhase():
            return _time_words(condition)
        case NoReading():
            name = field_word(protocol, condition.field)
            return f"no {name} reading for {condition.minutes}min"
        case _:
            return _field_words(protocol, condition, unit)


def _effect_words(
    protocol: CareProtocol, condition: WithEffect | EffectEpisodes | NotSettling
) -> str:
    match condition:
        case WithEffect():
            return _signs(protocol, condition.signs)
        case EffectEpisodes():
            episodes = wording.counted(condition.limit, "episode")
            label = effect_word(protocol, condition.code)
            return f"{label} going on, {episodes} or more"
        case NotSettling():
            label = effect_word(protocol, condition.code)
            field, limit = field_word(protocol, condition.field), condition.limit
            since = f"no {field} below {limit} read since"
            return f"{label} going on for {condition.minutes}min, {since}"


def _time_words(condition: TimeCondition) -> str:
    match condition:
        case AfterEnd():
            within = f"less {condition.tolerance_minutes}min tolerance"
            return f"from {condition.minutes}min after the end on, {within}"
        case AfterStart():
            until = condition.until_minutes
            to = "on" if until is None else f"to {until}min"
            return f"from {condition.minutes}min after the start {to}"
        case InPhase():
            return wording.listed([_PHASES[p] for p in condition.phases], "or")


def _signs(protocol: CareProtocol, signs: Iterable[Sign]) -> str:
    words = [
        effect_word(protocol, sign.code)
        + (f" of grade {sign.grade} or above" if sign.grade > 1 else "")
        for sign in signs
    ]
    return wording.listed(words, "or")


def _field_words(protocol: CareProtocol, condition: FieldCondition, unit: str) -> str:
    name = field_word(protocol, condition.field)
    limit = amount(condition.limit, unit or _unit(protocol, condition))
    if isinstance(condition, PERSISTING_CONDITIONS):
        return f"{name} {_level(condition, limit)}{_run(condition)}"
    way = "down" if isinstance(condition, FallsBy) else "up"
    return (
        f"{name} {way} by {limit} or more from one reading to the next, and as fast "
        f"as that in {condition.per_minutes}min"
    )


def _level(condition: PersistingCondition, limit: str) -> str:
    match condition:
        case AtOrAbove():
            return f"at or above {limit}"
        case AtOrBelow():
            return f"at or below {limit}"
        case Rise():
            return f"{limit} or more above baseline"
        case Fall():
            return f"{limit} or more below baseline"
        case PercentOver():
            return f"{limit} or more over baseline"
        case PercentUnder():
            return f"{limit} or more under baseline"


def _unit(protocol: CareProtocol, condition: FieldCondition) -> str:
    if isinstance(condition, PercentOver | PercentUnder):
        return "%"
    return unit_of(protocol, condition.field)


def _run(condition: PersistingCondition) -> str:
    """How often or how long it has to hold; nothing where once is enough."""
    parts = []
    if condition.running > 1:
        parts.append(f" at {condition.running} readings running")
    if condition.for_minutes:
        parts.append(f" for at least {condition.for_minutes}min")
    return "".join(parts)
