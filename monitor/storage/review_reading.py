"""Reading the review list: a page, and how many there are of each thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection

from monitor.charting.review_list import (
    COUNT_FIELDS,
    MANY,
    TEXT_FIELDS,
    CallBy,
    Compared,
    Condition,
    DayFacet,
    Days,
    FacetCounts,
    Named,
    OfPatient,
    ReviewRow,
    Sought,
    TextField,
    day_facets,
)
from monitor.storage.driving import all_rows
from monitor.storage.review_asking import (
    FEW,
    Asked,
    Known,
    Scope,
    Words,
    capped,
    page,
    patients_named,
    scope,
    some,
    values_of,
)
from monitor.storage.review_columns import NAME

_TOTAL = f"SELECT count(*) FROM {NAME}"  # noqa: S608 our own name
_TOLD = (*COUNT_FIELDS, "call_day", "opened_day", *TEXT_FIELDS)
_CALLED = len(COUNT_FIELDS)
_OPENED = _CALLED + 1
_VALUES_FROM = _OPENED + 1

Values = dict[TextField, tuple[tuple[str, int], ...]]


class ReviewReading:
    """What is sought, asked of one record.

    ``known`` are the values of each column that words are held against; they are read
    anew once something was charted.
    """

    def __init__(self) -> None:
        self._known: Known | None = None

    def forget(self) -> None:
        self._known = None

    def page(
        self, connection: Connection, sought: Sought, after: int | None, limit: int
    ) -> Sequence[ReviewRow]:
        asked = page(self._scope(connection, sought), after, limit)
        return list(map(ReviewRow._make, _rows(connection, asked)))

    def counts(
        self, connection: Connection, sought: Sought, today: date
    ) -> FacetCounts:
        """Those that are few are counted by looking at each; of many, each thing."""
        known = self._values(connection)
        of = self._scope(connection, sought)
        rows = _rows(connection, some(of, _TOLD, MANY + 1))
        if len(rows) <= MANY:
            counts = _counted(rows, today, known)
        else:
            counts = self._of_many(connection, sought, today)
        values = dict(counts.values)
        for field in TEXT_FIELDS:
            if sought.names(field):
                others = sought.without(field)
                values[field] = self._by_value(connection, others, field)
        ((total,),) = _rows(connection, Asked(_TOTAL))
        return replace(counts, total=total, found=len(rows), values=values)

    def _of_many(
        self, connection: Connection, sought: Sought, today: date
    ) -> FacetCounts:
        def many(condition: Condition) -> int:
            return self.found(connection, sought.also(condition))

        return FacetCounts(
            marks={field: many(Compared(field, ">", 0)) for field in COUNT_FIELDS},
            calls=many(CallBy(today)),
            days={name: many(Days(day)) for name, day in day_facets(today).items()},
            values={f: self._by_value(connection, sought, f) for f in TEXT_FIELDS},
        )

    def _by_value(
        self, connection: Connection, sought: Sought, field: TextField
    ) -> tuple[tuple[str, int], ...]:
        of = self._scope(connection, sought)
        rows = _rows(connection, some(of, (field,), MANY + 1))
        known = self._values(connection)[field]
        if len(rows) <= MANY:
            found = Counter(value for (value,) in rows)
            return tuple((value, found[value]) for value in known)
        return tuple(
            (value, self.found(connection, sought.also(Named(field, (value,)))))
            for value in known
        )

    def found(self, connection: Connection, sought: Sought) -> int:
        asked = capped(self._scope(connection, sought), MANY + 1)
        ((found,),) = _rows(connection, asked)
        return int(found)

    def _scope(self, connection: Connection, sought: Sought) -> Scope:
        return scope(
            sought, self._values(connection), tuple(_meant(connection, sought))
        )

    def _values(self, connection: Connection) -> Known:
        if self._known is None:
            self._known = {
                field: [
                    value for (value,) in _rows(connection, Asked(values_of(field)))
                ]
                for field in TEXT_FIELDS
            }
        return self._known


def _meant(connection: Connection, sought: Sought) -> Iterator[Words]:
    for condition in sought.conditions:
        if isinstance(condition, OfPatient):
            found = _rows(connection, patients_named(condition.words))
            few = tuple(id_ for (id_,) in found) if len(found) <= FEW else None
            yield Words(condition.words, few)


def _counted(rows: Sequence[Sequence[Any]], today: date, known: Known) -> FacetCounts:
    columns = list(zip(*rows, strict=True)) or [()] * len(_TOLD)
    called, opened = columns[_CALLED], columns[_OPENED]
    until = today.isoformat()
    since: dict[DayFacet, str] = {
        name: day.isoformat() for name, day in day_facets(today).items()
    }
    values: Values = {}
    for field, column in zip(TEXT_FIELDS, columns[_VALUES_FROM:], strict=True):
        found = Counter(column)
        values[field] = tuple((value, found[value]) for value in known[field])
    return FacetCounts(
        marks={
            field: sum(1 for value in column if value)
            for field, column in zip(COUNT_FIELDS, columns, strict=False)
        },
        calls=sum(1 for day in called if day is not None and day <= until),
        days={
            name: sum(1 for day in opened if day >= at) for name, at in since.items()
        },
        values=values,
    )


def _rows(connection: Connection, asked: Asked) -> list[tuple[Any, ...]]:
    return all_rows(connection, asked.sql, asked.values)
