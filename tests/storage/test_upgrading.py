"""A record of an earlier version is brought up to this one, whole or not at all."""

from pathlib import Path

import pytest

from monitor.charting.ports import SessionQuery
from monitor.storage import upgrading
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.tables import SCHEMA_VERSION
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note, opening, patient, session_stream
from tests.storage.tampering import by_hand


@pytest.fixture
def first_version(folder: Path) -> Path:
    """A record as the first version wrote it."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient("demo")], NURSE, circumstances())
        journal.append([opening(), note("a", 1)], NURSE, circumstances())
    driver = by_hand(folder, "ALTER TABLE session_index DROP COLUMN moved_from")
    driver.execute("PRAGMA user_version = 1")
    driver.close()
    return folder


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
