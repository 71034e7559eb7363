"""From where in a condensed session a rule can hold: before that there is no alert."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from monitor.protocol.conditions import (
    ABSOLUTE_CONDITIONS,
    AnyCondition,
    EffectEpisodes,
    NotSettling,
    OnOxygen,
    PersistingCondition,
    WithEffect,
)
from monitor.protocol.judging import threshold
from monitor.protocol.rules import Rule
from monitor.review.condensing import Course, Seed
from monitor.review.doubts import LIMITED

_OF_EFFECTS = (WithEffect, EffectEpisodes, NotSettling)
Lines = dict[str, tuple[Decimal | None, Decimal | None]]
"""Of each field the value at or below which one can hold, and at or above which."""


class Calm:
    """Of each rule one condition is looked at, without which it can't hold."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        needed = [_needed(rule) for rule in rules]
        self._limits = [c for c in needed if isinstance(c, LIMITED)]
        self._is_of_effects = any(isinstance(c, _OF_EFFECTS) for c in needed)
        self._is_of_oxygen = any(isinstance(c, OnOxygen) for c in needed)
        self._is_of_any = None in needed

    def until(self, course: Course, baseline: Mapping[str, Decimal]) -> int | None:
        """The place of the first that lets a rule hold; None where none does.

        What is known of a field before is inside all its limits.
        """
        if self._is_of_any:
            return 0
        lines = self._lines(baseline)
        places = (p for p, s in enumerate(course.seeds) if self._lets_hold(s, lines))
        return next(places, None)

    def _lets_hold(self, seed: Seed, lines: Lines) -> bool:
        if seed.code:
            return self._is_of_effects
        if seed.litres is not None:
            return self._is_of_oxygen
        for field, value in seed.values.items():
            low, high = lines.get(field, _NO_LINES)
            if (high is not None and value >= high) or (
                low is not None and value <= low
            ):
                return True
        return False

    def _lines(self, baseline: Mapping[str, Decimal]) -> Lines:
        found: Lines = {}
        for condition, line in _thresholds(self._limits, baseline):
            low, high = found.get(condition.field, _NO_LINES)
            if condition.is_low_worse:
                low = line if low is None else max(low, line)
            else:
                high = line if high is None else min(high, line)
            found[condition.field] = low, high
        return found


_NO_LINES: tuple[Decimal | None, Decimal | None] = None, None


def _thresholds(
    limits: Iterable[PersistingCondition], baseline: Mapping[str, Decimal]
) -> Iterator[tuple[PersistingCondition, Decimal]]:
    """Where each is; one that is relative holds nowhere without a baseline."""
    for condition in limits:
        before = baseline.get(condition.field)
        if before is not None or isinstance(condition, ABSOLUTE_CONDITIONS):
            yield condition, threshold(condition, before)


def _needed(rule: Rule) -> AnyCondition | None:
    """The condition that fewest sessions meet, as far as is known; None of no use."""
    for kinds in (_OF_EFFECTS, (OnOxygen,), LIMITED):
        found = next((c for c in rule.when if isinstance(c, kinds)), None)
        if found is not None:
            return found
    return None
