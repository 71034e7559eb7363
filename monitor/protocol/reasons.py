"""Why a rule fires, in short words: the value, and the limit it is at or beyond."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from monitor.chart.fields import FieldSpec
from monitor.chart.numbers import written
from monitor.protocol.assessment import Shift
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import (
    FIELD_CONDITIONS,
    PERCENT_CONDITIONS,
    RATE_CONDITIONS,
    TIME_CONDITIONS,
    AfterEnd,
    AfterStart,
    AnyCondition,
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
    RisesBy,
    TimeCondition,
    WithEffect,
)
from monitor.protocol.judging import (
    between,
    change,
    present,
    read_since,
    unsettled_since,
)
from monitor.protocol.moments import Moment
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rules import ChangedRule, Rule

_ONE = Decimal(1)
_TENTH = Decimal("0.1")
_MINUTE = timedelta(minutes=1)
_TIMES = {2: "twice", 3: "3 times", 4: "4 times", 5: "5 times", 6: "6 times"}
_PHASES: dict[str, str] = {
    "baseline": "before the dose",
    "during": "during the dose",
    "recovery": "in recovery",
}


class Reason(Struct, frozen=True):
    """What is the case, and its limit; ``rest`` is what else a rule asks for."""

    value: str
    limit: str
    rest: str = ""

    @property
    def sentence(self) -> str:
        return ", ".join(part for part in (self.value, self.limit, self.rest) if part)


def reason(protocol: CareProtocol, rule: Rule, moment: Moment) -> Reason:
    """Why this rule fires at that moment."""
    first, *others = rule.when
    value, limit = _words(protocol, first, moment)
    rest = []
    for condition in others:
        more, more_limit = _words(protocol, condition, moment)
        more = _shortened(more, first, condition, protocol)
        if not isinstance(condition, TIME_CONDITIONS):
            more = f"with {more}"
        rest.append(", ".join(part for part in (more, more_limit) if part))
    if isinstance(rule, ChangedRule):
        limit = f"{limit} ({rule.changed})"
    return Reason(value, limit, ", ".join(rest))


def reasons(
    protocol: CareProtocol, rules: Iterable[Rule], moment: Moment
) -> tuple[Reason, ...]:
    """Why these rules fire: the first as it comes, then the most urgent first.

    A rule that only says less of what one before it says is left out.
    """
    first, *others = rules
    others.sort(key=lambda rule: PRIORITIES.index(rule.priority))
    told: list[frozenset[object]] = []
    found = []
    for rule in (first, *others):
        shape = frozenset(_shape(condition) for condition in rule.when)
        if not any(shape <= other for other in told):
            told.append(shape)
            found.append(reason(protocol, rule, moment))
    return tuple(found)


def baseline_words(protocol: CareProtocol, shift: Shift | None) -> str:
    """The baseline and how far the value is from it: "118, up 65, 55 %"."""
    if shift is None:
        return ""
    parts = [written(shift.baseline)]
    if shift.change:
        direction = "up" if shift.change > 0 else "down"
        parts.append(f"{direction} {written(abs(shift.change))}")
        if not protocol.charting.field(shift.field).is_scale:
            percent = abs(shift.percent).quantize(_ONE, rounding=ROUND_HALF_UP)
            parts.append(f"{written(percent)} %")
    else:
        parts.append("unchanged")
    return ", ".join(parts)


def missing_words(protocol: CareProtocol, condition: NoReading) -> tuple[str, str]:
    """That a field has no reading, and for how long it may have none."""
    spec = protocol.charting.field(condition.field)
    name = spec.label if spec.is_scale else spec.short
    return f"No {name} reading", f"limit {condition.minutes}min"


def first_field(rule: Rule) -> str | None:
    """The field that a rule's first condition on a field is about."""
    for condition in rule.when:
        if isinstance(condition, FIELD_CONDITIONS):
            return condition.field
    return None


def spoken(spec: FieldSpec, value: Decimal) -> str:
    """The value with what it needs to be understood: "SBP 183 mmHg"."""
    if spec.is_scale:
        return f"{spec.label} {written(value)} {spec.word(value)}".rstrip()
    return f"{spec.short} {written(value)} {spec.unit}".rstrip()


def _shape(condition: AnyCondition) -> object:
    if isinstance(condition, FIELD_CONDITIONS):
        return (type(condition), condition.field)
    return condition


def _words(
    protocol: CareProtocol, condition: AnyCondition, moment: Moment
) -> tuple[str, str]:
    match condition:
        case OnOxygen():
            flow = written(moment.oxygen or Decimal(0))
            return f"Oxygen {flow} L/min", "any flow"
        case WithEffect() | EffectEpisodes() | NotSettling():
            return _effect_words(protocol, condition, moment)
        case AfterEnd() | AfterStart() | InPhase():
            return _time_words(condition, moment), ""
        case NoReading():
            return missing_words(protocol, condition)
        case _:
            return _field_words(protocol, condition, moment)


