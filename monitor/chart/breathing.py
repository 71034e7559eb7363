"""What the patient breathed at a time: oxygen, or air."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.observations import ObservationSet


class Said(Struct, frozen=True):
    """What the patient breathed from ``at`` on, by the fact of that ``id``."""

    at: datetime
    oxygen: OxygenRecorded
    id: UUID

    @property
    def is_on(self) -> bool:
        return self.oxygen.litres_per_minute is not None


class Breathing(Struct, frozen=True):
    """All that was said of it, in order of time."""

    said: tuple[Said, ...]

    def at(self, at: datetime) -> OxygenRecorded | None:
        """None where nobody had said yet."""
        known = [said.oxygen for said in self.said if said.at <= at]
        return known[-1] if known else None

    def with_set(self, observed: ObservationSet) -> OxygenRecorded | None:
        """As ``at``, when that set was read."""
        return self.at(observed.observed_at)


def breathing(facts: Iterable[Settled]) -> Breathing:
    said = (
        Said(fact.effective_at, fact.payload, fact.id)
        for fact in facts
        if isinstance(fact.payload, OxygenRecorded)
    )
    return Breathing(tuple(said))
