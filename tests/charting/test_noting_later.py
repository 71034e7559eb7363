"""What has happened by itself, or anyway, is noted once and with its own time."""

from datetime import timedelta
from uuid import uuid5

import pytest

from monitor.chart.audit import (
    BackupFailed,
    ClockSet,
    NewDeed,
    SessionViewed,
    Subject,
)
from monitor.charting.noting import Noting
from monitor.clock import new_id
from monitor.steady_clock import SteadyClock
from monitor.storage.faults import DiskFull
from tests.charting.audited import Log
from tests.charting.staffed import Ward
from tests.charting.standing import who
from tests.clocks import START, ManualClock
from tests.desk import SPACE


class TestClock:
    @pytest.mark.parametrize(
        ("step", "by_ms"),
        [
            (timedelta(milliseconds=999), None),
            (timedelta(seconds=1), 1000),
            (timedelta(hours=-2), -7_200_000),
        ],
    )
    @pytest.mark.parametrize("is_open", [True, False])
    def test_a_clock_that_is_set_is_noted_once(
        self, noted: Ward, log: Log, step: timedelta, by_ms: int | None, is_open: bool
    ) -> None:
        """By how much, whether or not the time goes by it."""
        if not is_open:
            noted.close(50)
        noted.recorder.tick()
        noted.clock.step_wall_to(noted.clock.now() + step)
        for _ in range(3):
            noted.clock.advance(seconds=1)
            noted.recorder.tick()

        expected = [] if by_ms is None else [ClockSet(by_ms=by_ms)]
        assert log.deeds == expected

    def test_time_that_passes_is_no_step(self, noted: Ward, log: Log) -> None:
        """Also hours of sleep, and a clock that is corrected bit by bit."""
        noted.recorder.tick()
        noted.clock.advance(minutes=600)
        noted.recorder.tick()
        for _ in range(20):
            noted.clock.step_wall_to(noted.clock.now() + timedelta(milliseconds=100))
            noted.clock.advance(seconds=1)
            noted.recorder.tick()

        assert log.rows == ()

    def test_no_tick_fails_over_it(self, noted: Ward, log: Log) -> None:
        """Alerts are told although the row has to wait, and it comes once."""
        noted.recorder.tick()
        log.fault = DiskFull()
        noted.clock.step_wall_to(noted.clock.now() + timedelta(minutes=5))
        for _ in range(3):
            noted.recorder.tick()
        assert log.rows == ()
        log.fault = None
        for _ in range(3):
            noted.recorder.tick()

        assert log.deeds == [ClockSet(by_ms=300_000)]


class TestOwed:
    def test_it_keeps_its_order_and_its_time(self, log: Log) -> None:
        clock = ManualClock()
        noting = Noting(SteadyClock(clock), "0.1.0")
        noting.keep(log)
        log.fault = DiskFull()
        noting.happened(BackupFailed(why="one"))
        clock.advance(minutes=1)
        noting.happened(BackupFailed(why="two"))
        log.fault = None
        clock.advance(minutes=1)
        noting.turn()

        assert log.deeds == [BackupFailed(why="one"), BackupFailed(why="two")]
        assert [row.at - START for row in log.rows] == [
            timedelta(0),
            timedelta(minutes=1),
        ]

    def test_what_happened_before_the_record_was_open(self, log: Log) -> None:
        """It is told by the seconds that never step."""
        clock = ManualClock()
        seconds = clock.monotonic()
        clock.advance(minutes=4)
        noting = Noting(SteadyClock(clock), "0.1.0")
        noting.keep(log)
        new = NewDeed(id=new_id(), deed=BackupFailed(why="one"))
        noting.owe(new, None, seconds)
        noting.owe(new, None, seconds)

        (row,) = log.rows
        assert row.at == START

    def test_without_a_log_nothing_is_kept(self) -> None:
        """As in a demo, which nobody asks about later."""
        noting = Noting(ManualClock(), "0.1.0")
        log = Log()
        noting.note(
            SessionViewed(), who("nurse"), Subject("session", uuid5(SPACE, "s"))
        )
        noting.happened(BackupFailed(why="one"))
        noting.turn()
        noting.keep(log)
        noting.turn()

        assert log.rows == ()
