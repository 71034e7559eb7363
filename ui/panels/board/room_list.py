"""The cards of the board below each other; nothing moves under a pointer or a focus."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.board.room_card import RoomCard
from ui.theme.tokens import GAP, PAGE_MARGIN, RING
from ui.views.board.card import CardView
from ui.views.board.order import kept_order


class RoomList(QScrollArea):
    """Keeps the order while it is pointed at or holds the focus.

    *Signals:* ``order_held(bool)``: another order waits until nobody is in the list;
    ``act_requested(CardView)``, ``open_requested(CardView)``.
    """

    order_held = Signal(bool)
    act_requested = Signal(object)
    open_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, RoomCard] = {}
        self._wanted: tuple[str, ...] = ()
        self._is_pointed_at = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        ground = QWidget()
        ground.setAutoFillBackground(False)
        self._rows = QVBoxLayout(ground)
        side = PAGE_MARGIN - RING
        self._rows.setContentsMargins(side, 0, side, 0)
        self._rows.setSpacing(GAP - 2 * RING)
        self._rows.addStretch(1)
        self.setWidget(ground)
        self.viewport().installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    @property
    def cards(self) -> tuple[RoomCard, ...]:
        """From top to bottom."""
        return tuple(self._cards.values())

    @property
    def current(self) -> RoomCard | None:
        """The card that has the focus."""
        return next((card for card in self.cards if card.hasFocus()), None)

    def display(self, cards: Sequence[CardView]) -> None:
        """Show every card as it is; in the order given where nobody is in the list."""
        self._wanted = tuple(card.key for card in cards)
        gone = [self._cards.pop(k) for k in self._cards.keys() - set(self._wanted)]
        for view in cards:
            if view.key in self._cards:
                self._cards[view.key].display(view)
            else:
                self._cards[view.key] = self._made(view)
        # Last: the focus leaves a card that goes, and the list is put in order at once.
        for card in gone:
            self._take_away(card)
        self._arrange()

    @Slot()
    def sort_now(self) -> None:
        """Take the order that waits; the focus stays with its card."""
        self._put_in(self._wanted)
        self.order_held.emit(False)  # noqa: FBT003 - the signal's one value

    def go_to_top(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum())

    def enter(self, step: int = 1) -> None:
        """Put the focus into the next card, or the first; at an end it stays."""
        cards, current = self.cards, self.current
        if not cards:
            return
        before = -1 if current is None else cards.index(current)
        place = min(max(before + step, 0), len(cards) - 1)
        cards[place].setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(cards[place], 0, GAP)

    @property
    def _is_in_use(self) -> bool:
        return self._is_pointed_at or self.current is not None

    def _arrange(self) -> None:
        shown = tuple(self._cards)
        if self._is_in_use:
            order = kept_order(self._shown_order, self._wanted)
            self._put_in(order)
            self.order_held.emit(order != self._wanted)
        elif self._shown_order != self._wanted or shown != self._wanted:
            self.sort_now()
        else:
            self.order_held.emit(False)  # noqa: FBT003 - the signal's one value

    @property
    def _shown_order(self) -> tuple[str, ...]:
        """As laid out: cards that were made since are not yet."""
        return tuple(k for k, card in self._cards.items() if self._is_laid_out(card))

    def _is_laid_out(self, card: RoomCard) -> bool:
        return self._rows.indexOf(card) >= 0

    def _put_in(self, order: Sequence[str]) -> None:
        if tuple(order) == tuple(self._cards) == self._shown_order:
            return
        self._cards = {key: self._cards[key] for key in order}
        before: QWidget | None = None
        for place, card in enumerate(self._cards.values()):
            if self._rows.indexOf(card) != place:
                self._rows.removeWidget(card)
                self._rows.insertWidget(place, card)
            card.show()
            if before is not None:
                QWidget.setTabOrder(before, card)
            before = card

    def _keep_right_edge(self) -> None:
        """The scroll bar takes its room from the margin, not from the cards."""
        side = PAGE_MARGIN - RING
        bar = self.width() - self.viewport().width()
        self._rows.setContentsMargins(side, 0, max(0, side - bar), 0)

    def _made(self, view: CardView) -> RoomCard:
        card = RoomCard(view, self.widget())
        card.act_requested.connect(self.act_requested)
        card.open_requested.connect(self.open_requested)
        return card

    def _take_away(self, card: RoomCard) -> None:
        self._rows.removeWidget(card)
        card.hide()
        card.deleteLater()

    @Slot(QWidget, QWidget)
    def _follow_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        """Once the focus has left the list, what waits for that is done."""
        # Another window in front takes the focus for a while; the list is still in use.
        if isinstance(old, RoomCard) and now is not None:
            self._settle()

    def _settle(self) -> None:
        if not self._is_in_use and self.isVisible():
            self.sort_now()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The arrows are the board's, which goes from card to card; a scroll area would
        # keep them for itself.
        event.ignore()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.viewport():
            if event.type() == QEvent.Type.Resize:
                self._keep_right_edge()
            if event.type() == QEvent.Type.Enter:
                self._is_pointed_at = True
            elif event.type() in (QEvent.Type.Leave, QEvent.Type.Hide):
                self._is_pointed_at = False
                self._settle()
        return super().eventFilter(watched, event)
