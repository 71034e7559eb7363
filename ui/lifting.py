"""The key or click that lifts the veil, kept from the page until it is let go."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

LIFTING = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)
_OF_POINTER = frozenset(
    {
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletRelease,
    }
)
MODIFIERS = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_WITH_E = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def is_emergency(event: QEvent) -> bool:
    """Whether it is the key that begins an emergency, on whatever screen."""
    if not isinstance(event, QKeyEvent):
        return False
    is_chord = event.key() == Qt.Key.Key_E and event.modifiers() == _WITH_E
    return event.key() == Qt.Key.Key_Pause or is_chord


class Lifting:
    """Whatever belongs to that press: its repeats, its release, a second click."""

    def __init__(self) -> None:
        self._key: int | None = None
        self._is_pointed = False

    def begin(self, event: QEvent) -> None:
        is_key = isinstance(event, QKeyEvent)
        self._key = event.key() if isinstance(event, QKeyEvent) else None
        self._is_pointed = not is_key

    def goes_on(self, event: QEvent) -> bool:
        """Whether the event is still of that press; it is to go no further."""
        if isinstance(event, QKeyEvent):
            return self._is_key_held(event)
        if not self._is_pointed:
            return False
        if event.type() == QEvent.Type.MouseButtonPress:
            self._is_pointed = False
        return event.type() in _OF_POINTER

    def _is_key_held(self, event: QKeyEvent) -> bool:
        self._is_pointed = False
        if self._key is None or event.key() != self._key:
            return False
        if event.isAutoRepeat():
            event.accept()
            return True
        # Let go, or pressed anew where the release went to another window.
        self._key = None
        return event.type() == QEvent.Type.KeyRelease
