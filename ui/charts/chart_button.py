"""The quiet buttons beside the time axis, each a second way to a key of the chart."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.overriding import override
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.widgets.painting import smooth

TARGET = 36


class Glyph(Enum):
    """What a button shows, as strokes around the middle of its face."""

    EARLIER = (((3, -6), (-3, 0), (3, 6)),)
    LATER = (((-3, -6), (3, 0), (-3, 6)),)
    WIDER = (((-6, 0), (6, 0)),)
    NARROWER = (((-6, 0), (6, 0)), ((0, -6), (0, 6)))
    TABLE = (
        ((-8, -6), (8, -6), (8, 6), (-8, 6), (-8, -6)),
        ((-8, -2), (8, -2)),
        ((-8, 2), (8, 2)),
        ((-3, -6), (-3, 6)),
    )
    CHART = (((-8, -7), (-8, 7), (8, 7)), ((-5, 3), (-1, -2), (3, 1), (8, -5)))


class ChartButton(QAbstractButton):
    """A drawn sign without a frame; *Signals:* clicked.

    Takes no focus: its key is the keyboard's way to it.
    """

    def __init__(self, glyph: Glyph, does: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(does)
        self.setAccessibleDescription(f"Key {key}")
        self.setToolTip(f"{does}, {key}")
        self.resize(self.sizeHint())

    @override
    def sizeHint(self) -> QSize:
        return QSize(TARGET, TARGET)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().palette
        painter = smooth(self)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.selected)
            face = QRectF(self.rect()).adjusted(2, 2, -2, -2)
            painter.drawRoundedRect(face, RADIUS_FIELD, RADIUS_FIELD)
        ink = colours.text_secondary if self.isEnabled() else colours.divider
        _draw_glyph(painter, self._glyph, QRectF(self.rect()).center(), QPen(ink, 1.8))
        painter.end()


def _draw_glyph(painter: QPainter, glyph: Glyph, centre: QPointF, pen: QPen) -> None:
    path = QPainterPath()
    for first, *rest in glyph.value:
        path.moveTo(centre + QPointF(*first))
        for point in rest:
            path.lineTo(centre + QPointF(*point))
    painter.strokePath(path, pen)
