"""The order of the review list, as stretches that are read one after the other.

What is to be reviewed stands in an index of its own, the rest in the order of time: so
no page of either is sorted, however deep it lies.
"""

from collections.abc import Iterator
from typing import NamedTuple

from monitor.charting.review_list import Compared, Place, Sought
from monitor.storage.review_asking import Asked, Scope
from monitor.storage.review_columns import NAME

# ruff: noqa: S608 - names in the statements are our own

FEW = 2000
"""So many rows at most are looked at one by one for a page of what is to be reviewed.

Of more the page is read from the index of what else is sought: enough of those that it
finds are to be reviewed as well.
"""
HOW_MANY = Asked(
    f"SELECT count(*) FROM (SELECT 1 FROM {NAME} WHERE to_review > 0 LIMIT ?)",
    (FEW + 1,),
)
_FEW = f"{NAME} AS few CROSS JOIN {NAME} AS r ON r.number = few.number"
_AMONG = f"+t.rowid IN (SELECT number FROM {NAME} WHERE to_review > 0)"


class Stretch(NamedTuple):
    """Rows in the order of time, those before the number ``after``, if that is told."""

    of: Scope
    after: int | None


def stretches(
    of: Scope, sought: Sought, after: Place | None, *, are_few: bool
) -> Iterator[Stretch]:
    """``are_few`` is whether FEW are to be reviewed at most, of whatever is sought."""
    number = None if after is None else after.number
    if sought.order == "newest":
        yield Stretch(of, number)
        return
    is_begun = after is not None and not after.is_to_review
    if not is_begun and not _asks_alone(sought, ("=", 0)):
        yield Stretch(_to_review(of, are_few=are_few), number)
    if not _asks_alone(sought, (">", 0)):
        yield Stretch(_also(of, "r.to_review = 0"), number if is_begun else None)


def _asks_alone(sought: Sought, for_: tuple[str, float]) -> bool:
    """Whether the filter itself asks for those alone that are to be reviewed or not."""
    return any(
        isinstance(c, Compared) and c.field == "to_review" and (c.how, c.than) == for_
        for c in sought.conditions
    )


def _to_review(of: Scope, *, are_few: bool) -> Scope:
    if are_few and of.order == "t.rowid":
        of = _also(of, _AMONG)
    elif are_few and not of.order.startswith("+"):
        of = _also(
            of._replace(source=_FEW, order="few.number", either=()), "few.to_review > 0"
        )
    return _also(of, "r.to_review > 0")


def _also(of: Scope, part: str) -> Scope:
    return of._replace(where=f"{of.where} AND {part}")
