"""Looking at painted charts: pictures, colours at places, places of minutes."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.charts.layout import TrendLayout
from ui.charts.sheet import y_of
from ui.charts.trend_painter import paint_trend
from ui.theme.theme import Theme
from ui.views.trend.view import TrendView

WIDTH, HEIGHT = 1416, 624


class Picture:
    """A chart painted once, to be asked what is where."""

    def __init__(
        self,
        view: TrendView,
        theme: Theme | None = None,
        size: tuple[int, int] = (WIDTH, HEIGHT),
    ) -> None:
        self.view = view
        self.theme = theme or Theme.day()
        self.image = QImage(*size, QImage.Format.Format_RGB32)
        painter = QPainter(self.image)
        area = QRectF(0, 0, *size)
        painted = paint_trend(painter, area, view, self.theme)
        self.layout: TrendLayout = painted.layout
        self.words = painted.words
        painter.end()

    def x(self, minute: float) -> float:
        layout, frame = self.layout, self.view.frame
        share = (minute - frame.start) / frame.width
        return layout.plot_left + share * (layout.plot_right - layout.plot_left)

    def y(self, code: str, value: float) -> float:
        lane = next(v for v in self.view.vitals if v.code == code)
        return y_of(lane, self.layout.lanes[self.view.lanes.index(lane)], value)

    def at(self, x: float, y: float) -> str:
        return self.image.pixelColor(round(x), round(y)).name()

    def has(self, colour: QColor, area: QRectF) -> bool:
        """Whether any pixel of the area has exactly that colour."""
        wanted = colour.rgb()
        return any(self.image.pixel(x, y) == wanted for x, y in _pixels(area))

    def is_plain(self, area: QRectF) -> bool:
        """Whether the area has one colour only."""
        return self._colours(area) == 1

    def has_text(self, area: QRectF) -> bool:
        """Whether the area has the many shades that smooth letters bring."""
        return self._colours(area) > 6

    def _colours(self, area: QRectF) -> int:
        return len({self.image.pixel(x, y) for x, y in _pixels(area)})


def _pixels(area: QRectF) -> Iterator[tuple[int, int]]:
    box = area.toAlignedRect()
    for y in range(box.top(), box.bottom() + 1):
        for x in range(box.left(), box.right() + 1):
            yield x, y


def around(x: float, y: float, reach: float) -> QRectF:
    return QRectF(x - reach, y - reach, 2 * reach, 2 * reach)
