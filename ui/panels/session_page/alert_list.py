"""The alerts of a session, a row each: how each was answered."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import Index, LineModel
from ui.panels.line_table import Column, LineDelegate, LineHeadings, placed
from ui.theme.fonts import Role
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_TAG, PANEL_PADDING, Ink, Urgency
from ui.views.session_page.alert_table import NONE, AlertLine, AlertTable
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame
from ui.widgets.tag import draw_tag, tag_width

ROW_HEIGHT, LOW_ROW_HEIGHT = 48, 40
_HEADINGS, _LOW_HEADINGS = 40, 32
COLUMNS = (
    Column("Raised", "raised", 48, 1),
    Column("Priority", "priority", 72, 0),
    Column("Rule, value and limit", "what", 138, 6),
    Column("Acknowledged", "acknowledged", 96, 4),
    Column("Action", "action", 130, 5),
    Column("Recheck", "recheck", 68, 2),
    Column("Resolved", "resolved", 136, 4),
)


class AlertRows(QListView):
    """*Signals:* ``opened(str)`` with the key of the alert on Enter or a click."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: LineModel[AlertLine] = LineModel()
        self.setModel(self.lines)
        self._delegate = _AlertDelegate(COLUMNS, _face, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.setAccessibleName("Alerts, in the order they were raised")
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._open)

    def be_low(self, *, is_low: bool) -> None:
        """Rows that hold two lines of words and no more."""
        tall = LOW_ROW_HEIGHT if is_low else ROW_HEIGHT
        if tall != self._delegate.row_height:
            self._delegate.row_height = tall
            self.scheduleDelayedItemsLayout()

    def mark(self, keys: tuple[str, ...]) -> None:
        """The first of those alerts is the current row."""
        for place, line in enumerate(self.lines.lines):
            if line.key in keys:
                self.setCurrentIndex(self.lines.index(place))
                return

    def forget(self) -> None:
        """No row is the current one."""
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line(index)
        if line is not None:
            self.opened.emit(line.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() in _OF_THE_LIST:
            super().keyPressEvent(event)
        else:
            # The page takes the others; a search by letters would swallow them.
            event.ignore()


_OF_THE_LIST = frozenset(
    (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
)


class AlertList(QWidget):
    """Headings over the rows, or a sentence where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = AlertRows()
        self._none = Paragraph(NONE, Role.DETAIL, Ink.SECONDARY)
        self._none.setContentsMargins(PANEL_PADDING, PANEL_PADDING, PANEL_PADDING, 0)
        self._headings = LineHeadings(COLUMNS, self.rows)
        frame = PanelFrame()
        frame.body.setContentsMargins(0, 0, 0, 4)
        frame.body.setSpacing(0)
        frame.body.addWidget(self._headings)
        frame.body.addWidget(self._none)
        frame.body.addWidget(self.rows, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.setFocusProxy(self.rows)

    def be_low(self, *, is_low: bool) -> None:
        """On a low page the room is for rows."""
        self.rows.be_low(is_low=is_low)
        self._headings.setFixedHeight(_LOW_HEADINGS if is_low else _HEADINGS)

    def display(self, table: AlertTable, marked: tuple[str, ...]) -> None:
        self.rows.lines.show_lines(table.lines)
        self._none.setVisible(not table.lines)
        self._headings.setVisible(bool(table.lines))
        if marked:
            self.rows.mark(marked)


class _AlertDelegate(LineDelegate[AlertLine]):
    """The priority as the tag that it has everywhere."""

    row_height = ROW_HEIGHT

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(800, self.row_height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().paint(painter, option, index)
        model = index.model()
        line = model.line(index) if isinstance(model, LineModel) else None
        if line is None:
            return
        box, theme = QRectF(option.rect), current_theme()
        left = next(
            at for c, at, _ in placed(COLUMNS, box.width()) if c.field == "priority"
        )
        urgency = Urgency(line.priority)
        tag = QRectF(box.left() + left, 0, tag_width(urgency), HEIGHT_TAG)
        tag.moveTop(box.center().y() - HEIGHT_TAG / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_tag(painter, tag, urgency, theme)
        painter.restore()


def _face(line: AlertLine, field: str, theme: Theme) -> tuple[Role, QColor]:
    colours = theme.palette
    if field == "raised":
        return Role.BODY_STRONG, colours.text
    if field == "acknowledged" and line.is_never:
        return Role.BODY_STRONG, colours.text
    if field == "priority":
        # Its word stands in the tag that is painted over it.
        return Role.NOTE, _NOTHING
    return Role.BODY, colours.text if field == "what" else colours.text_secondary


_NOTHING = QColor(0, 0, 0, 0)
