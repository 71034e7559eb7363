"""Whether a condition holds at a moment of the chart, and how far it is from it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import assert_never

from msgspec import Struct

from monitor.protocol.conditions import (
    ABSOLUTE_CONDITIONS,
    FIELD_CONDITIONS,
    RATE_CONDITIONS,
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
    RisesBy,
    TimeCondition,
    WithEffect,
    topics,
)
from monitor.protocol.known import Read, effect_topic
from monitor.protocol.moments import Moment

_ONE = 1
_HUNDRED = Decimal(100)
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


class Measure(Struct, frozen=True):
    """How bad something is: of what, and a value of which more is worse."""

    of: str
    value: Decimal


def holds(condition: AnyCondition, moment: Moment) -> bool:
    """Whether it holds; a condition on what is not known does not."""
    if isinstance(condition, FIELD_CONDITIONS):
        return _is_beyond(condition, moment)
    match condition:
        case OnOxygen():
            return moment.oxygen is not None and moment.oxygen > 0
        case WithEffect():
            return bool(present(condition, moment))
        case EffectEpisodes() | NotSettling():
            return _goes_on(condition, moment)
        case AfterEnd() | AfterStart() | InPhase():
            return is_time(condition, moment)
        case NoReading():
            return False  # No fact makes it so; see monitor.protocol.missing.
        case _:
            assert_never(condition)


def is_time(condition: TimeCondition, moment: Moment) -> bool:
    """Whether the moment lies where the condition limits its rule to."""
    match condition:
        case AfterStart():
            return _is_after_start(condition, moment)
        case AfterEnd():
            return _is_after_end(condition, moment)
        case InPhase():
            return moment.phase in condition.phases


def is_inside(condition: AnyCondition, moment: Moment, margin: int) -> bool:
    """Whether it does not hold, where it has a field by no less than the margin."""
    if isinstance(condition, FIELD_CONDITIONS):
        excess = _excess(condition, moment)
        return excess is None or (excess < 0 and -excess >= margin)
    return not holds(condition, moment)


def threshold(condition: PersistingCondition, baseline: Decimal | None) -> Decimal:
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
        case Fall():
            return baseline - limit
        case PercentOver():
            return baseline * (_HUNDRED + limit) / _HUNDRED
        case PercentUnder():
            return baseline * (_HUNDRED - limit) / _HUNDRED


def measure(condition: AnyCondition, moment: Moment) -> Measure | None:
    """What can grow worse by a step; None where nothing can, or it is not known."""
    match condition:
        case OnOxygen() | AfterStart() | AfterEnd() | InPhase() | NoReading():
            return None
        case WithEffect():
            of = " ".join(sorted(topics(condition)))
            return Measure(of, Decimal(len(present(condition, moment))))
        case EffectEpisodes():
            count = moment.episodes.get(condition.code, 0)
            return Measure(effect_topic(condition.code), Decimal(count))
        case NotSettling():
            limit = Decimal(condition.limit)
            known = moment.values.get(condition.field, limit)
            return Measure(condition.field, max(known, limit))
        case _:
            value = moment.values.get(condition.field)
            if value is None:
                return None
            return Measure(condition.field, -value if condition.is_low_worse else value)


def has_stepped(
    condition: AnyCondition,
    moment: Moment,
    before: Moment | None,
    steps: Mapping[str, int],
) -> bool:
    """Whether it is worse by a step than it was before."""
    now = measure(condition, moment)
    if now is None or before is None:
        return False
    then = measure(condition, before)
    step = steps[condition.field] if isinstance(condition, FIELD_CONDITIONS) else _ONE
    return then is None or now.value - then.value >= step


def present(condition: WithEffect, moment: Moment) -> tuple[str, ...]:
    """The codes of its signs that are there, in the order of the rule."""
    return tuple(
        sign.code
        for sign in condition.signs
        if any(e.code == sign.code and e.grade >= sign.grade for e in moment.ongoing)
    )


def unsettled_since(condition: NotSettling, moment: Moment) -> datetime | None:
    """Since when the side effect goes on that does not settle; None where none does."""
    since = (e.since for e in moment.ongoing if e.code == condition.code)
    span = condition.minutes * _MINUTE
    return next(
        (
            begun
            for begun in since
            if moment.at - begun >= span and not _has_settled(condition, moment, begun)
        ),
        None,
    )


def read_since(condition: NotSettling, moment: Moment, since: datetime) -> Read | None:
    """The last reading of its field after that time."""
    last = moment.reads.get(condition.field)
    return None if last is None or last.at <= since else last


def change(condition: RisesBy | FallsBy, moment: Moment) -> Decimal | None:
    """By how much the last reading is worse than the one before it."""
    last = moment.reads.get(condition.field)
    if last is None or last.before is None:
        return None
    rise = last.value - last.before.value
    return -rise if condition.is_low_worse else rise


def between(condition: RisesBy | FallsBy, moment: Moment) -> timedelta:
    """The time between the last two readings; none where there are no two."""
    last = moment.reads.get(condition.field)
    if last is None or last.before is None:
        return timedelta(0)
    return last.at - last.before.at


def _is_beyond(condition: FieldCondition, moment: Moment) -> bool:
    excess = _excess(condition, moment)
    if excess is None or excess < 0:
        return False
    return isinstance(condition, RATE_CONDITIONS) or _persists(condition, moment)


def _excess(condition: FieldCondition, moment: Moment) -> Decimal | None:
    """How far the value lies beyond the threshold, towards the worse."""
    if isinstance(condition, (RisesBy, FallsBy)):
        return _rate_excess(condition, moment)
    value = moment.values.get(condition.field)
    if value is None:
        return None
    baseline = moment.baseline.get(condition.field)
    if baseline is None and not isinstance(condition, ABSOLUTE_CONDITIONS):
        return None
    return _beyond(condition, value, baseline)


def _beyond(
    condition: PersistingCondition, value: Decimal, baseline: Decimal | None
) -> Decimal:
    from_ = threshold(condition, baseline)
    return from_ - value if condition.is_low_worse else value - from_


def _rate_excess(condition: RisesBy | FallsBy, moment: Moment) -> Decimal | None:
    worse = change(condition, moment)
    if worse is None:
        return None
    per = condition.per_minutes * _MINUTE
    elapsed = max(per, between(condition, moment))
    return worse - Decimal(condition.limit * (elapsed // _SECOND)) / (per // _SECOND)


def _persists(condition: PersistingCondition, moment: Moment) -> bool:
    """Whether it held at as many readings before, and for as long."""
    if condition.is_of_one_reading:
        return True
    last = moment.reads[condition.field]
    baseline = moment.baseline.get(condition.field)
    count, since = 0, last.at
    read: Read | None = last
    while read is not None and _counts(condition, read, moment):
        if _beyond(condition, read.value, baseline) < 0:
            break
        count, since, read = count + 1, read.at, read.before
        if (
            count >= condition.running
            and last.at - since >= condition.for_minutes * _MINUTE
        ):
            return True
    return False


def _counts(condition: PersistingCondition, read: Read, moment: Moment) -> bool:
    """A reading up to the start makes the baseline and is not held against it."""
    if isinstance(condition, ABSOLUTE_CONDITIONS) or moment.since_start is None:
        return True
    return moment.at - read.at < moment.since_start


def _has_settled(condition: NotSettling, moment: Moment, since: datetime) -> bool:
    last = read_since(condition, moment, since)
    return last is not None and last.value < condition.limit


def _goes_on(condition: EffectEpisodes | NotSettling, moment: Moment) -> bool:
    if isinstance(condition, NotSettling):
        return unsettled_since(condition, moment) is not None
    is_ongoing = any(e.code == condition.code for e in moment.ongoing)
    return is_ongoing and moment.episodes[condition.code] >= condition.limit


def _is_after_end(condition: AfterEnd, moment: Moment) -> bool:
    if moment.since_end is None:
        return False
    earliest = condition.minutes - condition.tolerance_minutes
    return moment.since_end >= earliest * _MINUTE


def _is_after_start(condition: AfterStart, moment: Moment) -> bool:
    since, until = moment.since_start, condition.until_minutes
    if since is None or since < condition.minutes * _MINUTE:
        return False
    return until is None or since <= until * _MINUTE
