"""Reading the review list: a page, and how many there are of each thing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from sqlalchemy import Connection

from monitor.charting.review_list import (
    MOST_OF_THEM,
    MOST_PATIENTS,
    TEXT_FIELDS,
    Condition,
    FacetCounts,
    OfPatient,
    Place,
    ReviewRow,
    Sought,
)
from monitor.storage.driving import all_rows
from monitor.storage.review_asking import (
    FEW,
    Asked,
    Known,
    Words,
    numbers_of,
    page,
    patients_among,
    patients_named,
    scope,
    values_of,
)
from monitor.storage.review_order import FEW as FEW_TO_REVIEW
from monitor.storage.review_order import HOW_MANY, stretches
from monitor.storage.review_writing import take_touched

if TYPE_CHECKING:
    from monitor.storage.review_tally import Tally


class ReviewReading:
    """What is sought, asked of one record.

    The values that words are held against are read anew once something was charted;
    the tally follows what was written, and is begun anew with another connection.
    """

    def __init__(self) -> None:
        self._known: Known | None = None
        self._tally: Tally | None = None
        self._of: Connection | None = None

    def forget(self) -> None:
        self._known = None

    def page(
        self, connection: Connection, sought: Sought, after: Place | None, limit: int
    ) -> Sequence[ReviewRow]:
        words = tuple(_meant(connection, sought))
        of = scope(sought, self._values(connection), words)
        are_few = sought.order == "exceptions" and _are_few(connection)
        rows: list[tuple[Any, ...]] = []
        for stretch in stretches(of, sought, after, are_few=are_few):
            missing = limit - len(rows)
            rows += _rows(connection, page(stretch.of, stretch.after, missing))
            if len(rows) == limit:
                break
        return list(map(ReviewRow._make, rows))

    def counts(
        self, connection: Connection, sought: Sought, today: date
    ) -> FacetCounts | None:
        tally = self._counted(connection)
        if not tally.is_whole:
            return None
        asked = _Numbers(connection)
        counts = tally.counts(sought, today, asked)
        if not 0 < counts.found <= MOST_OF_THEM:
            return counts
        among = patients_among(tally.numbers(sought, asked), MOST_PATIENTS + 1)
        patients = tuple(
            (details, count) for details, count in _rows(connection, among)
        )
        if len(patients) > MOST_PATIENTS:
            return counts
        return replace(counts, patients=patients)

    def found(self, connection: Connection, sought: Sought) -> int | None:
        tally = self._counted(connection)
        return tally.found(sought, _Numbers(connection)) if tally.is_whole else None

    def _counted(self, connection: Connection) -> "Tally":
        """With some more rows where it is not whole yet."""
        # NumPy takes 0.1 s to import, and nobody counts before a list is asked for.
        from monitor.storage.review_tally import Tally  # noqa: PLC0415

        touched = take_touched(connection)
        if self._tally is None or self._of is not connection:
            self._tally, self._of = Tally(), connection
        else:
            self._tally.look_again(connection, touched)
        self._tally.grow(connection)
        return self._tally

    def _values(self, connection: Connection) -> Known:
        if self._known is None:
            self._known = {
                field: tuple(
                    row[0] for row in _rows(connection, Asked(values_of(field)))
                )
                for field in TEXT_FIELDS
            }
        return self._known


class _Numbers:
    """Of what the tally does not know: words of patients, and words in notes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[Condition, list[int]] = {}

    def __call__(self, condition: Condition) -> Iterable[int]:
        """Asked once, however many facets are counted."""
        if condition not in self._known:
            rows = _rows(self._connection, numbers_of(condition))
            self._known[condition] = [number for (number,) in rows]
        return self._known[condition]


def _meant(connection: Connection, sought: Sought) -> Iterator[Words]:
    for condition in sought.conditions:
        if isinstance(condition, OfPatient):
            found = _rows(connection, patients_named(condition.words))
            few = tuple(id_ for (id_,) in found) if len(found) <= FEW else None
            yield Words(condition.words, few)


def _are_few(connection: Connection) -> bool:
    """Of those that are to be reviewed."""
    ((count,),) = _rows(connection, HOW_MANY)
    return bool(count <= FEW_TO_REVIEW)


def _rows(connection: Connection, asked: Asked) -> list[tuple[Any, ...]]:
    return all_rows(connection, asked.sql, asked.values)
