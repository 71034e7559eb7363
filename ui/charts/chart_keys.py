"""Which keys move the focus line, and which the time window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.views.trend.focus import Move
from ui.views.trend.wishes import WindowWish

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier

_MOVES = {
    Qt.Key.Key_Left: Move.EARLIER,
    Qt.Key.Key_Right: Move.LATER,
    Qt.Key.Key_Up: Move.UP,
    Qt.Key.Key_Down: Move.DOWN,
    Qt.Key.Key_Home: Move.FIRST,
    Qt.Key.Key_End: Move.LAST,
}
_SHIFTED = {
    Qt.Key.Key_Left: Move.EARLIER_ABOVE,
    Qt.Key.Key_Right: Move.LATER_BELOW,
}
_WINDOWS = {
    Qt.Key.Key_PageUp: WindowWish.EARLIER,
    Qt.Key.Key_PageDown: WindowWish.LATER,
    Qt.Key.Key_Plus: WindowWish.NARROWER,
    # The plus of most keyboards without its Shift.
    Qt.Key.Key_Equal: WindowWish.NARROWER,
    Qt.Key.Key_Minus: WindowWish.WIDER,
}


def key_move(event: QKeyEvent) -> Move | None:
    """How that key moves the line; None where it does not."""
    if event.modifiers() & _OTHERS:
        return None
    moves = _SHIFTED if event.modifiers() & _SHIFT else _MOVES
    return moves.get(Qt.Key(event.key()))


def key_wish(event: QKeyEvent) -> WindowWish | None:
    """How that key changes the window; None where it does not."""
    if event.modifiers() & _OTHERS:
        return None
    return _WINDOWS.get(Qt.Key(event.key()))
