"""What facets count, kept in arrays: a hundred thousand sessions in a millisecond.

SQL would look up each row for each count. The arrays are filled some thousand rows at a
time, so that nothing that is charted waits for them, and follow what is written since.
"""

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, get_args

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection

from monitor.charting.review_list import (
    COUNT_FIELDS,
    TEXT_FIELDS,
    CallBy,
    Compared,
    Condition,
    Days,
    FacetCounts,
    How,
    Named,
    Sought,
    TextField,
    ValueField,
    day_facets,
    resolved,
)
from monitor.storage.driving import all_rows
from monitor.storage.review_columns import NAME, told_as

CHUNK = 600
_ROOM = 1 << 17
"""So many rows at once: to copy 60,000 of them elsewhere takes 50 ms and more.

Each column is an array of its own. Memory that was not written to yet costs nothing but
its addresses, unless NumPy asks for it in large pieces, as it does from 4 MB on.
"""
_NUMBERS = (*COUNT_FIELDS, *get_args(ValueField))
_DAYS = ("opened_day", "call_day")
_TEXTS = len(TEXT_FIELDS)
_COLUMNS = {name: place for place, name in enumerate((*_NUMBERS, *_DAYS))}
_TOLD = ", ".join(("number", *map(told_as, _COLUMNS), *TEXT_FIELDS))
_NEXT = f"SELECT {_TOLD} FROM {NAME} WHERE number > ? ORDER BY number LIMIT ?"  # noqa: S608 our own names
_ONE = f"SELECT {_TOLD} FROM {NAME} WHERE number = ?"  # noqa: S608 our own names
_HOW: Mapping[How, Callable[[Any, float], Any]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}

Array = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]
Numbers = Callable[[Condition], Iterable[int]]
"""The numbers of all rows of which a condition holds that the arrays can't tell."""


