"""The card of an alert: its seven facts and its two answers."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.alert_columns import (
    HEIGHT,
    NARROW,
    UNDER,
    WIDE,
    Column,
    Line,
    Place,
    card_columns,
    draw_column,
    halved,
    line_beside,
    needed,
    places,
    wrapped_quotation,
)
from ui.panels.alert_parts import MoreButton, RuleLink
from ui.theme.fonts import Role, widest
from ui.theme.shapes import alert_shape
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import (
    HEIGHT_BUTTON,
    HEIGHT_BUTTON_SMALL,
    RADIUS_PANEL,
    RING,
    Urgency,
)
from ui.views.alert_facts import Fact
from ui.views.alert_strip import AlertStripView
from ui.widgets.button import ActionButton
from ui.widgets.painting import draw_box, draw_text, smooth

_BLOCK = 64
_PADDING = 16
_GAP = 12
_SHAPE = 32
_WIDE_BUTTON = 184
_NARROW_BUTTON = 152
_STANDING = 178
_OVER_BUTTON = {2: (16, 34), 3: (12, 28, 43)}
"""The middles of so many lines over the button."""
_LOWER = 9
"""How much lower it stands where they are three, px."""
LIFE = 18
"""The height of the line that tells what became of the alert, px."""


class AlertCard(QWidget):
    """Columns of facts between the block with the shape and the buttons."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AlertStripView | None = None
        self._scale = WIDE
        self._columns: tuple[Column, ...] = ()
        self._beside: Line | None = None
        self._places: list[Place] = []
        self.setFixedHeight(HEIGHT + LIFE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.more = MoreButton(self)
        self.rule = RuleLink(self)
        self.acknowledge = ActionButton("Acknowledge", "F8", parent=self)
        self.act = ActionButton("Record action", "F9", parent=self)

    def display(self, view: AlertStripView) -> None:
        self._view = view
        self.setAccessibleName(view.spoken)
        self.setToolTip("\n".join((view.facts[0].detail, *view.quotation)).strip())
        self.acknowledge.setVisible(bool(view.unacknowledged))
        self.act.setVisible(view.can_act)
        fill = Urgency(view.priority) if view.unacknowledged else None
        self.more.show_others(view.others, fill)
        self._lay_out(view)
        self.update()

    def shown_texts(self) -> tuple[str, ...]:
        """Every line of the columns, whole."""
        beside = () if self._beside is None else (self._beside.text,)
        lines = (line for column in self._columns for line in column.lines)
        return (*(line.text for line in lines), *beside)

    def is_cut(self) -> bool:
        """Whether something that matters has less room than it needs."""
        last = self._places[-1]
        if self._beside is not None and self._beside.width > self._beside_place().width:
            return True
        if any(widest(Role.NOTE, told) > self._standing for told in self._over_button):
            return True
        return last.left + last.width > self.rule.x() + 1 or any(
            place.width < column.least
            for column, place in zip(self._columns, self._places, strict=True)
        )

    def _lay_out(self, view: AlertStripView) -> None:
        left = _BLOCK + _PADDING
        room = 0
        self._beside = line_beside(view)
        for scale in (WIDE, NARROW):
            self._scale = scale
            self._columns = card_columns(view, scale)
            self.rule.show_rule(view.rule, scale)
            room = self._rule_left() - (0 if scale.is_short else _GAP // 2) - left
            if needed(self._columns, scale) <= room:
                break
        width = self.rule.sizeHint().width()
        self.rule.setGeometry(self._rule_left(), 2, width, HEIGHT - 4)
        self._places = places(self._columns, self._scale, left, room)
        if self._scale.is_short and view.quotation:
            quotation = wrapped_quotation(view, self._places[-1].width)
            self._columns = (*self._columns[:-1], quotation)
        self.more.setGeometry(4, HEIGHT - 38, _BLOCK - 8, 36)
        if self._scale.is_short:
            self._pile_buttons()
        else:
            self._line_up_buttons()

    def _beside_place(self) -> Place:
        """Below the first columns, as wide as they are."""
        first, *_, last = self._places[:UNDER]
        return Place(first.left, last.left + last.width - first.left)

    @property
    def _over_button(self) -> Sequence[str]:
        """Who knows of it, where there is no room for its column."""
        if (
            self._view is None
            or self._view.standing is None
            or not self._scale.is_short
        ):
            return ()
        return _standing_lines(self._view.standing)

    @property
    def _standing(self) -> int:
        """The width of who knows of it, over a button if there is one."""
        if self._view is None or self._view.can_act or self._view.standing is None:
            return _STANDING
        return max(
            widest(Role.NOTE, text) for text in _standing_lines(self._view.standing)
        )

    def _rule_left(self) -> int:
        return self._buttons_left() - _GAP - self.rule.sizeHint().width()

    def _buttons_left(self) -> int:
        is_pair = self._view is not None and bool(self._view.unacknowledged)
        if self._scale.is_short:
            return self.width() - _GAP - (_NARROW_BUTTON if is_pair else self._standing)
        count = int(is_pair) + int(self._view is not None and self._view.can_act)
        return self.width() - _PADDING + _GAP - count * (_WIDE_BUTTON + _GAP)

    def _line_up_buttons(self) -> None:
        top = (HEIGHT - HEIGHT_BUTTON) / 2
        box = QRectF(self._buttons_left(), top, _WIDE_BUTTON, HEIGHT_BUTTON)
        _place(self.acknowledge, box)
        box.moveRight(self.width() - _PADDING)
        _place(self.act, box)

    def _pile_buttons(self) -> None:
        height = HEIGHT_BUTTON_SMALL
        left = self._buttons_left()
        box = QRectF(left, 0, self.width() - _GAP - left, height)
        box.moveBottom(HEIGHT / 2 - 2)
        _place(self.acknowledge, box)
        is_low = len(self._over_button) > 2
        box.moveTop(HEIGHT / 2 + 2 + (_LOWER if is_low else 0))
        _place(self.act, box)

    def _paint(self, painter: QPainter, view: AlertStripView, theme: Theme) -> None:
        urgency = Urgency(view.priority)
        alert = theme.palette.alert(urgency)
        pen = QPen(alert.border, 2)
        draw_box(painter, self.rect(), theme.palette.surface, pen, RADIUS_PANEL)
        middle = QPointF(_BLOCK / 2, HEIGHT / 2 - (12 if view.others else 0))
        shape = alert_shape(urgency, middle, _SHAPE)
        if view.unacknowledged:
            block = QRectF(0, 0, _BLOCK, self.height())
            draw_box(painter, block, alert.fill, pen, RADIUS_PANEL)
            painter.fillPath(shape, alert.text)
        else:
            painter.setBrush(alert.fill)
            painter.drawPath(shape)
        for column, place in zip(self._columns, self._places, strict=True):
            draw_column(painter, column, place, theme)
        self._paint_life(painter, view, theme)
        if self._beside is not None:
            beside = Column((self._beside,), self._beside.width)
            draw_column(painter, beside, self._beside_place(), theme)

    def _paint_life(
        self, painter: QPainter, view: AlertStripView, theme: Theme
    ) -> None:
        """Along the whole card: seen, answered, called, arrived, told farther off."""
        left = _BLOCK + _PADDING
        box = QRectF(left, HEIGHT - 7, self.width() - left - _PADDING, LIFE)
        face = theme.font(Role.NOTE_STRONG)
        draw_text(painter, box, view.life, face, theme.palette.text)

    def _paint_standing(self, painter: QPainter, theme: Theme) -> None:
        """Where there is no room for its column, over the one button that is left."""
        told = self._over_button
        for middle, text in zip(_OVER_BUTTON.get(len(told), ()), told, strict=True):
            box = QRectF(self._buttons_left(), middle - 10, self._standing, 20)
            face = theme.font(Role.NOTE)
            draw_text(painter, box, text, face, theme.palette.text)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._view is not None:
            self._lay_out(self._view)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        theme = current_theme()
        painter = smooth(self)
        self._paint(painter, self._view, theme)
        self._paint_standing(painter, theme)
        painter.end()


def _standing_lines(standing: Fact) -> Sequence[str]:
    """Who and when on a line; what goes on takes a second one at need."""
    detail = standing.detail
    is_long = widest(Role.NOTE, detail) > _STANDING
    told = halved(detail, Role.NOTE) if is_long else [detail]
    return (f"{standing.label} {standing.text}", *told)


def _place(button: ActionButton, box: QRectF) -> None:
    """The box is what is seen; the ring keeps its margin around it."""
    button.setGeometry(box.adjusted(-RING, -RING, RING, RING).toRect())
