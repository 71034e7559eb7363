"""Alerts that a protocol gives rise to in a session, and how two lists differ."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from monitor.chart.kinds import Priority

Change = Literal["gained", "lost", "moved"]


class Fired(Struct, frozen=True):
    """An alert that a protocol gives rise to in a session, and when its cause was."""

    rule: str
    priority: Priority
    at: datetime


class Difference(Struct, frozen=True, kw_only=True):
    """One alert that is otherwise under the changed protocol.

    ``before`` is None where it is gained, ``after`` where it is lost; where both are
    there, the same rule fires at another time or in another priority.
    """

    before: Fired | None
    after: Fired | None

    @property
    def change(self) -> Change:
        if self.before is None:
            return "gained"
        return "lost" if self.after is None else "moved"

    @property
    def fired(self) -> Fired:
        """As it is under the changed protocol, or else as it was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("A difference is of at least one alert.")
        return found


def differences(
    before: Sequence[Fired], after: Sequence[Fired]
) -> Iterator[Difference]:
    """What is in one only; of one rule in each, the first of both is one that moved."""
    lost = list((Counter(before) - Counter(after)).elements())
    gained = list((Counter(after) - Counter(before)).elements())
    for new in sorted(gained, key=when):
        old = next((o for o in sorted(lost, key=when) if o.rule == new.rule), None)
        if old is not None:
            lost.remove(old)
        yield Difference(before=old, after=new)
    for old in sorted(lost, key=when):
        yield Difference(before=old, after=None)


def when(one: Fired) -> tuple[datetime, str]:
    return one.at, one.rule
