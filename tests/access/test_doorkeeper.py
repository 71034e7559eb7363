"""People are let in, each by what they alone know, and nobody tries for long."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import SlotsDamaged, SlotsExist, SlotsRefused
from monitor.access.pins import verifier_of
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.access.throttling import (
    FORGOTTEN_AFTER_S,
    LONGEST_HERE_S,
    LONGEST_WAIT_S,
    MOST_PINS,
    NotTried,
)
from monitor.access.tries import FILE
from monitor.chart.refusals import Refusal
from tests.access.keyring import (
    CHEAP,
    CODE,
    CODE_PRINTED,
    COPIES,
    KEY,
    MARTHA,
    MARTHAS,
    NEXT_KEY,
    OWEN,
    OWENS,
    STRANGERS,
    two_people,
)
from tests.clocks import START, ManualClock
from tests.traps.logs import ExpectedLogs

NEW = Credentials(name="martha", password="walnut ferry copper dusk")
PIN, WRONG = "481926", "739205"
VERIFIER = verifier_of(PIN)


class Door:
    """A doorkeeper, and another after a restart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.restart()

    def restart(self) -> None:
        self.keeper = Doorkeeper(self.folder, self.clock, lambda _: CHEAP)

    def begin(self) -> DataKeys:
        return self.keeper.begin(MARTHA, MARTHAS, CODE, KEY)

    def signed_in(self, typed: Credentials) -> SignedIn:
        self.clock.advance(seconds=LONGEST_WAIT_S)
        answer = self.keeper.sign_in(typed)
        assert isinstance(answer, SignedIn), answer
        return answer

    def is_refused(self, typed: Credentials) -> bool:
        self.clock.advance(seconds=LONGEST_WAIT_S)
        return isinstance(self.keeper.sign_in(typed), Refusal)


@pytest.fixture
def door(tmp_path: Path) -> Door:
    door = Door(tmp_path)
    assert not door.keeper.has_slots
    door.begin()
    return door


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


def test_a_wrong_password_has_the_next_one_wait(door: Door) -> None:
    """Also the right one, also after a restart, also where the clock was set."""
    assert isinstance(door.keeper.sign_in(STRANGERS), Refusal)
    waits = door.keeper.sign_in(MARTHAS)
    assert isinstance(waits, Refusal)
    assert "Wait 1 s" in waits.remedy
    door.clock.step_wall_to(START - timedelta(hours=1))
    door.restart()
    assert isinstance(door.keeper.sign_in(MARTHAS), Refusal)
    door.clock.advance(seconds=1)
    assert isinstance(door.keeper.sign_in(MARTHAS), SignedIn)


@pytest.mark.parametrize(("waited", "was_tried"), [(1.999, False), (2.0, True)])
def test_what_was_not_tried_is_no_failure(
    door: Door, waited: float, *, was_tried: bool
) -> None:
    """However often it was typed: the wait is no longer, and no failure is added."""
    for wait in (0, 1):
        door.clock.advance(seconds=wait)
        assert not isinstance(door.keeper.sign_in(STRANGERS), NotTried)
    for _ in range(20):
        assert isinstance(door.keeper.sign_in(STRANGERS), NotTried)
    door.restart()
    assert door.keeper.failures == 2
    door.clock.advance(seconds=waited)

    answer = door.keeper.sign_in(STRANGERS)

    assert isinstance(answer, Refusal)
    assert isinstance(answer, NotTried) is not was_tried
    assert door.keeper.failures == 2 + was_tried
    # At which name those before the restart were nobody knows: they stay for an hour.
    door.signed_in(MARTHAS)
    assert door.keeper.failures == 2
    door.clock.advance(seconds=FORGOTTEN_AFTER_S)
    door.signed_in(MARTHAS)
    assert door.keeper.failures == 0


def test_ones_own_password_does_not_help_to_guess_anothers(door: Door) -> None:
    """Guess and own sign-in by turns wait longer and longer."""
    door.keeper.let_in(OWEN, OWENS, door.signed_in(MARTHAS).keys)
    guess = Credentials(name=" OWEN ", password="not this one either")
    for wrong in range(1, 12):
        assert not isinstance(door.keeper.sign_in(guess), NotTried)
        door.clock.advance(seconds=LONGEST_HERE_S)
        assert isinstance(door.keeper.sign_in(MARTHAS), SignedIn)
        wait = min(LONGEST_WAIT_S, 2 ** (wrong - 1))
        if wait > LONGEST_HERE_S:
            door.clock.advance(seconds=wait - LONGEST_HERE_S - 1)
            assert isinstance(door.keeper.sign_in(guess), NotTried)
            door.clock.advance(seconds=1)


def test_a_guesser_keeps_the_others_out_for_half_a_minute_at_most(door: Door) -> None:
    """And whose name it was for five; a restart makes neither longer."""
    door.keeper.let_in(OWEN, OWENS, door.signed_in(MARTHAS).keys)
    guess = Credentials(name="owen", password="not this one either")
    for _ in range(12):
        assert door.is_refused(guess)
    door.clock.advance(seconds=LONGEST_HERE_S - 1)
    assert isinstance(door.keeper.sign_in(MARTHAS), NotTried)
    assert isinstance(door.keeper.sign_in(OWENS), NotTried)
    door.clock.advance(seconds=1)
    assert isinstance(door.keeper.sign_in(OWENS), NotTried)
    door.restart()
    assert isinstance(door.keeper.sign_in(MARTHAS), SignedIn)
    assert isinstance(door.keeper.sign_in(OWENS), SignedIn)


