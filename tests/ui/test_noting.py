"""What happens before the record is open is noted once it is, with its time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from monitor.chart.audit import SignInFailed
from monitor.charting.noting import Noting as Recorded
from monitor.charting.ports import AuditQuery
from monitor.storage.memory_audit import MemoryAuditLog
from tests.clocks import START, ManualClock
from ui.bedside import Bedside
from ui.noting import Noting
from ui.store import Store

FAILED = SignInFailed(method="password", failures=1)


class Recorder:
    def __init__(self, clock: ManualClock, log: MemoryAuditLog) -> None:
        self.audit = Recorded(clock, "0.1.0")
        self.audit.keep(log)


class Shut:
    """A worker of a record that can't be opened until somebody signs in."""

    def __init__(self) -> None:
        self.recorder: Recorder | None = None
        self.broken = _NoSignal()

    def ask(
        self,
        question: Callable[[Any], object],
        then: Callable[[Any], None],
        fail: Callable[[Exception], None],
    ) -> None:
        if self.recorder is None:
            fail(OSError())
        else:
            then(question(self.recorder))


class _NoSignal:
    def connect(self, _: object) -> None:
        """Nothing ever breaks here."""


class Door:
    """What the sign-in page has of the app."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.log = MemoryAuditLog()
        self.worker = Shut()
        store = Store(self.clock.now(), self.clock.zone)
        self.bedside = Bedside(self.worker, store, self.clock)  # type: ignore[arg-type]  # it asks, that is all
        self.noting = Noting(self.bedside)

    def open(self) -> None:
        self.worker.recorder = Recorder(self.clock, self.log)


@pytest.fixture
def door(qtbot: QtBot) -> Door:  # noqa: ARG001  (a loop for its signals)
    return Door()


@pytest.mark.parametrize("signal", ["reopened", "rooms_known"])
def test_failed_sign_ins_are_noted_at_the_next_opening(door: Door, signal: str) -> None:
    """Each at the time at which it was tried, in their order, once."""
    for _ in range(3):
        door.noting.note(FAILED)
        door.clock.advance(minutes=1)
    assert door.noting.waiting == 3
    door.open()
    for _ in range(2):
        getattr(door.bedside, signal).emit()

    rows = door.log.find(AuditQuery())
    assert [row.at - START for row in reversed(rows)] == [
        timedelta(minutes=minute) for minute in range(3)
    ]
    assert {row.who for row in rows} == {None}
    assert door.noting.waiting == 0


def test_an_open_record_takes_it_at_once(door: Door) -> None:
    door.open()
    door.noting.note(FAILED)

    (row,) = door.log.find(AuditQuery())
    assert (row.deed, row.at) == (FAILED, START)
    assert door.noting.waiting == 0
