"""What is wrong beside charting is said for as long as it is so."""

from pathlib import Path

import pytest

from monitor.storage.care import RecordCare
from monitor.storage.database import Database
from monitor.storage.diagnosis import LOW
from monitor.storage.keying import NotKeyedAnew
from monitor.storage.page_check import PageCheck
from monitor.storage.upkeep import DailyCopies
from tests.clocks import START

LITTLE = "Only 499 MB are free on the disk of the record."


@pytest.mark.parametrize(
    ("free", "begins"), [(LOW + 1, ""), (LOW, ""), (LOW - 1, LITTLE), (0, "Only 0 MB")]
)
def test_little_room_is_said_below_half_a_gigabyte(
    closed: Path, free: int, begins: str
) -> None:
    """With what it comes to and what to do; not before the first tick looked."""
    with Database(closed) as database, DailyCopies(database, "UTC") as copies:
        care = RecordCare(database, copies, PageCheck(database), lambda _: free)
        assert care.sentence == ""
        care.turn(START, is_quiet=False)
        assert care.sentence.startswith(begins)
        assert bool(care.sentence) is bool(begins)
        assert ("Delete what is not needed" in care.sentence) is bool(begins)


def test_it_is_gone_once_there_is_room(closed: Path) -> None:
    """And a copy that failed is said beside it, after it."""
    free = [LOW - 1, LOW - 1, LOW]
    with Database(closed) as database, DailyCopies(database, "UTC") as copies:
        care = RecordCare(database, copies, PageCheck(database), lambda _: free.pop(0))
        copies.sentence = "The backup was not made."
        care.turn(START, is_quiet=True)
        assert care.sentence.startswith(LITTLE)
        assert care.sentence.endswith("The backup was not made.")
        copies.sentence = ""
        care.turn(START, is_quiet=True)
        assert care.sentence.startswith(LITTLE)
        care.turn(START, is_quiet=True)
        assert care.sentence == ""


def test_an_open_record_is_told_through_its_own_connection(closed: Path) -> None:
    """What support asks for, with neither a name nor a note in it."""
    with Database(closed) as database, DailyCopies(database, "UTC") as copies:
        lines = RecordCare(database, copies, PageCheck(database)).tell(
            START, "Europe/London"
        )
        told = dict(lines)
        assert told["Entries"] == "1"
        assert told["Setting synchronous"] == "2"
        assert told["Clock"].endswith("zone Europe/London")
        assert told["SQLCipher"]
        assert database.folder.path.name in told["Folder"]


def test_a_key_that_could_not_be_changed_is_said_until_it_is(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database(closed) as database, DailyCopies(database, "UTC") as copies:
        care = RecordCare(database, copies, PageCheck(database))
        with monkeypatch.context() as patched:
            patched.setattr("monitor.storage.database.key_anew", lambda *_: None)
            with pytest.raises(NotKeyedAnew):
                care.key_anew(bytes(range(48)))
        assert "whoever lost access could still open it" in care.sentence
        assert care.key_anew(bytes(range(48)))
        assert care.sentence == ""
