"""One painting of the chart: where, in which colours, and how its text is set."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.charts.layout import LaneBox, TrendLayout
from ui.theme.cells import cell_colours
from ui.theme.fonts import Role, font
from ui.theme.theme import Theme
from ui.theme.tokens import CellColours, Mode, Palette
from ui.views.trend.lanes import VitalLane
from ui.views.trend.view import TrendView


class Anchor(Enum):
    """Which end of a text stands at the given x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


class Lettering(NamedTuple):
    """The role and colour of a text."""

    role: Role
    ink: QColor


class Sheet:
    """A painter with the scales, colours and letters of one chart."""

    def __init__(
        self, painter: QPainter, theme: Theme, layout: TrendLayout, view: TrendView
    ) -> None:
        self.painter = painter
        self.theme = theme
        self.layout = layout
        self.view = view
        self._per_minute = (layout.plot_right - layout.plot_left) / view.frame.width

        self._cells: dict[float, CellColours] = {}

    @property
    def colours(self) -> Palette:
        return self.theme.palette

    def x(self, minute: float) -> float:
        return self.layout.plot_left + self._per_minute * (
            minute - self.view.frame.start
        )

    def span(self, minutes: float) -> float:
        """The width of so many minutes, px."""
        return self._per_minute * minutes

    def shows(self, minute: float) -> bool:
        """Whether a minute lies on the plot, its edges included."""
        return self.view.frame.holds(minute)

    def cell(self, strength: float) -> CellColours:
        """The colours of a scale cell, mixed once for each strength."""
        found = self._cells.get(strength)
        if found is None:
            found = self._cells[strength] = cell_colours(self.colours, strength)
        return found

    @contextmanager
    def clipped(self, margin: float = 0) -> Iterator[None]:
        """Keeps what is drawn meanwhile on the plot, and that far beside it, px."""
        left, right = self.layout.plot_left - margin, self.layout.plot_right + margin
        self.painter.save()
        self.painter.setClipRect(QRectF(left, 0, right - left, self.layout.bottom))
        try:
            yield
        finally:
            self.painter.restore()

    def box(self, index: int) -> LaneBox:
        return self.layout.lanes[index]

    def width(self, role: Role, text: str) -> float:
        return _width(role, self.theme.mode, text)

    def write(
        self,
        text: str,
        at: tuple[float, float],
        lettering: Lettering,
        anchor: Anchor = Anchor.LEFT,
    ) -> float:
        """Writes one line around the height `at[1]`; gives the x of its right end."""
        role, ink = lettering
        x, middle = at
        width = self.width(role, text)
        left = x - width * anchor.value
        painter = self.painter
        painter.setFont(self.theme.font(role))
        painter.setPen(ink)
        painter.drawText(QPointF(left, middle + _half_cap(role, self.theme.mode)), text)
        return left + width

    def note(
        self, text: str, at: tuple[float, float], anchor: Anchor = Anchor.LEFT
    ) -> float:
        """Writes small secondary text."""
        return self.write(
            text, at, Lettering(Role.NOTE, self.colours.text_secondary), anchor
        )

    def rule(self, colour: QColor, y: float, left: float, right: float) -> None:
        """A crisp horizontal line, 1 px."""
        self.painter.fillRect(QRectF(left, round(y) - 1, right - left, 1), colour)

    def upright(self, colour: QColor, x: float, top: float, bottom: float) -> None:
        """A crisp vertical line, 1 px."""
        self.painter.fillRect(QRectF(round(x), top, 1, bottom - top), colour)

    def stroke(self, colour: QColor, width: float, *lines: QLineF) -> None:
        pen = QPen(colour, width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.setPen(pen)
        self.painter.drawLines(list(lines))


def y_of(lane: VitalLane, box: LaneBox, value: float) -> float:
    """The height of a value; outside the range it keeps to the nearer edge."""
    within = min(max(value, lane.lowest), lane.highest)
    return box.floor - (box.floor - box.top) * (within - lane.lowest) / (
        lane.highest - lane.lowest
    )


@lru_cache(maxsize=2048)
def _width(role: Role, mode: Mode, text: str) -> float:
    return QFontMetricsF(font(role, mode)).horizontalAdvance(text)


@lru_cache(maxsize=64)
def _half_cap(role: Role, mode: Mode) -> float:
    return QFontMetricsF(font(role, mode)).capHeight() / 2
