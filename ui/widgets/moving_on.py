"""What is reached because the field before was finished, and the Tab of habit there."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override

_ENDS = (QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress)


class MovingOn(QObject):
    """Takes the one Tab that follows when the focus went on by itself.

    Whoever presses it as after any other field stays where typing goes on. Any other
    key comes first, or the focus goes elsewhere, and Tab means what it always does.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reached: QWidget | None = None

    def reach(self, widget: QWidget | None) -> None:
        """The focus has come there with no key that asked for it."""
        self._end()
        self._reached = widget
        if widget is not None:
            widget.installEventFilter(self)
            widget.destroyed.connect(self._forget)

    def _end(self) -> None:
        if self._reached is not None:
            self._reached.removeEventFilter(self)
            self._reached.destroyed.disconnect(self._forget)
            self._reached = None

    def _forget(self) -> None:
        self._reached = None

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._end()
            return event.key() == Qt.Key.Key_Tab and not event.modifiers()
        if event.type() in _ENDS:
            self._end()
        return False
