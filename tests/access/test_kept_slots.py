"""A key file that was put back, or put together, lets nobody in."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import SlotsDamaged, SlotsOlder
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.access.slot_text import read, written
from monitor.access.slots import KeySlots
from tests.access.keyring import (
    CHEAP,
    CODE,
    CODE_PRINTED,
    COPIES,
    KEY,
    MARTHA,
    MARTHAS,
    OWEN,
    OWENS,
    two_people,
)
from tests.clocks import ManualClock

NEW = Credentials(name="owen", password="walnut ferry copper dusk")
KEYS = DataKeys(current=KEY)


def keeper_of(folder: Path) -> Doorkeeper:
    """As after a restart."""
    return Doorkeeper(folder, ManualClock(), lambda _: CHEAP)


@pytest.fixture
def keeper(tmp_path: Path) -> Doorkeeper:
    keeper = keeper_of(tmp_path)
    keeper.begin(MARTHA, MARTHAS, CODE, KEY)
    keeper.let_in(OWEN, OWENS, KEYS)
    return keeper


def kept(folder: Path) -> bytes:
    return (folder / FIRST).read_bytes()


def put_back(folder: Path, content: bytes) -> None:
    for name in COPIES:
        (folder / name).write_bytes(content)


def generation(keeper: Doorkeeper, typed: Credentials) -> int:
    signed = keeper.sign_in(typed)
    assert isinstance(signed, SignedIn), signed
    return signed.generation


def test_each_change_counts_and_is_sealed(keeper: Doorkeeper, tmp_path: Path) -> None:
    before = generation(keeper, MARTHAS)
    assert keeper.change_password(OWENS, NEW) is None

    assert generation(keeper_of(tmp_path), MARTHAS) == before + 1
    assert keeper.generation_twice == before + 1
    assert len(read(kept(tmp_path)).seal) == 32


def test_an_older_file_lets_nobody_in_any_more(
    keeper: Doorkeeper, tmp_path: Path
) -> None:
    """While it runs, by no password, also one that holds; and nothing is written."""
    older = kept(tmp_path)
    assert keeper.change_password(OWENS, NEW) is None
    put_back(tmp_path, older)

    for typed in (OWENS, MARTHAS):
        with pytest.raises(SlotsOlder, match="older than the record") as fault:
            keeper.sign_in(typed)
        assert (fault.value.found, fault.value.known) == (3, 4)
    with pytest.raises(SlotsOlder):
        keeper.let_in(OWEN, NEW, KEYS)
    with pytest.raises(SlotsOlder):
        keeper.shut_out(OWEN, {MARTHA})
    assert kept(tmp_path) == older


def test_after_a_restart_it_tells_how_old_it_is(
    keeper: Doorkeeper, tmp_path: Path
) -> None:
    """The record knows that it had newer ones."""
    older = kept(tmp_path)
    assert keeper.change_password(OWENS, NEW) is None
    put_back(tmp_path, older)

    assert generation(keeper_of(tmp_path), OWENS) == keeper.generation_twice - 1


def _with_number(now: KeySlots, then: KeySlots) -> KeySlots:
    return replace(then, generation=now.generation + 1)


def _with_slot_of_then(now: KeySlots, then: KeySlots) -> KeySlots:
    return replace(now, people=then.people)


def _with_seal_of_now(now: KeySlots, then: KeySlots) -> KeySlots:
    return replace(then, generation=now.generation, seal=now.seal)


@pytest.mark.parametrize(
    "forged", [_with_number, _with_slot_of_then, _with_seal_of_now]
)
def test_who_only_writes_the_file_makes_no_newer_one(
    keeper: Doorkeeper, tmp_path: Path, forged: object
) -> None:
    """Neither an older one with another number nor an older slot among newer ones."""
    then = read(kept(tmp_path))
    assert keeper.change_password(OWENS, NEW) is None
    assert callable(forged)
    put_back(tmp_path, written(forged(read(kept(tmp_path)), then)))

    for door in (keeper, keeper_of(tmp_path)):
        with pytest.raises(SlotsDamaged):
            door.sign_in(OWENS)
        with pytest.raises(SlotsDamaged):
            door.open_by_code(CODE_PRINTED)


def test_without_a_seal_nothing_stands_for_its_number(
    keeper: Doorkeeper, tmp_path: Path
) -> None:
    bare = replace(read(kept(tmp_path)), generation=99, seal=b"")
    put_back(tmp_path, written(bare))

    assert generation(keeper_of(tmp_path), OWENS) == 0
    with pytest.raises(SlotsOlder):
        keeper.sign_in(OWENS)


def test_slots_of_before_there_was_a_seal_get_one(tmp_path: Path) -> None:
    SlotFile(tmp_path).write(two_people())
    keeper = keeper_of(tmp_path)
    assert (generation(keeper, OWENS), keeper.generation_twice) == (0, 0)

    keeper.seal(KEYS)
    sealed = read(kept(tmp_path))
    assert generation(keeper_of(tmp_path), OWENS) == two_people().generation + 1
    keeper.seal(KEYS)
    assert read(kept(tmp_path)) == sealed


def test_what_one_copy_alone_has_is_not_demanded_later(
    keeper: Doorkeeper, tmp_path: Path
) -> None:
    """Should that copy be damaged the older one is left, and lets everybody in."""
    before = keeper.generation_twice
    (tmp_path / SECOND).unlink()
    (tmp_path / SECOND).mkdir()
    assert keeper.change_password(OWENS, NEW) is None
    assert "can't be written" in keeper.remark
    assert keeper.generation_twice == before
    assert generation(keeper, NEW) == before + 1
    assert keeper.generation_twice == before

    (tmp_path / SECOND).rmdir()
    assert generation(keeper, NEW) == before + 1
    assert keeper.generation_twice == before + 1


def test_the_recovery_code_takes_an_older_file_and_nobody_else_in_it(
    keeper: Doorkeeper, tmp_path: Path
) -> None:
    """Nobody knows whose password still holds: the record gets another key as well."""
    older, known = kept(tmp_path), keeper.generation_twice
    put_back(tmp_path, older)
    later = keeper_of(tmp_path)
    keys = later.open_by_code(CODE_PRINTED)
    assert isinstance(keys, DataKeys)
    assert later.generation == known

    later.let_in(MARTHA, MARTHAS, keys, known + 5)
    assert generation(keeper_of(tmp_path), MARTHAS) == known + 6
    assert not later.has_slot(OWEN)
    assert isinstance(keeper_of(tmp_path).open_by_code(CODE_PRINTED), DataKeys)
    assert to_key_anew.is_noted(tmp_path)


def test_of_slots_that_are_not_older_the_code_leaves_everybody(
    keeper: Doorkeeper, tmp_path: Path
) -> None:
    keys = keeper.open_by_code(CODE_PRINTED)
    assert isinstance(keys, DataKeys)
    keeper.let_in(MARTHA, MARTHAS, keys, keeper.generation_twice)

    assert keeper.has_slot(OWEN)
    assert not to_key_anew.is_noted(tmp_path)
