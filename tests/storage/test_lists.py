"""The derived lists follow from the entries alone, and can be made anew."""

from decimal import Decimal
from pathlib import Path

from monitor.chart.kinds import ObservationsRecorded, Reading
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.projecting import rebuild
from monitor.storage.tables import PROJECTIONS
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.desk import NURSE, vitals
from tests.storage.charted import (
    FIRST,
    amended,
    circumstances,
    new,
    opening,
    patient,
)


def test_a_rebuild_gives_the_same_lists(charted: Path) -> None:
    """The derived tables can be thrown away and come back equal."""
    with Database(charted) as database:
        before = derived_tables(database)
        with database.transaction() as connection:
            for table in PROJECTIONS:
                connection.exec_driver_sql(f"DELETE FROM {table.name}")  # noqa: S608 constant names
        with database.transaction() as connection:
            assert rebuild(connection) == ()

        assert derived_tables(database) == before
        assert verify(database).is_whole


def derived_tables(database: Database) -> dict[str, set[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: {
                tuple(row)
                for row in connection.exec_driver_sql(f"SELECT * FROM {table.name}")  # noqa: S608 constant names
            }
            for table in PROJECTIONS
        }


def test_values_of_a_session_that_is_not_opened_follow_too(folder: Path) -> None:
    """What came before the opening of its session is derived the same in a rebuild."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([FIRST], NURSE, circumstances())
        assert verify(database).is_whole

        journal.append(
            [amended("fix", FIRST, vitals("119/72"), 2)], NURSE, circumstances()
        )
        assert verify(database).is_whole
        journal.append([opening(), patient()], NURSE, circumstances())

        assert verify(database).is_whole


def test_measurements_are_those_in_force(charted: Path) -> None:
    """Statistics see the amended value, and neither the misread nor the struck out."""
    with Database(charted) as database, database.reading() as connection:
        rows = connection.exec_driver_sql(
            "SELECT key, value FROM measurement, json_each(readings)"
            " ORDER BY effective_ms, key"
        )
        assert [tuple(row) for row in rows] == [
            ("dbp", 72.0),
            ("hr", 71.0),
            ("sbp", 118.0),
            ("dbp", 70.0),
            ("hr", 72.0),
            ("sbp", 120.0),
        ]


def test_only_what_was_measured_is_a_measurement(folder: Path) -> None:
    """To the digit, and of a set in which nothing was measured there is none."""
    asleep = Reading(field="sedation", not_done="asleep")
    temperature = Reading(field="temperature", value=Decimal("36.60"))
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        for minute, readings in enumerate([(asleep,), (asleep, temperature)], start=1):
            charted = new(str(minute), ObservationsRecorded(readings=readings), minute)
            journal.append([charted], NURSE, circumstances())
        with database.reading() as connection:
            rows = connection.exec_driver_sql("SELECT readings FROM measurement")
            assert rows.scalars().all() == ['{"temperature":36.60}']
