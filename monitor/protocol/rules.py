"""A rule of a protocol: when it fires, and what has to be news for it to be asked."""

from functools import cached_property

from msgspec import Struct

from monitor.chart.kinds import Priority
from monitor.protocol.checking import Check, check_of
from monitor.protocol.conditions import (
    AnyCondition,
    Code,
    NoReading,
    NotSettling,
    topics,
)
from monitor.protocol.known import limit_topic
from monitor.protocol.schedules import Text


class Rule(Struct, frozen=True, kw_only=True, dict=True):
    """One rule: it fires when all its conditions hold, for its parameter's card.

    What is worked out from its conditions is kept with it; a rule never changes.
    """

    id: Code
    parameter: Code
    priority: Priority
    when: tuple[AnyCondition, ...]
    unit: str = ""
    source: Text

    @cached_property
    def check(self) -> Check:
        """Whether it fires at a moment; raises where it can't be checked."""
        return check_of(self.when)

    @cached_property
    def missing(self) -> NoReading | None:
        """What of it time alone makes true; None where facts do."""
        return next((c for c in self.when if isinstance(c, NoReading)), None)

    @cached_property
    def waits(self) -> bool:
        """Whether time alone makes it true of a side effect that goes on."""
        return any(isinstance(c, NotSettling) for c in self.when)

    @cached_property
    def about(self) -> frozenset[str]:
        """The fields and side effects that it asks about."""
        return frozenset[str]().union(*(topics(c) for c in self.when))

    @cached_property
    def topics(self) -> frozenset[str]:
        """What a fact must be about for the rule to be judged again."""
        return self.about | {limit_topic(self.id)}


class ChangedRule(Rule, frozen=True, kw_only=True, dict=True):
    """A rule whose limit was changed for one patient: when, and on whose word."""

    changed: str
