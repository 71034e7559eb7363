"""The rows of a list on the page, and how each is painted."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.overriding import override
from ui.theme.fonts import Role, font
from ui.theme.theme import current_theme
from ui.theme.tokens import PANEL_PADDING, Ink, Mode
from ui.views.protocol_page.page import PageRow, RowKind

Index = QModelIndex | QPersistentModelIndex

_ROLES: dict[RowKind, Role] = {
    "section": Role.TITLE,
    "block": Role.LABEL,
    "line": Role.BODY,
}
_ABOVE: dict[RowKind, int] = {"section": 18, "block": 12, "line": 4}
_UNDER = 4
_INDENT: dict[RowKind, int] = {"section": 0, "block": 0, "line": 12}
_BAR = 4
_NO_END = 10_000
_FLAGS = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


class PageRows(QAbstractListModel):
    """Holds the rows as given; a row's source is its tooltip."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PageRow, ...] = ()

    @property
    def rows(self) -> tuple[PageRow, ...]:
        return self._rows

    def show_rows(self, rows: tuple[PageRow, ...]) -> bool:
        """Whether they are others than before."""
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def row(self, index: Index) -> PageRow | None:
        return self._rows[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.ToolTipRole:
                return f"Source {row.source}" if row.source else ""
            case _:
                return None


class RowDelegate(QStyledItemDelegate):
    """A sentence that wraps, and in small below it where its numbers come from.

    No row is lower than ``least`` px.
    """

    def __init__(self, over: QAbstractScrollArea, least: int = 0) -> None:
        super().__init__(over)
        self._least = least
        self._over = over
        self._heights: dict[tuple[PageRow, int], tuple[int, int]] = {}

    def _left(self, row: PageRow) -> int:
        return PANEL_PADDING + _INDENT[row.kind]

    def _measured(self, row: PageRow) -> tuple[int, int]:
        """How high the sentence and what stands below it are, in either theme."""
        bar = self._over.verticalScrollBar().sizeHint().width()
        width = self._over.width() - bar - self._left(row) - PANEL_PADDING
        key = (row, width)
        if key not in self._heights:
            below = _height(_whole(row.below), Role.NOTE, width) if row.below else 0
            self._heights[key] = (
                _height(_whole(row.text), _ROLES[row.kind], width),
                below,
            )
        return self._heights[key]

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = _row(index)
        text, below = self._measured(row)
        height = _ABOVE[row.kind] + text + below + _UNDER
        return QSize(0, max(height, self._least))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        row, theme = _row(index), current_theme()
        text, below = self._measured(row)
        box = QRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.palette.selected)
            bar = QRectF(box.left(), box.top(), _BAR, box.height())
            painter.fillRect(bar, theme.palette.focus)
        box.adjust(self._left(row), _ABOVE[row.kind], -PANEL_PADDING, 0)
        box.setHeight(text)
        painter.setFont(theme.font(_ROLES[row.kind]))
        ink = Ink.SECONDARY if row.kind == "block" else Ink.TEXT
        painter.setPen(theme.palette.ink(ink))
        painter.drawText(box, _FLAGS, _whole(row.text))
        # In this theme it may need less than in the other, for which room is kept.
        box.translate(0, painter.boundingRect(box, _FLAGS, _whole(row.text)).height())
        box.setHeight(below)
        painter.setFont(theme.font(Role.NOTE))
        painter.setPen(theme.palette.ink(Ink.SECONDARY))
        painter.drawText(box, _FLAGS, _whole(row.below))


def _whole(words: str) -> str:
    """Dates and the ids of rules stay in one line."""
    return words.replace("-", "\N{NON-BREAKING HYPHEN}")


def _row(index: Index) -> PageRow:
    model = index.model()
    row = model.row(index) if isinstance(model, PageRows) else None
    if row is None:
        raise IndexError("There is no such row.")
    return row


def _height(text: str, role: Role, width: int) -> int:
    room = QRect(0, 0, width, _NO_END)
    return max(
        QFontMetrics(font(role, mode)).boundingRect(room, _FLAGS, text).height()
        for mode in Mode
    )
