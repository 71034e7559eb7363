"""Nobody tries for long, and nobody is kept out by what somebody else tried."""

from datetime import timedelta
from pathlib import Path

import pytest

from monitor.access.faults import SlotsDamaged
from monitor.access.signing_in import Credentials, SignedIn
from monitor.access.slot_file import SlotFile
from monitor.access.throttling import (
    FORGOTTEN_AFTER_S,
    LONGEST_HERE_S,
    LONGEST_WAIT_S,
    MOST_PINS,
    NotTried,
)
from monitor.access.tries import FILE
from monitor.chart.refusals import Refusal
from tests.access.door import PIN, VERIFIER, WRONG, Door
from tests.access.keyring import (
    COPIES,
    MARTHA,
    MARTHAS,
    OWEN,
    OWENS,
    STRANGERS,
    two_people,
)
from tests.clocks import START
from tests.traps.logs import ExpectedLogs


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
