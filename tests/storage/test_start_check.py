"""Opening the app proves the chains from where they were proved last, and no more."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.storage import start_check
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.backup import back_up
from monitor.storage.database import Database
from monitor.storage.faults import NotAsWritten
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.proved import FILE, Proved, keep_proved, proved
from monitor.storage.restoring import restore
from monitor.storage.start_check import check_since_proved
from monitor.storage.upkeep import DailyCopies
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note, viewed
from tests.storage.tampering import without_guards
from tests.traps.logs import ExpectedLogs

LATER = START + timedelta(days=2)


def chart(folder: Path, *names: str) -> None:
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note(n) for n in names], NURSE, circumstances())
        log = FileAuditLog(database, ManualClock())
        log.add([viewed(n) for n in names], NURSE, circumstances())


def check(folder: Path) -> Proved:
    """What is known after it."""
    with Database(folder) as database:
        check_since_proved(database, START)
    found = proved(folder)
    assert found is not None
    return found


@pytest.fixture
def charted(folder: Path) -> Path:
    """Three entries and three rows of the audit log, proved; then two more of each."""
    chart(folder, "a", "b", "c")
    assert [head.seq for head in check(folder).entries] == [3]
    chart(folder, "d", "e")
    return folder


def test_it_goes_on_from_where_it_left_off(charted: Path) -> None:
    """And keeps how far it came, of the entries and of the audit log."""
    found = check(charted)
    assert [head.seq for head in found.entries] == [5]
    assert [head.seq for head in found.audit] == [5]
    before = (charted / FILE).stat().st_mtime_ns
    assert check(charted) == found
    assert (charted / FILE).stat().st_mtime_ns == before


@pytest.mark.parametrize("table", ["entry", "audit"])
@pytest.mark.parametrize(
    ("seq", "is_found"), [(1, False), (2, False), (3, True), (4, True), (5, True)]
)
def test_what_was_altered_since_is_found(
    charted: Path, table: str, seq: int, *, is_found: bool
) -> None:
    """And the row itself from which it goes on; what was before it is the copy's."""
    altered = f"UPDATE {table} SET link = zeroblob(32) WHERE seq = {seq}"  # noqa: S608
    without_guards(charted, altered)
    if is_found:
        with pytest.raises(NotAsWritten):
            check(charted)
    else:
        check(charted)


def test_an_older_file_in_its_place_is_found(charted: Path) -> None:
    """What was proved is not in it; nothing is charted over that."""
    older = (charted / "record.db").read_bytes()
    chart(charted, "f")
    check(charted)
    (charted / "record.db").write_bytes(older)
    with pytest.raises(NotAsWritten, match=r"Entry 6 of epoch .* is not there now"):
        check(charted)


def test_another_file_in_its_place_is_found(charted: Path, tmp_path: Path) -> None:
    """With no chain of that station at all."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "record.key").write_bytes((charted / "record.key").read_bytes())
    chart(other, "x")
    (charted / "record.db").write_bytes((other / "record.db").read_bytes())
    with pytest.raises(NotAsWritten, match="is not there now"):
        check(charted)


def test_restoring_forgets_what_was_proved(charted: Path, tmp_path: Path) -> None:
    """It was another file; this one is followed from its beginning."""
    key = (charted / "record.key").read_bytes()
    back_up(charted / "record.db", key, tmp_path / "copy.db")
    chart(charted, "f")
    check(charted)
    held = RecordFolder(charted)
    restore(held, key, tmp_path / "copy.db", LATER)
    held.release()
    assert not (charted / FILE).exists()
    assert [head.seq for head in check(charted).entries] == [5]


@pytest.mark.parametrize("content", [None, b"", b"damaged", b"{}"])
def test_without_what_is_known_it_begins_anew(
    charted: Path, content: bytes | None
) -> None:
    """A damaged file beside the record is no damage of the record."""
    if content is None:
        (charted / FILE).unlink()
    else:
        (charted / FILE).write_bytes(content)
    assert [head.seq for head in check(charted).entries] == [5]


def test_a_byte_of_it_damaged_is_no_alarm(charted: Path) -> None:
    content = bytearray((charted / FILE).read_bytes())
    content[-9] ^= 1
    (charted / FILE).write_bytes(content)
    assert [head.seq for head in check(charted).entries] == [5]


def test_it_follows_no_more_than_there_is_time_for(
    charted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next start goes on; what was not reached is not called proved."""
    monkeypatch.setattr(start_check, "_MOST_ROWS", 1)
    assert [head.seq for head in check(charted).entries] == [4]
    assert [head.seq for head in check(charted).entries] == [5]


def test_the_copy_of_the_day_proves_all_that_is_in_it(charted: Path) -> None:
    (charted / FILE).unlink()
    with Database(charted) as database, DailyCopies(database, "UTC") as copies:
        copies.turn(LATER, is_quiet=True)
        assert copies._thread is not None
        copies._thread.join()
        copies.turn(LATER, is_quiet=True)
    found = proved(charted)
    assert found is not None
    assert found.at == LATER
    assert ([h.seq for h in found.entries], [h.seq for h in found.audit]) == ([5], [5])


def test_where_it_can_not_be_kept_charting_goes_on(
    charted: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """A full disk keeps nobody out; it is followed again at the next start."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(start_check, "keep_proved", full)
    expected_logs.expect("How far the record was proved is not kept: No space left")
    assert [head.seq for head in check(charted).entries] == [3]


def test_an_empty_record_is_whole(folder: Path) -> None:
    with Database(folder) as database:
        check_since_proved(database, START)
    assert proved(folder) is None
    keep_proved(folder, Proved(at=START))
    assert proved(folder) == Proved(at=START)


def test_every_chain_is_followed(charted: Path) -> None:
    """Of each station and of each epoch: one that was altered is found in any."""
    for number in range(3):
        with Database(charted) as database:
            same_station = number % 2
            values = "station" if same_station else "randomblob(16)"
            with database.transaction() as connection:
                connection.exec_driver_sql(
                    "INSERT INTO epoch (number, station, epoch, begun_ms) SELECT "  # noqa: S608
                    f"max(number) + 1, {values}, randomblob(16), 0 FROM epoch"
                )
        chart(charted, f"of chain {number}")
    found = check(charted)
    assert sorted(head.seq for head in found.entries) == [1, 1, 1, 5]
    (charted / FILE).unlink()
    for head in found.entries:
        epoch = head.epoch.hex
        (charted / FILE).unlink(missing_ok=True)
        altered = f"UPDATE entry SET reason = 'x' WHERE hex(epoch) = '{epoch.upper()}'"  # noqa: S608
        without_guards(charted, altered)
        with pytest.raises(NotAsWritten):
            check(charted)
        without_guards(charted, altered.replace("'x'", "NULL"))
    check(charted)
