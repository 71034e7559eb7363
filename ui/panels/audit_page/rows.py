"""The lines of the audit log, as a model and how each is painted."""

from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.overriding import override
from ui.panels.two_lines import draw_two_lines
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.views.audit_page.page import AuditLine
from ui.widgets.painting import LEFT, draw_aligned, smooth

ROW_HEIGHT = 40
_HEADINGS = 40
_BAR = 4
_SIDE = 16
_GAP = 16
_Index = QModelIndex | QPersistentModelIndex


class _Column(NamedTuple):
    """A heading, the field it shows, its least width, and its share of the rest."""

    heading: str
    field: str
    least: int
    stretch: int


_COLUMNS = (
    _Column("Time", "at", 184, 0),
    _Column("Who", "who", 180, 2),
    _Column("What", "deed", 290, 6),
    _Column("Of", "subject", 142, 1),
    _Column("Patient", "patient", 130, 2),
    _Column("Workstation", "station", 90, 0),
)


class AuditModel(QAbstractListModel):
    """Holds the lines as given; fetches nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[AuditLine, ...] = ()

    @property
    def lines(self) -> tuple[AuditLine, ...]:
        return self._lines

    def show_lines(self, lines: tuple[AuditLine, ...]) -> None:
        if lines == self._lines:
            return
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: _Index) -> AuditLine | None:
        return self._lines[index.row()] if index.isValid() else None

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        told = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        )
        if line is None or role not in told:
            return None
        return line.spoken


class AuditDelegate(QStyledItemDelegate):
    """Paints a line; what was done stands out.

    What is too long for its column takes two lines.
    """

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(800, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, AuditModel) else None
        if line is None:
            return
        theme = current_theme()
        colours = theme.palette
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colours.selected)
            bar = QRectF(box.left(), box.top(), _BAR, box.height())
            painter.fillRect(bar, colours.focus)
        rule = QRectF(box.left() + _SIDE, box.bottom() - 1, box.width() - 2 * _SIDE, 1)
        painter.fillRect(rule, colours.grid)
        for column, left, width in _placed(box.width()):
            room = QRectF(box.left() + left, box.top(), width, box.height())
            is_deed = column.field == "deed"
            role = Role.BODY_STRONG if is_deed else Role.BODY
            quiet = column.field in ("at", "station")
            ink = colours.text_secondary if quiet else colours.text
            words = getattr(line, column.field)
            draw_two_lines(painter, room, words, (role, ink), theme)
        painter.restore()


class AuditHeadings(QWidget):
    """The headings, over the columns of the list they name."""

    def __init__(self, of: QListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = of
        self.setFixedHeight(_HEADINGS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        face = (theme.font(Role.KEY), theme.palette.text_secondary)
        for column, left, width in _placed(self._list.viewport().width()):
            room = QRect(round(left), 0, round(width), _HEADINGS)
            draw_aligned(painter, room, column.heading, face, LEFT)
        painter.fillRect(0, _HEADINGS - 1, self.width(), 1, theme.palette.divider)
        painter.end()


def _placed(width: float) -> tuple[tuple[_Column, float, float], ...]:
    """Each column with where it stands and how wide it is, px."""
    taken = sum(column.least for column in _COLUMNS) + _GAP * (len(_COLUMNS) - 1)
    spare = max(width - 2 * _SIDE - taken, 0)
    stretches = sum(column.stretch for column in _COLUMNS)
    left, placed = float(_SIDE), list[tuple[_Column, float, float]]()
    for column in _COLUMNS:
        wide = column.least + spare * column.stretch / stretches
        placed.append((column, left, wide))
        left += wide + _GAP
    return tuple(placed)
