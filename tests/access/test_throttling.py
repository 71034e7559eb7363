"""Nobody gets more tries by ending the program, restarting, or setting the clock."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from monitor.access.throttling import (
    MOST_PINS,
    SPENT,
    Moment,
    Throttle,
    carried_over,
    moment_of,
    password_was_right,
    pin_was_right,
    pins_left,
    seconds_left,
    try_password,
    try_pin,
)
from tests.access.keyring import MARTHA, OWEN
from tests.clocks import START, ManualClock

_PEOPLE = [MARTHA, OWEN, UUID(int=9)]


def _at(seconds: float, boot: str = "first") -> Moment:
    return Moment(boot=boot, seconds=seconds)


def _wrong_pins(throttle: Throttle, person: UUID, times: int) -> Throttle:
    for _ in range(times):
        attempt = try_pin(throttle, person)
        assert attempt.refusal is None
        throttle = attempt.throttle
    return throttle


def _wrong_passwords(times: int) -> tuple[Throttle, Moment]:
    """Tried as soon as each may be."""
    throttle, seconds = Throttle(), 100.0
    for _ in range(times):
        seconds += seconds_left(throttle, _at(seconds))
        attempt = try_password(throttle, _at(seconds))
        assert attempt.refusal is None
        throttle = attempt.throttle
    return throttle, _at(seconds)


@pytest.mark.parametrize(("tried", "left"), [(0, 5), (1, 4), (4, 1), (5, 0)])
def test_five_pins_may_be_tried(tried: int, left: int) -> None:
    throttle = _wrong_pins(Throttle(), MARTHA, tried)

    assert pins_left(throttle, MARTHA) == left
    assert (try_pin(throttle, MARTHA).refusal is None) == (left > 0)


def test_then_the_password_is_asked() -> None:
    throttle = _wrong_pins(Throttle(), MARTHA, MOST_PINS)

    attempt = try_pin(throttle, MARTHA)

    assert attempt.throttle == throttle
    assert attempt.refusal is not None
    assert attempt.refusal.sentence == (
        "No PIN is taken now: a wrong one was typed 5 times."
        " Sign in with your password."
    )


def test_another_persons_pin_gives_no_more_tries() -> None:
    """Five in all on one lock, whosever they are."""
    throttle = _wrong_pins(Throttle(), MARTHA, 3)
    throttle = _wrong_pins(throttle, OWEN, 2)

    assert pins_left(throttle, MARTHA) == pins_left(throttle, OWEN) == 0


def test_the_right_pin_gives_five_again() -> None:
    throttle = pin_was_right(_wrong_pins(Throttle(), MARTHA, 4), MARTHA)

    assert throttle == Throttle()


def test_who_knows_one_pin_gets_no_more_tries_at_another() -> None:
    """Unlocking with one's own in between does not help to guess a colleague's."""
    throttle = _wrong_pins(Throttle(), MARTHA, 3)
    throttle = pin_was_right(_wrong_pins(throttle, OWEN, 1), OWEN)

    assert pins_left(throttle, MARTHA) == 2
    assert pins_left(throttle, OWEN) == 5


def test_the_right_password_gives_five_pins_again() -> None:
    throttle = password_was_right(_wrong_pins(Throttle(), MARTHA, 5), MARTHA, 0)

    assert throttle == Throttle()


@pytest.mark.parametrize(
    ("wrong", "wait_s"),
    [(0, 0), (1, 1), (2, 2), (3, 4), (8, 128), (9, 256), (10, 300), (60, 300)],
)
def test_each_wrong_password_doubles_the_wait(wrong: int, wait_s: int) -> None:
    throttle, now = _wrong_passwords(wrong)

    assert seconds_left(throttle, now) == wait_s


def test_a_wait_is_over_to_the_second() -> None:
    throttle, then = _wrong_passwords(4)

    early = try_password(throttle, _at(then.seconds + 7.9))
    on_time = try_password(throttle, _at(then.seconds + 8))

    assert early.throttle == throttle
    assert early.refusal is not None
    assert early.refusal.sentence == (
        "No password is taken yet: a wrong one was typed 4 times in a row."
        " Wait 1 s, then type it again."
    )
    assert on_time.refusal is None


def test_the_right_password_ends_the_waiting() -> None:
    throttle, now = _wrong_passwords(6)

    assert seconds_left(password_was_right(throttle, MARTHA, 6), now) == 0


def test_the_right_pin_does_not_end_the_waiting() -> None:
    throttle, now = _wrong_passwords(6)

    assert seconds_left(pin_was_right(throttle, MARTHA), now) == 32


def test_own_tries_are_taken_back_and_no_others() -> None:
    throttle, now = _wrong_passwords(6)

    assert password_was_right(throttle, MARTHA, 2).passwords == 4
    assert seconds_left(password_was_right(throttle, MARTHA, 2), now) == 8


@pytest.mark.parametrize(("up", "left"), [(0, 32), (20, 12), (31, 1), (32, 0)])
def test_a_restart_goes_on_with_the_wait(up: float, left: float) -> None:
    """All that passed since the workstation was started went by, and maybe more."""
    throttle, then = _wrong_passwords(6)
    restarted = _at(up, boot="second")

    assert up < then.seconds
    assert seconds_left(carried_over(throttle, restarted), restarted) == left


def test_so_does_another_run_where_a_boot_has_no_name() -> None:
    throttle, then = _wrong_passwords(6)

    assert seconds_left(throttle, _at(then.seconds + 30, boot="run 2")) == 2


@pytest.mark.parametrize(("peace", "left"), [(3599.9, 6), (3600, 0)])
def test_an_hour_of_peace_forgets_them(peace: float, left: int) -> None:
    throttle, then = _wrong_passwords(6)

    assert carried_over(throttle, _at(then.seconds + peace)).passwords == left


def test_whose_tries_nobody_knows_has_no_pins_until_the_password() -> None:
    """One person's right password gives that person PINs, and nobody else."""
    assert pins_left(SPENT, MARTHA) == pins_left(SPENT, OWEN) == 0
    known = password_was_right(SPENT, MARTHA, 0)
    assert (pins_left(known, MARTHA), pins_left(known, OWEN)) == (5, 0)
    known = pin_was_right(_wrong_pins(known, MARTHA, 2), MARTHA)
    assert (pins_left(known, MARTHA), pins_left(known, OWEN)) == (5, 0)


