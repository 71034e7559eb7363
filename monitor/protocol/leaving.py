"""How long a patient is observed at least before leaving, as a protocol says it."""

from msgspec import Struct

from monitor.protocol.schedules import Minutes, Text


class Leaving(Struct, frozen=True, kw_only=True):
    """The least observation, counted from the start of the dose, its end, or both."""

    least_minutes_after_start: Minutes | None = None
    least_minutes_after_end: Minutes | None = None
    source: Text
