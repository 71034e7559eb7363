"""The keys of the review list: in the field and beside it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut

from ui.overriding import override
from ui.panels.review_list.caption import ORDER_KEY

if TYPE_CHECKING:
    from ui.pages.review_page import ReviewListPage

_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
_BESIDE = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_FOCUS = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class ListKeys(QObject):
    """In the list J and K move, Space shows the chart; any other letter is typed."""

    def __init__(self, page: "ReviewListPage") -> None:
        super().__init__(page)
        self._page = page
        page.list.installEventFilter(self)
        for key, act in (
            ("Alt+F", page.swap_facets),
            (ORDER_KEY, page.turn_over),
            ("Ctrl+Return", page.turn_to_queue),
            ("Ctrl+Enter", page.turn_to_queue),
        ):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def take(self, event: QKeyEvent) -> bool:
        """Whether the key meant something, wherever the focus is on the page."""
        page, key = self._page, Qt.Key(event.key())
        if key in _MOVES:
            page.step(_MOVES[key])
        elif key == Qt.Key.Key_Escape and page.search.text():
            page.search.clear()
            page.seek("")
        elif event.text().isprintable() and event.text() and self._is_typed(event):
            page.search.setFocus(Qt.FocusReason.OtherFocusReason)
            page.search.end(False)  # noqa: FBT003 - Qt's own argument, not to select
            page.search.insert(event.text())
            page.seek(page.search.text())
        else:
            return False
        return True

    def _is_typed(self, event: QKeyEvent) -> bool:
        shifted = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        return not self._page.search.hasFocus() and shifted in _PLAIN

    def _take_in_list(self, event: QKeyEvent) -> bool:
        page, key = self._page, Qt.Key(event.key())
        if event.modifiers() not in _PLAIN:
            return False
        if key in _BESIDE:
            page.step(_BESIDE[key])
        elif key == Qt.Key.Key_Space:
            page.swap_preview()
        elif key in _ENTER:
            page.open_marked()
        else:
            return self.take(event)
        return True

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_in_list(event)
        if event.type() in _FOCUS:
            self._page.list_entered.emit(event.type() == QEvent.Type.FocusIn)
        return False
