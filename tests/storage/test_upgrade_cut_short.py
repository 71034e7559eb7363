"""An upgrade that is cut short leaves the record of before, whole."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.charting.ports import SessionQuery
from monitor.storage import upgrading
from monitor.storage.contents import contents_of
from monitor.storage.copies import before_upgrade
from monitor.storage.copy_faults import CopyFailed
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.tables import SCHEMA_VERSION
from monitor.storage.verify import verify
from tests.clocks import ManualClock
from tests.storage.older_versions import first_version, version

__all__ = ["first_version"]


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
