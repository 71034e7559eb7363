"""The conditions a rule can be made of, as a protocol writes them."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from monitor.protocol.known import OXYGEN, effect_topic
from monitor.protocol.moments import MomentPhase

Limit = Annotated[int, Meta(ge=0, le=1000)]
Span = Annotated[int, Meta(ge=1, le=240)]
Code = Annotated[str, Meta(min_length=1, max_length=40)]


class Condition(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One condition; limits are inclusive whole numbers."""


class Persisting(Condition, frozen=True, kw_only=True):
    """A condition that can be asked of more than one reading.

    It then holds when it did at ``running`` readings in a row, and at every reading of
    at least ``for_minutes``, the last one included.
    """

    running: Annotated[int, Meta(ge=1, le=6)] = 1
    for_minutes: Annotated[int, Meta(ge=0, le=240)] = 0

    @property
    def is_of_one_reading(self) -> bool:
        return self.running == 1 and not self.for_minutes


class AtOrAbove(Persisting, frozen=True, kw_only=True, tag="at_or_above"):
    """The value is at the limit or above it."""

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit


class AtOrBelow(Persisting, frozen=True, kw_only=True, tag="at_or_below"):
    """The value is at the limit or below it."""

    is_low_worse: ClassVar[bool] = True

    field: Code
    limit: Limit


class Rise(Persisting, frozen=True, kw_only=True, tag="rise"):
    """The value is that much above the baseline, in the unit of the field."""

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit


class Fall(Persisting, frozen=True, kw_only=True, tag="fall"):
    """The value is that much below the baseline, in the unit of the field."""

    is_low_worse: ClassVar[bool] = True

    field: Code
    limit: Limit


class PercentOver(Persisting, frozen=True, kw_only=True, tag="percent_over"):
    """The value is that many percent above the baseline."""

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit


class PercentUnder(Persisting, frozen=True, kw_only=True, tag="percent_under"):
    """The value is that many percent below the baseline."""

    is_low_worse: ClassVar[bool] = True

    field: Code
    limit: Limit


class RisesBy(Condition, frozen=True, kw_only=True, tag="rises_by"):
    """From one reading to the next it rose by the limit, and as fast.

    As fast: by the limit for each ``per_minutes`` that lie between the two readings,
    so that a slow rise over a long gap does not count, nor a small one over a short.
    """

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit
    per_minutes: Span


class FallsBy(Condition, frozen=True, kw_only=True, tag="falls_by"):
    """From one reading to the next it fell by the limit, and as fast."""

    is_low_worse: ClassVar[bool] = True

    field: Code
    limit: Limit
    per_minutes: Span


class OnOxygen(Condition, frozen=True, kw_only=True, tag="on_oxygen"):
    """Oxygen was started and still flows."""


class Sign(Struct, frozen=True, kw_only=True):
    """A side effect that counts from that grade on."""

    code: Code
    grade: Annotated[int, Meta(ge=1, le=5)] = 1


class WithEffect(Condition, frozen=True, kw_only=True, tag="with_effect"):
    """At least one of these side effects has begun and not ended."""

    signs: tuple[Sign, ...]


class EffectEpisodes(Condition, frozen=True, kw_only=True, tag="effect_episodes"):
    """A side effect goes on that has begun so many times in this session."""

    code: Code
    limit: Limit


class NotSettling(Condition, frozen=True, kw_only=True, tag="not_settling"):
    """A side effect goes on that long after it began, and nothing says it settles.

    That it settles is said by a reading of the field since, below the limit; the last
    one counts. Where nobody reads it, time alone makes it so.
    """

    code: Code
    minutes: Span
    field: Code
    limit: Limit


class AfterEnd(Condition, frozen=True, kw_only=True, tag="after_end"):
    """The infusion ended that long ago, less the tolerance of the set due then."""

    minutes: Limit
    tolerance_minutes: Limit


class AfterStart(Condition, frozen=True, kw_only=True, tag="after_start"):
    """The dose began that long ago; not longer ago than ``until_minutes``, if set."""

    minutes: Limit
    until_minutes: Limit | None = None


class InPhase(Condition, frozen=True, kw_only=True, tag="in_phase"):
    """The session is in one of these phases."""

    phases: Annotated[tuple[MomentPhase, ...], Meta(min_length=1)]


class NoReading(Condition, frozen=True, kw_only=True, tag="no_reading"):
    """There is no value of the field that is younger; counted from the dose on."""

    field: Code
    minutes: Span


PersistingCondition = AtOrAbove | AtOrBelow | Rise | Fall | PercentOver | PercentUnder
FieldCondition = PersistingCondition | RisesBy | FallsBy
TimeCondition = AfterStart | AfterEnd | InPhase
AnyCondition = (
    FieldCondition
    | OnOxygen
    | WithEffect
    | EffectEpisodes
    | NotSettling
    | TimeCondition
    | NoReading
)

ABSOLUTE_CONDITIONS = (AtOrAbove, AtOrBelow)
RATE_CONDITIONS = (RisesBy, FallsBy)
PERCENT_CONDITIONS = (PercentOver, PercentUnder)
PERSISTING_CONDITIONS = (AtOrAbove, AtOrBelow, Rise, Fall, PercentOver, PercentUnder)
FIELD_CONDITIONS = (*PERSISTING_CONDITIONS, *RATE_CONDITIONS)
TIME_CONDITIONS = (AfterStart, AfterEnd, InPhase)


def topics(condition: AnyCondition) -> frozenset[str]:
    """What a fact must be about for this condition to be judged again."""
    match condition:
        case OnOxygen():
            return frozenset({OXYGEN})
        case WithEffect():
            return frozenset(effect_topic(s.code) for s in condition.signs)
        case EffectEpisodes():
            return frozenset({effect_topic(condition.code)})
        case NotSettling():
            return frozenset({effect_topic(condition.code), condition.field})
        case AfterEnd() | AfterStart() | InPhase() | NoReading():
            return frozenset()
        case _:
            return frozenset({condition.field})
