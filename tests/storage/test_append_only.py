"""The database itself refuses to rewrite the record, whoever asks."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    circumstances,
    note,
    opening,
    session_stream,
    viewed,
)

TABLES = ("entry", "payload", "protocol", "epoch", "audit", "audit_payload")


@pytest.fixture
def written(database: Database, journal: FileJournal) -> Iterator[Database]:
    """A record with entries in it; none of what a test tries may change it."""
    journal.append([opening(), note("a")], NURSE, circumstances())
    journal.keep_protocol("id = 'iv40'")
    log = FileAuditLog(database, ManualClock())
    log.add([viewed("a"), viewed("b")], NURSE, circumstances())
    before = contents(database)

    yield database

    assert contents(database) == before


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table: [
                tuple(row)
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}")  # noqa: S608 constant names
            ]
            for table in TABLES
        }


def refused(database: Database, statement: str) -> str:
    """What the database says to a statement that it must not carry out."""
    with (
        pytest.raises(IntegrityError) as refusal,
        database.transaction() as connection,
    ):
        connection.exec_driver_sql(statement)
    return str(refusal.value.orig)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_deleted(written: Database, table: str) -> None:
    """DELETE is refused on everything that is proof."""
    assert "changed or deleted" in refused(written, f"DELETE FROM {table}")  # noqa: S608 constant names


@pytest.mark.parametrize(
    "change",
    [
        "entry SET reason = 'x'",
        "entry SET received_ms = 0",
        "entry SET arrival = arrival + 10",
        "payload SET content = x'00'",
        "payload SET salt = zeroblob(16)",
        "protocol SET content = x'00'",
        "epoch SET station = zeroblob(16)",
        "audit SET who = NULL",
        "audit SET patient = zeroblob(16)",
        "audit_payload SET content = x'00'",
    ],
)
def test_nothing_is_updated(written: Database, change: str) -> None:
    """UPDATE is refused on everything that is proof, also where nothing hashes it."""
    assert "changed or deleted" in refused(written, f"UPDATE {change}")


@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT"])
@pytest.mark.parametrize("table", TABLES)
def test_no_row_is_written_over(written: Database, table: str, verb: str) -> None:
    """A row with every key taken is refused, also where it would replace."""
    said = refused(written, f"{verb} INTO {table} SELECT * FROM {table}")  # noqa: S608 constant names

    assert "the key is taken" in said


@pytest.mark.parametrize(
    "taken",
    ["arrival", "id", "station, epoch, seq"],
)
@pytest.mark.parametrize("table", ["entry", "audit"])
def test_each_key_alone_is_guarded(written: Database, taken: str, table: str) -> None:
    """INSERT OR REPLACE is refused for one taken key though the others are free."""
    with written.reading() as connection:
        columns = [
            str(row[1])
            for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")
        ]
    free = {
        "arrival": "arrival + 100",
        "id": "randomblob(16)",
        "seq": "1",
        "epoch": "randomblob(16)",
        "prev_link": "zeroblob(32)",
    }
    # A row that starts a chain of its own, but for what is taken.
    chosen = [
        column if column in taken.split(", ") else free.get(column, column)
        for column in columns
    ]
    statement = f"INSERT OR REPLACE INTO {table} SELECT {', '.join(chosen)} FROM {table} WHERE seq = 1"  # noqa: S608, E501 constant names

    assert "the key is taken" in refused(written, statement)


def test_guards_hold_without_recursive_triggers(written: Database) -> None:
    """The guards alone refuse a replacement, also at SQLite's default settings."""
    with written.reading() as connection:
        connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")

    said = refused(written, "INSERT OR REPLACE INTO entry SELECT * FROM entry")

    assert "the key is taken" in said


def _copy_of_last(
    connection: Connection, changes: dict[str, str], table: str = "entry"
) -> None:
    columns = [
        str(row[1]) for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")
    ]
    fresh = {"arrival": "arrival + 1", "id": "randomblob(16)", **changes}
    chosen = ", ".join(fresh.get(column, column) for column in columns)
    connection.exec_driver_sql(
        f"INSERT INTO {table} SELECT {chosen} FROM {table} ORDER BY seq DESC LIMIT 1"  # noqa: S608 constant names
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"seq": "seq + 2", "prev_link": "zeroblob(32)"}, "no gap"),
        ({"seq": "seq + 1", "prev_link": "zeroblob(32)"}, "follows the one before"),
        (
            {"seq": "2", "epoch": "randomblob(16)", "prev_link": "zeroblob(32)"},
            "no gap",
        ),
        ({"seq": "1", "epoch": "randomblob(16)"}, "follows the one before"),
    ],
    ids=["a gap", "a broken link", "a chain from 2", "a beginning that links back"],
)
@pytest.mark.parametrize("table", ["entry", "audit"])
def test_a_chain_has_no_gap_and_no_break(
    written: Database, changes: dict[str, str], said: str, table: str
) -> None:
    """The database refuses a number out of turn and a link to nowhere."""
    with pytest.raises(IntegrityError, match=said), written.transaction() as connection:
        _copy_of_last(connection, changes, table)


def test_a_payload_needs_its_header(written: Database) -> None:
    """Content without an entry is refused."""
    assert "FOREIGN KEY" in refused(
        written, "INSERT INTO payload VALUES (99, zeroblob(16), x'00')"
    )


def test_a_broken_transaction_leaves_no_trace(
    written: Database, journal: FileJournal
) -> None:
    """What stood in a transaction before a refusal is gone with it."""
    with pytest.raises(IntegrityError), written.transaction() as connection:
        _insert_then_delete(connection)

    assert len(journal.entries(session_stream())) == 2


def _insert_then_delete(connection: Connection) -> None:
    _copy_of_last(connection, {"seq": "seq + 1", "prev_link": "link"})
    connection.exec_driver_sql("DELETE FROM entry")
