"""What can be pressed on an alert card beside its two buttons."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.overriding import override
from ui.panels.alert_columns import (
    HEIGHT,
    NARROW,
    Place,
    Scale,
    draw_column,
    fact_column,
)
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING, Ink, Urgency
from ui.views.alert_facts import Fact
from ui.widgets.painting import CENTRE, draw_aligned, draw_ring, smooth

_SIDE = 8


class RuleLink(QAbstractButton):
    """The rule of an alert; leads to its explanation. *Signals:* clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rule = Fact(label="Rule", text="")
        self._scale = NARROW
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_rule(self, rule: Fact, scale: Scale) -> None:
        self._rule = rule
        self._scale = scale
        self.setAccessibleName(f"Why, rule {rule.text}")
        self.setToolTip(f"Why rule {rule.text} fired")
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = fact_column(self._rule, self._scale).most
        return QSize(width + 2 * _SIDE, HEIGHT - 4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(RING, 8, -RING, -8)
            draw_ring(painter, inner, theme.palette.focus, RADIUS_FIELD)
        painter.translate(0, -2)
        column = fact_column(self._rule, self._scale)
        label, *texts, detail = column.lines
        linked = [text._replace(ink=Ink.LINK) for text in texts]
        column = column._replace(lines=(label, *linked, detail))
        room = self.width() - 2 * _SIDE
        draw_column(painter, column, Place(_SIDE, room), theme)
        painter.end()


class MoreButton(QAbstractButton):
    """How many more alerts there are; shows the next. *Signals:* clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._urgency: Urgency | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_others(self, others: tuple[str, ...], on: Urgency | None) -> None:
        """``on`` is the urgency whose fill it stands on, if it stands on one."""
        self._urgency = on
        self.setText(f"+{len(others)}")
        words = f"{len(others)} more: {', '.join(others)}"
        self.setAccessibleName(words)
        self.setToolTip(f"{words}. Shows the next")
        self.setVisible(bool(others))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(56, 36)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        ink = (
            colours.text if self._urgency is None else colours.alert(self._urgency).text
        )
        painter: QPainter = smooth(self)
        if self.hasFocus():
            inner = QRectF(self.rect()).adjusted(8, 6, -8, -6)
            draw_ring(painter, inner, colours.focus, RADIUS_FIELD)
        face = (theme.font(Role.LABEL), ink)
        draw_aligned(painter, QRectF(self.rect()), self.text(), face, CENTRE)
        painter.end()
