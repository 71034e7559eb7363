"""Which threads and timers were started, and by which line."""

import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QThread, QTimer
from shiboken6 import isValid

_TREE = str(Path(__file__).parents[2])

threads: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()
qt_threads: WeakKeyDictionary[QThread, str] = WeakKeyDictionary()
timers: WeakKeyDictionary[QTimer, str] = WeakKeyDictionary()
shots: list["Shot"] = []


class Shot:
    """A single shot that has not been fired yet."""

    def __init__(self, action: Callable[[], object], receiver: QObject | None) -> None:
        self.place = _place()
        self._action = action
        self._receiver = receiver

    def __call__(self) -> None:
        if self in shots:
            shots.remove(self)
            self._action()

    def drop(self) -> None:
        """Do nothing when the time comes."""
        shots.remove(self)

    @property
    def can_fire(self) -> bool:
        """False once the receiver is gone: then Qt drops the shot."""
        return self._receiver is None or isValid(self._receiver)


def watch() -> None:
    """Have every start from Python code remembered from now on."""
    _remember(threading.Thread, threads)
    _remember(QThread, qt_threads)
    _remember(QTimer, timers)
    fire = QTimer.singleShot

    def single_shot(*args: Any) -> None:
        fire(*_with_shot(args))

    setattr(QTimer, "singleShot", staticmethod(single_shot))  # noqa: B010 - mypy refuses the plain form


def _remember(kind: type[Any], started: WeakKeyDictionary[Any, str]) -> None:
    start = kind.start

    def remembering(self: Any, *args: Any) -> None:
        started[self] = _place()
        start(self, *args)

    kind.start = remembering


def _with_shot(args: tuple[Any, ...]) -> Iterator[Any]:
    *rest, action = args
    if not callable(action):
        # A receiver and the name of a slot: Qt's own, and rare here.
        yield from args
        return
    named = [arg for arg in rest if isinstance(arg, QObject)]
    owner = getattr(action, "__self__", None)
    if not named and isinstance(owner, QObject):
        # PySide takes a bound method's object as the receiver; a wrapper hides it.
        named = [owner]
        rest.append(owner)
    shot = Shot(action, named[0] if named else None)
    shots.append(shot)
    yield from (*rest, shot)


def _place() -> str:
    ours = [
        frame
        for frame in traceback.extract_stack()
        if frame.filename.startswith(_TREE) and frame.filename != __file__
    ]
    if not ours:
        return "outside this tree"
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno} {ours[-1].line}"
