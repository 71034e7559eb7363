"""The audit log in the file: what only a file can promise."""

from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import dialect

from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import AuditQuery
from monitor.storage.audit_log import FileAuditLog, selected
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    named,
    note,
    session_stream,
    viewed,
)
from tests.storage.tampering import without_guards


def test_it_goes_on_after_a_restart(folder: Path) -> None:
    """One chain, whole."""
    for name in ("a", "b", "c"):
        with Database(folder) as database:
            log = FileAuditLog(database, ManualClock())
            log.add([viewed(name)], NURSE, circumstances())

    with Database(folder) as database:
        rows = FileAuditLog(database, ManualClock()).find(AuditQuery())
        report = verify(database)
    assert [row.seq for row in rows] == [3, 2, 1]
    assert report.is_whole
    assert [head.seq for head in report.audit_heads] == [3]


def test_it_has_a_chain_beside_that_of_the_entries(folder: Path) -> None:
    """Of the same station and epoch, each numbered by itself."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        log = FileAuditLog(database, ManualClock())
        journal.append([note("n")], NURSE, circumstances())
        log.add([viewed("a")], NURSE, circumstances())
        journal.append([note("m")], NURSE, circumstances())

        (row,) = log.find(AuditQuery())
        last = journal.entries(session_stream())[-1]
        assert (row.seq, last.seq) == (1, 2)
        assert (row.station, row.epoch) == (last.station, last.epoch)
        assert verify(database).is_whole


def test_an_act_and_its_row_are_one_transaction(database: Database) -> None:
    """What stops between the two has done neither."""
    log = FileAuditLog(database, ManualClock())

    with pytest.raises(ConflictingEntry), database.transaction() as connection:
        _add_then_break(log, connection)
    assert log.find(AuditQuery()) == ()
    with database.transaction() as connection:
        log.add_within(connection, [viewed("a")], NURSE, circumstances())
    assert len(log.find(AuditQuery())) == 1


def _add_then_break(log: FileAuditLog, connection: Connection) -> None:
    log.add_within(connection, [viewed("a")], NURSE, circumstances())
    log.add_within(connection, [viewed("a")], None, circumstances())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET version = 9",
        "UPDATE audit_payload SET content = x'00'",
        "DELETE FROM audit_payload",
        "UPDATE audit SET kind = 'locked'",
    ],
)
def test_what_can_not_be_read_is_still_told(folder: Path, change: str) -> None:
    """By its header, without a deed."""
    with Database(folder) as database:
        log = FileAuditLog(database, ManualClock())
        log.add([viewed("a")], NURSE, circumstances())
    without_guards(folder, change)

    with Database(folder) as database:
        (row,) = FileAuditLog(database, ManualClock()).find(AuditQuery())
    assert row.deed is None
    assert row.who == NURSE.person


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (AuditQuery(), "ix_audit_at"),
        (AuditQuery(since=at(0), until=at(1440)), "ix_audit_at"),
        (AuditQuery(who=NURSE.person), "ix_audit_who"),
        (AuditQuery(who=NURSE.person, since=at(0)), "ix_audit_who"),
        (AuditQuery(patient=named("a"), since=at(0)), "ix_audit_patient"),
        (AuditQuery(patient=named("a"), who=NURSE.person), "ix_audit_patient"),
    ],
)
def test_each_search_goes_by_an_index(
    database: Database, query: AuditQuery, index: str
) -> None:
    """Person, patient and day are answered without reading every row or sorting."""
    compiled = selected(query).compile(dialect=dialect())
    values = compiled.construct_params()
    bound = tuple(values[name] for name in compiled.positiontup or ())
    with database.reading() as connection:
        steps = connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {compiled}", bound
        ).all()

    plan = " ".join(str(step[-1]) for step in steps)
    assert f"USING INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan
