"""Lines of text whose letters are placed once, and drawn as often as they are shown.

Finding the font and placing the letters takes Qt several times as long as drawing them,
and a list that is scrolled draws hundreds of the same lines at each step.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPagedPaintDevice,
    QPainter,
    QTextLayout,
)

_MOST = 4096
"""Ages and clocks change all the time: what was shown once is not kept for ever."""

_WHOLE = 1e6


class Letters(NamedTuple):
    """The letters of a line, and how far its baseline lies below their origin, px."""

    run: QGlyphRun
    below: float


class Placed(NamedTuple):
    """A line where it stands, to be drawn as often as it is shown.

    ``origin`` is that of its letters; they are None where Qt draws the line itself.
    """

    at: QPointF
    text: str
    font: QFont
    ink: QColor
    origin: QPointF
    letters: Letters | None


class Measures(NamedTuple):
    """Of a font, px."""

    height: float
    cap_height: float


@lru_cache(maxsize=128)
def measures(font: QFont) -> Measures:
    metrics = QFontMetricsF(font)
    return Measures(metrics.height(), metrics.capHeight())


@lru_cache(maxsize=_MOST)
def width_of(text: str, font: QFont) -> float:
    """The width of one line, px."""
    return QFontMetricsF(font).horizontalAdvance(text)


def placed(at: QPointF, text: str, font: QFont, ink: QColor) -> Placed:
    """One line; its baseline begins at that point."""
    letters = _letters(text, font)
    below = 0 if letters is None else letters.below
    origin = QPointF(at.x(), at.y() - below)
    return Placed(at, text, font, ink, origin, letters)


def draw_line(
    painter: QPainter, at: QPointF, text: str, font: QFont, ink: QColor
) -> None:
    """One line; its baseline begins at that point.

    Whoever measures words beside it asks for their width, and not the painter.
    """
    draw_lines(painter, (placed(at, text, font, ink),))


def draw_lines(painter: QPainter, lines: Iterable[Placed]) -> None:
    """Each in its own ink."""
    # In a PDF words stay words, so that they can be found.
    is_paged = isinstance(painter.device(), QPagedPaintDevice)
    for line in lines:
        painter.setPen(line.ink)
        if not line.text:
            continue
        if line.letters is None or is_paged:
            painter.setFont(line.font)
            painter.drawText(line.at, line.text)
        else:
            painter.drawGlyphRun(line.origin, line.letters.run)


@lru_cache(maxsize=_MOST)
def _letters(text: str, font: QFont) -> Letters | None:
    """None for what takes more than one font or direction: that Qt draws itself."""
    if not text or not text.isprintable():
        return None
    layout = QTextLayout(text, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WHOLE)
    layout.endLayout()
    found = layout.glyphRuns()
    if len(found) != 1 or found[0].isRightToLeft():
        return None
    return Letters(found[0], line.ascent())
