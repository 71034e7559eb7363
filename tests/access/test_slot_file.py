"""The key file outlasts a crash at any moment, and damage to one of its copies."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from monitor.access.enrolling import with_next_key, with_person
from monitor.access.faults import (
    NewerSlots,
    SlotsDamaged,
    SlotsMissing,
    SlotsRefused,
    SlotsUnreadable,
)
from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.access.slot_text import LONGEST, read, written
from monitor.access.slots import KeySlots
from monitor.charting.faults import EnvironmentFault
from tests.access.keyring import (
    CHEAP,
    COPIES,
    KEYS,
    MARTHA,
    MARTHAS,
    NEW,
    NEXT_KEY,
    OLD,
    OWEN,
    bare_slots,
)
from tests.access.test_slot_text import _framed

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")


def test_what_is_written_is_read(file: SlotFile, tmp_path: Path) -> None:
    """From either of two equal copies, and nothing else is left there."""
    found = file.read()

    assert (found.slots, found.remark) == (OLD, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(COPIES)
    assert [(tmp_path / name).read_bytes() for name in COPIES] == [written(OLD)] * 2


@pytest.mark.parametrize(
    "slots",
    [
        replace(with_next_key(OLD, NEXT_KEY), people=OLD.people),
        replace(with_next_key(OLD, NEXT_KEY), recovery=OLD.recovery),
        replace(OLD, people=(*OLD.people, OLD.people[0])),
        replace(OLD, generation=0),
    ],
    ids=["people without", "code without", "one twice", "no generation"],
)
def test_what_could_not_be_read_is_not_written(
    slots: KeySlots, file: SlotFile, tmp_path: Path
) -> None:
    """Whoever came in by what was there still does."""
    with pytest.raises(SlotsRefused, match="nobody could open it"):
        file.write(slots)

    assert [(tmp_path / name).read_bytes() for name in COPIES] == [written(OLD)] * 2
    assert file.read().slots == OLD


def test_there_is_none_before_it_is_written(tmp_path: Path) -> None:
    file = SlotFile(tmp_path)

    assert not file.exists()
    with pytest.raises(SlotsMissing, match="are missing"):
        file.read()

    file.write(OLD)
    assert file.exists()


@posix_only
def test_the_copies_are_for_the_owner_alone(file: SlotFile, tmp_path: Path) -> None:
    """As written, as written again, and once one was opened up and read."""
    (tmp_path / FIRST).chmod(0o644)
    (tmp_path / SECOND).chmod(0o640)
    file.read()
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in COPIES]
    file.write(NEW)
    modes += [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in COPIES]

    assert modes == [0o600] * 4


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(bytes(4096)),
        lambda path: os.truncate(path, LONGEST + 1),
        lambda path: path.write_bytes(written(bare_slots())),
    ],
    ids=["missing", "empty", "cut", "zeros", "huge", "older"],
)
def test_one_damaged_copy_is_mended_from_the_other(
    damage: Callable[[Path], object], name: str, file: SlotFile, tmp_path: Path
) -> None:
    """It says which, and the next reading finds nothing."""
    damage(tmp_path / name)

    found = file.read()

    assert found.slots == OLD
    assert f"{name} was written anew" in found.remark
    assert file.read().remark == ""


@pytest.mark.parametrize("damage", [b"", b"x", written(OLD)[:-1]])
def test_two_damaged_copies_are_a_fault_and_stay(
    damage: bytes, file: SlotFile, tmp_path: Path
) -> None:
    for name in COPIES:
        (tmp_path / name).write_bytes(damage)

    with pytest.raises(SlotsDamaged, match="Put the key files back"):
        file.read()

    assert [(tmp_path / name).read_bytes() for name in COPIES] == [damage] * 2


def test_one_missing_and_one_damaged_copy_is_a_fault(
    file: SlotFile, tmp_path: Path
) -> None:
    (tmp_path / FIRST).unlink()
    (tmp_path / SECOND).write_bytes(b"x")

    with pytest.raises(SlotsDamaged):
        file.read()


@pytest.mark.parametrize("name", COPIES)
def test_nothing_is_written_over_a_later_format(
    name: str, file: SlotFile, tmp_path: Path
) -> None:
    """Also where the other copy could be read: it would be older."""
    later = _framed(b"{}", b"Vigil key slots 2")
    (tmp_path / name).write_bytes(later)
    before = [(tmp_path / each).read_bytes() for each in COPIES]

    with pytest.raises(NewerSlots):
        file.read()

    assert [(tmp_path / each).read_bytes() for each in COPIES] == before


def test_copies_of_two_records_are_not_mixed(file: SlotFile, tmp_path: Path) -> None:
    """The record beside them is of one, and nobody can say of which."""
    other = replace(OLD, record=MARTHA, generation=99)
    (tmp_path / SECOND).write_bytes(written(other))

    with pytest.raises(SlotsDamaged, match="not of this record"):
        file.read()


def test_a_copy_that_cannot_be_read_is_as_good_as_damaged(
    file: SlotFile, tmp_path: Path
) -> None:
    """A folder in its place is what any user can make of it."""
    (tmp_path / FIRST).unlink()
    (tmp_path / FIRST).mkdir()

    found = file.read()

    assert found.slots == OLD
    assert "can't be written" in found.remark


def test_two_copies_that_cannot_be_read_are_told_with_the_reason(
    tmp_path: Path,
) -> None:
    for name in COPIES:
        (tmp_path / name).mkdir()

    with pytest.raises(SlotsUnreadable, match="directory"):
        SlotFile(tmp_path).read()


def test_what_a_crash_left_half_written_is_not_read(
    file: SlotFile, tmp_path: Path
) -> None:
    """The file beside it counts for nothing, and the next write takes its place."""
    (tmp_path / f".{FIRST}.part").write_bytes(written(NEW))

    assert file.read().slots == OLD
    assert file.write(NEW) == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(COPIES)


def test_who_was_removed_is_in_neither_copy(file: SlotFile, tmp_path: Path) -> None:
    file.write(NEW)

    for name in COPIES:
        assert read((tmp_path / name).read_bytes()).of(OWEN) is None


_WHOLE: list[KeySlots] = [
    bare_slots(),
    OLD,
    with_person(OLD, MARTHA, MARTHAS, KEYS, CHEAP),
]


@given(
    st.lists(
        st.none() | st.binary(max_size=80) | st.sampled_from(_WHOLE),
        min_size=2,
        max_size=2,
    )
)
def test_the_newest_whole_copy_counts(
    tmp_path_factory: pytest.TempPathFactory, copies: list[KeySlots | bytes | None]
) -> None:
    """Of whatever two copies; without a whole one there is a fault, and no crash."""
    folder = tmp_path_factory.mktemp("slots")
    for name, copy in zip(COPIES, copies, strict=True):
        if copy is not None:
            content = copy if isinstance(copy, bytes) else written(copy)
            (folder / name).write_bytes(content)
    whole = [copy for copy in copies if isinstance(copy, KeySlots)]

    if not whole:
        with pytest.raises(EnvironmentFault):
            SlotFile(folder).read()
        return
    found = SlotFile(folder).read()
    assert found.slots.generation == max(each.generation for each in whole)
    assert bool(found.remark) == (copies[0] != copies[1])
