"""The conditions a rule can be made of, as a protocol writes them."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from monitor.protocol.moments import OXYGEN, effect_topic

Limit = Annotated[int, Meta(ge=0, le=1000)]
Code = Annotated[str, Meta(min_length=1, max_length=40)]


class Condition(Struct, frozen=True, kw_only=True, tag_field="kind"):
    """One condition; limits are inclusive whole numbers."""


class AtOrAbove(Condition, frozen=True, kw_only=True, tag="at_or_above"):
    """The value is at the limit or above it."""

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit


class AtOrBelow(Condition, frozen=True, kw_only=True, tag="at_or_below"):
    """The value is at the limit or below it, ``running`` readings in a row."""

    is_low_worse: ClassVar[bool] = True

    field: Code
    limit: Limit
    running: Annotated[int, Meta(ge=1, le=2)] = 1


class Rise(Condition, frozen=True, kw_only=True, tag="rise"):
    """The value is that much above the baseline, in the unit of the field."""

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit


class PercentOver(Condition, frozen=True, kw_only=True, tag="percent_over"):
    """The value is that many percent above the baseline."""

    is_low_worse: ClassVar[bool] = False

    field: Code
    limit: Limit


class PercentUnder(Condition, frozen=True, kw_only=True, tag="percent_under"):
    """The value is that many percent below the baseline."""

    is_low_worse: ClassVar[bool] = True

    field: Code
    limit: Limit


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


class AfterEnd(Condition, frozen=True, kw_only=True, tag="after_end"):
    """The infusion ended that long ago, less the tolerance of the set due then."""

    minutes: Limit
    tolerance_minutes: Limit


FieldCondition = AtOrAbove | AtOrBelow | Rise | PercentOver | PercentUnder
AnyCondition = FieldCondition | OnOxygen | WithEffect | EffectEpisodes | AfterEnd

FIELD_CONDITIONS = (AtOrAbove, AtOrBelow, Rise, PercentOver, PercentUnder)


def topics(condition: AnyCondition) -> frozenset[str]:
    """What a fact must be about for this condition to be judged again."""
    match condition:
        case OnOxygen():
            return frozenset({OXYGEN})
        case WithEffect():
            return frozenset(effect_topic(s.code) for s in condition.signs)
        case EffectEpisodes():
            return frozenset({effect_topic(condition.code)})
        case AfterEnd():
            return frozenset()
        case _:
            return frozenset({condition.field})
