"""After an unclean end every page is looked through, while charting goes on."""

import shutil
from pathlib import Path
from threading import Event

import pytest

from monitor.storage import page_check
from monitor.storage.care import RecordCare
from monitor.storage.database import Database
from monitor.storage.diagnosis import LOW
from monitor.storage.faults import Corrupt
from monitor.storage.journal import FileJournal
from monitor.storage.page_check import PageCheck
from monitor.storage.remembered import recall
from monitor.storage.upkeep import DailyCopies
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.storage.laid_out import middle_of_content
from tests.traps.logs import ExpectedLogs

TOLD = str(Corrupt())


def chart(database: Database, *names: str) -> None:
    journal = FileJournal(database, ManualClock())
    journal.append([note(n) for n in names], NURSE, circumstances())


@pytest.fixture
def killed(folder: Path, tmp_path: Path) -> Path:
    """What a kill left of a record with two hundred entries."""
    with Database(folder) as database:
        chart(database, *(f"{n}" for n in range(200)))
    left = tmp_path / "left"
    with Database(folder) as database:
        chart(database, "last")
        shutil.copytree(folder, left)
    assert (left / "record.db-wal").stat().st_size > 0
    return left


def damage(folder: Path) -> None:
    """A byte in the middle of what is charted, where no start looks."""
    record = folder / "record.db"
    content = bytearray(record.read_bytes())
    content[middle_of_content(folder) + 100] ^= 1
    record.write_bytes(content)


def run(pages: PageCheck) -> bool:
    """A tick, and the one after it is done; whether anything was looked through."""
    pages.turn()
    was_begun = pages.is_begun
    if pages._thread is not None:
        pages._thread.join()
    pages.turn()
    return was_begun


def test_not_after_a_clean_end(closed: Path) -> None:
    with Database(closed) as database, PageCheck(database) as pages:
        assert not run(pages)
        assert pages.sentence == ""


def test_after_a_kill_once(killed: Path) -> None:
    with Database(killed) as database, PageCheck(database) as pages:
        assert run(pages)
        assert not run(pages)
        assert pages.sentence == ""
        assert not recall(killed).is_unchecked
    with Database(killed) as database, PageCheck(database) as pages:
        assert not run(pages)


def test_a_damaged_page_is_told(killed: Path, expected_logs: ExpectedLogs) -> None:
    """And again at the next start, however the one before was ended."""
    damage(killed)
    expected_logs.expect("After an unclean end: ")
    for _ in range(2):
        with Database(killed) as database, PageCheck(database) as pages:
            assert run(pages)
            assert pages.sentence == TOLD


def test_before_everything_else_that_is_wrong(
    killed: Path, expected_logs: ExpectedLogs
) -> None:
    damage(killed)
    expected_logs.expect("After an unclean end: ")
    with (
        Database(killed) as database,
        DailyCopies(database, "UTC") as copies,
        PageCheck(database) as pages,
    ):
        care = RecordCare(database, copies, pages, lambda _: LOW - 1)
        care.turn(START, is_quiet=True)
        run(pages)
        assert care.sentence.startswith(f"{TOLD} Only 499 MB")


def test_what_is_charted_meanwhile_holds_up_neither(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is brought into the file meanwhile is no damage."""
    with Database(killed) as database, PageCheck(database) as pages:
        began, go_on = Event(), Event()
        asked = page_check._damage_in

        def wait(*given: object) -> tuple[str, ...]:
            began.set()
            assert go_on.wait(20)
            return asked(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(page_check, "_damage_in", wait)
        pages.turn()
        assert began.wait(20)
        chart(database, *(f"more {n}" for n in range(50)))
        assert database.fold_log()
        go_on.set()
        run(pages)
        assert pages.sentence == ""
        assert not recall(killed).is_unchecked


def test_what_was_left_off_is_begun_again(
    killed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an end that is in order: the next start looks."""
    with monkeypatch.context() as patched:
        patched.setattr("monitor.storage.contents._STEPS_BETWEEN_ASKING", 1)
        with Database(killed) as database, PageCheck(database) as pages:
            pages._ending.set()
            run(pages)
            assert recall(killed).is_unchecked
    with Database(killed) as database, PageCheck(database) as pages:
        assert run(pages)
        assert not recall(killed).is_unchecked
