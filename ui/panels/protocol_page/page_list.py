"""A list of the page: moved through by keys, or only looked at and clicked."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from ui.overriding import override
from ui.panels.protocol_page.rows import PageRows, RowDelegate
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.views.protocol_page.page import PageRow
from ui.widgets.painting import draw_ring, smooth

_MOVES = frozenset(
    {
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)


class PageList(QListView):
    """Rows of which one is marked, none lower than ``least`` px.

    *Signals:* ``marked(PageRow)`` when another row is.
    """

    marked = Signal(object)

    def __init__(
        self, name: str, least: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows = PageRows(self)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(self, least))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_rows(self, rows: tuple[PageRow, ...]) -> None:
        """The mark stays on its place; another list begins at its top."""
        if self.rows.show_rows(rows) and rows:
            self.mark(0)

    def mark(self, place: int) -> None:
        index = self.rows.index(min(place, len(self.rows.rows) - 1), 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)

    def lead_to(self, place: int) -> None:
        """Mark a row, and bring it to the top."""
        self.mark(place)
        top = QAbstractItemView.ScrollHint.PositionAtTop
        self.scrollTo(self.currentIndex(), top)

    @property
    def place(self) -> int:
        return self.currentIndex().row()

    def _tell(self) -> None:
        row = self.rows.row(self.currentIndex())
        if row is not None:
            self.marked.emit(row)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and digits are the page's; nothing is sought by typing."""
        if Qt.Key(event.key()) in _MOVES:
            super().keyPressEvent(event)
        else:
            event.ignore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self.viewport())
            inner = QRectF(self.viewport().rect()).adjusted(RING, RING, -RING, -RING)
            draw_ring(painter, inner, current_theme().palette.focus, RADIUS_FIELD)
            painter.end()
