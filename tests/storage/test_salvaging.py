"""A record is made anew of what is left; what is lost is told by its numbers."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitor.storage.backup import back_up
from monitor.storage.contents import contents_of
from monitor.storage.copies import copy_of
from monitor.storage.copy_faults import NothingToSalvage
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.missing import FILE, Gap, covers, known_missing
from monitor.storage.salvaging import Salvage, discard, gather, put_in_place
from monitor.storage.verify import verify
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.storage.charted import (
    circumstances,
    draft,
    note,
    opening,
    patient,
    session_stream,
)
from tests.storage.tampering import by_hand, without_guards

LATER = START + timedelta(hours=1)
PAGE = 4096
COUNT = 60
_MOST_ON_A_PAGE = 55
"""Payloads of short notes; of headers there are ten."""


@pytest.fixture(scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "record"
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([patient(), opening()], NURSE, circumstances())
        notes = [note(f"n{n}") for n in range(COUNT - 2)]
        journal.append(notes, NURSE, circumstances(5))
        journal.put_draft(draft("half"))
    return folder


@pytest.fixture
def folder(_whole: Path, tmp_path: Path) -> Path:
    """A record of sixty entries that a test may damage."""
    own = tmp_path / "record"
    own.mkdir()
    for name in ("record.db", "record.key"):
        (own / name).write_bytes((_whole / name).read_bytes())
    return own


def key_of(folder: Path) -> bytes:
    return (folder / "record.key").read_bytes()


def damage(folder: Path, page: int) -> bytes:
    """One bit of that page; returns the file as it now is."""
    content = bytearray((folder / "record.db").read_bytes())
    content[page * PAGE + 1000] ^= 1
    (folder / "record.db").write_bytes(content)
    return bytes(content)


@pytest.fixture(scope="module")
def losses(
    _whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[int, Salvage]:
    """What is got together with each page damaged in turn that costs an entry."""
    folder = tmp_path_factory.mktemp("bad") / "record"
    folder.mkdir()
    (folder / "record.key").write_bytes(key_of(_whole))
    whole = (_whole / "record.db").read_bytes()
    found = {}
    for page in range(1, len(whole) // PAGE):
        (folder / "record.db").write_bytes(whole)
        damage(folder, page)
        made = salvaged(folder, is_kept=False)
        if made is not None and made.entries < COUNT:
            found[page] = made
    return found


def salvaged(folder: Path, *, is_kept: bool = True) -> Salvage | None:
    """What is got together; None where it is nothing."""
    held = RecordFolder(folder)
    try:
        made = gather(held, key_of(folder), LATER)
        if is_kept:
            put_in_place(held, key_of(folder), made, LATER)
        else:
            discard(held)
    except NothingToSalvage:
        return None
    finally:
        held.release()
    return made


def entries_in(path: Path, key: bytes) -> Iterator[tuple[object, ...]]:
    folder = path.parent
    assert key == key_of(folder)
    driver = by_hand(folder)
    yield from driver.execute(
        "SELECT e.*, p.salt, p.content FROM entry e JOIN payload p USING (arrival)"
    ).fetchall()
    driver.close()


def test_a_bad_page_costs_no_more_than_what_is_on_it(
    folder: Path, losses: dict[int, Salvage]
) -> None:
    """Whichever page: what is lost is told to the number, and all else is the same."""
    assert len(losses) >= 5
    for costly in losses.values():
        assert len(lost(costly)) == COUNT - costly.entries
        assert len(lost(costly)) <= _MOST_ON_A_PAGE

    key = key_of(folder)
    before = dict(enumerate(entries_in(folder / "record.db", key), start=1))
    damaged = damage(folder, min(losses))
    made = salvaged(folder)
    assert made == losses[min(losses)]
    after = set(entries_in(folder / "record.db", key))
    assert after == {row for n, row in before.items() if n not in lost(made)}
    (aside,) = (folder / "set-aside").iterdir()
    assert (aside / "record.db").read_bytes() == damaged


def lost(made: Salvage | None) -> set[int]:
    assert made is not None
    return {n for gap in made.gaps for n in range(gap.first, gap.last + 1)}


def test_the_new_record_is_whole_but_for_what_is_known_to_be_lost(
    folder: Path, losses: dict[int, Salvage]
) -> None:
    """It opens, verifies and is charted in, in an epoch of its own; gaps are told."""
    damage(folder, min(losses))
    made = salvaged(folder)

    assert made is not None
    assert known_missing(folder) == made.gaps
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("after")], NURSE, circumstances(70))
        report = verify(database)
        assert len(journal.readable(session_stream())) > COUNT / 2
        assert len(journal.drafts()) == 1
    assert report.is_whole
    assert report.lost == tuple(gap.sentence for gap in made.gaps)
    assert min(head.seq for head in report.heads) == 1
    assert any(line.startswith("Known since a salvage: Entry") for line in report.lines)
    # A copy of it is whole in the same way, and what is lost beyond that is found.
    found = contents_of(folder / "record.db", key_of(folder), known=made.gaps)
    assert found.is_whole
    assert not contents_of(folder / "record.db", key_of(folder)).is_whole
    without_guards(folder, "DELETE FROM payload WHERE arrival = 59")
    with Database(folder) as database:
        assert not verify(database).is_whole


def test_a_copy_fills_what_is_lost(folder: Path) -> None:
    """Up to the last copy nothing is lost, also where the file can't be opened."""
    whole = contents_of(folder / "record.db", key_of(folder))
    out = copy_of(folder / "backups", date(2026, 3, 13))
    back_up(folder / "record.db", key_of(folder), out)
    damage(folder, 0)
    made = salvaged(folder)

    assert made is not None
    assert (made.entries, made.from_copies, made.gaps) == (COUNT, COUNT, ())
    found = contents_of(folder / "record.db", key_of(folder))
    assert found.heads == whole.heads
    with Database(folder) as database:
        assert verify(database).is_whole


