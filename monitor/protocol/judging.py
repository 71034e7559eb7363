"""Whether a condition holds at a moment of the chart, and how far it is from it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import assert_never

from msgspec import Struct

from monitor.protocol.conditions import (
    FIELD_CONDITIONS,
    AfterEnd,
    AnyCondition,
    AtOrAbove,
    AtOrBelow,
    EffectEpisodes,
    FieldCondition,
    OnOxygen,
    PercentOver,
    PercentUnder,
    Rise,
    WithEffect,
    topics,
)
from monitor.protocol.moments import Moment, effect_topic

_HUNDRED = Decimal(100)
_SECONDS_PER_MINUTE = 60


class Measure(Struct, frozen=True):
    """How bad something is: of what, and a value of which more is worse."""

    of: str
    value: Decimal


def holds(condition: AnyCondition, moment: Moment) -> bool:
    """Whether it holds; a condition on what is not known does not."""
    if isinstance(condition, FIELD_CONDITIONS):
        excess = _excess(condition, moment)
        if excess is None or excess < 0:
            return False
        return not isinstance(condition, AtOrBelow) or _has_run(condition, moment)
    match condition:
        case OnOxygen():
            return moment.oxygen is not None and moment.oxygen > 0
        case WithEffect():
            return bool(present(condition, moment))
        case EffectEpisodes():
            return _goes_on(condition, moment)
        case AfterEnd():
            return _is_after_end(condition, moment)
        case _:
            assert_never(condition)


def is_inside(
    condition: AnyCondition, moment: Moment, margins: Mapping[str, int]
) -> bool:
    """Whether it does not hold, and by no less than the margin of its field."""
    if isinstance(condition, FIELD_CONDITIONS):
        excess = _excess(condition, moment)
        margin = margins.get(condition.field, 0)
        return excess is None or (excess < 0 and -excess >= margin)
    return not holds(condition, moment)


def threshold(condition: FieldCondition, baseline: Decimal | None) -> Decimal:
    """The value from which it holds.

    Raises TypeError for a relative condition where there is no baseline.
    """
    limit = Decimal(condition.limit)
    if isinstance(condition, (AtOrAbove, AtOrBelow)):
        return limit
    if baseline is None:
        raise TypeError("A relative limit is nowhere without a baseline.")
    match condition:
        case Rise():
            return baseline + limit
        case PercentOver():
            return baseline * (_HUNDRED + limit) / _HUNDRED
        case PercentUnder():
            return baseline * (_HUNDRED - limit) / _HUNDRED


def measure(condition: AnyCondition, moment: Moment) -> Measure | None:
    """What can grow worse by a step; None where nothing can, or it is not known."""
    match condition:
        case OnOxygen() | AfterEnd():
            return None
        case WithEffect():
            of = " ".join(sorted(topics(condition)))
            return Measure(of, Decimal(len(present(condition, moment))))
        case EffectEpisodes():
            count = moment.episodes.get(condition.code, 0)
            return Measure(effect_topic(condition.code), Decimal(count))
        case _:
            value = moment.values.get(condition.field)
            if value is None:
                return None
            return Measure(condition.field, -value if condition.is_low_worse else value)


def present(condition: WithEffect, moment: Moment) -> tuple[str, ...]:
    """The codes of its signs that are there, in the order of the rule."""
    return tuple(
        sign.code
        for sign in condition.signs
        if any(e.code == sign.code and e.grade >= sign.grade for e in moment.ongoing)
    )


def _excess(condition: FieldCondition, moment: Moment) -> Decimal | None:
    """How far the value lies beyond the threshold, towards the worse."""
    value = moment.values.get(condition.field)
    if value is None:
        return None
    baseline = moment.baseline.get(condition.field)
    if baseline is None and not isinstance(condition, (AtOrAbove, AtOrBelow)):
        return None
    from_ = threshold(condition, baseline)
    return from_ - value if condition.is_low_worse else value - from_


def _has_run(condition: AtOrBelow, moment: Moment) -> bool:
    before = moment.before.get(condition.field)
    return condition.running == 1 or (before is not None and before <= condition.limit)


def _goes_on(condition: EffectEpisodes, moment: Moment) -> bool:
    is_ongoing = any(e.code == condition.code for e in moment.ongoing)
    return is_ongoing and moment.episodes.get(condition.code, 0) >= condition.limit


def _is_after_end(condition: AfterEnd, moment: Moment) -> bool:
    if moment.since_end is None:
        return False
    earliest = (condition.minutes - condition.tolerance_minutes) * _SECONDS_PER_MINUTE
    return moment.since_end.total_seconds() >= earliest
