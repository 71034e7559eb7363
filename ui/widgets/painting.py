"""How boxes, focus rings and single lines of text are drawn."""

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.placing import Placed, draw_lines, measures, placed, width_of
from ui.theme.tokens import RING

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def smooth(widget: QWidget) -> QPainter:
    """A painter on `widget` with smooth edges; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def keep_ring_margin(widget: QWidget) -> None:
    """Leaves room around the contents for the focus ring, which lies outside."""
    widget.setContentsMargins(RING, RING, RING, RING)


def draw_box(
    painter: QPainter,
    box: QRect | QRectF,
    fill: QColor | None,
    pen: QPen,
    radius: float,
) -> None:
    """A rounded box whose border lies wholly inside `box`."""
    inset = pen.widthF() / 2 if pen.style() is not Qt.PenStyle.NoPen else 0
    painter.setPen(pen)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(box).adjusted(inset, inset, -inset, -inset),
        radius - inset,
        radius - inset,
    )


def draw_ring(
    painter: QPainter, box: QRect | QRectF, colour: QColor, radius: float
) -> None:
    """The focus ring, wholly outside `box`."""
    out = RING / 2
    painter.setPen(QPen(colour, RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(box).adjusted(-out, -out, out, out), radius + out, radius + out
    )


def draw_pause(painter: QPainter, box: QRectF, ink: QColor) -> None:
    """The two bars that everybody knows from players, as high as the box."""
    bar = box.height() / 3
    for off in (-bar - bar / 2, bar / 2):
        painter.fillRect(
            QRectF(box.center().x() + off, box.top(), bar, box.height()), ink
        )


def draw_text(
    painter: QPainter, box: QRect | QRectF, text: str, font: QFont, ink: QColor
) -> None:
    """One line from the left, centred in height, elided where it does not fit."""
    draw_aligned(painter, box, text, (font, ink), LEFT)


def draw_aligned(
    painter: QPainter,
    box: QRect | QRectF,
    text: str,
    face: tuple[QFont, QColor],
    alignment: Qt.AlignmentFlag,
) -> None:
    """One line in `face`; capitals stand midway in the height of `box`.

    So lines of different sizes side by side share a baseline, on a whole pixel.
    """
    draw_lines(painter, (aligned(box, text, face, alignment),))


def aligned(
    box: QRect | QRectF,
    text: str,
    face: tuple[QFont, QColor],
    alignment: Qt.AlignmentFlag,
) -> Placed:
    """Where ``draw_aligned`` draws a line, and what is left of it there."""
    font, ink = face
    box = QRectF(box)
    shown = elided(text, font, box.width())
    spare = box.width() - width_of(shown, font)
    left = box.left() + spare * _share_before(alignment)
    baseline = box.center().y() + measures(font).cap_height / 2
    return placed(QPointF(round(left), round(baseline)), shown, font, ink)


@cache
def _share_before(alignment: Qt.AlignmentFlag) -> float:
    """How much of the room that is left over stands before the line."""
    if alignment & Qt.AlignmentFlag.AlignRight:
        return 1.0
    return 0.5 if alignment & Qt.AlignmentFlag.AlignHCenter else 0.0


@lru_cache(maxsize=4096)
def elided(text: str, font: QFont, width: float) -> str:
    """`text`, with an ellipsis where it is wider than `width` px."""
    if text.isprintable() and width_of(text, font) <= width:
        return text
    # A hair of slack: layouts hand out whole pixels, texts measure fractions.
    return QFontMetricsF(font).elidedText(
        text, Qt.TextElideMode.ElideRight, width + 0.5
    )
