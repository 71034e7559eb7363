"""Lines in columns: where each stands, its heading, and how a line is painted."""

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import Index, Line, LineModel
from ui.panels.two_lines import draw_two_lines
from ui.theme.fonts import Role
from ui.theme.theme import Theme, current_theme
from ui.widgets.painting import LEFT, RIGHT, draw_aligned, smooth

ROW_HEIGHT = 40
_HEADINGS = 40
_BAR = 4
_SIDE = 16
_GAP = 16
_LEAST_GAP = 8

L = TypeVar("L", bound=Line)


class Column(NamedTuple):
    """A heading, the field it shows, its least width, and its share of the rest.

    Numbers end at one edge, so that their digits stand below each other.
    """

    heading: str
    field: str
    least: int
    stretch: int
    is_number: bool = False


Face = Callable[[L, str, Theme], tuple[Role, QColor]]
"""How a field of a line is written."""


class LineDelegate(QStyledItemDelegate, Generic[L]):
    """Paints a line; what is too long for its column takes two lines."""

    def __init__(
        self, columns: tuple[Column, ...], face: Face[L], parent: QListView
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._face = face

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(800, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        model = index.model()
        line = model.line(index) if isinstance(model, LineModel) else None
        if line is None:
            return
        theme = current_theme()
        painter.save()
        box = paint_ground(painter, option, _SIDE, theme)
        for column, left, width in placed(self._columns, box.width()):
            room = QRectF(box.left() + left, box.top(), width, box.height())
            words = getattr(line, column.field)
            role, ink = self._face(line, column.field, theme)
            if column.is_number:
                face = (theme.font(role), ink)
                draw_aligned(painter, room, words, face, RIGHT)
            else:
                draw_two_lines(painter, room, words, (role, ink), theme)
        painter.restore()


class LineHeadings(QWidget):
    """The headings, over the columns of the list they name."""

    def __init__(
        self,
        columns: tuple[Column, ...],
        of: QListView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._list = of
        self.setFixedHeight(_HEADINGS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tall = current_theme(), self.height()
        painter = smooth(self)
        face = (theme.font(Role.KEY), theme.palette.text_secondary)
        width = self._list.viewport().width()
        for column, left, wide in placed(self._columns, width):
            room = QRect(round(left), 0, round(wide), tall)
            side = RIGHT if column.is_number else LEFT
            draw_aligned(painter, room, column.heading, face, side)
        painter.fillRect(0, tall - 1, self.width(), 1, theme.palette.divider)
        painter.end()


def paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, side: int, theme: Theme
) -> QRectF:
    """The ground of a line, marked or not, and the rule below it; returns its box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, theme.palette.selected)
        bar = QRectF(box.left(), box.top(), _BAR, box.height())
        painter.fillRect(bar, theme.palette.focus)
    rule = QRectF(box.left() + side, box.bottom() - 1, box.width() - 2 * side, 1)
    painter.fillRect(rule, theme.palette.grid)
    return box


def placed(
    columns: tuple[Column, ...], width: float
) -> tuple[tuple[Column, float, float], ...]:
    """Each column with where it stands and how wide it is, px."""
    room = width - 2 * _SIDE - sum(column.least for column in columns)
    gap = min(max(room / max(len(columns) - 1, 1), _LEAST_GAP), _GAP)
    spare = max(room - gap * (len(columns) - 1), 0)
    stretches = sum(column.stretch for column in columns)
    left, found = float(_SIDE), list[tuple[Column, float, float]]()
    for column in columns:
        wide = column.least + spare * column.stretch / stretches
        found.append((column, left, wide))
        left += wide + gap
    return tuple(found)
