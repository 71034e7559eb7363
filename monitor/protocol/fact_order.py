"""The facts in the order in which they were true, also where the clock was set back.

A fact that was charted after its clock was set back shows an earlier time than one that
was true before it. Facts are put in order by what their clock would show by now.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import AnyKind
from monitor.chart.session import Session
from monitor.chart.true_times import TrueTimes


class FactOrder(Struct, frozen=True, kw_only=True):
    """The facts of a session in order of time.

    ``times`` say when each was true, by what its clock would show by now.
    """

    facts: tuple[Settled, ...]
    times: TrueTimes

    @property
    def set_back(self) -> Mapping[UUID, timedelta]:
        return self.times.set_back

    def at(self, fact: Settled) -> datetime:
        return self.times.of(fact)

    def written(self, fact: Settled) -> tuple[datetime, UUID, int]:
        """What comes first of facts that were true at one time."""
        return self.times.written(fact.entry)

    def charted(self, fact: Settled) -> tuple[datetime, UUID, int]:
        """As ``written``, by when it was first charted."""
        return self.times.written(fact.first)

    def anchor(
        self, at: datetime | None, kinds: tuple[type[AnyKind], ...]
    ) -> datetime | None:
        """The time that one of these kinds set, by what its clock would show by now."""
        if at is None or not self.set_back:
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
    """As the chart has them, but for what a clock that was set back put before."""
    order = FactOrder(facts=session.facts, times=session.times)
    if not order.set_back:
        return order
    facts = sorted(session.facts, key=lambda f: (order.at(f), *order.written(f)))
    return FactOrder(facts=tuple(facts), times=session.times)
