"""People are let in, each by what they alone know."""

from pathlib import Path

import pytest

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import SlotsExist, SlotsRefused
from monitor.access.record_key import DataKeys
from monitor.access.slot_file import FIRST, SECOND
from monitor.access.throttling import (
    LONGEST_WAIT_S,
)
from monitor.access.tries import FILE
from monitor.chart.refusals import Refusal
from tests.access.door import NEW, Door
from tests.access.keyring import (
    CHEAP,
    CODE,
    CODE_PRINTED,
    KEY,
    MARTHA,
    MARTHAS,
    NEXT_KEY,
    OWEN,
    OWENS,
    STRANGERS,
)
from tests.clocks import ManualClock


def test_the_first_person_and_the_code_open_the_same_record(door: Door) -> None:
    assert door.keeper.has_slots
    assert door.signed_in(MARTHAS).keys.current == KEY
    by_code = door.keeper.open_by_code(CODE_PRINTED)
    assert isinstance(by_code, DataKeys)
    assert by_code.current == KEY


def test_a_new_record_gets_a_key_of_its_own(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        keeper = Doorkeeper(tmp_path / name, ManualClock(), lambda _: CHEAP)
        keys.append(keeper.begin(MARTHA, MARTHAS, CODE, None).current)
    assert keys[0] != keys[1]


def test_slots_that_are_there_are_not_begun_again(door: Door) -> None:
    """But by whoever was alone with that key and types the same."""
    for typed, key in ((MARTHAS, None), (MARTHAS, NEXT_KEY), (OWENS, KEY)):
        with pytest.raises(SlotsExist):
            door.keeper.begin(OWEN, typed, bytes(range(50, 66)), key)
    assert door.signed_in(MARTHAS).keys.current == KEY
    assert isinstance(door.keeper.open_by_code(CODE_PRINTED), DataKeys)
    assert door.keeper.begin(MARTHA, MARTHAS, CODE, KEY).current == KEY
    door.keeper.let_in(OWEN, OWENS, DataKeys(current=KEY))
    with pytest.raises(SlotsExist):
        door.keeper.begin(MARTHA, MARTHAS, CODE, KEY)


def test_whoever_is_let_in_signs_in_until_shut_out(door: Door) -> None:
    keys = door.signed_in(MARTHAS).keys
    assert door.is_refused(OWENS)
    door.keeper.let_in(OWEN, OWENS, keys)
    assert door.signed_in(OWENS).person == OWEN
    assert door.keeper.shut_out(OWEN, {MARTHA}) is None
    assert door.is_refused(OWENS)
    assert door.signed_in(MARTHAS).person == MARTHA


def test_the_last_administrator_is_not_shut_out(door: Door) -> None:
    assert door.keeper.shut_out(MARTHA, {MARTHA}) is not None
    assert door.signed_in(MARTHAS).person == MARTHA


def test_another_password_takes_the_place_of_the_old_one(door: Door) -> None:
    assert door.keeper.change_password(STRANGERS, NEW) is not None
    door.clock.advance(seconds=LONGEST_WAIT_S)
    assert door.keeper.change_password(MARTHAS, NEW) is None
    assert door.is_refused(MARTHAS)
    assert door.signed_in(NEW).person == MARTHA


def test_a_new_code_takes_the_place_of_the_printed_one(door: Door) -> None:
    keys = door.signed_in(MARTHAS).keys
    door.keeper.change_code(bytes(range(50, 66)), keys)
    assert isinstance(door.keeper.open_by_code(CODE_PRINTED), Refusal)


def test_keyed_anew_everybody_has_both_keys_and_then_the_new_one(door: Door) -> None:
    keys = door.keeper.begin_keying_anew(door.signed_in(MARTHAS).keys)
    assert keys.current != KEY
    assert keys.before == KEY
    assert door.signed_in(MARTHAS).keys == keys
    door.keeper.end_keying_anew()
    assert door.signed_in(MARTHAS).keys == DataKeys(current=keys.current)


def test_keying_anew_that_was_cut_short_goes_on_with_the_same_key(door: Door) -> None:
    keys = door.keeper.begin_keying_anew(door.signed_in(MARTHAS).keys)
    door.restart()
    assert door.keeper.begin_keying_anew(door.signed_in(MARTHAS).keys) == keys


def test_keys_of_an_earlier_time_come_into_no_slot(door: Door) -> None:
    """Also where there are as many of them; no third key is made of them either."""
    old = door.signed_in(MARTHAS).keys
    new = door.keeper.begin_keying_anew(old)
    for late in (old, DataKeys(current=KEY, before=new.current)):
        with pytest.raises(SlotsRefused):
            door.keeper.begin_keying_anew(late)
    door.keeper.end_keying_anew()
    with pytest.raises(SlotsRefused):
        door.keeper.let_in(OWEN, OWENS, old)
    with pytest.raises(SlotsRefused):
        door.keeper.change_code(CODE, old)
    door.keeper.let_in(OWEN, OWENS, new)
    keys = DataKeys(current=new.current)
    assert door.signed_in(MARTHAS).keys == door.signed_in(OWENS).keys == keys
    assert door.keeper.open_by_code(CODE_PRINTED) == keys


def test_after_a_restart_no_third_key_is_made(door: Door) -> None:
    door.keeper.begin_keying_anew(door.signed_in(MARTHAS).keys)
    door.restart()
    with pytest.raises(SlotsRefused):
        door.keeper.begin_keying_anew(DataKeys(current=KEY))


def test_nothing_that_is_kept_beside_the_record_names_anybody(door: Door) -> None:
    door.keeper.let_in(OWEN, OWENS, door.signed_in(MARTHAS).keys)
    door.is_refused(STRANGERS)
    for file in (FIRST, SECOND, FILE):
        content = (door.folder / file).read_bytes().lower()
        for secret in (b"martha", b"owen", b"kettle", b"puddle", b"anything"):
            assert secret not in content, (file, secret)


def test_a_copy_that_was_mended_is_told(door: Door) -> None:
    (door.folder / SECOND).unlink()
    door.signed_in(MARTHAS)
    assert SECOND in door.keeper.remark