def _effect_words(
    protocol: CareProtocol,
    condition: WithEffect | EffectEpisodes | NotSettling,
    moment: Moment,
) -> tuple[str, str]:
    match condition:
        case WithEffect():
            labels = [protocol.effect(c).label for c in present(condition, moment)]
            return ", ".join(labels), ""
        case EffectEpisodes():
            count = moment.episodes.get(condition.code, 0)
            episodes = "episode" if count == 1 else "episodes"
            label = protocol.effect(condition.code).label
            return f"{label} {count} {episodes}", f"limit {condition.limit}"
        case NotSettling():
            return _unsettled_words(protocol, condition, moment)


def _unsettled_words(
    protocol: CareProtocol, condition: NotSettling, moment: Moment
) -> tuple[str, str]:
    """``Panic for 6min with distress 9``, or that nobody has read it since."""
    since = unsettled_since(condition, moment) or moment.at
    label = protocol.effect(condition.code).label
    spec = protocol.charting.field(condition.field)
    name = spec.label.lower() if spec.is_scale else spec.short
    last = read_since(condition, moment, since)
    told = f"{label} for {_minutes(moment.at - since)}"
    if last is None:
        return f"{told}, {name} not read since", f"limit {condition.minutes}min"
    limit = f"limits {condition.minutes}min and {condition.limit}"
    return f"{told} with {name} {written(last.value)}", limit


def _time_words(condition: TimeCondition, moment: Moment) -> str:
    match condition:
        case AfterEnd():
            return f"{_minutes(moment.since_end)} after the end"
        case AfterStart():
            return f"{_minutes(moment.since_start)} after the start"
        case InPhase():
            return _PHASES[moment.phase]


def _minutes(since: timedelta | None) -> str:
    return f"{(since or timedelta(0)) // _MINUTE}min"


def _field_words(
    protocol: CareProtocol, condition: FieldCondition, moment: Moment
) -> tuple[str, str]:
    spec = protocol.charting.field(condition.field)
    if isinstance(condition, (RisesBy, FallsBy)):
        return _rate_words(spec, condition, moment), _limit(condition)
    return f"{_level_words(spec, condition, moment)}{_run(condition)}", _limit(
        condition
    )


def _level_words(
    spec: FieldSpec, condition: PersistingCondition, moment: Moment
) -> str:
    value = moment.values[condition.field]
    baseline = moment.baseline.get(condition.field, Decimal(0))
    match condition:
        case Rise():
            return f"{spec.short} rise {written(value - baseline)}"
        case Fall():
            return f"{spec.short} fall {written(baseline - value)}"
        case PercentOver():
            percent = _percent(value - baseline, baseline)
            return f"{spec.short} {percent} % over baseline"
        case PercentUnder():
            percent = _percent(baseline - value, baseline)
            return f"{spec.short} {percent} % under baseline"
        case _:
            return spoken(spec, value)


def _rate_words(spec: FieldSpec, condition: RisesBy | FallsBy, moment: Moment) -> str:
    way = "down" if condition.is_low_worse else "up"
    by = written(change(condition, moment) or Decimal(0))
    return f"{spec.short} {way} {by} in {_minutes(between(condition, moment))}"


def _run(condition: PersistingCondition) -> str:
    """How often or how long it held; nothing where once is enough."""
    parts = []
    if condition.running > 1:
        parts.append(f" {_TIMES[condition.running]} running")
    if condition.for_minutes:
        parts.append(f" for {condition.for_minutes}min")
    return "".join(parts)


def _limit(condition: FieldCondition) -> str:
    if isinstance(condition, RATE_CONDITIONS):
        return f"limit {condition.limit} in {condition.per_minutes}min"
    is_percent = isinstance(condition, PERCENT_CONDITIONS)
    return f"limit {condition.limit}{' %' if is_percent else ''}"


def _percent(change: Decimal, baseline: Decimal) -> str:
    if baseline == 0:
        return "0"
    percent = change * 100 / baseline
    return written(percent.quantize(_TENTH, rounding=ROUND_HALF_UP))


def _shortened(
    words: str, first: AnyCondition, condition: AnyCondition, protocol: CareProtocol
) -> str:
    """A further condition's words: no repeated field, no capital inside a sentence."""
    if isinstance(condition, WithEffect):
        return words.lower()
    if isinstance(condition, NoReading):
        return words[:1].lower() + words[1:]
    if not isinstance(condition, FIELD_CONDITIONS):
        return words
    spec = protocol.charting.field(condition.field)
    if isinstance(first, FIELD_CONDITIONS) and first.field == condition.field:
        return words.removeprefix(f"{spec.short} ")
    return words if not spec.is_scale else words[:1].lower() + words[1:]
