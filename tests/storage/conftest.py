"""Journals to put to the test: the same suite runs on memory and on a real file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.chart.kinds import InfusionRecorded, SessionClosed
from monitor.charting.ports import Drafts, Journal
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.memory_journal import MemoryJournal
from tests.clocks import ManualClock
from tests.desk import NURSE, vitals
from tests.storage.charted import (
    FIRST,
    WRONG,
    amended,
    at,
    circumstances,
    new,
    note,
    observed,
    opening,
    patient,
    retracted,
    viewed,
)


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


@pytest.fixture
def charted(folder: Path) -> Path:
    """A whole session with corrections, and a second one, closed."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.keep_protocol("id = 'iv40'")
        for entries in (
            [patient()],
            [opening(), note("a")],
            [FIRST, WRONG],
            [amended("fix", WRONG, vitals("118/72 71"), 2)],
            [new("start", InfusionRecorded(step="started"), 3)],
            [observed("extra", "120/70 72", 4)],
            [retracted("gone", FIRST)],
            [new("end", SessionClosed(ready_at=at(9), left_at=at(9)), 9)],
            [opening("second", 30)],
        ):
            journal.append(entries, NURSE, circumstances(10))
        log = FileAuditLog(database, ManualClock())
        log.add([viewed("first"), viewed("again")], NURSE, circumstances(11))
    return folder
