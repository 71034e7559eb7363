"""What of a session leaves in doubt whether two protocols find the same in it."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.protocol.conditions import (
    ABSOLUTE_CONDITIONS,
    AtOrAbove,
    AtOrBelow,
    Fall,
    PercentOver,
    PercentUnder,
    PersistingCondition,
    Rise,
)
from monitor.protocol.judging import threshold
from monitor.review.condensing import Course, Told
from monitor.review.milliseconds import MINUTE
from monitor.review.rebaselining import medians_in

RELATIVE = (Rise, Fall, PercentOver, PercentUnder)
LIMITED = (AtOrAbove, AtOrBelow, Rise, Fall, PercentOver, PercentUnder)
Values = Mapping[str, Iterable[Decimal]]
Medians = Mapping[str, Decimal]


class Stretch(Struct, frozen=True):
    """The values of a field at which it is not the same whether a condition holds.

    Between its ``near`` and its ``far`` limit; while an alert is there also as far
    beside the nearer one as the margin by which a value has to come back inside.
    Without an end where ``far`` is None: a rule that is there in one protocol only
    holds however bad the value is.
    """

    near: PersistingCondition
    far: PersistingCondition | None
    margin: int

    def holds_any(
        self, values: Iterable[Decimal], baseline: Decimal | None, *, is_alerted: bool
    ) -> bool:
        """Whether one of these lies there, its ends included."""
        if baseline is None and not isinstance(self.near, ABSOLUTE_CONDITIONS):
            return False
        sign = -1 if self.near.is_low_worse else 1
        least = sign * threshold(self.near, baseline)
        least -= self.margin if is_alerted else 0
        if self.far is None:
            return any(sign * value >= least for value in values)
        most = sign * threshold(self.far, baseline)
        return any(least <= sign * value <= most for value in values)

    def may_hold(self, told: Told) -> bool:
        """Whether a value can lie there, by the least and the greatest of them."""
        field = self.near.field
        reach, baseline = told.reach.get(field), told.baseline.get(field)
        if reach is None:
            return False
        if baseline is None and not isinstance(self.near, ABSOLUTE_CONDITIONS):
            return False
        sign = -1 if self.near.is_low_worse else 1
        ends = (sign * reach[0], sign * reach[1])
        if max(ends) < sign * threshold(self.near, baseline) - self.margin:
            return False
        return self.far is None or min(ends) <= sign * threshold(self.far, baseline)


class OfValues(Struct, frozen=True):
    """In doubt where each of these fields has a value in its stretch.

    Where its own protocol finds no alert of the parameter, no rule of it ever held:
    then no value has to come back inside.
    """

    parameter: str
    every: tuple[Stretch, ...]

    def may_be(self, values: Values, baseline: Medians) -> bool:
        return self._holds(values, baseline, is_alerted=True)

    def may_be_told(self, told: Told) -> bool:
        return all(stretch.may_hold(told) for stretch in self.every)

    def is_along(self, told: Told, course: Course) -> bool:
        values = {s.near.field: [*course.values(s.near.field)] for s in self.every}
        is_alerted = self.parameter in course.fired
        return self._holds(values, told.baseline, is_alerted=is_alerted)

    def _holds(self, values: Values, baseline: Medians, *, is_alerted: bool) -> bool:
        return all(
            stretch.holds_any(
                values.get(stretch.near.field, ()),
                baseline.get(stretch.near.field),
                is_alerted=is_alerted,
            )
            for stretch in self.every
        )


class OfAlerts(Struct, frozen=True):
    """In doubt where its own protocol finds alerts of the parameter, of these.

    The rules are the same, and only how their alerts settle differs: where there is
    none nothing settles.
    """

    parameter: str
    priorities: frozenset[Priority]

    def may_be(self, values: Values, baseline: Medians) -> bool:  # noqa: ARG002
        return True

    def may_be_told(self, told: Told) -> bool:  # noqa: ARG002
        return True

    def is_along(self, told: Told, course: Course) -> bool:  # noqa: ARG002
        fired = course.fired.get(self.parameter, ())
        return any(priority in self.priorities for _, priority, _ in fired)


class OfBaseline(Struct, frozen=True):
    """In doubt where the median of one of these fields differs.

    ``within_minutes`` before the dose it is read under the changed protocol, and
    ``own_minutes`` under the session's own.
    """

    fields: frozenset[str]
    own_minutes: int
    within_minutes: int

    def may_be(self, values: Values, baseline: Medians) -> bool:  # noqa: ARG002
        return True

    def may_be_told(self, told: Told) -> bool:
        """Without a value there is no median."""
        return not self.fields.isdisjoint(told.reach)

    def is_along(self, told: Told, course: Course) -> bool:
        if not self._has_other_sets(course):
            return False
        found = medians_in(course, self.within_minutes)
        return any(found.get(f) != told.baseline.get(f) for f in self.fields)

    def _has_other_sets(self, course: Course) -> bool:
        """Whether one is of the baseline under one of them only; none before a dose."""
        if course.started is None:
            return False
        nearer, farther = sorted((self.own_minutes, self.within_minutes))
        since = course.started - farther * MINUTE
        until = course.started - nearer * MINUTE
        return any(since <= at < until for at in course.read_at)


Doubt = OfValues | OfAlerts | OfBaseline
