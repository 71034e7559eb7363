"""The light along the window's outer frame while an alert waits for somebody."""

from math import cos, pi

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.contrast import mixed
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import Mode, Urgency
from ui.views.alert_strip import EdgeView

THICKNESS = 6
LIVELY_MS = 10_000
RAMP_MS = 600
STEADY = 0.75

_LOWEST = 0.35
_HERTZ = {Urgency.HIGH: 1.6, Urgency.MEDIUM: 0.6, Urgency.LOW: 0.0}
# At night a saturated frame must stay below what dazzles (luminance 0.18).
_NIGHT_SHARE = {Urgency.HIGH: 0.9, Urgency.MEDIUM: 0.46, Urgency.LOW: 0.5}
_STEPS = 32


def glow(urgency: Urgency, elapsed_ms: int) -> float:
    """How strong the light is, 0 to 1: a ramp, a pulse, and then no change.

    High pulses at 1.6 a second and medium at 0.6 (ux section 3.5), until 10 s.
    """
    if elapsed_ms >= LIVELY_MS:
        return STEADY
    if elapsed_ms < RAMP_MS:
        return elapsed_ms / RAMP_MS
    turns = _HERTZ[urgency] * (elapsed_ms - RAMP_MS) / 1000
    return _LOWEST + (1 - _LOWEST) * (1 + cos(2 * pi * turns)) / 2


class EdgeLight(QWidget):
    """A frame of light over the edge of the widget it is given, out of reach of clicks.

    It covers nothing but its frame and follows the size of that widget.
    """

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._view = EdgeView()
        self._level = 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # Its strips are opaque, so nothing below has to repaint while it pulses.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pulse = QVariantAnimation(self)
        self._pulse.setStartValue(0)
        self._pulse.setEndValue(LIVELY_MS)
        self._pulse.setDuration(LIVELY_MS)
        self._pulse.valueChanged.connect(self._take_level)
        over.installEventFilter(self)
        self.resize(over.size())
        self.hide()

    def display(self, view: EdgeView, *, is_calm: bool) -> None:
        """Light up for a new alert; ``is_calm`` leaves out ramp and pulse."""
        if view == self._view:
            return
        self._view = view
        self._pulse.stop()
        self.setVisible(view.priority is not None)
        if view.priority is None:
            return
        self.raise_()
        if is_calm:
            self._show_level(STEADY)
        else:
            self._show_level(0.0)
            self._pulse.start()

    def rest(self) -> None:
        """The app has ended: nothing moves any more."""
        self._pulse.stop()

    def level(self) -> float:
        return self._level

    def is_lively(self) -> bool:
        return self._pulse.state() is QVariantAnimation.State.Running

    def colours(self, theme: Theme) -> tuple[QColor, QColor]:
        """What frame and inner line are painted with at this level."""
        urgency = Urgency(self._view.priority or Urgency.LOW)
        night = theme.mode is Mode.NIGHT
        share = self._level * (_NIGHT_SHARE[urgency] if night else 1.0)
        alert, app = theme.palette.alert(urgency), theme.palette.app
        return mixed(alert.fill, app, share), mixed(alert.border, app, share)

    @Slot(object)
    def _take_level(self, elapsed_ms: int) -> None:
        if self._view.priority is not None:
            level = glow(Urgency(self._view.priority), elapsed_ms)
            self._show_level(round(level * _STEPS) / _STEPS)

    def _show_level(self, level: float) -> None:
        if level != self._level:
            self._level = level
            self.update()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self.resize(event.size())
        return super().eventFilter(watched, event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        inner = self.rect().adjusted(THICKNESS, THICKNESS, -THICKNESS, -THICKNESS)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        frame, line = self.colours(current_theme())
        outer = QRegion(self.rect())
        inset = THICKNESS - 1
        hollow = QRegion(self.rect().adjusted(inset, inset, -inset, -inset))
        # By day an amber frame needs a dark edge to stand out from the page.
        painter.fillRect(self.rect(), line)
        painter.setClipRegion(outer.subtracted(hollow))
        painter.fillRect(self.rect(), frame)
        painter.end()
