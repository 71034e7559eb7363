"""``vigil doctor``."""

import json
import sys

import pytest

from monitor.storage.database import Database
from monitor.storage.verify import verify
from tests.storage.tampering import by_hand
from tests.ui.command_line.running import Terminal


def told(terminal: Terminal) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in terminal.run("doctor").out.splitlines())


def test_it_tells_what_support_asks_for(terminal: Terminal) -> None:
    """Versions, settings as read back, place, room, permissions, clock, heads."""
    said = told(terminal)
    with Database(terminal.folder) as database:
        head = verify(database).heads[0]

    assert said["Setting synchronous"] == "2"
    assert said["Setting journal_mode"] == "wal"
    assert said["Folder"] == str(terminal.folder)
    assert said["Free space"].split()[1] == "MB"
    assert said["Last copy"] == "none that is known of"
    assert said["Trouble with copies"] == "none"
    assert said["Head"].endswith(f" {head.seq} {head.link}")


def test_no_patient_is_in_it(terminal: Terminal) -> None:
    """No name, number, date of birth or note of anybody in the record."""
    driver = by_hand(terminal.folder)
    details = [row[0] for row in driver.execute("SELECT details FROM patient_index")]
    contents = [row[0] for row in driver.execute("SELECT content FROM payload")]
    driver.close()
    words = {"DEMO", "Alex", "T-0001", "1981", "Okafor"}
    for content in (*details, *contents):
        words |= {w for w in strings_in(json.loads(content)) if is_telling(w)}
    ran = terminal.run("doctor")
    as_json = terminal.run("doctor", "--json")

    assert len(words) > 50
    lines = [line.split(": ", 1)[1] for line in ran.out.splitlines()]
    for said in (*lines, ran.err, as_json.err):
        assert not [word for word in words if word in said], said


def is_telling(word: str) -> bool:
    """No code of the program, such as ``none``, which stands for nobody."""
    return len(word) > 3 and (" " in word or not word.islower())


def strings_in(value: object) -> set[str]:
    """Every text in a payload, however deep."""
    if isinstance(value, dict):
        return set().union(*(strings_in(v) for v in value.values()))
    if isinstance(value, list):
        return set().union(*(strings_in(v) for v in value))
    return {value} if isinstance(value, str) else set()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_files_open_to_others_are_named(terminal: Terminal) -> None:
    (terminal.folder / "backups").mkdir()
    for name in ("record.db-wal", "backups/vigil-2026-03-14.db"):
        (terminal.folder / name).touch(mode=0o600)
    for name in ("record.db", "record.key", "record.lock"):
        (terminal.folder / name).chmod(0o600)
    (terminal.folder / "backups").chmod(0o700)
    assert told(terminal)["Open to others"] == "no file"
    (terminal.folder / "backups" / "vigil-2026-03-14.db").chmod(0o640)
    assert told(terminal)["Open to others"] == "vigil-2026-03-14.db"


def test_a_record_that_can_not_be_opened(terminal: Terminal) -> None:
    """Status 1; all else is told, and why."""
    (terminal.folder / "record.db").write_bytes(b"not a record" * 1000)
    ran = terminal.run("doctor")

    assert (ran.status, ran.err) == (1, "")
    assert "Record: The record can't be opened." in ran.out
    assert "Free space: " in ran.out


def test_while_the_app_has_the_record(terminal: Terminal) -> None:
    """What can be told without opening it, and that it is open."""
    with Database(terminal.folder):
        ran = terminal.run("doctor")
    assert ran.status == 1
    assert "Record: This record is already open." in ran.out
