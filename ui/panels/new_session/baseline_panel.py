"""Section 4: the baseline sets as a table, the entry row in it, the median below."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.new_session.baseline_columns import Span, TableColumns, table_columns
from ui.panels.new_session.section import SectionFrame
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RING
from ui.views.new_session.baseline_table import (
    BaselineSectionView,
    ColumnView,
    SetRow,
)
from ui.widgets.painting import draw_text, smooth
from ui.widgets.pill import Pill

ENTRY = "set"
"""The focus that stands for the entry row."""

_HEADING, _MEDIAN = 26, 38
_ROW_TALLEST = 32
_ENTRY = 54


class BaselinePanel(SectionFrame):
    """Renders a BaselineSectionView; the entry row is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, "Baseline", parent)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.table = BaselineTable()
        self.stack.addWidget(self.table)

    def display(self, view: BaselineSectionView) -> None:
        self.show_note(view.note)
        self.table.display(view)

    def set_entry_row(self, row: QWidget) -> None:
        self.table.set_entry_row(row)

    @property
    @override
    def first(self) -> str:
        return ENTRY if self.table.has_entry else ""

    @override
    def holds(self, id_: str) -> bool:
        return id_ == ENTRY and self.table.has_entry

    @override
    def focus(self, id_: str) -> None:
        self.table.focus_entry()


class BaselineTable(QWidget):
    """Paints headings, sets and median; holds the entry row and the due pill."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BaselineSectionView | None = None
        self._entry: QWidget | None = None
        self.pill = Pill("", height=28, parent=self)
        self.pill.hide()

    def display(self, view: BaselineSectionView) -> None:
        self._view = view
        rows = (*view.rows, view.median)
        self.setAccessibleName("Baseline sets")
        spoken = (", ".join(p for p in (r.number, r.time, *r.cells) if p) for r in rows)
        self.setAccessibleDescription(". ".join(spoken))
        self.pill.setVisible(view.is_open and bool(view.due_text))
        self.pill.show_due(view.due_text, view.due)
        if self._entry is not None:
            self._entry.setVisible(view.is_open)
        self._place()
        self.update()

    def set_entry_row(self, row: QWidget) -> None:
        """The field row of the observation form, laid under the headings' columns."""
        self._entry = row
        row.setParent(self)
        row.show()
        self._place()

    @property
    def has_entry(self) -> bool:
        return self._entry is not None and self._view is not None and self._view.is_open

    def focus_entry(self) -> None:
        if self._entry is not None:
            self._entry.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def columns(self) -> TableColumns:
        fields = 0 if self._view is None else len(self._view.columns)
        return table_columns(self.width(), fields)

    @property
    def _row_height(self) -> float:
        rows = 0 if self._view is None else len(self._view.rows)
        room = self.height() - _HEADING - _ENTRY - _MEDIAN
        return min(_ROW_TALLEST, room / rows) if rows else _ROW_TALLEST

    @property
    def _entry_top(self) -> float:
        rows = 0 if self._view is None else len(self._view.rows)
        return _HEADING + rows * self._row_height

    def _place(self) -> None:
        if self._view is None or not self._view.columns:
            return
        columns = self.columns
        top = round(self._entry_top)
        first, last = columns.fields[0], columns.fields[-1]
        # The boxes keep their ring margin and hold their text where the column does.
        inset = 12 + RING
        left = round(first.left) - inset
        right = round(last.left + last.width) + RING
        if self._entry is not None:
            self._entry.setGeometry(left, top, right - left, _ENTRY)
        self.pill.adjustSize()
        middle = top + (_ENTRY - self.pill.height()) // 2
        self.pill.move(round(columns.by.left), middle)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = smooth(self)
        theme = current_theme()
        self._paint_headings(painter, theme)
        top: float = _HEADING
        for row in self._view.rows:
            self._paint_set(painter, theme, row, top)
            top += self._row_height
            self._rule(painter, top - 1, theme.palette.grid)
        self._paint_next(painter, theme, top)
        if self._view.is_open:
            self._rule(painter, top + _ENTRY, theme.palette.divider)
            self._paint_median(painter, theme, top + _ENTRY + 1)
        painter.end()

    def _paint_headings(self, painter: QPainter, theme: Theme) -> None:
        if self._view is None:
            return
        columns, ink = self.columns, theme.palette.text_secondary
        font = theme.font(Role.KEY)
        for span, words in (
            (columns.number, "Set"),
            (columns.time, "Time"),
            (columns.by, "Charted by"),
            *(
                (span, _heading(column, span))
                for span, column in zip(columns.fields, self._view.columns, strict=True)
            ),
        ):
            draw_text(painter, _cell(span, 2, _HEADING - 2), words, font, ink)

    def _paint_set(
        self, painter: QPainter, theme: Theme, row: SetRow, top: float
    ) -> None:
        columns, colours, tall = self.columns, theme.palette, self._row_height
        plain, strong = theme.font(Role.DETAIL), theme.font(Role.VALUE)
        quiet = colours.text_secondary
        draw_text(painter, _cell(columns.number, top, tall), row.number, plain, quiet)
        draw_text(
            painter, _cell(columns.time, top, tall), row.time, plain, colours.text
        )
        draw_text(painter, _cell(columns.by, top, tall), row.by, plain, quiet)
        for span, words, missing in zip(
            columns.fields, row.cells, row.is_missing, strict=True
        ):
            face: tuple[QFont, QColor] = (strong, colours.text)
            if missing:
                face = (plain, quiet)
            draw_text(painter, _cell(span, top, tall), words, *face)

    def _paint_next(self, painter: QPainter, theme: Theme, top: float) -> None:
        if self._view is None:
            return
        columns, quiet = self.columns, theme.palette.text_secondary
        font = theme.font(Role.DETAIL)
        if not self._view.is_open:
            wide = Span(columns.number.left, self.width() - 2 * columns.number.left)
            for place, words in enumerate(self._view.closed_words):
                line = _cell(wide, top + place * _ROW_TALLEST, _ROW_TALLEST)
                draw_text(painter, line, words, font, quiet)
            return
        for span, words in (
            (columns.number, self._view.next_number),
            (columns.time, self._view.next_time),
        ):
            draw_text(painter, _cell(span, top, _ENTRY), words, font, quiet)

    def _paint_median(self, painter: QPainter, theme: Theme, top: float) -> None:
        if self._view is None:
            return
        columns, colours, row = self.columns, theme.palette, self._view.median
        tall = min(_MEDIAN, self.height() - top)
        both = Span(columns.number.left, columns.number.width + columns.time.width)
        label = theme.font(Role.LABEL)
        draw_text(painter, _cell(both, top, tall), row.number, label, colours.text)
        strong = theme.font(Role.VALUE)
        for span, words in zip(columns.fields, row.cells, strict=True):
            draw_text(painter, _cell(span, top, tall), words, strong, colours.text)
        quiet, font = colours.text_secondary, theme.font(Role.DETAIL)
        draw_text(painter, _cell(columns.by, top, tall), row.by, font, quiet)

    def _rule(self, painter: QPainter, y: float, ink: QColor) -> None:
        left = round(self.columns.number.left)
        painter.fillRect(left, round(y), self.width() - 2 * left, 1, ink)


def _heading(column: ColumnView, span: Span) -> str:
    fits = widest(Role.KEY, column.label) <= span.width
    return column.label if fits else column.short


def _cell(span: Span, top: float, height: float) -> QRectF:
    return QRectF(span.left, top, span.width, height)
