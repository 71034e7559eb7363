"""The sessions of the course, the shown one marked."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import PANEL_PADDING, Ink
from ui.views.session_page.series_table import SeriesLine, SeriesTable
from ui.widgets.label import Paragraph
from ui.widgets.painting import LEFT, RIGHT, draw_aligned, smooth
from ui.widgets.panel import Divider, PanelFrame, PanelHeader

_ROW = 36
_SIDE = 16


class _Column(NamedTuple):
    """``share`` of the width; ``brief`` is the heading where that is small."""

    heading: str
    brief: str
    field: str
    share: int
    is_right: bool = True


_COLUMNS = (
    _Column("Session", "Session", "session", 22, is_right=False),
    _Column("Peak SBP", "Peak SBP", "peak", 14, is_right=False),
    _Column("", "", "rise", 13, is_right=False),
    _Column("SpO₂ low", "SpO₂", "spo2", 13),
    _Column("Dissoc.", "Diss.", "dissociation", 13),
    _Column("Ready", "Ready", "ready", 18),
    _Column("PHQ-9", "PHQ-9", "mood", 14),
)
_NARROW = 520
"""Below this the headings are brief, px."""
_STRONG = frozenset(("peak",))


class SeriesPanel(QWidget):
    """A row a session, and how well this one is charted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PanelHeader("Series")
        self._rows = _Rows()
        self._note = Paragraph("", Role.NOTE, Ink.SECONDARY)
        frame = PanelFrame(self._header)
        frame.body.setContentsMargins(0, 0, 0, 12)
        frame.body.setSpacing(6)
        frame.body.addWidget(self._rows)
        frame.body.addWidget(Divider())
        self._note.setContentsMargins(PANEL_PADDING, 0, PANEL_PADDING, 0)
        frame.body.addWidget(self._note)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display(self, table: SeriesTable) -> None:
        self._header.note.setText(table.beside)
        self._note.setText(table.note)
        self._rows.show_lines(table.lines)


class _Rows(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[SeriesLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: tuple[SeriesLine, ...]) -> None:
        if lines == self._lines:
            return
        self._lines = lines
        self.setAccessibleName("Sessions of the course")
        self.setAccessibleDescription(". ".join(line.spoken for line in lines))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(440, _ROW * (len(self._lines) + 1))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = (theme.font(Role.NOTE), colours.text_secondary)
        for column, box in self._cells(0):
            side = RIGHT if column.is_right else LEFT
            is_narrow = self.width() < _NARROW
            heading = column.brief if is_narrow else column.heading
            draw_aligned(painter, box, heading, quiet, side)
        for place, line in enumerate(self._lines, start=1):
            if line.is_shown:
                row = QRectF(8, place * _ROW + 2, self.width() - 16, _ROW - 4)
                painter.fillRect(row, colours.selected)
            for column, box in self._cells(place):
                is_strong = line.is_shown or column.field in _STRONG
                role = Role.LABEL if is_strong else Role.DETAIL
                side = RIGHT if column.is_right else LEFT
                face = (theme.font(role), colours.text)
                if column.field == "rise":
                    face = (theme.font(Role.DETAIL), colours.text_secondary)
                draw_aligned(painter, box, getattr(line, column.field), face, side)
        painter.end()

    def _cells(self, place: int) -> list[tuple[_Column, QRectF]]:
        room = self.width() - 2 * _SIDE
        total = sum(column.share for column in _COLUMNS)
        found, left = [], float(_SIDE)
        for column in _COLUMNS:
            wide = room * column.share / total
            cell = QRectF(left, place * _ROW, wide - 4, _ROW)
            if place == 0 and column.field == "peak":
                # The heading needs more than a value does, and none is beside it.
                cell.setWidth(max(wide - 4, widest(Role.NOTE, column.brief) + 4))
            found.append((column, cell))
            left += wide
        return found
