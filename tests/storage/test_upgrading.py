"""A record of an earlier version is brought up to this one, whole or not at all."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.charting.ports import AuditQuery, SessionQuery
from monitor.storage import upgrading
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.contents import contents_of
from monitor.storage.copies import before_upgrade
from monitor.storage.copy_faults import CopyFailed
from monitor.storage.database import Database
from monitor.storage.faults import TriggersMissing
from monitor.storage.journal import FileJournal
from monitor.storage.pins import FilePins
from monitor.storage.rows import to_ms
from monitor.storage.tables import SCHEMA_VERSION
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    at,
    circumstances,
    named,
    note,
    observed,
    opening,
    patient,
    session_stream,
    viewed,
)
from tests.storage.tampering import by_hand, guarded_as, without_guards


@pytest.fixture
def first_version(folder: Path) -> Path:
    """A record as the first version wrote it."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        journal.append([opening(), note("a", 1)], NURSE, circumstances())
    bare = (*_BARE, *_VALUES_APART)
    driver = by_hand(folder, "ALTER TABLE session_index DROP COLUMN moved_from", *bare)
    for later in ("to_sign", "erased"):
        driver.execute(f"ALTER TABLE session_index DROP COLUMN {later}")
    driver.close()
    guarded_as(folder, 1)
    return folder


_LATER = {
    1: ("moved_from", "to_review", "call_day", "to_sign", "erased"),
    2: ("to_review", "call_day", "to_sign", "erased"),
}
"""The columns of the session list that a version did not have yet."""


_BARE = (
    "DROP TABLE audit_payload",
    "DROP TABLE audit",
    "DROP TABLE pin",
    "DROP TABLE slot_generation",
)
"""No version before the fifth has an audit log, and none before the sixth PINs."""

_VALUES_APART = (
    (
        "CREATE TABLE apart (session BLOB NOT NULL, entry BLOB NOT NULL,"
        " field TEXT NOT NULL, effective_ms INTEGER NOT NULL, value REAL NOT NULL,"
        " PRIMARY KEY (session, entry, field)) STRICT, WITHOUT ROWID"
    ),
    (
        "INSERT INTO apart SELECT session, entry, key, effective_ms, value"
        " FROM measurement, json_each(readings)"
    ),
    "DROP TABLE measurement",
    "ALTER TABLE apart RENAME TO measurement",
)
"""Before the tenth version a value had a row of its own."""

_FOLLOW = "Do the lists follow from the entries: yes"


def as_of(folder: Path, version: int, *tampering: str) -> Path:
    """A session with a value and a note, as that version wrote it."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        opened = [opening(patient=named("demo")), note("a", 1)]
        sets = [observed("b", "118/72"), observed("c", "121", 2)]
        journal.append([*opened, *sets], NURSE, circumstances())
    without_guards(folder, *tampering)
    drops = (
        f"ALTER TABLE session_index DROP COLUMN {column}"
        for column in _LATER.get(version, ("to_sign", "erased"))
    )
    by_hand(folder, *drops, *_BARE, *_VALUES_APART).close()
    guarded_as(folder, version)
    return folder


def newer(kind: str) -> str:
    """An entry of that kind becomes one that only a later version can read."""
    return f"UPDATE entry SET version = 9 WHERE kind = '{kind}'"  # noqa: S608 in a test


def version(folder: Path) -> int:
    driver = by_hand(folder, "SELECT 1")
    (found,) = driver.execute("PRAGMA user_version").fetchone()
    driver.close()
    return int(found)


def test_nothing_charted_is_lost(first_version: Path) -> None:
    """Entries, chain and lists are whole afterwards, and the version is this one."""
    with Database(first_version) as database:
        journal = FileJournal(database, ManualClock())
        assert len(journal.sessions(SessionQuery())) == 1
        assert len(journal.entries(session_stream())) == 2
        journal.append([note("b", 2)], NURSE, circumstances())
        assert verify(database).is_whole
    assert version(first_version) == SCHEMA_VERSION


@pytest.mark.parametrize("version", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", ["note-recorded", "session-opened"])
def test_a_session_that_can_not_be_read_stays_listed(
    folder: Path, version: int, kind: str
) -> None:
    """As the older version listed it, with its patient and its values."""
    as_of(folder, version, newer(kind))

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.sessions(SessionQuery())
        report = verify(database)
    assert row.patient is not None
    assert (row.id, row.patient.id) == (session_stream().id, named("demo"))
    assert (row.room, row.opened_at) == ("Room 1", at(0))
    assert _FOLLOW in report.lines
    assert report.unknown_kinds == (f"{kind}/9",)
    driver = by_hand(folder, "SELECT 1")
    measured = driver.execute("SELECT entry, effective_ms, readings FROM measurement")
    assert {(*row, *json.loads(readings).items()) for *row, readings in measured} == {
        (named("b").bytes, to_ms(at(0)), ("dbp", 72.0), ("sbp", 118.0)),
        (named("c").bytes, to_ms(at(2)), ("sbp", 121.0)),
    }
    tables = driver.execute("SELECT name FROM sqlite_schema").fetchall()
    assert not [name for (name,) in tables if "older" in name]
    driver.close()


@pytest.mark.parametrize(("version", "is_listed"), [(1, True), (2, True), (3, False)])
def test_what_no_list_told_yet_is_to_be_looked_at(
    folder: Path, version: int, *, is_listed: bool
) -> None:
    """Whether a session waits for review can't be told of what can't be read."""
    as_of(folder, version, newer("note-recorded"))

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        found = journal.sessions(SessionQuery(state="review"))
    assert bool(found) is is_listed


def test_a_patient_who_can_not_be_read_keeps_the_number(folder: Path) -> None:
    """Nobody else gets it, and the sessions still name whose they are."""
    as_of(folder, 2, newer("patient-recorded"))

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        found = journal.patient_numbered("T-0001")
        (row,) = journal.sessions(SessionQuery())
    assert found is not None
    assert row.patient is not None
    assert row.patient.id == found.id == named("demo")


def test_one_that_an_earlier_upgrade_dropped_is_listed_again(folder: Path) -> None:
    """By what can be read of it."""
    as_of(folder, 3, newer("note-recorded"), "DELETE FROM session_index")

    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        (row,) = journal.sessions(SessionQuery())
        assert _FOLLOW in verify(database).lines
    assert row.id == session_stream().id


def test_one_that_nothing_is_known_of_is_told(folder: Path) -> None:
    """It can't be listed without its opening: verification says that it is there."""
    as_of(folder, 3, newer("session-opened"), "DELETE FROM session_index")

    with Database(folder) as database:
        report = verify(database)
    assert "  A session not readable by this version is in no list" in report.lines
    assert _FOLLOW not in report.lines


