"""What is not finished at the end of a day: open, asked about, unsigned; pure."""

from collections.abc import Iterable
from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from monitor.charting.review_list import ReviewRow

Unfinished = Literal[
    "never closed", "returned with query", "amended since signed", "not signed"
]
ORDER: tuple[Unfinished, ...] = get_args(Unfinished)
"""The most pressing first."""


class LeftOpen(Struct, frozen=True, kw_only=True):
    """One session, and for how many days it is so."""

    row: ReviewRow
    what: Unfinished
    days: int


def left_open(
    rows: Iterable[ReviewRow], last: date, today: date
) -> tuple[LeftOpen, ...]:
    """Of the sessions opened up to that day; of each kind the oldest first.

    An erased one has nothing to finish.
    """
    found = []
    for row in rows:
        what = _unfinished(row)
        if what is None or not row.opened_day or row.opened_day > last.isoformat():
            continue
        days = (today - date.fromisoformat(row.opened_day)).days
        found.append(LeftOpen(row=row, what=what, days=days))
    return in_order(found)


def in_order(found: Iterable[LeftOpen]) -> tuple[LeftOpen, ...]:
    return tuple(sorted(found, key=lambda f: (ORDER.index(f.what), f.row.number)))


def _unfinished(row: ReviewRow) -> Unfinished | None:
    if row.erased:
        return None
    if row.is_open:
        return "never closed"
    if row.state == "returned with query":
        return "returned with query"
    if not row.to_sign:
        return None
    is_amended = row.state == "amended since signed"
    return "amended since signed" if is_amended else "not signed"
