"""One room of the board: its five columns and the one button."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.board.boxes import CARD, EMPTY_CARD, card_boxes
from ui.panels.board.identity_column import IdentityColumn, identity_of
from ui.panels.board.next_column import NextColumn
from ui.panels.board.sparkline import Sparkline
from ui.panels.board.state_column import StateColumn
from ui.panels.board.value_grid import ValueGrid
from ui.theme.fonts import Role
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import RADIUS_PANEL, RING, Urgency
from ui.views.board.card import CardView
from ui.widgets.button import ActionButton
from ui.widgets.painting import draw_box, draw_ring, draw_text, keep_ring_margin, smooth

_BUTTON_TOP = 201
_BUTTON_WIDTH = 208
_BAR = {"high": 12, "medium": 12, "late": 6}
_RULE = (24, 240)


class RoomCard(QWidget):
    """Paints a CardView; Tab and the arrows go from card to card.

    *Signals:* ``act_requested(CardView)`` by the button, ``open_requested(CardView)``
    by a double click: each with the card as it was shown.
    """

    act_requested = Signal(object)
    open_requested = Signal(object)

    def __init__(self, view: CardView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_ring_margin(self)
        self.identity = IdentityColumn(self)
        self.state = StateColumn(self)
        self.values = ValueGrid(self)
        self.spark = Sparkline(self)
        self.next = NextColumn(self)
        self.button = ActionButton("", parent=self)
        self._begin()

    def display(self, view: CardView) -> None:
        """Paint again only what is other than before."""
        if view == self.view:
            return
        before, self.view = self.view, view
        self._show()
        if before.edge != view.edge:
            self.update()
        if (before.state.button, before.state.key) != (
            view.state.button,
            view.state.key,
        ):
            self._name_button()

    @property
    def is_empty(self) -> bool:
        return self.view.kind == "empty"

    def _begin(self) -> None:
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self._act)
        for column in (self.identity, self.state, self.values, self.spark, self.next):
            column.setVisible(not self.is_empty)
        self._name_button()
        self._show()

    def _show(self) -> None:
        view = self.view
        self.setAccessibleName(view.room)
        self.setAccessibleDescription(view.spoken)
        if self.is_empty:
            self.update()
            return
        self.identity.display(identity_of(view))
        self.state.display(view.state)
        self.values.display(view.values)
        self.next.display(view.next)
        self.spark.setVisible(view.spark is not None)
        if view.spark is not None:
            self.spark.display(view.spark)

    def _name_button(self) -> None:
        state = self.view.state
        self.button.show_words(state.button, state.key)
        self.button.setAccessibleName(f"{state.button}, {self.view.room}")

    def _act(self) -> None:
        self.act_requested.emit(self.view)

    def _place(self) -> None:
        boxes = card_boxes(self.width() - 2 * RING)
        columns: tuple[QWidget, ...] = (
            self.identity,
            self.state,
            self.values,
            self.spark,
            self.next,
        )
        for column, box in zip(columns, boxes, strict=True):
            column.setGeometry(RING + box.left, RING, box.width, CARD)
        if self.is_empty:
            box, top = boxes.next, (EMPTY_CARD - 44) // 2
        else:
            box, top = boxes.state, _BUTTON_TOP
        width = min(box.width, _BUTTON_WIDTH)
        self.button.setGeometry(box.left, top, width + 2 * RING, 44 + 2 * RING)

    def _paint(self, painter: QPainter, theme: Theme) -> None:
        colours, box = theme.palette, QRectF(self.contentsRect())
        pen = QPen(colours.divider, 1)
        edge = self.view.edge
        if edge in ("high", "medium"):
            alert = colours.alert(Urgency(edge))
            pen = QPen(alert.border, 2)
        ground = colours.app if self.is_empty else colours.surface
        draw_box(painter, box, ground, pen, RADIUS_PANEL)
        if edge in _BAR:
            self._paint_edge(painter, box, theme)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_PANEL)
        if self.is_empty:
            self._paint_empty(painter, box, theme)
            return
        for line in card_boxes(round(box.width())).lines:
            rule = QRectF(RING + line, RING + _RULE[0], 1, _RULE[1] - _RULE[0])
            painter.fillRect(rule, colours.divider)

    def _paint_edge(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        edge, colours = self.view.edge, theme.palette
        bar = QRectF(box)
        bar.setWidth(_BAR[edge])
        if edge == "late":
            nothing = QPen(Qt.PenStyle.NoPen)
            draw_box(painter, bar, colours.text, nothing, 2)
            return
        alert = colours.alert(Urgency(edge))
        draw_box(painter, bar, alert.fill, QPen(alert.border, 2), RADIUS_PANEL)

    def _paint_empty(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        colours, view = theme.palette, self.view
        boxes = card_boxes(round(box.width()))
        for column, text, role, ink in (
            (boxes.identity, view.room, Role.BOARD, colours.text),
            (boxes.state, view.state.title, Role.FIELD, colours.text_secondary),
            (boxes.values, view.state.detail, Role.BODY, colours.text_secondary),
        ):
            line = QRectF(RING + column.left, box.top(), column.width, box.height())
            draw_text(painter, line, text, theme.font(role), ink)

    @override
    def sizeHint(self) -> QSize:
        height = EMPTY_CARD if self.is_empty else CARD
        return QSize(1248, height + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(640, self.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.open_requested.emit(self.view)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        self._paint(painter, current_theme())
        painter.end()
