"""The copy of the day is made beside charting, told where it fails, and rotated."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from threading import Event

import pytest

from monitor.chart.audit import AnyDeed, BackedUp, BackupFailed
from monitor.storage import upkeep
from monitor.storage.backup import Demand, back_up
from monitor.storage.contents import Contents, contents_of
from monitor.storage.copies import copies_in, copy_of
from monitor.storage.copy_faults import CopyFailed, Stopped
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.remembered import recall
from monitor.storage.upkeep import DailyCopies
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.storage.tampering import without_guards
from tests.traps.logs import ExpectedLogs

TODAY = date(2026, 3, 14)
TOMORROW = TODAY + timedelta(days=1)
_DAY = timedelta(days=1)


@pytest.fixture
def charted(closed: Path) -> Iterator[Database]:
    """A record with one entry, of today."""
    with Database(closed) as database:
        yield database


@pytest.fixture
def copies(charted: Database) -> Iterator[DailyCopies]:
    with DailyCopies(charted, "Europe/London") as made:
        yield made


def run(copies: DailyCopies, days: float, *, is_quiet: bool = True) -> None:
    """A tick of that time, and the one after whatever it began is done."""
    now = START + days * _DAY
    copies.turn(now, is_quiet=is_quiet)
    if copies._thread is not None:
        copies._thread.join()
    copies.turn(now, is_quiet=is_quiet)


def held(database: Database) -> list[date]:
    return list(copies_in(database.folder.path / "backups"))


def test_the_first_tick_of_a_day_makes_its_copy(
    charted: Database, copies: DailyCopies
) -> None:
    """Proved, remembered, and once: also while a session is open."""
    run(copies, 1, is_quiet=False)
    run(copies, 1.2)

    assert held(charted) == [TOMORROW]
    out = copy_of(charted.folder.path / "backups", TOMORROW)
    assert contents_of(out, charted.folder.key()).entries == 1
    assert copies.sentence == ""
    assert recall(charted.folder.path).copied_at == START + _DAY


def test_what_is_of_today_alone_is_not_copied_yet(
    charted: Database, copies: DailyCopies
) -> None:
    run(copies, 0)
    run(copies, 0.2)
    assert held(charted) == []


def test_an_empty_record_is_not_copied(folder: Path) -> None:
    with Database(folder) as database, DailyCopies(database, "UTC") as copies:
        run(copies, 5)
        assert held(database) == []


def test_a_day_is_one_of_the_clinic(charted: Database) -> None:
    """Where it is tomorrow already, the copy is made."""
    with DailyCopies(charted, "Pacific/Auckland") as copies:
        run(copies, 0)
        assert held(charted) == []
        copies.turn(START + timedelta(hours=23), is_quiet=True)
        assert copies.is_begun
    with DailyCopies(charted, "Europe/London") as copies:
        copies.turn(START + timedelta(hours=10), is_quiet=True)
        assert not copies.is_begun


def test_older_copies_are_rotated_once_a_new_one_is_proved(
    charted: Database, copies: DailyCopies
) -> None:
    """And nothing else that lies in the folder is touched."""
    for day in range(1, 13):
        run(copies, day)
    (charted.folder.path / "backups" / "vigil-mine.db").write_text("")
    run(copies, 13)

    days = [TODAY + timedelta(days=n) for n in (13, 12, 11, 10, 9, 8, 7, 1)]
    assert held(charted) == days
    assert (charted.folder.path / "backups" / "vigil-mine.db").exists()


def test_a_copy_that_fails_is_told_and_costs_none(
    charted: Database, copies: DailyCopies, expected_logs: ExpectedLogs
) -> None:
    """In a sentence that stands until one is made; it is tried again in quiet."""
    run(copies, 1)
    away = charted.folder.path / "backups.at"
    away.write_text("taken/copies\n")
    (charted.folder.path / "taken").write_text("")
    expected_logs.expect("The backup vigil-2026-03-16.db was not made. The system says")
    run(copies, 2)
    run(copies, 2.01)

    assert "The backup vigil-2026-03-16.db was not made." in copies.sentence
    assert recall(charted.folder.path).trouble == copies.sentence
    assert recall(charted.folder.path).copied_at == START + _DAY
    assert held(charted) == [TOMORROW]
    away.unlink()
    run(copies, 2 + 0.99 / 24)
    assert held(charted) == [TOMORROW]
    run(copies, 2 + 1 / 24, is_quiet=False)
    assert held(charted) == [TOMORROW]
    run(copies, 2 + 1 / 24)
    assert held(charted) == [TODAY + 2 * _DAY, TOMORROW]
    assert recall(charted.folder.path).trouble == copies.sentence == ""


def test_a_record_that_was_altered_rotates_nothing(
    closed: Path, expected_logs: ExpectedLogs
) -> None:
    """The copies of before stay, however many they are."""
    without_guards(closed, "UPDATE entry SET reason = 'x'")
    folder = closed / "backups"
    folder.mkdir()
    for n in range(20):
        copy_of(folder, TODAY - timedelta(days=n)).write_text("old")
    with (
        Database(closed) as database,
        DailyCopies(database, "UTC") as copies,
    ):
        expected_logs.expect("Run vigil verify")
        run(copies, 1)

    assert "The record is not whole: Entry 1 of epoch" in copies.sentence
    assert len(held(database)) == 20


def test_charting_goes_on_while_a_copy_is_made(
    charted: Database, copies: DailyCopies, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is charted meanwhile is durable, and nobody waits."""
    begun, go_on = Event(), Event()

    def slowly(record: Path, key: bytes, out: Path, demand: Demand) -> Contents:
        begun.set()
        assert go_on.wait(10)
        return back_up(record, key, out, demand)

    monkeypatch.setattr(upkeep, "back_up", slowly)
    copies.turn(START + _DAY, is_quiet=True)
    assert begun.wait(10)
    journal = FileJournal(charted, ManualClock())
    journal.append([note("meanwhile")], NURSE, circumstances())
    go_on.set()
    run(copies, 1)

    assert held(charted) == [TOMORROW]
    assert len(journal.confirm([])) == 0


def test_closing_does_not_wait_for_a_copy(
    charted: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is left off, and nothing is told: the next start makes it."""

    def until_stopped(*given: object) -> Contents:
        demand = given[3]
        assert isinstance(demand, Demand)
        while not demand.stop():
            pass
        raise Stopped

    monkeypatch.setattr(upkeep, "back_up", until_stopped)
    with DailyCopies(charted, "UTC") as copies:
        copies.turn(START + _DAY, is_quiet=True)
    assert recall(charted.folder.path).trouble == ""


def test_a_copy_that_was_made_or_failed_is_told(
    charted: Database, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """For the audit log: which file it was, or why there is none."""
    told: list[AnyDeed] = []
    with DailyCopies(charted, "Europe/London", told.append) as copies:
        run(copies, 1)
        (copy,) = copies_in(charted.folder.path / "backups").values()
        digest = hashlib.sha256(copy.read_bytes()).hexdigest()
        assert told == [BackedUp(sha256=digest, size=copy.stat().st_size)]

        def fail(*_: object) -> None:
            raise CopyFailed(copy, "The disk is full.")

        monkeypatch.setattr(upkeep, "back_up", fail)
        expected_logs.expect("The disk is full")
        run(copies, 2)
    assert isinstance(told[-1], BackupFailed)
    assert told[-1].why.startswith("The disk is full.")
