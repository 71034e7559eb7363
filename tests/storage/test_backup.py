"""A copy counts once it was reopened and proved, and leaves the record as it was."""

import os
import stat
from pathlib import Path

import pytest

from monitor.storage import backup
from monitor.storage.backup import Demand, back_up
from monitor.storage.contents import contents_of
from monitor.storage.copy_faults import CopyFailed, NotWhole, Stopped
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.journal import FileJournal
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import at, circumstances, note, opening, patient
from tests.storage.tampering import by_hand, without_guards


@pytest.fixture
def charted(folder: Path) -> Path:
    """A patient, a session and two notes, closed."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient()], NURSE, circumstances())
        journal.append([opening(), note("a"), note("b")], NURSE, circumstances(9))
    return folder


def key_of(folder: Path) -> bytes:
    return (folder / "record.key").read_bytes()


def copied(folder: Path, out: Path) -> Path:
    back_up(folder / "record.db", key_of(folder), out)
    return out


def test_a_copy_holds_all_of_the_record(charted: Path, tmp_path: Path) -> None:
    """It tells how much, until when, and the same heads as the record itself."""
    out = tmp_path / "kept" / "copy.db"
    found = back_up(charted / "record.db", key_of(charted), out)

    assert found.is_whole
    assert (found.entries, found.sessions) == (4, 1)
    assert found.last_recorded_at == at(9)
    assert found == contents_of(out, key_of(charted))
    assert found.heads == contents_of(charted / "record.db", key_of(charted)).heads


def test_nothing_of_a_copy_can_be_read_without_the_key(
    charted: Path, tmp_path: Path
) -> None:
    """No name, no SQL, and another key opens nothing."""
    out = copied(charted, tmp_path / "copy.db")
    content = out.read_bytes()

    for word in (b"Demo", b"note a", b"CREATE TABLE", b"SQLite format"):
        assert word not in content
    with pytest.raises(WrongKey):
        contents_of(out, bytes(32))


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_a_copy_is_for_the_owner_alone(charted: Path, tmp_path: Path) -> None:
    """The file and the folder made for it, whatever the umask."""
    before = os.umask(0)
    try:
        out = copied(charted, tmp_path / "kept" / "copy.db")
    finally:
        os.umask(before)

    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert stat.S_IMODE(out.parent.stat().st_mode) == 0o700


def test_a_record_in_use_is_copied_as_it_is(charted: Path, tmp_path: Path) -> None:
    """Also what stands in the log alone; and it can be charted in afterwards."""
    with Database(charted) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("c")], NURSE, circumstances(10))
        found = back_up(charted / "record.db", key_of(charted), tmp_path / "copy.db")
        journal.append([note("d")], NURSE, circumstances(11))

    assert found.entries == 5
    assert contents_of(charted / "record.db", key_of(charted)).entries == 6


def test_a_record_that_was_altered_gives_no_copy(charted: Path, tmp_path: Path) -> None:
    """What is not as it was written is refused, and the older copy stands."""
    out = copied(charted, tmp_path / "copy.db")
    before = out.read_bytes()
    without_guards(charted, "UPDATE entry SET reason = 'x' WHERE seq = 2")

    with pytest.raises(NotWhole, match=r"header is not what was written\."):
        copied(charted, out)

    assert out.read_bytes() == before
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize("table", ["entry", "payload", "epoch", "audit", "measurement"])
def test_a_damaged_record_gives_no_copy(
    charted: Path, tmp_path: Path, table: str
) -> None:
    """A bad page is told, and nothing that looks like a copy is left."""
    record = charted / "record.db"
    where = f"SELECT rootpage FROM sqlite_schema WHERE name = '{table}'"  # noqa: S608 constant names
    driver = by_hand(charted)
    (page,) = driver.execute(where).fetchone()
    driver.close()
    damaged = bytearray(record.read_bytes())
    damaged[(page - 1) * 4096 + 1000] ^= 1
    record.write_bytes(damaged)

    with pytest.raises(CopyFailed, match="not what was written"):
        copied(charted, tmp_path / "copy.db")

    assert list(tmp_path.iterdir()) == [charted]


def test_a_copy_that_can_not_be_written_is_told(charted: Path, tmp_path: Path) -> None:
    """A file in the way of the folder: what, why and what to do."""
    (tmp_path / "taken").write_text("")

    with pytest.raises(CopyFailed, match="The system says") as told:
        copied(charted, tmp_path / "taken" / "copy.db")

    for sentence in (told.value.what, told.value.why, told.value.remedy):
        assert sentence.endswith(".")


def test_it_can_be_stopped(charted: Path, tmp_path: Path) -> None:
    """Whoever closes the app does not wait; nothing is left of it."""
    record = charted / "record.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("monitor.storage.contents._STEPS_BETWEEN_ASKING", 1)
        with pytest.raises(Stopped):
            back_up(
                record, key_of(charted), tmp_path / "copy.db", Demand(stop=lambda: True)
            )

    assert list(tmp_path.iterdir()) == [charted]


def test_a_copy_has_its_name_only_once_it_is_proved(
    charted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill while it is proved leaves what nobody takes for a copy."""

    def killed(path: Path, *_: object) -> None:
        assert path.stat().st_size > 0
        raise KeyboardInterrupt

    monkeypatch.setattr(backup, "contents_of", killed)
    with pytest.raises(KeyboardInterrupt):
        back_up(charted / "record.db", key_of(charted), tmp_path / "copy.db")

    assert not (tmp_path / "copy.db").exists()
