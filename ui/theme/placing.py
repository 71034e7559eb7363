"""Lines of text whose letters are placed once, and drawn as often as they are shown.

Finding the font and placing the letters takes Qt several times as long as drawing them,
and a list that is scrolled draws hundreds of the same lines at each step.
"""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPaintEngine,
    QPainter,
    QTextLayout,
)

_MOST = 4096
"""Ages and clocks change all the time: what was shown once is not kept for ever."""

_WHOLE = 1e6
_RASTER = QPaintEngine.Type.Raster


class Letters(NamedTuple):
    """The letters of a line, and how far its baseline lies below their origin, px."""

    run: QGlyphRun
    below: float


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


def draw_line(
    painter: QPainter, at: QPointF, text: str, font: QFont, ink: QColor
) -> None:
    """One line; its baseline begins at that point.

    Whoever measures words beside it asks for their width, and not the painter.
    """
    painter.setPen(ink)
    if not text:
        return
    letters = _letters(text, font)
    if letters is None or painter.paintEngine().type() is not _RASTER:
        # In a PDF words stay words, so that they can be found.
        painter.setFont(font)
        painter.drawText(at, text)
    else:
        painter.drawGlyphRun(QPointF(at.x(), at.y() - letters.below), letters.run)


@lru_cache(maxsize=_MOST)
def _letters(text: str, font: QFont) -> Letters | None:
    """None for what takes more than one font or direction: that Qt draws itself."""
    if not text.isprintable():
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
