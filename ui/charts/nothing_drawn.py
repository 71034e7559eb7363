"""Why a plot stands empty, in the plot's own place."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.widgets.painting import CENTRE

_WIDE, _TALL = 24, 12
_WRAPPED = CENTRE | Qt.TextFlag.TextWordWrap


def write_nothing_drawn(
    painter: QPainter, plot: QRectF, words: str, theme: Theme
) -> None:
    """In the middle of the plot, clear of its lines; nothing where there is no word."""
    if not words:
        return
    font, colours = theme.font(Role.BODY), theme.palette
    within = plot.adjusted(_WIDE, _TALL, -_WIDE, -_TALL)
    box = QFontMetricsF(font).boundingRect(within, _WRAPPED, words)
    painter.fillRect(box.adjusted(-_WIDE, -_TALL, _WIDE, _TALL), colours.plot)
    painter.setFont(font)
    painter.setPen(colours.text)
    painter.drawText(within, _WRAPPED, words)