@pytest.mark.parametrize("version", [1, 4])
def test_an_audit_log_is_added(folder: Path, version: int) -> None:
    """Empty, with its guards, which are asked for at the next opening."""
    as_of(folder, version)
    with Database(folder) as database:
        log = FileAuditLog(database, ManualClock())
        assert log.find(AuditQuery()) == ()
        log.add([viewed("a")], NURSE, circumstances())

    with Database(folder) as database:
        assert len(FileAuditLog(database, ManualClock()).find(AuditQuery())) == 1
        assert verify(database).is_whole


def test_a_record_of_before_pins_gets_a_place_for_them(folder: Path) -> None:
    Database(folder).close()
    by_hand(folder, "DROP TABLE pin", "DROP TABLE slot_generation").close()
    guarded_as(folder, 5)
    with Database(folder) as database:
        FilePins(database).put_pin(NURSE.person, "verifier")
        assert verify(database).is_whole


def test_guards_taken_away_before_an_upgrade_are_missed(folder: Path) -> None:
    """An older version is asked for the guards that it had."""
    as_of(folder, 4)
    by_hand(folder, "DROP TRIGGER entry_no_delete").close()

    with pytest.raises(TriggersMissing, match="entry_no_delete"):
        Database(folder)


def test_a_broken_upgrade_leaves_the_older_record(
    first_version: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stops half way has changed nothing, and the next start does it all."""

    def break_off(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(upgrading, "rebuild", break_off)
    with pytest.raises(KeyboardInterrupt):
        Database(first_version)
    assert version(first_version) == 1
    monkeypatch.undo()

    with Database(first_version) as database:
        journal = FileJournal(database, ManualClock())
        assert len(journal.sessions(SessionQuery())) == 1


def test_the_record_of_before_is_kept(first_version: Path) -> None:
    """As it was, in a copy that the older version opens."""
    key = (first_version / "record.key").read_bytes()
    before = contents_of(first_version / "record.db", key)
    with Database(first_version):
        pass

    kept = contents_of(before_upgrade(first_version, SCHEMA_VERSION), key)
    assert kept == before
    assert kept.schema == 1


def test_without_that_copy_nothing_is_upgraded(first_version: Path) -> None:
    """What stands in the way of the copy leaves the record as it was."""
    (first_version / "backups").write_text("")

    with pytest.raises(CopyFailed):
        Database(first_version)
    assert version(first_version) == 1


_KILLED = """\
import os, signal, sys
from pathlib import Path
from monitor.storage import backup, database, upgrading
from monitor.storage.database import Database
places = {
    "before the copy is in place": (backup, "put_in_place"),
    "before the upgrade": (database, "upgrade"),
    "within it": (upgrading, "rebuild"),
}
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if sys.argv[2] == "before the commit":
    whole = database.upgrade
    database.upgrade = lambda connection: (whole(connection), kill())
else:
    module, name = places[sys.argv[2]]
    assert hasattr(module, name)
    setattr(module, name, kill)
Database(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    "place",
    [
        "before the copy is in place",
        "before the upgrade",
        "within it",
        "before the commit",
    ],
)
def test_a_kill_leaves_the_older_record_whole(first_version: Path, place: str) -> None:
    """Wherever it falls, and the next start does it all."""
    key = (first_version / "record.key").read_bytes()
    before = contents_of(first_version / "record.db", key)
    command = [sys.executable, "-c", _KILLED, str(first_version), place]
    ended = subprocess.run(command, check=False, cwd=Path(__file__).parents[2])

    assert ended.returncode == -signal.SIGKILL
    assert contents_of(first_version / "record.db", key) == before
    with Database(first_version) as database:
        assert verify(database).is_whole
    assert version(first_version) == SCHEMA_VERSION
    kept = contents_of(before_upgrade(first_version, SCHEMA_VERSION), key)
    assert kept == before
