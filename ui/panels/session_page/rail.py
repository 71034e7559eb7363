"""The rail below the chart: a slider over the moments of a session."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.placing import width_of
from ui.theme.shapes import alert_shape
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RADIUS_PANEL, RING, Urgency
from ui.views.session_page.rail import SPEEDS, RailView
from ui.widgets.button import ActionButton
from ui.widgets.painting import LEFT, draw_aligned, draw_box, draw_ring, smooth
from ui.widgets.tabs import NARROW, SegmentedTabs

FULL_HEIGHT, LOW_HEIGHT = 92, 48
_INSET = 16
_THUMB = 9
_TICK, _SHAPE = 7, 12
_TIMES = "\N{MULTIPLICATION SIGN}"


class Rung(NamedTuple):
    """Where things stand in one height of the rail, px from its top."""

    alerts: float
    track: float
    hint: float


_FULL, _LOW = Rung(16, 36, 66), Rung(11, 30, 0)


class Rail(QWidget):
    """Its plot is that of the chart above it, so that thumb and line coincide.

    *Signals:* ``moved(float)`` to a minute by the pointer; ``play_requested()``;
    ``speed_chosen(int)``.
    """

    moved = Signal(float)
    play_requested = Signal()
    speed_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: RailView | None = None
        self._plot = (164.0, 400.0)
        self.play = ActionButton(_times(10), "P", height=HEIGHT_BUTTON_SMALL)
        self.play.setParent(self)
        self.play.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.speeds = SegmentedTabs(tuple(_times(s) for s in SPEEDS), self, NARROW)
        self.speeds.setAccessibleName("How fast it is played")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Replay, Left and Right step by entry")
        self.setFixedHeight(FULL_HEIGHT + 2 * RING)
        self.play.clicked.connect(self.play_requested)
        self.speeds.chosen.connect(self._choose)

    def display(self, view: RailView) -> None:
        if view == self._view:
            return
        before = "" if self._view is None else self._view.spoken
        self._view = view
        self._name_play(view)
        if self.speeds.current() != _times(view.speed):
            self.speeds.choose(_times(view.speed))
        self.setAccessibleDescription(view.spoken)
        if view.spoken != before and not view.is_running and self.hasFocus():
            event = QAccessibleAnnouncementEvent(self, view.spoken)
            QAccessible.updateAccessibility(event)
        self._place()
        self.update()

    def align(self, left: float, right: float) -> None:
        """The plot of the chart goes from there to there, px of this widget."""
        if (left, right) != self._plot:
            self._plot = (left, right)
            self._place()
            self.update()

    def be_low(self, *, is_low: bool) -> None:
        """One line where the page is low."""
        tall = LOW_HEIGHT if is_low else FULL_HEIGHT
        self.setFixedHeight(tall + 2 * RING)
        if self._view is not None:
            self._name_play(self._view)
        self._place()

    @property
    def is_low(self) -> bool:
        return self.height() < FULL_HEIGHT

    def x_of(self, minute: float) -> float:
        """Where that minute stands, px; on the edge where it lies beyond."""
        view, (left, right) = self._view, self._plot
        if view is None or view.end <= view.start:
            return left
        share = (minute - view.start) / (view.end - view.start)
        return left + (right - left) * min(max(share, 0), 1)

    def minute_at(self, x: float) -> float:
        view, (left, right) = self._view, self._plot
        if view is None or right <= left:
            return 0.0
        share = min(max((x - left) / (right - left), 0), 1)
        return view.start + (view.end - view.start) * share

    def _name_play(self, view: RailView) -> None:
        """Where it is low the speed stands beside it alone."""
        word = "Stop" if view.is_running else "Play"
        words = word if self.is_low else f"{word} {_times(view.speed)}"
        if words != self.play.text():
            self.play.set_words(words)

    def _choose(self, tab: str) -> None:
        self.speed_chosen.emit(int(tab.removesuffix(_TIMES)))

    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def _place(self) -> None:
        inside, speeds = self._inside(), self.speeds.sizeHint()
        left = self._plot[1] + _INSET / 2
        room = inside.right() - left - _INSET / 2
        wanted = self.play.sizeHint()
        if self.is_low:
            left -= _INSET / 2
            wide = min(wanted.width(), round(room + _INSET / 2) - speeds.width())
            top = round(inside.center().y() - wanted.height() / 2)
            self.play.setGeometry(round(left), top, wide, wanted.height())
            top = round(inside.center().y() - speeds.height() / 2)
            start = round(left) + wide
        else:
            self.play.setGeometry(
                round(left), round(inside.top()) + 3, round(room), wanted.height()
            )
            top = round(inside.bottom()) - speeds.height() - 3
            start = round(left + (room - speeds.width()) / 2)
        self.speeds.setGeometry(start, top, speeds.width(), speeds.height())

    @override
    def sizeHint(self) -> QSize:
        return QSize(800, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._follow(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def _follow(self, event: QMouseEvent) -> None:
        x, (left, right) = event.position().x(), self._plot
        if left - 2 * _THUMB <= x <= right + 2 * _THUMB:
            self.moved.emit(self.minute_at(x))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        inside = self._inside()
        draw_box(painter, inside, colours.plot, QPen(colours.divider, 1), RADIUS_PANEL)
        if self.hasFocus():
            draw_ring(painter, inside, colours.focus, RADIUS_PANEL)
        if self._view is not None:
            rung = _LOW if self.is_low else _FULL
            self._paint_time(painter, self._view, theme)
            self._paint_track(painter, self._view, rung, theme)
            if rung.hint:
                left, right = self._plot
                line = QRectF(left, RING + rung.hint - 10, right - left, 24)
                face = (theme.font(Role.NOTE), colours.text_secondary)
                draw_aligned(painter, line, self._view.hint, face, LEFT)
        painter.end()

    def _paint_time(self, painter: QPainter, view: RailView, theme: Theme) -> None:
        colours = theme.palette
        left, wide = RING + _INSET, self._plot[0] - RING - _INSET - 8
        quiet = (theme.font(Role.NOTE), colours.text_secondary)
        strong = (theme.font(Role.VALUE), colours.text)
        if self.is_low:
            words = f"{view.heading.lower()}  {view.since}".strip()
            box = QRectF(left, RING, wide, LOW_HEIGHT)
            draw_aligned(painter, box, view.clock, strong, LEFT)
            box.setLeft(left + 10 + round(width_of(view.clock, strong[0])))
            draw_aligned(painter, box, words, quiet, LEFT)
            return
        for top, words, face in (
            (8, view.heading, quiet),
            (32, view.clock, strong),
            (58, view.since, quiet),
        ):
            draw_aligned(painter, QRectF(left, RING + top, wide, 24), words, face, LEFT)

    def _paint_track(
        self, painter: QPainter, view: RailView, rung: Rung, theme: Theme
    ) -> None:
        colours = theme.palette
        y, (left, right) = RING + rung.track, self._plot
        thumb = self.x_of(view.thumb)
        painter.fillRect(QRectF(left, y - 2, right - left, 4), colours.divider)
        painter.fillRect(QRectF(left, y - 2, thumb - left, 4), colours.text_secondary)
        for minute in view.sets:
            x = round(self.x_of(minute))
            painter.fillRect(QRectF(x, y - _TICK, 2, 2 * _TICK), colours.text_secondary)
        for alert in view.alerts:
            urgency = Urgency(alert.priority)
            fill = colours.alert(urgency)
            painter.setPen(QPen(fill.border, 1))
            painter.setBrush(fill.fill)
            centre = QPointF(self.x_of(alert.minute), RING + rung.alerts)
            painter.drawPath(alert_shape(urgency, centre, _SHAPE))
        painter.setPen(QPen(colours.focus, 3))
        painter.setBrush(colours.surface)
        painter.drawEllipse(QPointF(thumb, y), _THUMB, _THUMB)


def _times(speed: int) -> str:
    return f"{speed}{_TIMES}"
