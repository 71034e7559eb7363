"""Bytes of the record changed by a bad disk are found, or nothing hangs on them."""

import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from sqlcipher3 import dbapi2

from monitor.charting.faults import EnvironmentFault
from monitor.clock import SystemClock
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.verify import verify
from tests.faults.scribes import Saved, Scribes
from tests.faults.tasks import Task
from tests.storage.tampering import by_hand, without_guards

LOG = "record.db-wal"
FILES = ("record.db", LOG, "record.key")
WAYS = ("flip", "zero", "truncate")
MOST_IN_COMMIT = 2
"""A set and its alert."""


@pytest.fixture
def kept(scribes: Scribes, place: Path) -> tuple[Path, list[Saved]]:
    """A record as a kill leaves it: half of it in the file, half in the log."""
    folder = place / "record"
    scribes.chart(Task(folder=str(folder), sets=4))
    task = Task(folder=str(folder), sets=9, harm="kill", at=140, checkpoint_pages=1000)
    told = scribes.chart(task)
    assert told.was_killed
    assert (folder / LOG).stat().st_size > 100_000
    return folder, whole(folder, place)


def whole(folder: Path, place: Path) -> list[Saved]:
    """Every entry of a record, in its order, without touching it."""
    shutil.copytree(folder, place / "whole")
    return entries_in(place / "whole")


def entries_in(folder: Path) -> list[Saved]:
    with Database(folder) as database:
        journal = FileJournal(database, SystemClock())
        entries = journal.entries_since(journal.station, 0)
    return [Saved(e.id, e.link.hex(), e.seq) for e in entries]


def damage(content: bytes, way: str, random: Random) -> bytes:
    """A byte flipped in one bit, a stretch of zeros, or the end cut off."""
    at = random.randrange(len(content))
    if way == "truncate":
        return content[:at]
    if way == "zero":
        length = min(random.choice((1, 16, 512, 4096)), len(content) - at)
        return content[:at] + bytes(length) + content[at + length :]
    flipped = content[at] ^ 1 << random.randrange(8)
    return content[:at] + bytes([flipped]) + content[at + 1 :]


def fate(folder: Path, awaited: list[Saved]) -> str:
    """What became of a damaged record: only *wrong* must never be."""
    try:
        with Database(folder) as database:
            FileJournal(database, SystemClock())
            if not verify(database).is_whole:
                return "found"
        found = entries_in(folder)
    except EnvironmentFault as fault:
        return type(fault).__name__
    if found == awaited:
        return "same"
    if found != awaited[: len(found)]:
        return "wrong"
    return "last lost" if len(awaited) - len(found) <= MOST_IN_COMMIT else "end lost"


def damaged(
    kept: tuple[Path, list[Saved]], place: Path, times: int, seed: int
) -> Counter[tuple[str, str]]:
    """How often what became of the record, by the file that was damaged."""
    random = Random(seed)  # noqa: S311  (not for secrets)
    folder, awaited = kept
    fates: Counter[tuple[str, str]] = Counter()
    for number in range(times):
        copy = place / "damaged"
        shutil.copytree(folder, copy)
        name = FILES[number % len(FILES)]
        way = random.choice(WAYS)
        content = (copy / name).read_bytes()
        (copy / name).write_bytes(damage(content, way, random))
        fates[f"{name} {way}", fate(copy, awaited)] += 1
        shutil.rmtree(copy)
    return fates


def check(fates: Counter[tuple[str, str]]) -> None:
    """Nothing is read as it never was written, and only the log can lose something.

    If it is cut off, it loses its end, as after putting back an older copy; a damaged
    last commit can't be told from one that was never finished: ruling 30.
    """
    assert {place for place in fates if place[1] == "wrong"} == set()
    lost = {place for place in fates if place[1] in ("end lost", "last lost")}
    assert lost <= {
        (f"{LOG} truncate", "end lost"),
        *((f"{LOG} {way}", "last lost") for way in WAYS),
    }
    assert fates["record.db flip", "found"] + fates["record.db flip", "Corrupt"] > 0
    assert fates[f"{LOG} flip", "Corrupt"] > 0
    assert fates["record.key flip", "WrongKey"] > 0


def test_damaged_bytes_are_found(kept: tuple[Path, list[Saved]], place: Path) -> None:
    """Of the file, of its log and of its key, by a bit, a stretch or the end."""
    check(damaged(kept, place, times=150, seed=1))


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(20))
def test_twenty_thousand_damages_are_found(
    kept: tuple[Path, list[Saved]],
    place: Path,
    seed: int,
    say: Callable[[str], None],
) -> None:
    """A thousand for each of twenty records."""
    fates = damaged(kept, place, times=1000, seed=seed)

    say(f"{dict(fates)}")
    check(fates)


def test_a_replaced_row_is_found(kept: tuple[Path, list[Saved]], place: Path) -> None:
    """The check itself: without its guard a row can be replaced, and that is seen."""
    folder, awaited = kept
    theirs = place / "theirs"
    shutil.copytree(folder, theirs)
    replacing = (
        "INSERT OR REPLACE INTO payload SELECT arrival, salt, x'7b7d' FROM payload"
    )

    with pytest.raises(dbapi2.IntegrityError, match="the key is taken"):
        by_hand(theirs, replacing)
    assert fate(theirs, awaited) == "same"

    without_guards(theirs, replacing)
    assert fate(theirs, awaited) == "found"
