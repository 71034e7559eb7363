"""Sets of observations as they stand, with what was last known of a field."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import ObservationsRecorded, Reading


class ObservationSet(Struct, frozen=True, kw_only=True):
    """A set of observations in force. ``id`` stays the same through amendments.

    ``recorded_at`` is when the set was first charted, so that an amendment does not
    make a timely set late.
    """

    id: UUID
    observed_at: datetime
    recorded_at: datetime
    author: UUID
    readings: tuple[Reading, ...]
    fact: Settled

    def reading(self, field: str) -> Reading | None:
        for reading in self.readings:
            if reading.field == field:
                return reading
        return None

    @property
    def has_values(self) -> bool:
        """Whether anything was read; a set can hold reasons alone."""
        return any(reading.value is not None for reading in self.readings)

    def value(self, field: str) -> Decimal | None:
        reading = self.reading(field)
        return None if reading is None else reading.value


def observation_sets(
    facts: Iterable[tuple[Settled, ObservationsRecorded]],
) -> tuple[ObservationSet, ...]:
    return tuple(
        ObservationSet(
            id=fact.id,
            observed_at=fact.effective_at,
            recorded_at=fact.first.recorded_at,
            author=fact.first.author,
            readings=observations.readings,
            fact=fact,
        )
        for fact, observations in facts
    )


def last_with(
    sets: Sequence[ObservationSet], field: str, at: datetime
) -> ObservationSet | None:
    """The last in chart order, observed by then, that has a value of the field."""
    for candidate in reversed(sets):
        if candidate.observed_at <= at and candidate.value(field) is not None:
            return candidate
    return None


def answers(observed: ObservationSet, needs: Sequence[str]) -> bool:
    """Whether each of these fields has a value, or a reason why there is none."""
    there = {reading.field for reading in observed.readings}
    return there.issuperset(needs)
