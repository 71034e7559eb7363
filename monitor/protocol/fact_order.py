"""The facts in the order in which they were true, with when that was."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import AnyKind
from monitor.chart.session import Session
from monitor.chart.true_times import TrueTimes, Written


class FactOrder(Struct, frozen=True, kw_only=True):
    """The facts of a session in order of time.

    ``times`` say when each was true, by what its clock would show by now.
    """

    facts: tuple[Settled, ...]
    times: TrueTimes

    def at(self, fact: Settled) -> datetime:
        return self.times.of(fact)

    def written(self, fact: Settled) -> Written:
        """What comes first of facts that were true at one time."""
        return self.times.written(fact.entry)

    def charted(self, fact: Settled) -> Written:
        """As ``written``, by when it was first charted."""
        return self.times.written(fact.first)

    def anchor(
        self, at: datetime | None, kinds: tuple[type[AnyKind], ...]
    ) -> datetime | None:
        """The time that one of these kinds set, by what its clock would show by now."""
        if at is None or not self.times.set_back:
            return at
        alike = (f for f in self.facts if isinstance(f.payload, kinds))
        return next((self.at(f) for f in alike if f.effective_at == at), at)

    def one_by_one(self) -> Iterator[tuple[Settled, ...]]:
        """Each fact once: the versions of one that contradict each other together."""
        told: set[UUID] = set()
        for fact in self.facts:
            if not fact.is_conflicting:
                yield (fact,)
            elif fact.id not in told:
                told.add(fact.id)
                yield tuple(f for f in self.facts if f.id == fact.id)


def fact_order(session: Session) -> FactOrder:
    return FactOrder(facts=session.facts, times=session.times)
