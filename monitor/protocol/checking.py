"""Rules made ready to be held against moments: what is fixed is worked out once."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from monitor.protocol.conditions import (
    AnyCondition,
    AtOrAbove,
    AtOrBelow,
    EffectEpisodes,
    Fall,
    NotSettling,
    PercentOver,
    PercentUnder,
    Persisting,
    PersistingCondition,
    Rise,
    WithEffect,
)
from monitor.protocol.judging import holds
from monitor.protocol.moments import Moment

Check = Callable[[Moment], bool]

_HUNDRED = Decimal(100)


def check_of(when: Iterable[AnyCondition]) -> Check:
    """Whether all of these hold at a moment, as ``holds`` says of each."""
    checks = tuple(_check(condition) for condition in when)
    if len(checks) == 1:
        return checks[0]

    def all_hold(moment: Moment) -> bool:
        for check in checks:  # noqa: SIM110 - at every reading, every second
            if not check(moment):
                return False
        return True

    return all_hold


def _check(condition: AnyCondition) -> Check:
    if isinstance(condition, Persisting) and not condition.is_of_one_reading:
        return partial(holds, condition)
    match condition:
        case AtOrAbove():
            return _at_or_above(condition.field, Decimal(condition.limit))
        case AtOrBelow():
            return _at_or_below(condition.field, Decimal(condition.limit))
        case WithEffect() | EffectEpisodes() | NotSettling():
            return _with_signs(condition)
        case Rise() | Fall() | PercentOver() | PercentUnder():
            return _against_baseline(condition)
        case _:
            return partial(holds, condition)


def _at_or_above(field: str, limit: Decimal) -> Check:
    def is_above(moment: Moment) -> bool:
        value = moment.values.get(field)
        return value is not None and value >= limit

    return is_above


def _at_or_below(field: str, limit: Decimal) -> Check:
    def is_below(moment: Moment) -> bool:
        value = moment.values.get(field)
        return value is not None and value <= limit

    return is_below


def _with_signs(condition: WithEffect | EffectEpisodes | NotSettling) -> Check:
    """Most patients have none most of the time."""

    def is_there(moment: Moment) -> bool:
        return bool(moment.ongoing) and holds(condition, moment)

    return is_there


def _against_baseline(condition: PersistingCondition) -> Check:
    """The threshold is an exact line in the baseline, ``factor`` of it and ``add``."""
    field, limit = condition.field, Decimal(condition.limit)
    factor, add, is_low_worse = Decimal(1), limit, condition.is_low_worse
    if isinstance(condition, Fall):
        add = -limit
    elif isinstance(condition, PercentOver):
        factor, add = (_HUNDRED + limit) / _HUNDRED, Decimal(0)
    elif isinstance(condition, PercentUnder):
        factor, add = (_HUNDRED - limit) / _HUNDRED, Decimal(0)

    def is_beyond(moment: Moment) -> bool:
        baseline, value = moment.baseline.get(field), moment.values.get(field)
        if baseline is None or value is None:
            return False
        threshold = baseline * factor + add
        return value <= threshold if is_low_worse else value >= threshold

    return is_beyond
