"""The keys of a window: each known action's shortcut, asked for by its id."""

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.views.actions import ACTIONS
from ui.views.room_keys import DIGITS, room_chord


class Shortcuts(QObject):
    """Listens in one window.

    *Signals:* ``action_requested(id)``; ``room_requested(key)`` for the open session
    that has the key.
    """

    action_requested = Signal(str)
    room_requested = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        # A key may mean one thing on one screen and another on the next: each is asked
        # for, and at most one of them is there.
        heard: dict[str, QShortcut] = {}
        for action in (a for a in ACTIONS if not a.is_local):
            for key in filter(None, (action.key, action.also)):
                if key not in heard:
                    heard[key] = self._shortcut(key, window)
                pressed = heard[key].activated
                pressed.connect(partial(self.action_requested.emit, action.id))
        for digit in DIGITS:
            shortcut = self._shortcut(room_chord(digit), window)
            shortcut.activated.connect(partial(self.room_requested.emit, digit))

    @staticmethod
    def _shortcut(key: str, window: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        # A key held down means one thing: F8 is for the alert that was seen.
        shortcut.setAutoRepeat(False)
        return shortcut
