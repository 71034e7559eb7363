"""Finds what the next lines draw while nothing else is to be done."""

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QListView

from ui.panels.review_list.drawing import drawing_of
from ui.panels.review_list.model import ReviewModel
from ui.theme.theme import current_theme


class Ahead(QObject):
    """A page further down, one line in each turn of the event loop.

    So a page that is turned over finds its lines, and what else happens waits for one
    of them at most.
    """

    def __init__(self, listed: QListView, model: ReviewModel, row_height: int) -> None:
        super().__init__(listed)
        self._list = listed
        self._model = model
        self._row_height = row_height
        self._next = self._end = 0
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._find)
        listed.verticalScrollBar().valueChanged.connect(self.begin)

    @property
    def is_busy(self) -> bool:
        return self._soon.isActive()

    @Slot()
    def begin(self) -> None:
        """Below the lines that are in sight."""
        first = self._list.verticalScrollBar().value() // self._row_height
        shown = self._list.viewport().height() // self._row_height + 1
        self._next, self._end = first + shown, first + 2 * shown
        self._soon.start()

    @Slot()
    def _find(self) -> None:
        place, self._next = self._next, self._next + 1
        line = self._model.line(self._model.index(place, 0))
        if line is None or place >= self._end:
            self._soon.stop()
            return
        wide = self._list.viewport().width()
        drawing_of(line, wide, self._row_height, current_theme())
