"""A clock that nobody can set while a session is open."""

from datetime import datetime, timedelta

import pytest

from monitor.clock import Clock, LastRecorded
from monitor.steady_clock import SteadyClock
from tests.clocks import START, ManualClock
from ui.overriding import override

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)
MS = timedelta(milliseconds=1)


@pytest.fixture
def own() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def steady(own: ManualClock) -> SteadyClock:
    clock = SteadyClock(own)
    clock.now()
    return clock


def test_shows_the_time_of_the_workstation(
    own: ManualClock, steady: SteadyClock
) -> None:
    own.advance(minutes=5)

    assert steady.now() == own.now()
    assert steady.ahead == timedelta(0)
    assert (steady.zone, steady.boot_id) == (own.zone, own.boot_id)
    assert steady.monotonic() == own.monotonic()


@pytest.mark.parametrize(
    "step", [-2 * HOUR, -SECOND, SECOND, 3 * HOUR, timedelta(days=-365)]
)
def test_goes_on_where_it_is_set(
    own: ManualClock, steady: SteadyClock, step: timedelta
) -> None:
    own.advance(minutes=5)
    own.step_wall_to(own.now() + step)
    own.advance(minutes=5)

    assert steady.now() == START + timedelta(minutes=10)
    assert steady.ahead == step


def test_steps_add_up(own: ManualClock, steady: SteadyClock) -> None:
    own.step_wall_to(own.now() - HOUR)
    steady.now()
    own.step_wall_to(own.now() - HOUR)
    assert steady.ahead == -2 * HOUR
    own.step_wall_to(own.now() + 2 * HOUR)

    assert (steady.now(), steady.ahead) == (START, timedelta(0))


def test_agrees_again_though_not_to_the_last_bit(
    own: ManualClock, steady: SteadyClock
) -> None:
    """No two clocks are ever read at quite the same moment."""
    own.step_wall_to(own.now() - HOUR)
    steady.now()
    own.step_wall_to(own.now() + HOUR - MS)

    assert (steady.now(), steady.ahead) == (START, timedelta(0))


def test_a_correction_of_less_than_a_second_is_followed(
    own: ManualClock, steady: SteadyClock
) -> None:
    own.step_wall_to(START + SECOND - MS)
    assert (steady.now(), steady.ahead) == (own.now(), timedelta(0))

    own.step_wall_to(START)
    assert steady.now() == START + SECOND - MS
    own.advance(seconds=2)
    assert steady.now() == own.now()


class Held(ManualClock):
    """The program is held up between reading the one clock and the other."""

    held = False

    @override
    def now(self) -> datetime:
        shown = super().now()
        if self.held:
            self.held = False
            self.advance(seconds=30)
        return shown


def test_is_not_taken_in_by_being_held_up() -> None:
    own = Held(START)
    steady = SteadyClock(own)
    steady.now()
    own.held = True

    assert steady.now() == START + timedelta(seconds=30)
    assert steady.ahead == timedelta(0)


class Starved(ManualClock):
    """The program is held up each time, on a workstation that is out of breath."""

    @override
    def now(self) -> datetime:
        shown = super().now()
        self.advance(seconds=2)
        return shown


def test_a_starved_workstation_keeps_no_one_waiting() -> None:
    own = Starved(START)
    steady = SteadyClock(own)
    steady.now()
    began = own.monotonic()

    assert steady.now() >= START
    assert own.monotonic() - began <= 20


class TestRestarted:
    """The program was ended and begun again while a session was open."""

    @pytest.mark.parametrize("step", [-HOUR, timedelta(0), HOUR])
    def test_in_the_same_boot_the_seconds_tell(
        self, own: ManualClock, step: timedelta
    ) -> None:
        at, seconds = own.now(), own.monotonic()
        own.advance(minutes=20)
        own.step_wall_to(own.now() + step)

        steady = gone_on(own, at, own.boot_id, seconds)

        assert steady.now() == START + timedelta(minutes=20)
        assert steady.ahead == step
        own.advance(minutes=1)
        assert steady.now() == START + timedelta(minutes=21)

    def test_in_another_boot_time_has_passed(self, own: ManualClock) -> None:
        steady = gone_on(own, START - HOUR, "another", 0)

        assert (steady.now(), steady.ahead) == (START, timedelta(0))

    def test_behind_another_boot_it_goes_on_from_there(self, own: ManualClock) -> None:
        steady = gone_on(own, START + HOUR, "another", 0)
        own.advance(minutes=1)

        assert steady.now() == START + HOUR + timedelta(minutes=1)
        assert steady.ahead == -HOUR

    @pytest.mark.parametrize(
        ("ahead", "kept"), [(HOUR, -HOUR), (-HOUR, timedelta(0)), (3 * HOUR, -2 * HOUR)]
    )
    def test_what_it_was_ahead_by_never_passed(
        self, own: ManualClock, ahead: timedelta, kept: timedelta
    ) -> None:
        """Nobody knows whether it was put right: rather too little than too much."""
        steady = gone_on(own, START - 2 * HOUR, "another", 0, ahead)

        assert steady.now() == START + kept


class TestFollowing:
    """No session is open."""

    def test_takes_the_time_it_was_set_on_to(
        self, own: ManualClock, steady: SteadyClock
    ) -> None:
        own.step_wall_to(START + HOUR)
        steady.now()
        steady.follow(START)

        assert (steady.now(), steady.ahead) == (START + HOUR, timedelta(0))

    def test_waits_until_the_other_has_caught_up(
        self, own: ManualClock, steady: SteadyClock
    ) -> None:
        own.step_wall_to(START - HOUR)
        steady.now()
        recorded = START + 5 * SECOND
        own.advance(minutes=60, seconds=5 - 0.001)
        steady.follow(recorded)
        assert steady.ahead == -HOUR

        own.advance(seconds=0.001)
        steady.follow(recorded)
        assert (steady.now(), steady.ahead) == (recorded, timedelta(0))

    @pytest.mark.parametrize(
        ("back", "kept"),
        [
            (timedelta(0), timedelta(0)),
            (HOUR, HOUR),
            (timedelta(days=1), timedelta(days=1)),
            (timedelta(days=1, seconds=1), timedelta(0)),
        ],
    )
    def test_a_fresh_one_goes_on_from_the_record(
        self, own: ManualClock, back: timedelta, kept: timedelta
    ) -> None:
        """Up to a day: what is wrong by more is followed at once."""
        steady = SteadyClock(own)
        steady.follow(START + back)
        own.advance(minutes=1)

        assert steady.now() == START + kept + timedelta(minutes=1)
        assert steady.ahead == -kept

    def test_follows_where_nothing_was_recorded(
        self, own: ManualClock, steady: SteadyClock
    ) -> None:
        own.step_wall_to(START - HOUR)
        steady.now()
        steady.follow(None)

        assert (steady.now(), steady.ahead) == (START - HOUR, timedelta(0))


def gone_on(
    own: Clock,
    at: datetime,
    boot: str,
    seconds: float,
    ahead: timedelta = timedelta(0),
) -> SteadyClock:
    steady = SteadyClock(own)
    steady.go_on(LastRecorded(at=at, boot=boot, seconds=seconds, ahead=ahead))
    return steady
