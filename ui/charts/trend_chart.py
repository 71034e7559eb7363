"""The live chart: lanes or their table twin, a focus line, and the time window."""

from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from ui.charts.chart_keys import key_move, key_wish
from ui.charts.layout import plot_in
from ui.charts.trend_controls import TrendControls
from ui.charts.trend_table import TrendTableView
from ui.overriding import override
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_PANEL, RING
from ui.views.trend.focus import (
    Focus,
    Move,
    announcement,
    moved,
    row_words,
    set_at,
    snapped,
)
from ui.views.trend.table import trend_table
from ui.views.trend.view import TrendView
from ui.views.trend.wishes import WindowWish, window_after, window_showing
from ui.widgets.painting import draw_box, draw_ring, smooth

if TYPE_CHECKING:
    from ui.charts.canvas import TrendCanvas

_TOLERANCE = 12
"""How near the pointer must come to a reading to take it, px."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TrendChart(QWidget):
    """The chart of one session; keeps the margin of its focus ring.

    *Signals:* set_requested(UUID), window_requested(TrendWindow), announced(str) what
    a screen reader was told, copy_requested(str) a row, table_wished() elsewhere.
    """

    set_requested = Signal(UUID)
    window_requested = Signal(object)
    announced = Signal(str)
    copy_requested = Signal(str)
    table_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: TrendView | None = None
        self._focus: Focus | None = None
        self._hover: Focus | None = None
        self._table = TrendTableView(self)
        self._table.hide()
        self._controls = TrendControls(self)
        self.has_table_beside = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Live chart")
        self._controls.window_wished.connect(self._wish_window)
        self._controls.table_wished.connect(self.swap_table)
        self._table.opened.connect(self.set_requested)
        self._table.copied.connect(self.copy_row)
        self._table.left.connect(self.swap_table)

    def display(self, view: TrendView) -> None:
        """Renders the view; the focus line stays at its time and lane."""
        before, self._view = self._view, view
        if before is not None and before.zero != view.zero:
            self._focus = self._hover = None
        self._canvas.item.show_view(view)
        self._controls.show_window(view)
        if self.shows_table:
            self._table.show_table(trend_table(view))
        self._place()
        self._show_focus()

    def prepare(self) -> None:
        """Make what is drawn on, for which the first view would have to wait."""
        self._canvas.setGeometry(self._inside())

    @cached_property
    def _canvas(self) -> "TrendCanvas":
        # pyqtgraph takes 300 ms to import, and the start page does without it.
        from ui.charts.canvas import TrendCanvas  # noqa: PLC0415

        canvas = TrendCanvas(self)
        canvas.lower()
        canvas.setVisible(not self.shows_table)
        return canvas

    @property
    def shows_table(self) -> bool:
        return not self._table.isHidden()

    @property
    def plot(self) -> tuple[float, float]:
        """Where the plot begins and ends, px of this widget."""
        return plot_in(self._view, self._inside())

    @property
    def focus(self) -> Focus | None:
        """Where the focus line stands, by pointer or by key."""
        return self._hover or self._focus

    def swap_table(self) -> None:
        """Shows the table twin instead of the lanes, or the lanes again."""
        to_table = not self.shows_table
        if self._view is None:
            return
        if to_table and self.has_table_beside:
            self.table_wished.emit()
            return
        if to_table:
            self._table.show_table(trend_table(self._view))
            if self._focus is not None:
                self._table.stand_at(self._focus.minute)
        self._table.setVisible(to_table)
        self._canvas.setVisible(not to_table)
        self._controls.show_table(shown=to_table)
        target = self._table if to_table else self
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def move_focus(self, move: Move) -> None:
        """Moves the line, where there is anything charted."""
        if self._view is None:
            return
        self._hover = None
        focus = moved(self._view, self._focus, move)
        if focus is not None:
            self.stand_at(focus)
            if move is Move.LAST:
                self._wish_window(WindowWish.NOW)

    def stand_at(self, focus: Focus) -> None:
        """Put the line there, scroll where needed, and say where it stands."""
        self._focus = focus
        if self._view is not None:
            if not self._view.frame.holds(focus.minute):
                wanted = window_showing(self._view, focus.minute)
                self.window_requested.emit(wanted)
            self._show_focus()
            self._announce(announcement(self._view, focus))

    def _wish_window(self, wish: WindowWish) -> None:
        if self._view is None:
            return
        wanted = window_after(self._view, wish)
        if wanted != self._view.window:
            self.window_requested.emit(wanted)

    def _announce(self, text: str) -> None:
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self.announced.emit(text)

    def _show_focus(self) -> None:
        self._canvas.item.show_focus(self.focus)

    def _open_set(self) -> None:
        if self._view is None or self.focus is None:
            return
        set_id = set_at(self._view, self.focus.minute)
        if set_id is not None:
            self.set_requested.emit(set_id)

    def _copy_focused(self) -> None:
        if self.focus is not None:
            self.copy_row(self.focus.minute)

    def copy_row(self, minute: float) -> None:
        words = "" if self._view is None else row_words(self._view, minute)
        if words:
            self.copy_requested.emit(words)

    def _inside(self) -> QRect:
        return self.rect().adjusted(RING, RING, -RING, -RING)

    def _place(self) -> None:
        inside = self._inside()
        self._table.setGeometry(inside.adjusted(13, 8, -13, -44))
        if self._view is not None:
            self._canvas.setGeometry(inside)
            layout = self._canvas.layout_of(self._view)
            self._controls.place(inside.topLeft(), layout)

    def _focus_under(self, at: QPointF) -> Focus | None:
        """The time and lane under the pointer; None beside the plot."""
        if self._view is None or self.shows_table:
            return None
        layout = self._canvas.layout_of(self._view)
        x, y = at.x() - RING, at.y() - RING
        if not (layout.plot_left <= x <= layout.plot_right and y < layout.plot_bottom):
            return None
        frame = self._view.frame
        pixel = frame.width / (layout.plot_right - layout.plot_left)
        minute = frame.start + (x - layout.plot_left) * pixel
        charted = snapped(self._view, minute, _TOLERANCE * pixel)
        return Focus(charted, layout.lane_at(y))

    def _hover_at(self, at: QPointF | None) -> None:
        under = None if at is None else self._focus_under(at)
        if under != self._hover:
            self._hover = under
            self._show_focus()

    def _act(self, event: QKeyEvent) -> bool:
        """Does what the key asks of a single reading or of the chart as a whole."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy_focused()
        elif event.key() in _ENTER:
            self._open_set()
        elif event.key() == Qt.Key.Key_T:
            self.swap_table()
        elif event.key() == Qt.Key.Key_Escape and self._focus is not None:
            self._focus = None
            self._show_focus()
        else:
            return False
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        move, wish = key_move(event), key_wish(event)
        if move is not None:
            self.move_focus(move)
        elif wish is not None:
            self._wish_window(wish)
        elif not self._act(event):
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover_at(event.position())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._hover_at(None)
        super().leaveEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        under = self._focus_under(event.position())
        if under is not None and self._view is not None:
            self._focus = under
            self._show_focus()
            self._announce(announcement(self._view, under))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._open_set()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._view is None or self.focus is None or self.shows_table:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if set_at(self._view, self.focus.minute) is not None:
            menu.addAction("Open set\tEnter", self._open_set)
        menu.addAction("Copy row\tCtrl+C", self._copy_focused)
        menu.popup(event.globalPos())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel under the table, and the ring around either."""
        colours = current_theme().palette
        painter = smooth(self)
        if self.shows_table:
            pen = QPen(colours.divider, 1)
            draw_box(painter, self._inside(), colours.plot, pen, RADIUS_PANEL)
        if self.hasFocus() or self._table.hasFocus():
            draw_ring(painter, self._inside(), colours.focus, RADIUS_PANEL)
        painter.end()
