"""A page of the review list costs the same at any depth, counted in SQLite's steps."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from monitor.charting.review_list import Days, Order, ReviewRow, Sought
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.review_columns import KEPT
from monitor.storage.tables import REVIEW_INDEX
from tests.ui.listed import row

LINES = 2000
FIRST, LAST = date(2000, 1, 1), date(2026, 12, 31)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    marks = ", ".join("?" * len(KEPT))
    lines = [_alone(n)[: len(KEPT)] for n in range(1, LINES + 1)]
    with Database(tmp_path_factory.mktemp("deep") / "record") as database:
        with database.transaction() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.executemany(
                f"INSERT INTO {REVIEW_INDEX.name} ({', '.join(KEPT)})"  # noqa: S608 our own names
                f" VALUES ({marks})",
                lines,
            )
        yield database


def _alone(number: int) -> ReviewRow:
    """A session of a patient who has no other."""
    return row(number, patient=UUID(int=number).bytes)


def steps(database: Database, sought: Sought, after: int) -> int:
    """Of the page behind that line."""
    journal, counted = FileJournal(database, SystemClock()), [0]
    journal.reviewed(sought)

    def count() -> int:
        counted[0] += 1
        return 0

    with database.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(count, 10)
        found = journal.reviewed(sought, row(after).place)
        driver.set_progress_handler(None, 0)
    assert UUID(bytes=found[0].session) == UUID(int=after + 1)
    return counted[0]


@pytest.mark.parametrize("order", ["newest", "exceptions"])
@pytest.mark.parametrize(
    "conditions", [(), (Days(FIRST, LAST),), (Days(None, LAST),), (Days(FIRST, None),)]
)
def test_a_page_of_some_days_costs_the_same_at_any_depth(
    database: Database, conditions: tuple[Days, ...], order: Order
) -> None:
    sought = Sought(conditions, order)
    assert steps(database, sought, LINES - 100) <= steps(database, sought, 100) * 1.1
