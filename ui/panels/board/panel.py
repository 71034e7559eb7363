"""The board: its title, how it is sorted, and the list of rooms."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.board.room_list import RoomList
from ui.theme.fonts import Role
from ui.theme.tokens import PAGE_MARGIN, RING, Ink
from ui.views.board.board import MOVED, NO_CARD_CHOSEN, BoardView
from ui.views.board.card import CardView
from ui.views.board.order import Sort
from ui.views.board.sign_typing import (
    NOTHING_TYPED,
    SignTyped,
    sign_entered,
    sign_taken_back,
    sign_typed,
    takes_enter,
)
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.tabs import SegmentedTabs

_TITLE_ROW = 64
_TABS: dict[str, Sort] = {
    "Urgency": "urgency",
    "Next due": "next due",
    "Room": "room",
}
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -3,
    Qt.Key.Key_PageDown: 3,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACTS = (Qt.Key.Key_A, Qt.Key.Key_N)
"""By themselves these are no key of a room."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class BoardPanel(QWidget):
    """Renders a BoardView; single keys act here alone, for nothing is typed.

    *Signals:* ``open_requested(CardView)``, ``acknowledge_requested(CardView)``,
    ``new_requested(str)`` with the room or empty: each of the card as it was shown.
    ``sort_chosen(Sort)``; ``told(str)`` why a key does nothing;
    ``enter_changed(bool)``: whether Enter opens a room, as it is from now on.
    """

    open_requested = Signal(object)
    acknowledge_requested = Signal(object)
    new_requested = Signal(str)
    sort_chosen = Signal(str)
    told = Signal(str)
    enter_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = BoardView()
        self._typed = NOTHING_TYPED
        self.is_enter_on = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Board")
        self.title = Label("Board", Role.NAME)
        self.counts = Label("", Role.BODY, Ink.SECONDARY)
        self.moved = ActionButton(MOVED, "F5", Weight.QUIET)
        self.tabs = SegmentedTabs(tuple(_TABS))
        self.new = ActionButton("New session", "Ctrl+N")
        self.rooms = RoomList()
        self.message = Label("", Role.TITLE)
        self.detail = Label("", Role.BODY, Ink.SECONDARY)
        self._lay_out()
        self._connect()

    def display(self, view: BoardView) -> None:
        self.view = view
        self.counts.setText("   ".join(view.counts))
        for label, words in ((self.message, view.message), (self.detail, view.detail)):
            label.setText(words)
            label.setVisible(bool(words))
        self.rooms.display(view.cards)
        self._become(self._typed.still(view.at))
        tab = next(words for words, sort in _TABS.items() if sort == view.sort)
        self.tabs.choose(tab)
        self.setAccessibleDescription(", ".join(view.counts))

    def take_focus(self) -> None:
        """Of the board, and of no room yet: so the rooms go on being sorted."""
        self._become(NOTHING_TYPED)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self) -> None:
        """Into the list, and out of it."""
        self._become(NOTHING_TYPED)
        if self.rooms.current is None:
            self.rooms.enter()
        else:
            self.take_focus()

    @Slot()
    def sort_now(self) -> None:
        self._become(NOTHING_TYPED)
        self.rooms.sort_now()

    def open_current(self) -> None:
        """The room with the focus, or the only one that is in use."""
        in_use = [card for card in self.rooms.cards if not card.is_empty]
        only = in_use[0] if len(in_use) == 1 else None
        card = self.rooms.current or only
        if card is None:
            self.told.emit(NO_CARD_CHOSEN)
        elif card.is_empty:
            self.new_requested.emit(card.view.room)
        else:
            self.open_requested.emit(card.view)

    def acknowledge_current(self) -> None:
        card = self.rooms.current
        if card is None:
            self.told.emit(NO_CARD_CHOSEN)
        else:
            self.acknowledge_requested.emit(card.view)

    def _lay_out(self) -> None:
        row = QWidget()
        row.setFixedHeight(_TITLE_ROW)
        title = QHBoxLayout(row)
        title.setContentsMargins(24, 0, PAGE_MARGIN - RING, 0)
        title.setSpacing(10)
        title.addWidget(self.title)
        title.addSpacing(10)
        title.addWidget(self.counts, 1)
        title.addWidget(self.moved)
        title.addWidget(Label("Sort by", Role.DETAIL, Ink.SECONDARY))
        title.addWidget(self.tabs)
        title.addWidget(self.new)
        self.moved.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(row)
        whole.addWidget(self.message, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addWidget(self.rooms, 1)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._choose)
        self.moved.clicked.connect(self.sort_now)
        self.rooms.order_held.connect(self.moved.setVisible)
        self.rooms.open_requested.connect(self._open)
        self.rooms.act_requested.connect(self._act)
        self.new.clicked.connect(self._ask_for_new)

    @Slot(str)
    def _choose(self, tab: str) -> None:
        if _TABS[tab] != self.view.sort:
            self.sort_chosen.emit(_TABS[tab])

    @Slot()
    def _ask_for_new(self) -> None:
        self.new_requested.emit("")

    @Slot(object)
    def _open(self, card: CardView) -> None:
        if card.kind == "empty":
            self.new_requested.emit(card.room)
        else:
            self.open_requested.emit(card)

    @Slot(object)
    def _act(self, card: CardView) -> None:
        match card.state.act:
            case "acknowledge":
                self.acknowledge_requested.emit(card)
            case "open":
                self.open_requested.emit(card)
            case "new":
                self.new_requested.emit(card.room)

    def _become(self, typed: SignTyped) -> None:
        """What stands typed from now on, and so whether Enter opens a room."""
        self._typed = typed
        is_on = takes_enter(self._signs, typed)
        if is_on is not self.is_enter_on:
            self.is_enter_on = is_on
            self.enter_changed.emit(is_on)

    @property
    def _signs(self) -> list[str]:
        return [card.view.sign for card in self.rooms.cards]

    def _take(self, typed: SignTyped) -> None:
        """Open the room that shows this key, or say what stands typed."""
        self._become(typed if typed.stands else NOTHING_TYPED)
        for card in self.rooms.cards:
            if typed.opens and card.view.sign == typed.opens:
                self.open_requested.emit(card.view)
                return
        self.told.emit(typed.words)

    def _press(self, key: Qt.Key) -> bool:
        """Whether the key means something here."""
        before, self._typed = self._typed, NOTHING_TYPED
        is_meant = self._answer(key, before)
        self._become(self._typed)
        return is_meant

    def _answer(self, key: Qt.Key, before: SignTyped) -> bool:
        signs, at = self._signs, self.view.at
        if before.stands and key in _ENTER:
            self._take(sign_entered(signs, before))
        elif before.stands and key == Qt.Key.Key_Backspace:
            self._take(sign_taken_back(signs, before, at))
        elif _is_sign(key) and (before.typed or key not in _ACTS):
            self._take(sign_typed(signs, before.typed + chr(key), at))
        elif key == Qt.Key.Key_A:
            self.acknowledge_current()
        elif key == Qt.Key.Key_N:
            self._ask_for_new_here()
        elif key in _ENTER:
            self.open_current()
        elif key == Qt.Key.Key_Escape and self._is_in_use(before):
            self.take_focus()
        else:
            return False
        return True

    def _is_in_use(self, before: SignTyped) -> bool:
        return bool(before.stands) or self.rooms.current is not None

    def _ask_for_new_here(self) -> None:
        card = self.rooms.current
        room = card.view.room if card is not None and card.is_empty else ""
        self.new_requested.emit(room)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif step is not None:
            self._become(NOTHING_TYPED)
            self.rooms.enter(step)
        elif event.isAutoRepeat() or not self._press(Qt.Key(event.key())):
            super().keyPressEvent(event)


def _is_sign(key: Qt.Key) -> bool:
    return Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or Qt.Key.Key_A <= key <= Qt.Key.Key_Z