@pytest.mark.parametrize(
    "text", ['{"pins":-1}', '{"others":-1}', '{"passwords":-9}', '{"untold":-1}']
)
def test_no_count_is_negative(text: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(text, type=Throttle)


def test_a_refused_try_carries_the_wait_over_as_well() -> None:
    """So it ends even where nobody carried it over at the start."""
    throttle, _ = _wrong_passwords(2)
    attempt = try_password(throttle, _at(1, boot="second"))

    assert attempt.refusal is not None
    assert try_password(attempt.throttle, _at(2, boot="second")).refusal is None


def test_seconds_that_went_back_are_those_of_another_boot() -> None:
    """As where a virtual machine was set back to an earlier state."""
    throttle, then = _wrong_passwords(6)

    assert seconds_left(throttle, _at(then.seconds - 50)) == 32


def test_the_workstations_clock_has_no_say() -> None:
    """Set forward or back, the wait is the same."""
    clock = ManualClock()
    throttle = try_password(Throttle(), moment_of(clock)).throttle
    for days in (-1000, 1000):
        clock.step_wall_to(START + timedelta(days=days))

        assert seconds_left(throttle, moment_of(clock)) == 1


def test_it_is_stored_and_read_again() -> None:
    throttle = _wrong_pins(_wrong_passwords(3)[0], MARTHA, 2)

    stored = msgspec.json.encode(throttle)

    assert msgspec.json.decode(stored, type=Throttle) == throttle
