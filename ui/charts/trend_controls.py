"""The pointer's way to what the keys of the chart do to time and table."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.charts.chart_button import TARGET, ChartButton, Glyph
from ui.charts.layout import TrendLayout
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RING
from ui.views.trend.view import TrendView
from ui.views.trend.wishes import WindowWish
from ui.widgets.button import ActionButton

_INSET = 10
_LABEL_HALF = 34


class TrendControls(QObject):
    """Buttons laid over the time axis of the chart.

    *Signals:* window_wished(WindowWish), table_wished().
    """

    window_wished = Signal(object)
    table_wished = Signal()

    def __init__(self, chart: QWidget) -> None:
        super().__init__(chart)
        self._earlier = ChartButton(Glyph.EARLIER, "Earlier", "Page Up", chart)
        self._later = ChartButton(Glyph.LATER, "Later", "Page Down", chart)
        self._wider = ChartButton(Glyph.WIDER, "Wider window", "Minus", chart)
        self._narrower = ChartButton(Glyph.NARROWER, "Narrower window", "Plus", chart)
        self._to_table = ChartButton(Glyph.TABLE, "Table", "T", chart)
        self._to_chart = ChartButton(Glyph.CHART, "Chart", "T", chart)
        self._back = ActionButton(
            "Back to now", "End", height=HEIGHT_BUTTON_SMALL, parent=chart
        )
        # Gone once pressed, it must not take the keyboard along with it.
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.hide()
        self._to_chart.hide()
        self._is_scrolled = False
        for button, wish in (
            (self._earlier, WindowWish.EARLIER),
            (self._later, WindowWish.LATER),
            (self._wider, WindowWish.WIDER),
            (self._narrower, WindowWish.NARROWER),
            (self._back, WindowWish.NOW),
        ):
            button.clicked.connect(partial(self._wish, wish))
        self._to_table.clicked.connect(self.table_wished)
        self._to_chart.clicked.connect(self.table_wished)

    def show_window(self, view: TrendView) -> None:
        """Offers the way back to now while the window stands elsewhere."""
        self._is_scrolled = not view.frame.follows_now
        self._back.setVisible(self._is_scrolled and self._to_chart.isHidden())
        self._later.setEnabled(self._is_scrolled)

    def show_table(self, *, shown: bool) -> None:
        """Offers what suits the lanes, or the table."""
        for button in (self._earlier, self._later, self._wider, self._narrower):
            button.setVisible(not shown)
        self._to_table.setVisible(not shown)
        self._to_chart.setVisible(shown)
        self._back.setVisible(self._is_scrolled and not shown)

    def place(self, origin: QPoint, layout: TrendLayout) -> None:
        """Puts the buttons beside the axis, and the way back over the plot's end."""
        if layout.measures.is_compact:
            self._place_left(origin, layout)
        else:
            self._place_both_sides(origin, layout)
        size = self._back.sizeHint()
        self._back.resize(size)
        left = round(layout.plot_right) - size.width() - RING
        over = layout.plot_top
        if layout.measures.is_compact:
            # The lane of the infusion is too low, the events give way instead.
            over = layout.key_top - TARGET
        self._back.move(origin + QPoint(left, round(over) - RING))

    def _place_left(self, origin: QPoint, layout: TrendLayout) -> None:
        """All before the plot: a low axis has no room for them below the effects."""
        row = (
            self._earlier,
            self._later,
            self._wider,
            self._narrower,
            self._to_table,
        )
        start = round(layout.plot_left) - len(row) * TARGET
        top = round(layout.key_top) - TARGET - 1
        _place_row(origin + QPoint(start, top), row)
        self._to_chart.move(origin + QPoint(start + (len(row) - 1) * TARGET, top))

    def _place_both_sides(self, origin: QPoint, layout: TrendLayout) -> None:
        top = round(layout.key_top) - TARGET
        start = round(layout.plot_left) - _LABEL_HALF - 2 * TARGET
        _place_row(origin + QPoint(start, top), (self._earlier, self._later))
        end = round(layout.right) - _INSET - 3 * TARGET
        right = (self._wider, self._narrower, self._to_table)
        _place_row(origin + QPoint(end, top), right)
        low = round(layout.bottom) - TARGET - 4
        self._to_chart.move(origin + QPoint(end + 2 * TARGET, low))

    def _wish(self, wish: WindowWish) -> None:
        self.window_wished.emit(wish)


def _place_row(at: QPoint, buttons: tuple[ChartButton, ...]) -> None:
    for place, button in enumerate(buttons):
        button.move(at + QPoint(place * TARGET, 0))
