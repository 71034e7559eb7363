"""An episode while it is open: what fired in it, and what brings it back inside."""

from collections.abc import Iterable, Iterator, Mapping

from monitor.chart.kinds import Priority
from monitor.protocol.care_protocol import Parameter
from monitor.protocol.conditions import FIELD_CONDITIONS, AnyCondition
from monitor.protocol.courses import Episode, Firing
from monitor.protocol.moments import Moment
from monitor.protocol.priorities import PRIORITIES
from monitor.protocol.rules import Rule

UP_TO: Mapping[Priority, tuple[Priority, ...]] = {
    p: PRIORITIES[: rank + 1] for rank, p in enumerate(PRIORITIES)
}
"""Each priority with those that are more urgent."""

_ONE = 1

_Side = tuple[str, bool]
"""A field, and whether low is worse."""


class OpenEpisode:
    """An episode that has not cleared yet.

    It clears by the fields, and in the direction, that fired: half a pressure says
    nothing of the other half, and a slow pulse is no part of a fast one.
    """

    def __init__(self, parameter: Parameter, priority: Priority) -> None:
        self._parameter = parameter
        self.priority = priority
        self._sides: set[_Side] = set()
        self.firings: list[Firing] = []
        self.inside: list[Moment] = []

    @property
    def is_late(self) -> bool:
        """Whether nobody was ever called: all that fired became known too late."""
        return all(firing.is_late for firing in self.firings)

    @property
    def called(self) -> tuple[str, ...]:
        """The keys of what called somebody."""
        return tuple(firing.key for firing in self.firings if not firing.is_late)

    @property
    def about(self) -> frozenset[str]:
        """What the rules are about that fired."""
        fired = (r for f in self.firings for r in f.held if r.priority == self.priority)
        return frozenset[str]().union(*(rule.about for rule in fired))

    @property
    def is_steady(self) -> bool:
        """Whether it takes more than one reading inside, and those by a margin."""
        return self._parameter.readings_to_clear > _ONE and self.priority != "low"

    def fire(self, firing: Firing) -> None:
        self.firings.append(firing)
        self.hold(firing.held)

    def hold(self, held: Iterable[Rule]) -> bool:
        """Take in what holds now; whether any of it keeps the episode open."""
        as_urgent = [r for r in held if r.priority in UP_TO[self.priority]]
        self._sides.update(side for rule in as_urgent for side in _sides(rule))
        return bool(as_urgent)

    def margin(self, condition: AnyCondition, margins: Mapping[str, int]) -> int:
        """How far inside counts: nothing extra where that side never fired."""
        if (
            isinstance(condition, FIELD_CONDITIONS)
            and (condition.field, condition.is_low_worse) in self._sides
        ):
            return margins.get(condition.field, 0)
        return 0

    def come_inside(self, moment: Moment) -> bool:
        """Count what is back inside; whether that is enough to close the episode."""
        if moment.is_contested:
            return False
        if not self.is_steady or self._is_read(moment):
            self.inside.append(moment)
        needed = self._parameter.readings_to_clear if self.is_steady else _ONE
        return len(self.inside) >= needed

    def _is_read(self, moment: Moment) -> bool:
        """Whether all that fired was read then; where signs alone did, anything."""
        fields = frozenset(self._parameter.fields)
        fired = fields.intersection(field for field, _ in self._sides)
        if fired:
            return fired <= moment.touches
        return not moment.touches.isdisjoint(fields)

    def seen(self) -> Episode:
        """The episode so far."""
        return Episode(
            parameter=self._parameter.id,
            priority=self.priority,
            firings=tuple(self.firings),
        )

    def closed(self) -> Episode:
        """The episode with the readings that brought it back inside."""
        told = (*(firing.moment for firing in self.firings), *self.inside)
        return Episode(
            parameter=self._parameter.id,
            priority=self.priority,
            firings=tuple(self.firings),
            cleared_by=self.inside[-1],
            resolved_at=max(moment.recorded_at for moment in told),
        )


def _sides(rule: Rule) -> Iterator[_Side]:
    for condition in rule.when:
        if isinstance(condition, FIELD_CONDITIONS):
            yield condition.field, condition.is_low_worse
