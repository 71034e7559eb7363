"""What a patient must be like before leaving, and how long observed at least."""

from typing import Annotated

from msgspec import Meta, Struct

from monitor.protocol.conditions import Code, Limit
from monitor.protocol.schedules import Minutes, Text


class LeavingLimit(Struct, frozen=True, kw_only=True):
    """Between which values a field lies in a patient who can leave, inclusive.

    ``within_percent`` is to either side of the baseline. With ``or_baseline`` a value
    below ``at_least`` counts that is not below the baseline; with ``on_air`` only one
    that was read on air.
    """

    field: Code
    at_least: Limit | None = None
    at_most: Limit | None = None
    within_percent: Annotated[int, Meta(ge=1, le=100)] | None = None
    or_baseline: bool = False
    on_air: bool = False
    source: Text


class Steady(Struct, frozen=True, kw_only=True):
    """So many sets, the last ones, lie within the limits, so far apart at least."""

    sets: Annotated[int, Meta(ge=1, le=5)]
    apart_minutes: Minutes
    source: Text


class Newest(Struct, frozen=True, kw_only=True):
    """How old the last set can be that speaks for a patient who leaves."""

    within_minutes: Minutes
    source: Text


class Leaving(Struct, frozen=True, kw_only=True):
    """The least observation, counted from the start of the dose, its end, or both.

    ``steady``, ``newest`` and ``limits`` are what the criteria before leaving hold
    values against.
    """

    least_minutes_after_start: Minutes | None = None
    least_minutes_after_end: Minutes | None = None
    steady: Steady | None = None
    newest: Newest | None = None
    limits: tuple[LeavingLimit, ...] = ()
    source: Text

    def limit(self, field: str) -> LeavingLimit | None:
        return next((limit for limit in self.limits if limit.field == field), None)
