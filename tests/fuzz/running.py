"""Running a property as often as the moment allows."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SHORT, LONG = 60, 100_000
_LONGEST = timedelta(seconds=5)
"""For one input; what takes longer hangs."""

Check = Callable[[Any], None]


class Property(NamedTuple):
    """Makes the check of one input, with a folder of its own for what it needs."""

    inputs: st.SearchStrategy[Any]
    prepared: Callable[[Path], Check]
    short: int = SHORT
    long: int = LONG


def hold(asked: Property, folder: Path, count: int) -> None:
    """Raises for the smallest input of so many that ends otherwise than it should."""
    check = asked.prepared(folder)
    asking = given(asked.inputs)(check)
    settings(
        max_examples=count,
        deadline=_LONGEST,
        database=None,
        suppress_health_check=list(HealthCheck),
    )(asking)()