def test_without_a_copy_an_unreadable_file_stays_as_it_is(folder: Path) -> None:
    """There is nothing to make a record of."""
    damaged = damage(folder, 0)
    assert salvaged(folder) is None
    assert (folder / "record.db").read_bytes() == damaged
    assert not (folder / "record.new").exists()


def test_what_was_altered_is_lost_and_not_taken_over(folder: Path) -> None:
    """An entry that is not as it was written proves nothing."""
    without_guards(folder, "UPDATE payload SET content = x'7b7d' WHERE arrival = 9")
    made = salvaged(folder)

    assert made is not None
    (gap,) = made.gaps
    assert (gap.first, gap.last) == (9, 9)
    assert gap.kinds == ("9 note-recorded at 2026-03-14T13:05Z",)
    assert "Entry 9 is lost of epoch" in gap.sentence


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    damaged = damage(folder, 3)
    salvaged(folder, is_kept=False)
    names = {path.name for path in folder.iterdir()}
    assert names == {"record.db", "record.key", "record.lock"}
    assert (folder / "record.db").read_bytes() == damaged


def gap(first: int, last: int) -> Gap:
    epoch = START_EPOCH
    return Gap(
        noun="Entry", station=epoch, epoch=epoch, first=first, last=last, told_at=START
    )


START_EPOCH = session_stream("epoch").id


@pytest.mark.parametrize(
    ("first", "last", "is_covered"),
    [(3, 5, True), (3, 6, True), (4, 4, True), (2, 5, False), (3, 7, False)],
)
def test_only_what_is_listed_is_known_to_be_lost(
    first: int, last: int, *, is_covered: bool
) -> None:
    """To the number, at either end, over two runs that touch."""
    known = (gap(3, 5), gap(6, 6), gap(9, 9))
    assert covers(known, "Entry", START_EPOCH.bytes, first, last) is is_covered
    assert not covers(known, "Row", START_EPOCH.bytes, first, last)
    assert not covers(known, "Entry", bytes(16), first, last)


def test_a_list_that_can_not_be_read_excuses_nothing(folder: Path) -> None:
    (folder / FILE).write_text("{")
    assert known_missing(folder) == ()
