"""Which keys a field passes on, and by what name."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.faces import KeyName, KeyPress

_FOREIGN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
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


def is_escape_ahead(event: QEvent) -> bool:
    """Whether Qt asks if a widget wants Escape before a shortcut gets it."""
    return (
        isinstance(event, QKeyEvent)
        and event.type() == QEvent.Type.ShortcutOverride
        and event.key() == Qt.Key.Key_Escape
    )


def as_press(event: QKeyEvent) -> KeyPress | None:
    """The press a field passes on, or None for a key that belongs to the window."""
    if _is_chord(event) or event.key() in _LEFT_TO_OTHERS:
        return None
    if event.key() in _NAMES:
        return KeyPress(_NAMES[Qt.Key(event.key())], "", event.isAutoRepeat())
    return KeyPress(KeyName.TEXT, event.text()) if _types(event) else None


def typed_by(event: QKeyEvent) -> str:
    """What a key types; empty for one that belongs to the window or moves."""
    return event.text() if _types(event) and not _is_chord(event) else ""


def _is_chord(event: QKeyEvent) -> bool:
    held = event.modifiers() & _FOREIGN
    # Windows reports AltGr, without which many keyboards have no @, as Ctrl and Alt.
    return bool(held) and not (held == _ALT_GR and _types(event))


def _types(event: QKeyEvent) -> bool:
    return bool(event.text()) and event.text().isprintable()
