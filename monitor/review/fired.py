"""Alerts that a protocol gives rise to in a session, and how two lists differ."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Literal, TypeVar

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.protocol.priorities import PRIORITIES

_One = TypeVar("_One")
Change = Literal["gained", "lost", "moved", "by_another"]


class Fired(Struct, frozen=True):
    """An alert that a protocol gives rise to in a session, and when its cause was."""

    rule: str
    priority: Priority
    at: datetime
    parameter: str


class Difference(Struct, frozen=True, kw_only=True):
    """One alert that is otherwise under the changed protocol.

    ``before`` is None where it is gained, ``after`` where it is lost. Where both are
    there it has moved, to another time or priority of the same rule; or another rule
    raises it at the same moment on the same card.
    """

    before: Fired | None
    after: Fired | None

    @property
    def change(self) -> Change:
        if self.before is None:
            return "gained"
        if self.after is None:
            return "lost"
        is_same_rule = self.before.rule == self.after.rule
        return "moved" if is_same_rule else "by_another"

    @property
    def fired(self) -> Fired:
        """As it is under the changed protocol, or else as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("A difference is of at least one alert.")
        return found

    @property
    def steps_up(self) -> int:
        """By so many priorities it is more urgent than it was, negative where less."""
        if self.before is None or self.after is None:
            return 0
        was, now = self.before.priority, self.after.priority
        return PRIORITIES.index(was) - PRIORITIES.index(now)


def differences(
    before: Sequence[Fired], after: Sequence[Fired]
) -> Iterator[Difference]:
    """What is in one only, in order of time, each with what stands for it in the other.

    That is first an alert of the same card, moment and priority, which another rule
    raises; then one of the same rule elsewhere; then one of the same card and moment
    in another priority. A card is a parameter's, and a moment is the same to the
    millisecond: alerts of one charted fact have the same.
    """
    lost, gained = _only_in(before, after), _only_in(after, before)
    found: list[Difference] = []
    for are_alike in (_are_the_same_call, _are_of_one_rule, _are_of_one_moment):
        for new in tuple(gained):
            old = _first(lost, new, are_alike)
            if old is not None:
                lost.remove(old)
                gained.remove(new)
                found.append(Difference(before=old, after=new))
    found += (Difference(before=None, after=new) for new in gained)
    found += (Difference(before=old, after=None) for old in lost)
    yield from sorted(found, key=lambda difference: when(difference.fired))


def when(one: Fired) -> tuple[datetime, str]:
    return one.at, one.rule


def _only_in(these: Sequence[Fired], others: Sequence[Fired]) -> list[Fired]:
    """In an order that does not depend on theirs."""
    return sorted(without_equals(these, others), key=_in_order)


def without_equals(these: Iterable[_One], others: Iterable[_One]) -> list[_One]:
    """Each of these less one for each that the others have; both are few."""
    left, found = [*others], []
    for one in these:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return found


def _in_order(one: Fired) -> tuple[datetime, str, str, str]:
    return one.at, one.rule, one.priority, one.parameter


def _first(
    among: Sequence[Fired], new: Fired, are_alike: Callable[[Fired, Fired], bool]
) -> Fired | None:
    return next((old for old in among if are_alike(old, new)), None)


def _are_the_same_call(old: Fired, new: Fired) -> bool:
    return _are_of_one_moment(old, new) and old.priority == new.priority


def _are_of_one_rule(old: Fired, new: Fired) -> bool:
    return old.rule == new.rule


def _are_of_one_moment(old: Fired, new: Fired) -> bool:
    return (old.parameter, old.at) == (new.parameter, new.at)
