"""What the app opens is proved from where it was proved last; a demo is not."""

from pathlib import Path

import pytest

from monitor.storage.database import Database
from monitor.storage.faults import NotAsWritten
from monitor.storage.journal import FileJournal
from monitor.storage.proved import proved
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.storage.tampering import without_guards
from ui.opening import open_recorder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a"), note("b")], NURSE, circumstances())
    return folder


def test_it_is_proved(folder: Path) -> None:
    with open_recorder(folder, ManualClock()):
        pass
    found = proved(folder)
    assert found is not None
    assert [head.seq for head in found.entries] == [2]


def test_one_that_is_not_what_it_was_is_not_opened(folder: Path) -> None:
    """It says so, and lets another have the folder, to verify it."""
    without_guards(folder, "UPDATE entry SET reason = 'x' WHERE seq = 2")
    with (
        pytest.raises(NotAsWritten, match="its header is not what was written"),
        open_recorder(folder, ManualClock()),
    ):
        pass
    Database(folder).close()


def test_nobody_asks_later_whether_a_demo_was_altered(folder: Path) -> None:
    without_guards(folder, "UPDATE entry SET reason = 'x' WHERE seq = 2")
    with open_recorder(folder, ManualClock(), is_kept=False):
        pass
    assert proved(folder) is None
