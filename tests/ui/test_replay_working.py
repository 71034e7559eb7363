"""Moments of a replay are worked out one at a time, and none that nobody waits for."""

import sys
from collections.abc import Callable, Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.replay_working import ReplayWorking

PATIENT_S = 20


class Desk:
    """What takes the moments, and the first of them until it is let go."""

    def __init__(self) -> None:
        self.shown: list[int] = []
        self.worked: list[int] = []
        self.threads: set[object] = set()
        self._is_let_go = Event()
        self.parent = QObject()
        self.working = ReplayWorking(self.shown.append, self.parent)

    def moment(self, number: int) -> Callable[[], int]:
        def work_out() -> int:
            self.worked.append(number)
            self.threads.add(current_thread())
            if number == 1:
                assert self._is_let_go.wait(PATIENT_S)
            return number

        return work_out

    def let_go(self) -> None:
        self._is_let_go.set()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:  # noqa: ARG001  (an event loop)
    desk = Desk()
    yield desk
    desk.let_go()
    desk.working.finish()


def test_only_the_last_of_those_wished_meanwhile(desk: Desk, qtbot: QtBot) -> None:
    for number in (1, 2, 3, 4):
        desk.working.wish(desk.moment(number))
    desk.let_go()
    qtbot.waitUntil(lambda: not desk.working.is_working)
    assert desk.shown == desk.worked == [1, 4]
    assert main_thread() not in desk.threads


def test_what_nobody_waits_for_is_not_shown(desk: Desk, qtbot: QtBot) -> None:
    """Whoever leaves meanwhile sees what is known now, and it stays."""
    desk.working.wish(desk.moment(1))
    desk.working.wish(desk.moment(2))
    desk.working.drop()
    desk.let_go()
    qtbot.waitUntil(lambda: not desk.working.is_working)
    assert (desk.shown, desk.worked) == ([], [1])
    desk.working.wish(desk.moment(3))
    qtbot.waitUntil(lambda: not desk.working.is_working)
    assert desk.shown == [3]


def test_finishing_waits_for_the_last(desk: Desk) -> None:
    """Without an event loop: the program ends, or a picture is taken."""
    desk.working.wish(desk.moment(1))
    desk.working.wish(desk.moment(2))
    desk.let_go()
    desk.working.finish()
    assert desk.shown == [1, 2]
    assert not desk.working.is_working


def test_a_moment_that_fails_holds_up_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: told.append(kind))

    def fail() -> None:
        raise ValueError("nothing of it can be told")

    desk.working.wish(fail)
    desk.working.finish()
    assert told == [ValueError]
    desk.working.wish(desk.moment(2))
    desk.working.finish()
    assert desk.shown == [2]
