"""Sessions in which one rule of a protocol is exactly at its limit, or next to it.

The thresholds are worked out here by their definition, not by what judges them.
"""

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct, structs

from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.conditions import (
    FIELD_CONDITIONS,
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
    Persisting,
    Rise,
    RisesBy,
    WithEffect,
)
from monitor.protocol.doses import Dose
from monitor.protocol.rules import Rule
from tests.builders import Chronicle
from tests.dosing import given_at_once
from tests.typed_sets import readings

END = 40
_IN_PHASE = {"baseline": -2, "during": 20, "recovery": END + 20}
_BASELINES: tuple[int, ...] = (100, *range(20, 300))


class Case(Struct, frozen=True):
    """One condition of a rule, so far from its limit; it fires or does not.

    ``is_short`` where it holds at one reading too few, or for a minute too little;
    ``is_read`` where a side effect has gone on long enough and its field is read.
    """

    protocol: CareProtocol
    rule: Rule
    varied: int
    beyond: int
    is_short: bool = False
    is_read: bool = False

    @property
    def fires(self) -> bool:
        return self.beyond >= 0 and not self.is_short

    @property
    def id(self) -> str:
        how = "short" if self.is_short else f"{self.beyond:+d}"
        how += "-read" if self.is_read else ""
        return f"{self.protocol.id}-{self.rule.id}-{self.varied}-{how}"


def cases(protocol: CareProtocol) -> Iterator[Case]:
    """Each condition with a number at its limit, one short of it and one beyond."""
    for rule in protocol.rules:
        alone = structs.replace(protocol, rules=(rule,))
        for place, condition in enumerate(rule.when):
            if not isinstance(condition, InPhase | OnOxygen | WithEffect):
                yield from _around(alone, rule, place)
                if isinstance(condition, Persisting):
                    yield from _too_short(alone, rule, place, condition)
            elif isinstance(condition, OnOxygen | WithEffect):
                for beyond in (-1, 0):
                    yield Case(alone, rule, place, beyond)


def _around(protocol: CareProtocol, rule: Rule, place: int) -> Iterator[Case]:
    is_read = [False, True] if isinstance(rule.when[place], NotSettling) else [False]
    for beyond in (-1, 0, 1):
        for how in is_read:
            yield Case(protocol, rule, place, beyond, is_read=how)


def _too_short(
    protocol: CareProtocol, rule: Rule, place: int, condition: Persisting
) -> Iterator[Case]:
    if not condition.is_of_one_reading:
        yield Case(protocol, rule, place, 0, is_short=True)


def is_fired(case: Case) -> bool:
    """Whether the rule fires in a session made for the case."""
    found = assessed(case).alerts
    return any(alert.rule == case.rule.id for alert in found)


def assessed(case: Case) -> Assessment:
    """A session made for the case, as it stands when the rule may fire."""
    story = _Story(case)
    story.tell()
    return story.chronicle.assess(story.minute)


