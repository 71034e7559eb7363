"""Journals to put to the test: the same suite runs on memory and on a real file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.charting.ports import Drafts, Journal
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.memory_journal import MemoryJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note


@dataclass
class Kept:
    """A journal with the drafts beside it."""

    journal: Journal
    drafts: Drafts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "record"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    with Database(folder) as opened:
        yield opened


@pytest.fixture
def journal(database: Database) -> FileJournal:
    return FileJournal(database, ManualClock())


@pytest.fixture(params=["memory", "file"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "memory":
        memory = MemoryJournal()
        return Kept(journal=memory, drafts=memory)
    opened: FileJournal = request.getfixturevalue("journal")
    return Kept(journal=opened, drafts=opened)


@pytest.fixture
def closed(folder: Path) -> Path:
    """A record with one entry, closed."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a")], NURSE, circumstances())
    return folder
