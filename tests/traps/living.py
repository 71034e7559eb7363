"""What runs or stands right now: threads, timers, shots and windows."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import getCppPointer, isValid

from tests.traps import started


@dataclass(frozen=True)
class Living:
    """One thing that is alive, by a key that tells it from its like."""

    key: tuple[str, int]
    name: str
    end: Callable[[], object]


def living() -> Iterator[Living]:
    """Everything alive that a test could have left behind."""
    yield from _threads()
    yield from _qt_threads()
    yield from _runnables()
    yield from _timers()
    yield from _shots()
    yield from _windows()


def _threads() -> Iterator[Living]:
    for thread in threading.enumerate():
        # A dummy stands for a thread of Qt's and is never taken off the list.
        if isinstance(thread, threading._DummyThread):
            continue
        place = started.threads.get(thread, "an unknown line")
        name = f"thread {thread.name}, started at {place}"
        yield Living(("thread", thread.ident or 0), name, _leave)


def _qt_threads() -> Iterator[Living]:
    for thread, place in list(started.qt_threads.items()):
        if isValid(thread) and thread.isRunning():
            name = f"{_kind(thread)}, started at {place}"
            yield Living(("qt thread", id(thread)), name, thread.quit)


def _runnables() -> Iterator[Living]:
    pool = QThreadPool.globalInstance()
    if count := pool.activeThreadCount():
        yield Living(("runnable", count), f"{count} runnables in Qt's pool", pool.clear)


def _timers() -> Iterator[Living]:
    for timer, place in list(started.timers.items()):
        if isValid(timer) and timer.isActive():
            name = f"{_kind(timer)}, started at {place}"
            yield Living(("timer", id(timer)), name, timer.stop)


def _shots() -> Iterator[Living]:
    for shot in list(started.shots):
        if shot.can_fire:
            yield Living(
                ("shot", id(shot)), f"single shot from {shot.place}", shot.drop
            )


def _windows() -> Iterator[Living]:
    if not isinstance(QApplication.instance(), QApplication):
        return
    for window in QApplication.topLevelWidgets():
        # A dialog with a parent belongs to it; the tool tip is one, Qt's, for good.
        if window.parent() is None and not window.inherits("QTipLabel"):
            yield Living(
                ("window", _address(window)), _title(window), window.deleteLater
            )


def _title(window: QWidget) -> str:
    title = window.objectName() or window.windowTitle() or "without a name"
    return f"top-level {_kind(window)} ({title})"


def _kind(thing: object) -> str:
    return f"{type(thing).__module__}.{type(thing).__qualname__}"


def _address(window: QWidget) -> int:
    # Wrappers of windows made in C++ come and go; the object behind them stays.
    address: int = getCppPointer(window)[0]
    return address


def _leave() -> None:
    """A Python thread cannot be ended from outside."""