def test_failures_that_were_noted_nowhere_are_told_once(door: Door) -> None:
    assert door.is_refused(STRANGERS)
    assert door.is_refused(STRANGERS)
    door.restart()
    door.signed_in(MARTHAS)
    assert door.keeper.tell_failures() == 2
    assert door.keeper.tell_failures() == 0
    assert door.is_refused(STRANGERS)
    door.restart()
    assert door.keeper.tell_failures() == 0


def test_without_the_file_of_tries_no_pin_is_taken_before_the_password(
    door: Door,
) -> None:
    """So deleting it gives no five guesses more."""
    door.keeper.let_in(OWEN, OWENS, door.signed_in(MARTHAS).keys)
    (door.folder / FILE).unlink()
    door.restart()
    door.signed_in(MARTHAS)
    assert door.keeper.pins_left(MARTHA) == MOST_PINS
    assert door.keeper.pins_left(OWEN) == 0
    door.signed_in(OWENS)
    assert door.keeper.pins_left(OWEN) == MOST_PINS


def test_five_wrong_pins_are_checked_and_no_sixth(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 1,000 guesses, restarts and a clock set back among them (R35, F19)."""
    checked: list[str] = []

    def counted(pin: str, verifier: str) -> bool:
        checked.append(verifier)
        return pin == PIN

    monkeypatch.setattr("monitor.access.pins.is_right", counted)
    for guess in range(1000):
        assert door.keeper.check_pin(MARTHA, WRONG, VERIFIER) is not None
        if guess % 100 == 3:
            door.clock.step_wall_to(START - timedelta(days=guess))
            door.restart()
    assert len(checked) == MOST_PINS
    assert door.keeper.pins_left(MARTHA) == 0
    refused = door.keeper.check_pin(MARTHA, PIN, VERIFIER)
    assert refused is not None
    assert refused.remedy == "Sign in with your password"
    assert len(checked) == MOST_PINS


def test_a_password_gives_back_the_pins(door: Door) -> None:
    for left in (4, 3, 2, 1, 0):
        assert door.keeper.check_pin(MARTHA, WRONG, VERIFIER) is not None
        assert door.keeper.pins_left(MARTHA) == left
    door.signed_in(MARTHAS)
    assert door.keeper.check_pin(MARTHA, PIN, VERIFIER) is None


def test_the_right_pin_gives_back_the_tries(door: Door) -> None:
    door.keeper.check_pin(MARTHA, WRONG, VERIFIER)
    assert door.keeper.check_pin(MARTHA, PIN, VERIFIER) is None
    assert door.keeper.pins_left(MARTHA) == MOST_PINS


def test_deleting_the_file_of_tries_gives_none_to_a_running_vigil(door: Door) -> None:
    for _ in range(MOST_PINS):
        door.keeper.check_pin(MARTHA, WRONG, VERIFIER)
    (door.folder / FILE).unlink()
    assert door.keeper.check_pin(MARTHA, PIN, VERIFIER) is not None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b'{"pins": "many"}', b'{"pins":-9}']
)
def test_a_file_of_tries_that_makes_no_sense_keeps_nobody_out(
    door: Door, content: bytes
) -> None:
    """Nor gives anybody a PIN to guess."""
    (door.folder / FILE).write_bytes(content)
    door.restart()
    assert door.keeper.pins_left(MARTHA) == door.keeper.pins_left(OWEN) == 0
    assert isinstance(door.keeper.sign_in(MARTHAS), SignedIn)
    assert door.keeper.pins_left(OWEN) == 0


def test_a_disk_that_takes_nothing_keeps_nobody_out(
    door: Door, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """The tries are counted all the same, until the program ends."""
    expected_logs.expect("How often was tried is not kept")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("monitor.access.tries.write_whole", full)
    door.signed_in(MARTHAS)
    for _ in range(MOST_PINS):
        door.keeper.check_pin(MARTHA, WRONG, VERIFIER)
    assert door.keeper.check_pin(MARTHA, PIN, VERIFIER) is not None


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


def test_damaged_slots_cost_nobody_a_try(door: Door, tmp_path: Path) -> None:
    """Whoever signs in to those of a copy next has not to wait for it."""
    whole = SlotFile(tmp_path).read().slots
    for name in COPIES:
        (tmp_path / name).write_bytes(b"damaged")
    with pytest.raises(SlotsDamaged):
        door.keeper.sign_in(MARTHAS)
    assert door.keeper.seconds_left() == 0
    assert isinstance(door.keeper.sign_in(MARTHAS, whole), SignedIn)


def test_tries_at_the_slots_of_a_copy_count(door: Door) -> None:
    """They are no way around the wait."""
    other = two_people()
    assert isinstance(door.keeper.sign_in(OWENS, other), SignedIn)
    assert isinstance(door.keeper.sign_in(STRANGERS, other), Refusal)
    assert door.keeper.seconds_left() > 0
    assert isinstance(door.keeper.sign_in(MARTHAS), Refusal)
