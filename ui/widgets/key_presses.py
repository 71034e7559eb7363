"""Which keys a field passes on, and by what name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.faces import KeyName, KeyPress

_FOREIGN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_LEFT_TO_OTHERS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})
_NAMES = {
    Qt.Key.Key_Return: KeyName.ENTER,
    Qt.Key.Key_Enter: KeyName.ENTER,
    Qt.Key.Key_Backspace: KeyName.BACKSPACE,
    Qt.Key.Key_Delete: KeyName.DELETE,
    Qt.Key.Key_Escape: KeyName.ESCAPE,
    Qt.Key.Key_Left: KeyName.LEFT,
    Qt.Key.Key_Right: KeyName.RIGHT,
    Qt.Key.Key_Up: KeyName.UP,
    Qt.Key.Key_Down: KeyName.DOWN,
    Qt.Key.Key_Home: KeyName.HOME,
    Qt.Key.Key_End: KeyName.END,
}


def as_press(event: QKeyEvent) -> KeyPress | None:
    """The press a field passes on, or None for a key that belongs to the window."""
    code = event.key()
    is_function_key = Qt.Key.Key_F1 <= code <= Qt.Key.Key_F35
    if event.modifiers() & _FOREIGN or is_function_key or code in _LEFT_TO_OTHERS:
        return None
    if code in _NAMES:
        return KeyPress(_NAMES[Qt.Key(code)])
    return KeyPress(KeyName.TEXT, event.text()) if event.text() else None
