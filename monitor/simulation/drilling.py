"""The drill: ten sets to be charted against the clock, and what that came to."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from random import Random
from statistics import median

from msgspec import Struct

from monitor.chart.fields import Charting
from monitor.chart.kinds import Reading
from monitor.chart.observations import ObservationSet
from monitor.simulation.sampling import Course, draw_set

SETS = 10
_CALM = Course(
    sbp=122,
    dbp=76,
    hr=72,
    spo2=97.5,
    rr=15,
    sbp_rise=12,
    dbp_rise=8,
    hr_rise=2,
    cadss=12,
    sedation=5,
    distress=1,
)
"""The means of the reference, so that nothing alerts and no drill is harder."""

_FIRST, _APART = 5, 4
"""Minutes of the course that the sets are drawn at."""


class Timed(Struct, frozen=True, kw_only=True):
    """One set of the drill: seconds from the card to the tick, and keys."""

    seconds: float
    keys: int


class DrillResult(Struct, frozen=True, kw_only=True):
    """A whole drill; no patient and nobody's name is in it.

    ``errors`` are values that stand in the record other than they were shown.
    """

    at: datetime
    median_seconds: float
    median_keys: float
    errors: int


def drill_sets(nth: int, charting: Charting) -> tuple[tuple[Reading, ...], ...]:
    """What is shown in the n-th drill of a workstation; each is another ten sets."""
    # No secret is drawn: the same drill has to show the same.
    rng = Random(nth)  # noqa: S311
    minutes = range(_FIRST, _FIRST + SETS * _APART, _APART)
    return tuple(draw_set(_CALM, minute, charting, rng) for minute in minutes)


def wrong_values(shown: Sequence[Reading], charted: ObservationSet | None) -> int:
    """How many values stand other than shown; all of them where the set is gone."""
    if charted is None:
        return len(shown)
    return sum(charted.value(reading.field) != reading.value for reading in shown)


def result_of(at: datetime, timed: Sequence[Timed], errors: int) -> DrillResult:
    """Raises ValueError without any set."""
    if not timed:
        raise ValueError("Nothing was charted in the drill.")
    return DrillResult(
        at=at,
        median_seconds=round(median(each.seconds for each in timed), 1),
        median_keys=median(each.keys for each in timed),
        errors=errors,
    )


def shown_values(readings: Sequence[Reading]) -> Mapping[str, Decimal]:
    """Each field that has a value, with it."""
    return {r.field: r.value for r in readings if r.value is not None}
