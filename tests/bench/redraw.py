"""How long the live chart takes to repaint, against the same painted by hand."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.hand_drawn import HandDrawnChart, font, written
from tests.builders import BASELINE, Chronicle
from ui.charts.canvas import TrendCanvas
from ui.overriding import override
from ui.theme.theme import Theme, apply_theme
from ui.views.trend.build import trend_view
from ui.views.trend.focus import Focus
from ui.views.trend.view import TrendView
from ui.views.trend.window import WHOLE, TrendWindow

WIDTH, HEIGHT = 1408, 624
RUNS = 60


def measurements() -> Iterator[dict[str, object]]:
    """Medians of interleaved runs, ms, with the targets of the design."""
    apply_theme(_application(), Theme.day())
    for name, sets, limit in (
        ("chart repaint, 25 sets", 25, 8.0),
        ("chart repaint, 500 sets", 500, 12.0),
    ):
        ours, floor = _repaint(sets)
        yield {
            "name": name,
            "ours_ms": ours,
            "floor_ms": floor,
            "target_ratio": 4.0,
            "target_ms": limit,
            "n": RUNS,
        }
    ours, floor = _move_focus()
    yield {
        "name": "focus line move, 25 sets",
        "ours_ms": ours,
        "floor_ms": floor,
        "target_ms": 4.0,
        "n": RUNS,
    }


def chart_of(sets: int, window: TrendWindow) -> TrendView:
    """A session with that many sets over two hours, its baseline among them."""
    chronicle = Chronicle().start()
    wanted = sets - len(BASELINE)
    minutes = [3 + 81 * i / (wanted - 1) for i in range(wanted)]
    for i, minute in enumerate(minutes):
        line = (
            f"{118 + i % 25}/{72 + i % 9} {70 + i % 20} {98 - i % 3} {14 + i % 3} "
            f"{5 - i % 2} {i % 9} {i % 3} {i % 2}"
        )
        chronicle.observe(minute, line)
    chronicle.infuse(84, "completed")
    session = chronicle.session
    assessment = chronicle.assess(84.5)
    return trend_view(session, chronicle.protocol, assessment, window)


def _repaint(sets: int) -> tuple[float, float]:
    window = TrendWindow(120 if sets < 100 else WHOLE)
    view = chart_of(sets, window)
    with _shown(QWidget()) as page, _shown(HandDrawnChart(sets)) as floor:
        canvas = TrendCanvas(page)
        canvas.resize(WIDTH, HEIGHT)
        canvas.show()

        def repaint() -> None:
            canvas.item.show_view(view)
            canvas.viewport().repaint()

        return _interleaved(repaint, floor.repaint)


def _move_focus() -> tuple[float, float]:
    view = chart_of(25, TrendWindow(120))
    places = [Focus(column.minute, 1) for column in view.columns]
    with _shown(QWidget()) as page, _shown(_HandDrawnFocus()) as floor:
        canvas = TrendCanvas(page)
        canvas.resize(WIDTH, HEIGHT)
        canvas.show()
        canvas.item.show_view(view)

        def move() -> None:
            places.append(places.pop(0))
            canvas.item.show_focus(places[0])
            canvas.viewport().repaint()

        return _interleaved(move, floor.repaint)


class _HandDrawnFocus(QWidget):
    """A finished picture, a line over it, and a text in a box for each lane."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QPixmap(WIDTH, HEIGHT)
        self.picture.fill()
        self.face = font(14, 400)
        self.words = [written(f"{i}82/104", self.face) for i in range(11)]

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(500, 4, 2, 559), self.palette().text())
        painter.setFont(self.face)
        for i, words in enumerate(self.words):
            painter.drawRoundedRect(QRectF(509, 20 + i * 50, 70, 22), 4, 4)
            painter.drawStaticText(515, 22 + i * 50, words)
        painter.end()


@contextmanager
def _shown(widget: QWidget) -> Iterator[QWidget]:
    widget.resize(WIDTH, HEIGHT)
    widget.show()
    QApplication.processEvents()
    try:
        yield widget
    finally:
        widget.hide()
        widget.deleteLater()


def _interleaved(
    ours: Callable[[], None], floor: Callable[[], None]
) -> tuple[float, float]:
    """Medians of both, ms, taken in turn so that both meet the same machine."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(RUNS + 5):
        for act, taken in zip((ours, floor), times, strict=True):
            began = time.perf_counter()
            act()
            taken.append((time.perf_counter() - began) * 1000)
    # The first runs fill the caches of fonts and glyphs.
    return median(times[0][5:]), median(times[1][5:])


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication([])
