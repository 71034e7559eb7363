"""The slots beside a copy are whole, or what is wrong with them is told."""

from pathlib import Path

import pytest

from monitor.access.faults import NewerSlots, SlotsOfCopyUnusable
from monitor.access.slot_text import LONGEST, written
from monitor.access.slots_of_copy import slots_of_copy
from monitor.summed import parts, summed
from tests.access.keyring import OLD


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "copy.db.slots"
    path.write_bytes(written(OLD))
    return path


def test_whole_ones_are_read(path: Path) -> None:
    assert slots_of_copy(path) == OLD


def test_missing_ones(path: Path) -> None:
    path.unlink()
    with pytest.raises(SlotsOfCopyUnusable, match=r"copy\.db\.slots.* is missing"):
        slots_of_copy(path)


@pytest.mark.parametrize("at", range(0, len(written(OLD)), 97))
def test_any_damaged_byte(path: Path, at: int) -> None:
    content = bytearray(written(OLD))
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(SlotsOfCopyUnusable, match="is damaged"):
        slots_of_copy(path)


def test_far_too_long_ones_are_not_read(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(LONGEST + 1)
    with pytest.raises(SlotsOfCopyUnusable, match="is damaged"):
        slots_of_copy(path)


def test_those_of_a_later_version(path: Path) -> None:
    path.write_bytes(summed(b"Vigil key slots 2", b"{}"))
    with pytest.raises(NewerSlots):
        slots_of_copy(path)


def test_what_can_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(SlotsOfCopyUnusable, match=r"can't be read \(Is a directory"):
        slots_of_copy(tmp_path)


def test_a_sum_stands_for_all_that_follows_and_the_head() -> None:
    content = summed(b"head", b"body\nof lines")
    assert parts(content) == (b"head", b"body\nof lines")
    assert parts(content + b"x") is None
    assert parts(b"hood" + content[4:]) is None
    assert parts(b"") is None
