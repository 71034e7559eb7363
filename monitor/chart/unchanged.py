"""How often running a scale was left as it was."""

from collections.abc import Iterable
from datetime import datetime

from monitor.chart.observations import ObservationSet

UNCHANGED_IN_A_ROW = 3
"""Sets running in which a scale may be kept unchanged, so that it is looked at again.

Source: design default, needs local approval.
"""


def unchanged_run(sets: Iterable[ObservationSet], field: str, at: datetime) -> int:
    """In how many sets running, up to that time, the field was kept unchanged."""
    run = 0
    for earlier in sets:
        reading = earlier.reading(field) if earlier.observed_at <= at else None
        if reading is not None and reading.value is not None:
            run = run + 1 if reading.unchanged else 0
    return run
