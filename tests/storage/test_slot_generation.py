"""A record knows the newest key slots it was told of, and never goes back."""

from pathlib import Path

from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.restoring import SlotsOfCopy, restore
from monitor.storage.slot_generation import FileSlotGeneration, generation_in
from monitor.storage.verify import verify
from tests.clocks import START
from tests.storage.tampering import by_hand, guarded_as


def keep(folder: Path, *generations: int) -> int:
    with Database(folder) as database:
        known = FileSlotGeneration(database)
        for generation in generations:
            known.keep(generation)
        assert verify(database).is_whole
        return known.known()


def of_file(folder: Path) -> int:
    return generation_in(folder / "record.db", (folder / "record.key").read_bytes())


def test_it_only_ever_rises(folder: Path) -> None:
    assert keep(folder) == 0
    assert keep(folder, 3) == 3
    assert keep(folder, 2) == 3
    assert keep(folder, 4, 3) == 4
    assert of_file(folder) == 4


def test_a_record_of_before_knows_of_none(folder: Path) -> None:
    """Also as a file that nobody has brought up yet."""
    keep(folder, 3)
    by_hand(folder, "DROP TABLE slot_generation").close()
    guarded_as(folder, 7)

    assert of_file(folder) == 0
    assert keep(folder) == 0
    assert keep(folder, 5) == 5


def test_what_is_restored_demands_the_slots_that_then_open_it(folder: Path) -> None:
    """Those beside a copy may be of before it, and a later number would lock out."""
    keep(folder, 9)
    held = RecordFolder(folder)
    copy = folder.parent / "copy.db"
    copy.write_bytes((folder / "record.db").read_bytes())
    restore(held, held.present_key(), copy, START, SlotsOfCopy(generation=7))
    held.release()

    assert of_file(folder) == 7


def test_so_does_a_restored_one_of_before(folder: Path) -> None:
    keep(folder, 9)
    by_hand(folder, "DROP TABLE slot_generation").close()
    guarded_as(folder, 7)
    held = RecordFolder(folder)
    copy = folder.parent / "copy.db"
    copy.write_bytes((folder / "record.db").read_bytes())
    restore(held, held.present_key(), copy, START, SlotsOfCopy(generation=7))
    held.release()

    assert keep(folder) == 0
