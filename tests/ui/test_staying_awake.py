"""The workstation is kept awake while a session is open; the bus is the test's own."""

import os
import select
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)
from pytestqt.qtbot import QtBot

from tests.clocks import START
from tests.traps.logs import ExpectedLogs
from tests.ui import test_screen_lock
from ui.overriding import override
from ui.staying_awake import StayingAwake
from ui.store import Store

pytestmark = test_screen_lock.pytestmark
address = test_screen_lock.address
OPEN: Any = SimpleNamespace(open_sessions=("one",))
TWO_OPEN: Any = SimpleNamespace(open_sessions=("one", "another"))
NONE_OPEN: Any = SimpleNamespace(open_sessions=())


class Logind(QDBusVirtualObject):
    """Gives out the writing end of a pipe: who reads it sees when it is let go."""

    def __init__(self, *, refuses: bool = False) -> None:
        super().__init__()
        self.calls: list[tuple[str, list[object]]] = []
        self._refuses = refuses
        self._reads: list[int] = []

    @override
    def introspect(self, _: str) -> str:
        return ""

    @override
    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.calls.append((message.member(), message.arguments()))
        if self._refuses:
            error = "org.freedesktop.DBus.Error.AccessDenied"
            return connection.send(message.createErrorReply(error, "no"))
        reads, writes = os.pipe()
        self._reads.append(reads)
        # It keeps a copy of its own.
        sent = connection.send(message.createReply(QDBusUnixFileDescriptor(writes)))
        os.close(writes)
        return sent

    @property
    def is_let_go(self) -> bool:
        """Nobody has the writing end open any more."""
        return bool(select.select([self._reads[-1]], [], [], 0)[0])

    def close(self) -> None:
        for reads in self._reads:
            os.close(reads)


@dataclass
class Bus:
    """Of the system, with whoever answers there."""

    ours: QDBusConnection
    theirs: QDBusConnection
    answering: list[Logind] = field(default_factory=list)

    def answer(self, logind: Logind) -> Logind:
        self.answering.append(logind)
        assert self.theirs.registerVirtualObject("/org/freedesktop/login1", logind)
        assert self.theirs.registerService("org.freedesktop.login1")
        return logind


@pytest.fixture
def bus(address: str) -> Iterator[Bus]:
    names = ("ours", "theirs")
    ours, theirs = (QDBusConnection.connectToBus(address, name) for name in names)
    made = Bus(ours, theirs)
    yield made
    for logind in made.answering:
        logind.close()
    for name in names:
        QDBusConnection.disconnectFromBus(name)


@pytest.fixture
def awake(bus: Bus) -> StayingAwake:
    return StayingAwake(Store(START, "Europe/London"), bus.ours)


def test_it_is_held_while_a_session_is_open(
    qtbot: QtBot, bus: Bus, awake: StayingAwake
) -> None:
    """Asked for once, however many are open, and let go with the last."""
    logind = bus.answer(Logind())
    awake.look(NONE_OPEN)
    awake.look(OPEN)
    qtbot.waitUntil(lambda: awake._held is not None)
    awake.look(TWO_OPEN)
    assert logind.calls == [
        ("Inhibit", ["sleep:idle", "Vigil", "A session is open", "block"])
    ]
    assert not logind.is_let_go
    awake.look(NONE_OPEN)
    qtbot.waitUntil(lambda: logind.is_let_go)
    awake.look(OPEN)
    qtbot.waitUntil(lambda: awake._held is not None)
    assert len(logind.calls) == 2
    awake.look(NONE_OPEN)


def test_an_answer_that_comes_late_is_let_go(
    qtbot: QtBot, bus: Bus, awake: StayingAwake
) -> None:
    logind = bus.answer(Logind())
    awake.look(OPEN)
    awake.look(NONE_OPEN)
    qtbot.waitUntil(lambda: awake._asked is None)
    assert awake._held is None
    qtbot.waitUntil(lambda: logind.is_let_go)


def test_a_refusal_is_logged_and_nothing_more(
    qtbot: QtBot, bus: Bus, awake: StayingAwake, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("The workstation may go to sleep")
    bus.answer(Logind(refuses=True))
    awake.look(OPEN)
    qtbot.waitUntil(lambda: awake._asked is None)
    assert awake._held is None


def test_so_is_that_nobody_answers(
    qtbot: QtBot, awake: StayingAwake, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("The workstation may go to sleep")
    awake.look(OPEN)
    qtbot.waitUntil(lambda: awake._asked is None)
    assert awake._held is None


def test_without_a_bus_nothing_is_asked() -> None:
    store = Store(START, "Europe/London")
    awake = StayingAwake(store, QDBusConnection("none"))
    awake.look(OPEN)
    assert awake._asked is None
