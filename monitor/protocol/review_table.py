"""What has to be seen of a session before it is co-signed: the numbers, by the site."""

from collections.abc import Container, Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from monitor.protocol.conditions import Code, Limit
from monitor.protocol.faults import Fault
from monitor.protocol.schedules import Minutes, Text


class ReviewLimit(Struct, frozen=True, kw_only=True):
    """Values that have to be seen: at a limit or beyond it.

    Above 1, so many ``running`` readings are; or one that was asked about and kept.
    """

    field: Code
    at_or_above: Limit | None = None
    at_or_below: Limit | None = None
    running: Annotated[int, Meta(ge=1, le=6)] = 1
    source: Text


class SedatedVomiting(Struct, frozen=True, kw_only=True):
    """Side effects that have to be seen while a field was at a limit or below it."""

    effects: tuple[Code, ...]
    field: Code
    at_or_below: Limit
    source: Text


class Unfinished(Struct, frozen=True, kw_only=True):
    """What has to be seen since nobody said all of it.

    An alert of these ``priorities`` that was acknowledged, and about which nothing was
    done; a side effect of ``grade`` or more without whether the drug caused it, or
    without an outcome.
    """

    priorities: Annotated[tuple[Literal["high", "medium"], ...], Meta(min_length=1)]
    grade: Annotated[int, Meta(ge=1, le=5)]
    source: Text


class Review(Struct, frozen=True, kw_only=True):
    """What has to be seen besides what the record alone tells.

    ``effects`` are codes that have to be seen whenever they were there; ``treated``
    those that have to be where a drug was given while they lasted. A patient who left
    more than ``stay_over_minutes`` after the least observation stayed long. A dose that
    is off its order by more than ``dose_off_percent`` is another dose. Without
    ``unfinished`` nothing has to be seen for being so: the lists of sessions that are
    pinned to a text of before stay as they were written.
    """

    limits: tuple[ReviewLimit, ...] = ()
    vomiting: SedatedVomiting | None = None
    unfinished: Unfinished | None = None
    effects: tuple[Code, ...] = ()
    treated: tuple[Code, ...] = ()
    stay_over_minutes: Minutes
    dose_off_percent: Annotated[int, Meta(ge=0, le=100)]
    source: Text


def review_faults(
    review: Review | None, fields: Container[str], effects: Container[str]
) -> Iterator[Fault]:
    """Whatever is named is there, and each limit limits something."""
    if review is None:
        return
    for place, limit in enumerate(review.limits, start=1):
        path = f"review.limits[{place}]"
        if limit.field not in fields:
            yield Fault(f"{path}.field", f"{limit.field} is no field")
        if limit.at_or_above is None and limit.at_or_below is None:
            yield Fault(path, "neither at_or_above nor at_or_below")
    yield from _unknown("review.effects", review.effects, effects)
    yield from _unknown("review.treated", review.treated, effects)
    if review.vomiting is not None:
        yield from _unknown("review.vomiting.effects", review.vomiting.effects, effects)
        if review.vomiting.field not in fields:
            path = "review.vomiting.field"
            yield Fault(path, f"{review.vomiting.field} is no field")


def _unknown(
    path: str, codes: tuple[str, ...], effects: Container[str]
) -> Iterator[Fault]:
    for code in codes:
        if code not in effects:
            yield Fault(path, f"{code} is no side effect")
