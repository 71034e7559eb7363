"""What figures over many sessions go by: the numbers, by the site."""

from typing import Annotated

from msgspec import Meta, Struct

from monitor.protocol.schedules import Minutes, Text


class Slow(Struct, frozen=True, kw_only=True):
    """After how long a high or medium alert was acknowledged slowly, in seconds.

    An answer at the limit is not slow.
    """

    after_seconds: Annotated[int, Meta(ge=1, le=3600)]
    source: Text


class Answered(Struct, frozen=True, kw_only=True):
    """Within which minutes a high alert is to be acknowledged, inclusive.

    There is a figure for each.
    """

    within_minutes: Annotated[tuple[Minutes, ...], Meta(min_length=1, max_length=5)]
    source: Text


class Repeated(Struct, frozen=True, kw_only=True):
    """By how many minutes sooner or later than asked for a pressure is read in time."""

    tolerance_minutes: Annotated[int, Meta(ge=0, le=60)]
    source: Text


class Ready(Struct, frozen=True, kw_only=True):
    """How many minutes after the dose began a patient is to be ready, inclusive."""

    within_minutes: Minutes
    source: Text


class Audit(Struct, frozen=True, kw_only=True):
    """Nothing at the bedside goes by it.

    Of a part that is None the protocol says nothing: a session of it is in no figure
    that goes by that part.
    """

    slow: Slow | None = None
    answered: Answered | None = None
    repeated: Repeated | None = None
    ready: Ready | None = None


UNSAID = Audit(
    slow=Slow(
        after_seconds=120,
        source="The text has no such table; so it was counted before one could say it",
    )
)
"""How a text is read that has no such table.

The list of sessions was written by it, and has to follow from the record as it did.
"""
