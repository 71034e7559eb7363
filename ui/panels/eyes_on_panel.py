"""The eyes-on-patient panel: to be read from the bedside, without a second look."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_PANEL, Ink, Urgency
from ui.views.eyes_on import EyesOnView, Numeral
from ui.views.ring import RingView
from ui.widgets.alert_sign import draw_sign
from ui.widgets.over_panel import OverPanel
from ui.widgets.painting import (
    CENTRE,
    draw_aligned,
    draw_box,
    draw_pause,
    draw_text,
    smooth,
)

_LEAST = QSize(1248, 560)
_MOST_SCALE = 2.0
_BELOW_PAUSE = 20
_FOOT = 40
_LEAST_TOP = 8
_PAUSE = 36
_WAY_BACK = "Esc, F11 or a click returns to the chart"
_COLUMNS = 2
_ROWS = 3
_CELL_HEIGHT = 132
_SHAPE = 24
_RING = 260
_RING_WIDTH = 12
_MARGIN = 64
_WIDEST = 1160
_FULL_TURN = 360 * 16
_TOP = 90 * 16


class EyesOnPanel(OverPanel):
    """Six numerals with their ages and the ring of the next set, and nothing else.

    Whose they are stands in the banner, which it never covers. That an infusion stands
    still is said: it must not pass for one that runs.

    *Signals:* `closed()` on Escape or a click.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: EyesOnView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Eyes on patient")

    def display(self, view: EyesOnView) -> None:
        if view == self._view:
            return
        self._view = view
        ring = view.ring
        who = [part for part in (view.room, view.name, view.pause, view.dose) if part]
        told = " ".join(part for part in (ring.title, ring.clock, ring.words) if part)
        spoken = [numeral.spoken for numeral in view.numerals]
        self.setAccessibleDescription(". ".join([*who, *spoken, told]))
        self.update()

    def _paint(self, painter: QPainter, view: EyesOnView, theme: Theme) -> None:
        """As large as the window allows: it is read from the bedside (1.5 m)."""
        scale = self.scale
        painter.scale(scale, scale)
        page = QRectF(0, 0, self.width() / scale, self.height() / scale)
        whole = min(page.width() - 2 * _MARGIN, _WIDEST)
        left = (page.width() - whole) / 2
        width = (whole - _RING) / _COLUMNS
        head = _PAUSE + _BELOW_PAUSE if view.pause else 0
        tall = head + _ROWS * _CELL_HEIGHT
        top = max((page.height() - _FOOT - tall) / 2, _LEAST_TOP)
        if view.pause:
            _paint_pause(painter, view.pause, QRectF(left, top, whole, _PAUSE), theme)
        top += head
        for place, numeral in enumerate(view.numerals):
            row, column = divmod(place, _COLUMNS)
            corner = QPointF(left + column * width, top + row * _CELL_HEIGHT)
            cell = QRectF(corner, QSizeF(width, _CELL_HEIGHT))
            _paint_numeral(painter, numeral, cell, theme)
        ring = QRectF(0, 0, _RING, _RING)
        middle = top + _ROWS * _CELL_HEIGHT / 2
        ring.moveCenter(QPointF(left + whole - _RING / 2, middle))
        _paint_ring(painter, view.ring, ring, theme)
        painter.resetTransform()
        foot = QRectF(_MARGIN, self.height() - _FOOT, self.width(), _FOOT)
        face = theme.font(Role.NOTE)
        draw_text(painter, foot, _WAY_BACK, face, theme.palette.text_secondary)

    @property
    def scale(self) -> float:
        """How much larger than at the smallest window; its numerals are 44 px there."""
        room = min(self.width() / _LEAST.width(), self.height() / _LEAST.height())
        return min(max(room, 1.0), _MOST_SCALE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_LEAST)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.closed.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        painter.fillRect(self.rect(), theme.palette.app)
        if self._view is not None:
            self._paint(painter, self._view, theme)
        painter.end()


def _paint_pause(painter: QPainter, words: str, line: QRectF, theme: Theme) -> float:
    """As in the banner, larger; gives where it ends."""
    ink, face = theme.palette.text, theme.font(Role.NAME)
    wide = QFontMetricsF(face).horizontalAdvance(words) + 3 * 12 + 20
    frame = QRectF(line.left(), line.top(), wide, line.height())
    draw_box(painter, frame, None, QPen(ink, 2), RADIUS_PANEL)
    sign = QRectF(frame.left() + 12, frame.center().y() - 9, 20, 18)
    draw_pause(painter, sign, ink)
    draw_text(painter, frame.adjusted(44, 0, 0, 0), words, face, ink)
    return frame.right()


def _paint_numeral(
    painter: QPainter, numeral: Numeral, cell: QRectF, theme: Theme
) -> None:
    colours = theme.palette
    label = QRectF(cell.left(), cell.top(), cell.width(), 28)
    face = theme.font(Role.LEAD)
    draw_text(painter, label, numeral.label, face, colours.text_secondary)
    line = QRectF(cell.left(), cell.top() + 28, cell.width(), 58)
    big = theme.font(Role.DUE)
    draw_text(painter, line, numeral.value, big, colours.text)
    after = QFontMetricsF(big).horizontalAdvance(numeral.value) + 12
    unit = line.adjusted(after, 14, 0, 0)
    draw_text(painter, unit, numeral.unit, face, colours.text_secondary)
    after += QFontMetricsF(face).horizontalAdvance(numeral.unit) + 24
    if numeral.priority is not None:
        centre = QPointF(cell.left() + after, line.center().y())
        draw_sign(painter, Urgency(numeral.priority), centre, _SHAPE, theme)
    age = QRectF(cell.left(), line.bottom(), cell.width(), 26)
    role = Role.VALUE if numeral.is_stale else Role.LEAD
    ink = Ink.TEXT if numeral.is_stale else Ink.SECONDARY
    draw_text(painter, age, numeral.age, theme.font(role), colours.ink(ink))


def _paint_ring(painter: QPainter, ring: RingView, box: QRectF, theme: Theme) -> None:
    colours = theme.palette
    if ring.clock:
        inner = box.adjusted(8, 8, -8, -8)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.divider, _RING_WIDTH))
        painter.drawEllipse(inner)
        is_pressing = ring.state in ("due", "late")
        ink = colours.text if is_pressing else colours.text_secondary
        pen = QPen(ink, _RING_WIDTH)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(inner, _TOP, -round(ring.share * _FULL_TURN))
    lines = (
        (ring.title, Role.LEAD, Ink.SECONDARY, -46),
        (ring.clock, Role.DUE, Ink.TEXT, 0),
        (ring.words, Role.VALUE, Ink.TEXT, 46 if ring.clock else 0),
    )
    for text, role, ink_of, below in lines:
        line = QRectF(box.left(), box.center().y() + below - 30, box.width(), 60)
        face = (theme.font(role), colours.ink(ink_of))
        draw_aligned(painter, line, text, face, CENTRE)
