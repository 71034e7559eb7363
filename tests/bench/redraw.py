"""How long the live chart takes to repaint, against the same painted by hand."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.hand_drawn import HandDrawnChart, font, written
from tests.bench.result import Result, middle
from tests.bench.timing import Taken, take_turns
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


def measurements() -> Iterator[Result]:
    """A whole repaint of the chart, and a move of the line that reads it."""
    apply_theme(_application(), Theme.day())
    for sets, limit in ((25, 8.0), (500, 12.0)):
        taken = _repaint(sets)
        yield Result(
            name=f"redraw_{sets}_sets",
            ours=middle(taken.ours),
            floor=middle(taken.floor),
            target=4.0 if sets == 25 else None,
            limit=limit,
            n=RUNS,
        )
    taken = _move_focus()
    yield Result(
        name="focus_line",
        ours=middle(taken.ours),
        floor=middle(taken.floor),
        limit=4.0,
        n=RUNS,
    )


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


def _repaint(sets: int) -> Taken:
    window = TrendWindow(120 if sets < 100 else WHOLE)
    view = chart_of(sets, window)
    with _shown(QWidget()) as page, _shown(HandDrawnChart(sets)) as floor:
        canvas = TrendCanvas(page)
        canvas.resize(WIDTH, HEIGHT)
        canvas.show()

        def repaint() -> None:
            canvas.item.show_view(view)
            canvas.viewport().repaint()

        return take_turns(repaint, floor.repaint, runs=RUNS)


def _move_focus() -> Taken:
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

        return take_turns(move, floor.repaint, runs=RUNS)


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


def _application() -> QApplication:
    app = QApplication.instance()
    return app if isinstance(app, QApplication) else QApplication([])
