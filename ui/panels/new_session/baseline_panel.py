"""Section 4: the baseline sets as a table, the entry row in it, the median below."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.new_session.baseline_columns import Span, TableColumns, table_columns
from ui.panels.new_session.entry_row import BOX_HEIGHT, ROW_HEIGHT, EntryRow
from ui.panels.new_session.section import SectionFrame
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.views.new_session.baseline_table import (
    BaselineSectionView,
    ColumnView,
    SetRow,
)
from ui.widgets.painting import draw_text, smooth
from ui.widgets.pill import Pill

ENTRY = "set"
"""The focus that stands for the entry row."""

_HEADING, _MEDIAN = 24, 34
_ROW_TALLEST, _ROW_LOWEST = 32, 20


class BaselinePanel(SectionFrame):
    """Renders a BaselineSectionView; ``entry`` is rendered by whoever runs the set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(4, "Baseline", parent)
        self.stack.setContentsMargins(0, 0, 0, 0)
        self.table = BaselineTable()
        self._hints = self.table.entry.hints
        for hint in self._hints:
            self._title_bar.add_right(hint)
        self.stack.addWidget(self.table)

    def display(self, view: BaselineSectionView) -> None:
        self.show_note(view.note)
        for hint in self._hints:
            hint.setVisible(view.is_open and not self.is_folded)
        self.table.display(view)

    @property
    def entry(self) -> EntryRow:
        """Where a set is typed; the same keys as in the observation strip."""
        return self.table.entry

    @property
    @override
    def tab_stops(self) -> tuple[QWidget, ...]:
        entry = self.table.entry
        return (*entry.boxes.values(), entry.row.field, entry.row.line)

    @property
    @override
    def first(self) -> str:
        return ENTRY if self.table.has_entry else ""

    @override
    def holds(self, id_: str) -> bool:
        return id_ == ENTRY and self.table.has_entry

    @override
    def focus(self, id_: str) -> None:
        self.table.entry.take_focus()


class BaselineTable(QWidget):
    """Paints headings, sets and median; holds the entry row and the due pill."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: BaselineSectionView | None = None
        self.entry = EntryRow(self)
        self.entry.timed.connect(self.update)
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
        self.entry.setVisible(view.is_open)
        self._place()
        self.update()

    @property
    def has_entry(self) -> bool:
        return self._view is not None and self._view.is_open

    @property
    def columns(self) -> TableColumns:
        fields = 0 if self._view is None else len(self._view.columns)
        return table_columns(self.width(), fields)

    @property
    def _row_height(self) -> float:
        """Low enough that the hints have room below the median, where that can be."""
        rows = 0 if self._view is None else len(self._view.rows)
        if not rows:
            return _ROW_TALLEST
        room = self.height() - _HEADING - BOX_HEIGHT - _MEDIAN
        beside_hints = (room - ROW_HEIGHT) / rows
        each = beside_hints if beside_hints >= _ROW_LOWEST else room / rows
        return min(_ROW_TALLEST, each)

    @property
    def _entry_top(self) -> float:
        rows = 0 if self._view is None else len(self._view.rows)
        return _HEADING + rows * self._row_height

    @property
    def median_bottom(self) -> int:
        """Where the row of the median ends, px."""
        return round(self._entry_top) + BOX_HEIGHT + _MEDIAN

    def _place(self) -> None:
        if self._view is None or not self._view.columns:
            return
        columns, top = self.columns, round(self._entry_top)
        self.entry.setGeometry(0, top, self.width(), self.height() - top)
        # Below the median where there is room, and else over it.
        below = self.median_bottom
        has_room = self.height() - below >= ROW_HEIGHT
        self.entry.place(columns.fields, below - top if has_room else BOX_HEIGHT + 1)
        self.pill.adjustSize()
        middle = top + (BOX_HEIGHT - self.pill.height()) // 2
        self.pill.move(round(columns.by.left), middle)
        self.pill.raise_()

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
            self._rule(painter, top + BOX_HEIGHT, theme.palette.divider)
            self._paint_median(painter, theme, top + BOX_HEIGHT + 1)
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
            (columns.time, self.entry.at or self._view.next_time),
        ):
            draw_text(painter, _cell(span, top, BOX_HEIGHT), words, font, quiet)

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
