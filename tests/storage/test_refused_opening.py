"""Opening is refused in plain sentences and without a trace."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from monitor.charting.faults import EnvironmentFault
from monitor.storage.database import Database
from monitor.storage.faults import (
    AlreadyOpen,
    Corrupt,
    ForeignFile,
    KeyMissing,
    NewerRecord,
    TriggersMissing,
    Unreachable,
    WrongKey,
)
from monitor.storage.journal import FileJournal
from monitor.storage.tables import SCHEMA_VERSION
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, note
from tests.storage.tampering import by_hand

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.iterdir())
        if path.name in ("record.db", "record.db-wal", "record.key")
    }


def test_a_second_process_is_refused(folder: Path) -> None:
    """While the record is open, another process is told so in a plain sentence."""
    program = (
        "import sys; from pathlib import Path\n"
        "from monitor.storage.database import Database\n"
        "from monitor.storage.faults import AlreadyOpen\n"
        "try: Database(Path(sys.argv[1]))\n"
        "except AlreadyOpen as fault: sys.exit(str(fault))"
    )
    with Database(folder):
        run = subprocess.run(
            [sys.executable, "-c", program, str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )

    assert run.returncode == 1
    assert run.stderr.strip() == (
        "This record is already open. Another Vigil on this workstation is using it,"
        " and only one may. Use the one that is open, or close it first."
    )


def test_the_same_process_is_refused_too(folder: Path) -> None:
    """A record is open once; after closing it can be opened again."""
    with Database(folder), pytest.raises(AlreadyOpen):
        Database(folder)

    with Database(folder):
        pass


def test_a_newer_record_is_refused_unchanged(closed: Path) -> None:
    """A later format is named, and not a byte of the file is changed."""
    by_hand(closed, f"PRAGMA user_version = {SCHEMA_VERSION + 1}").close()
    before = fingerprint(closed)

    with pytest.raises(NewerRecord, match="later version of Vigil") as refusal:
        Database(closed)

    assert refusal.value.found == SCHEMA_VERSION + 1
    assert fingerprint(closed) == before


def test_a_newer_record_is_refused_unchanged_after_a_crash(
    closed: Path, tmp_path: Path
) -> None:
    """Also what still stands in the write-ahead log is left exactly as it is."""
    writing = by_hand(closed, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("record.db", "record.db-wal", "record.key"):
        (crashed / name).write_bytes((closed / name).read_bytes())
    writing.close()
    before = fingerprint(crashed)
    assert len(before) == 3

    with pytest.raises(NewerRecord):
        Database(crashed)

    assert fingerprint(crashed) == before


def test_a_wrong_key_is_refused_unchanged(closed: Path) -> None:
    """The key of another record opens nothing and changes nothing."""
    (closed / "record.key").write_bytes(bytes(32))
    before = fingerprint(closed)

    with pytest.raises(WrongKey, match="key does not fit"):
        Database(closed)

    assert fingerprint(closed) == before


@pytest.mark.parametrize("content", [None, b"", b"half a key"])
def test_a_missing_key_is_never_made_anew(closed: Path, content: bytes | None) -> None:
    """Where there is a record, a lost or cut key is asked for, not replaced."""
    key = closed / "record.key"
    key.unlink()
    if content is not None:
        key.write_bytes(content)

    with pytest.raises(KeyMissing, match=r"record\.key is missing or incomplete"):
        Database(closed)

    assert (key.read_bytes() if key.exists() else None) == content


def test_a_foreign_file_is_refused_unchanged(folder: Path) -> None:
    """An encrypted database of something else is not taken over."""
    with Database(folder):
        pass
    by_hand(folder, "PRAGMA application_id = 7").close()
    before = fingerprint(folder)

    with pytest.raises(ForeignFile):
        Database(folder)

    assert fingerprint(folder) == before


def test_an_unencrypted_file_is_refused(closed: Path) -> None:
    """A plain database put in place of the record does not open."""
    (closed / "record.db").unlink()
    plain = dbapi2.connect(str(closed / "record.db"))
    plain.execute("CREATE TABLE entry (id)")
    plain.close()

    with pytest.raises(WrongKey):
        Database(closed)


def test_a_killed_creation_is_taken_up_again(folder: Path) -> None:
    """A file that was made and not yet filled becomes the record."""
    with Database(folder):
        pass
    for path in folder.glob("record.db*"):
        path.unlink()
    by_hand(folder, "PRAGMA journal_mode = WAL", "VACUUM").close()
    assert (folder / "record.db").stat().st_size > 0

    with Database(folder) as database:
        FileJournal(database, ManualClock()).append([note("a")], NURSE, circumstances())


@pytest.mark.parametrize(
    "tampering",
    [
        "DROP TRIGGER entry_no_update",
        "CREATE TRIGGER extra AFTER INSERT ON entry BEGIN DELETE FROM draft; END",
    ],
)
def test_a_record_stripped_of_its_guards_is_refused(
    closed: Path, tampering: str
) -> None:
    """A trigger taken away or slipped in is noticed at the next open."""
    by_hand(closed, tampering).close()

    with pytest.raises(TriggersMissing, match="no longer protected"):
        Database(closed)


def test_any_damaged_page_is_detected(closed: Path) -> None:
    """One changed bit anywhere is noticed, at opening or when the page is read."""
    record = closed / "record.db"
    whole = record.read_bytes()
    for page in range(0, len(whole), 4096):
        damaged = bytearray(whole)
        damaged[page + 1000] ^= 1
        record.write_bytes(damaged)

        assert is_damage_noticed(closed), f"page at {page}"


def is_damage_noticed(folder: Path) -> bool:
    try:
        with Database(folder) as database, database.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
            return bool(found)
    except (Corrupt, WrongKey):
        return True


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the way of the folder gives a plain sentence."""
    (tmp_path / "taken").write_text("")

    with pytest.raises(Unreachable, match=r"taken.*can't be opened"):
        Database(tmp_path / "taken" / "record")


def test_a_key_that_cannot_be_read_is_told(closed: Path) -> None:
    """Something else in place of the key gives a plain sentence."""
    (closed / "record.key").unlink()
    (closed / "record.key").mkdir()

    with pytest.raises(Unreachable, match="The system says"):
        Database(closed)


def test_something_in_place_of_the_record_is_told(folder: Path) -> None:
    """A folder where the record should be made gives a plain sentence."""
    folder.mkdir()
    (folder / "record.db").symlink_to(folder / "nowhere" / "record.db")

    with pytest.raises(Unreachable, match="The system says"):
        Database(folder)


def test_every_fault_says_what_why_and_what_to_do(tmp_path: Path) -> None:
    """Each fault of the workstation has three whole sentences."""
    made: list[EnvironmentFault] = [
        AlreadyOpen(),
        Unreachable(tmp_path, "Permission denied"),
        NewerRecord(2, 1),
        ForeignFile(tmp_path / "record.db"),
        KeyMissing(tmp_path / "record.key"),
        WrongKey(),
        Corrupt(),
        TriggersMissing("entry_no_update"),
    ]
    for fault in made:
        for sentence in (fault.what, fault.why, fault.remedy):
            assert sentence[0].isupper(), sentence
            assert sentence.endswith("."), sentence