class _Story:
    """Charts what makes every condition hold, the varied one so far from its limit."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.chronicle = Chronicle(protocol=case.protocol).open()
        self.minute = self._minute()
        self.baseline = {f: _baseline(case, f) for f in _fields(case.rule)}

    def beyond(self, place: int) -> int:
        return self.case.beyond if place == self.case.varied else 0

    def tell(self) -> None:
        if self.baseline:
            self.chronicle.observe(-5, readings(**self.baseline))
        self._give()
        for place, condition in enumerate(self.case.rule.when):
            self._bring_about(condition, self.beyond(place))
        self._read()

    def _give(self) -> None:
        """The dose, in the form that the protocol has it."""
        if not isinstance(self.case.protocol.dose, Dose):
            for fact in given_at_once(self.case.protocol.dose):
                self.chronicle.add(fact, 0)
            return
        self.chronicle.infuse(0, "started", "51.3")
        if self.minute > END and _needs_end(self.case.rule):
            self.chronicle.infuse(END, "completed")

    def _minute(self) -> int:
        """When the last reading is taken, or the time looked at."""
        for place, condition in enumerate(self.case.rule.when):
            beyond = self.beyond(place)
            match condition:
                case AfterEnd():
                    minutes = condition.minutes - condition.tolerance_minutes
                    return END + minutes + beyond
                case AfterStart():
                    return condition.minutes + beyond
                case NoReading():
                    return condition.minutes + beyond
                case InPhase():
                    return _IN_PHASE[condition.phases[0]]
                case _:
                    pass
        return 30

    def _bring_about(self, condition: AnyCondition, beyond: int) -> None:
        match condition:
            case OnOxygen():
                self.chronicle.breathe(self.minute, None if beyond else "0.5")
            case WithEffect():
                if not beyond:
                    for sign in condition.signs[-1:]:
                        self.chronicle.effect(self.minute, sign.code, sign.grade)
            case EffectEpisodes():
                for _ in range(condition.limit + beyond):
                    self.chronicle.effect(self.minute, condition.code)
            case NotSettling():
                self._go_on(condition, beyond)
            case _:
                pass

    def _go_on(self, condition: NotSettling, beyond: int) -> None:
        """Unread, for so long; or just long enough, and read then."""
        lasted = condition.minutes + (0 if self.case.is_read else beyond)
        self.chronicle.effect(self.minute - lasted, condition.code)
        if self.case.is_read:
            value = {condition.field: condition.limit + beyond}
            self.chronicle.observe(self.minute, readings(**value))

    def _read(self) -> None:
        """So many readings as the rule asks for, the last one at the minute."""
        series: dict[int, dict[str, int]] = {}
        for place, condition in enumerate(self.case.rule.when):
            if not isinstance(condition, FIELD_CONDITIONS):
                continue
            if place != self.case.varied and _is_varied(self.case, condition.field):
                continue
            is_short = self.case.is_short and place == self.case.varied
            beyond = self.beyond(place)
            for minute, value in self._values(condition, beyond, is_short=is_short):
                series.setdefault(minute, {})[condition.field] = value
        for minute, values in sorted(series.items()):
            self.chronicle.observe(minute, readings(**values))

    def _values(
        self, condition: FieldCondition, beyond: int, *, is_short: bool
    ) -> Iterator[tuple[int, int]]:
        base = self.baseline.get(condition.field, 0)
        if isinstance(condition, RisesBy | FallsBy):
            way = -1 if isinstance(condition, FallsBy) else 1
            before = 100
            yield self.minute - condition.per_minutes, before
            yield self.minute, before + way * (condition.limit + beyond)
            return
        way = -1 if condition.is_low_worse else 1
        value = int(_threshold(condition, base)) + way * beyond
        first = self.minute - max(condition.for_minutes, condition.running - 1)
        first += is_short
        for minute in range(first, self.minute):
            yield minute, value
        yield self.minute, value


def _threshold(condition: AnyCondition, base: int) -> Fraction:
    """The value at which a condition on one reading begins to hold."""
    match condition:
        case AtOrAbove() | AtOrBelow():
            return Fraction(condition.limit)
        case Rise():
            return Fraction(base + condition.limit)
        case Fall():
            return Fraction(base - condition.limit)
        case PercentOver():
            return Fraction(base * (100 + condition.limit), 100)
        case PercentUnder():
            return Fraction(base * (100 - condition.limit), 100)
        case _:
            raise TypeError(condition)


def _fields(rule: Rule) -> set[str]:
    """The fields that need a baseline for the rule."""
    relative = (Rise, Fall, PercentOver, PercentUnder)
    return {c.field for c in rule.when if isinstance(c, relative)}


def _is_varied(case: Case, field: str) -> bool:
    varied = case.rule.when[case.varied]
    return isinstance(varied, FIELD_CONDITIONS) and varied.field == field


def _needs_end(rule: Rule) -> bool:
    return any(
        isinstance(c, AfterEnd)
        or (isinstance(c, InPhase) and c.phases == ("recovery",))
        for c in rule.when
    )


def _baseline(case: Case, field: str) -> int:
    """One with a whole threshold, at which the field's other conditions hold."""
    spec = case.protocol.charting.field(field)
    on_field = [
        c
        for c in case.rule.when
        if isinstance(c, FIELD_CONDITIONS) and c.field == field
    ]
    varied = case.rule.when[case.varied]
    if varied not in on_field:
        varied = on_field[0]
    for base in _BASELINES:
        at = _threshold(varied, base)
        values = [at - 1, at, at + 1]
        others = [c for c in on_field if c is not varied]
        if (
            at.denominator == 1
            and spec.lowest <= base <= spec.highest
            and all(spec.lowest <= v <= spec.highest for v in values)
            and all(_reaches(c, base, v) for c in others for v in values)
        ):
            return base
    raise ValueError(f"{case.id} has no baseline")


def _reaches(condition: AnyCondition, base: int, value: Fraction) -> bool:
    limit = _threshold(condition, base)
    low = isinstance(condition, AtOrBelow | Fall | PercentUnder)
    return value <= limit if low else value >= limit
