"""One painting of the chart: where, in which colours, and how its text is set."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.charts.layout import LaneBox, TrendLayout
from ui.charts.stamps import Stamps
from ui.theme.cells import cell_colours
from ui.theme.fonts import Role, font
from ui.theme.placing import draw_line
from ui.theme.theme import Theme
from ui.theme.tokens import CellColours, Mode, Palette
from ui.views.trend.lanes import VitalLane
from ui.views.trend.view import TrendView

_MOST_WIDTHS = 4096
"""Ages change each minute: a long session must not hoard what it once showed."""


class Anchor(Enum):
    """Which part of a text stands at the given x."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Lettering(NamedTuple):
    """The role and colour of a text."""

    role: Role
    ink: QColor


class Sheet:
    """A painter with the scales, colours and letters of one chart.

    ``apart`` is the least room between two cells of a scale, ``words`` where those of
    a lane's limits and gaps stand, by the lane's place.
    """

    def __init__(
        self, painter: QPainter, theme: Theme, layout: TrendLayout, view: TrendView
    ) -> None:
        self.painter = painter
        self.theme = theme
        self.layout = layout
        self.view = view
        self.stamps: Stamps | None = None
        self.apart = 1.0
        self.words: dict[int, list[QRectF]] = {}
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

    @contextmanager
    def onto(self, painter: QPainter) -> Iterator[None]:
        """Draws with that painter meanwhile."""
        usual, self.painter = self.painter, painter
        try:
            yield
        finally:
            self.painter = usual

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
        return _face(role, self.theme.mode).width(text)

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
        face = _face(role, self.theme.mode)
        width = face.width(text)
        if anchor is not Anchor.LEFT:
            x -= width if anchor is Anchor.RIGHT else width / 2
        base = QPointF(x, middle + face.half_cap)
        draw_line(self.painter, base, text, face.font, ink)
        return x + width

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
    share = (value - lane.lowest) / (lane.highest - lane.lowest)
    if share <= 0:
        return box.floor
    return box.top if share >= 1 else box.floor - (box.floor - box.top) * share


class _Face:
    """A font with what is asked of it for every text, measured once."""

    def __init__(self, role: Role, mode: Mode) -> None:
        self.font = font(role, mode)
        self._metrics = QFontMetricsF(self.font)
        self.half_cap = self._metrics.capHeight() / 2
        self._widths: dict[str, float] = {}

    def width(self, text: str) -> float:
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            found = self._widths[text] = self._metrics.horizontalAdvance(text)
        return found


@cache
def _face(role: Role, mode: Mode) -> _Face:
    return _Face(role, mode)
