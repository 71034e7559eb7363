"""What the top bar says about the program itself."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import tick
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.widgets.faces import Health
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, draw_text, smooth

_HEIGHT = 28
_MARK = 10
_GAP = 7
_PADDING = 8
_FRAMED = frozenset({Health.OFF, Health.BROKEN})


class StatusItem(QLabel):
    """A tick and a few words; a frame when what it reports is off.

    When that is broken, an alert fill.
    """

    def __init__(
        self,
        text: str = "",
        health: Health = Health.FINE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._health = health
        self.show_health(text, health)

    @property
    def health(self) -> Health:
        return self._health

    def show_health(self, text: str, health: Health) -> None:
        if (text, health) == (self.text(), self._health):
            return
        self._health = health
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _frame(self, painter: QPainter, box: QRectF) -> QColor:
        """The frame around what is off or broken; returns the ink to write in."""
        colours = current_theme().palette
        if self._health is Health.OFF:
            inner = box.adjusted(1, 1, -1, -1)
            draw_box(painter, inner, None, QPen(colours.text, 2), RADIUS_FIELD)
            return colours.text
        alert = colours.high
        draw_box(painter, box, alert.fill, QPen(alert.border, 1), RADIUS_FIELD)
        return alert.text

    @override
    def sizeHint(self) -> QSize:
        words = widest(Role.NOTE_STRONG, self.text())
        padding = 2 * _PADDING if self._health in _FRAMED else 0
        return QSize(_MARK + _GAP + words + padding, _HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect())
        words = box.adjusted(_MARK + _GAP, 0, 0, 0)
        centre = QPointF(_MARK / 2, box.center().y())
        ink, role = colours.text_secondary, Role.NOTE
        if self._health in _FRAMED:
            role, ink = Role.NOTE_STRONG, self._frame(painter, box)
            mark = QRectF(_PADDING, 0, _MARK, box.height())
            draw_aligned(painter, mark, "!", (theme.font(role), ink), CENTRE)
            words = words.adjusted(_PADDING, 0, 0, 0)
        elif self._health is Health.FINE:
            painter.setPen(QPen(ink, 2))
            painter.drawPath(tick(centre, _MARK))
        draw_text(painter, words, self.text(), theme.font(role), ink)
        painter.end()
