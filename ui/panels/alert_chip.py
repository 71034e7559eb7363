"""What a card leaves when its cause has gone before anybody acknowledged it."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.alert_parts import MoreButton
from ui.theme.fonts import Role, widest
from ui.theme.shapes import alert_shape
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RADIUS_PANEL, RING, Ink, Urgency
from ui.views.alert_strip import AlertStripView
from ui.widgets.button import ActionButton
from ui.widgets.painting import draw_box, draw_text, smooth

HEIGHT = 48

_SHAPE = 18
_WORDS = 52
_GAP = 16
_BUTTON = 160
_MORE = 56


class AlertChip(QWidget):
    """One line in an outline of the alert's colour, with its one answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AlertStripView | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = MoreButton(self)
        self.acknowledge = ActionButton(
            "Acknowledge", "F8", height=HEIGHT_BUTTON_SMALL, parent=self
        )

    def display(self, view: AlertStripView) -> None:
        self._view = view
        self.setAccessibleName(view.spoken)
        self.setToolTip(view.spoken)
        self.more.show_others(view.others, None)
        self.acknowledge.setVisible(bool(view.unacknowledged))
        self.update()

    def _words(self, view: AlertStripView) -> tuple[tuple[str, Role, Ink], ...]:
        standing = view.standing
        told = "" if standing is None else f"{standing.text}, {standing.detail}"
        return (
            (f"{view.state.label} {view.state.text}", Role.BODY_STRONG, Ink.TEXT),
            (view.facts[0].text, Role.BODY_MEDIUM, Ink.TEXT),
            (told, Role.BODY, Ink.SECONDARY),
        )

    def _paint(self, painter: QPainter, view: AlertStripView, theme: Theme) -> None:
        urgency = Urgency(view.priority)
        alert = theme.palette.alert(urgency)
        pen = QPen(alert.border, 2)
        draw_box(painter, self.rect(), theme.palette.surface, pen, RADIUS_PANEL)
        painter.setBrush(alert.fill)
        middle = QPointF(_WORDS / 2 + 2, HEIGHT / 2)
        painter.drawPath(alert_shape(urgency, middle, _SHAPE))
        left = float(_WORDS)
        right = (self.more.x() if view.others else self.acknowledge.x()) - _GAP
        for text, role, ink in self._words(view):
            box = QRectF(left, 0, max(0.0, right - left), HEIGHT)
            draw_text(painter, box, text, theme.font(role), theme.palette.ink(ink))
            left += widest(role, text) + _GAP

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = (HEIGHT - HEIGHT_BUTTON_SMALL) // 2 - RING
        left = self.width() - 6 - _BUTTON - RING
        size = self.acknowledge.sizeHint()
        self.acknowledge.setGeometry(left, top, _BUTTON + 2 * RING, size.height())
        self.more.setGeometry(left - _MORE - 4, 6, _MORE, 36)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is not None:
            painter = smooth(self)
            self._paint(painter, self._view, current_theme())
            painter.end()