class Tally:
    """The rows of the list in the order in which they came to be known here."""

    def __init__(self) -> None:
        self.is_whole = False
        self._last = -(1 << 63)
        self._count = 0
        self._places: dict[int, int] = {}
        self._values: dict[TextField, dict[str, int]] = {f: {} for f in TEXT_FIELDS}
        self._is_there = np.zeros(_ROOM, dtype=np.bool_)
        self._numbers = np.zeros(_ROOM, dtype=np.int64)
        self._table = [np.zeros(_ROOM) for _ in _COLUMNS]
        self._codes = [np.zeros(_ROOM, dtype=np.int32) for _ in TEXT_FIELDS]

    def grow(self, connection: Connection) -> None:
        """Take in the next rows, if there are more."""
        if self.is_whole:
            return
        rows = all_rows(connection, _NEXT, (self._last, CHUNK))
        self._add(rows)
        self.is_whole = len(rows) < CHUNK
        if rows:
            self._last = rows[-1][0]

    def look_again(self, connection: Connection, numbers: Iterable[int]) -> None:
        """Those rows were written, or gone, or a transaction that did so was undone."""
        for number in numbers:
            if not self.is_whole and number > self._last:
                continue  # It is still to come.
            place = self._places.pop(number, None)
            if place is not None:
                self._is_there[place] = False
            self._add(all_rows(connection, _ONE, (number,)))

    def found(self, sought: Sought, numbers: Numbers) -> int:
        return int(np.count_nonzero(self._mask(sought, numbers)))

    def numbers(self, sought: Sought, numbers: Numbers) -> list[int]:
        """Of all rows that are found."""
        mask = self._mask(sought, numbers)
        found: list[int] = self._numbers[: self._count][mask].tolist()
        return found

    def counts(self, sought: Sought, today: date, numbers: Numbers) -> FacetCounts:
        mask = self._mask(sought, numbers)
        values: dict[TextField, tuple[tuple[str, int], ...]] = {}
        for field in TEXT_FIELDS:
            is_asked = sought.names(field)
            own = self._mask(sought.without(field), numbers) if is_asked else mask
            values[field] = self._by_value(field, own)
        opened = self._column("opened_day")
        return FacetCounts(
            total=len(self._places),
            found=int(np.count_nonzero(mask)),
            marks={f: _how_many(mask, self._column(f) > 0) for f in COUNT_FIELDS},
            calls=_how_many(mask, self._column("call_day") <= today.toordinal()),
            days={
                name: _how_many(mask, opened >= day.toordinal())
                for name, day in day_facets(today).items()
            },
            values=values,
        )

    def _by_value(self, field: TextField, mask: Mask) -> tuple[tuple[str, int], ...]:
        """Also those of which none is sought, but none that no session has any more."""
        known = self._values[field]
        codes = self._codes[TEXT_FIELDS.index(field)][: self._count]
        found = np.bincount(codes[mask], minlength=len(known) + 1)
        there = np.bincount(codes[self._alive], minlength=len(known) + 1)
        return tuple(
            (value, int(found[code]))
            for value, code in sorted(known.items())
            if value and there[code]
        )

    def _mask(self, sought: Sought, numbers: Numbers) -> Mask:
        mask = self._alive.copy()
        for condition in sought.conditions:
            mask &= self._of(condition, numbers)
        return mask

    def _of(self, condition: Condition, numbers: Numbers) -> Mask:
        match condition:
            case Named(field, typed):
                return self._named(field, typed)
            case Compared(field, how, than):
                found: Mask = _HOW[how](self._column(field), than)
                return found
            case Days(first, last):
                return self._opened(first, last)
            case CallBy(day):
                return self._column("call_day") <= day.toordinal()
            case _:
                return self._numbered(numbers(condition))

    def _named(self, field: TextField, typed: Sequence[str]) -> Mask:
        known = self._values[field]
        is_meant = np.zeros(len(known) + 1, dtype=np.bool_)
        for value in resolved(field, typed, tuple(value for value in known if value)):
            if value in known:
                is_meant[known[value]] = True
        codes = self._codes[TEXT_FIELDS.index(field)][: self._count]
        found: Mask = is_meant[codes]
        return found

    def _opened(self, first: date | None, last: date | None) -> Mask:
        opened = self._column("opened_day")
        mask = np.ones(self._count, dtype=np.bool_)
        if first is not None:
            mask &= opened >= first.toordinal()
        if last is not None:
            mask &= opened <= last.toordinal()
        return mask

    def _numbered(self, numbers: Iterable[int]) -> Mask:
        mask = np.zeros(self._count, dtype=np.bool_)
        places = map(self._places.get, numbers)
        mask[[place for place in places if place is not None]] = True
        return mask

    def _column(self, name: str) -> npt.NDArray[np.float64]:
        return self._table[_COLUMNS[name]][: self._count]

    @property
    def _alive(self) -> Mask:
        return self._is_there[: self._count]

    def _add(self, rows: Sequence[tuple[Any, ...]]) -> None:
        start, end = self._count, self._count + len(rows)
        self._make_room(end)
        if not rows:
            return
        numbers, *told = zip(*rows, strict=True)
        self._places.update(zip(numbers, range(start, end), strict=True))
        for name, column in _COLUMNS.items():
            values = map(_day if name in _DAYS else _plain, told[column])
            self._table[column][start:end] = np.fromiter(values, np.float64, len(rows))
        for column, field in enumerate(TEXT_FIELDS):
            codes = self._values[field]
            coded = [codes.setdefault(v, len(codes)) for v in told[column - _TEXTS]]
            self._codes[column][start:end] = coded
        self._is_there[start:end] = True
        self._numbers[start:end] = numbers
        self._count = end

    def _make_room(self, rows: int) -> None:
        there = len(self._is_there)
        if rows > there:
            room = max(rows, 2 * there)
            self._is_there = _longer(self._is_there, room)
            self._numbers = _longer(self._numbers, room)
            self._table = [_longer(column, room) for column in self._table]
            self._codes = [_longer(column, room) for column in self._codes]


def _longer(array: Array, room: int) -> Array:
    longer = np.zeros(room, dtype=array.dtype)
    longer[: len(array)] = array
    return longer


def _plain(value: float | None) -> float:
    """NaN, which nothing compares to, where there is none."""
    return np.nan if value is None else value


@lru_cache(maxsize=4096)
def _day(day: str | None) -> float:
    """The number of the day."""
    return date.fromisoformat(day).toordinal() if day else np.nan


def _how_many(mask: Mask, other: Mask) -> int:
    return int(np.count_nonzero(mask & other))
