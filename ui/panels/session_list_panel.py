"""The session list: type to search, Up and Down to move, Enter to open."""

from uuid import UUID

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import LineModel
from ui.panels.session_columns import cells
from ui.panels.session_rows import SessionDelegate
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import PAGE_MARGIN, RING, Ink
from ui.views.session_list import SessionLine, SessionListView
from ui.views.session_search import ListedState
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.painting import LEFT, RIGHT, draw_aligned, smooth
from ui.widgets.panel import PanelFrame
from ui.widgets.tabs import SegmentedTabs
from ui.widgets.text_field import LineBox

_HINT = "Type a name, a number or a day"
_HEADINGS = 40
_TABS: dict[str, ListedState] = {
    "All": "all",
    "Open": "open",
    "Closed": "closed",
    "To review": "review",
    "To sign": "sign",
    "Queries": "asked",
    "Answered": "answered",
    "Call due": "call",
}
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class Headings(QWidget):
    """The headings, over the columns of the list they name."""

    def __init__(self, of: QListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = of
        self.setFixedHeight(_HEADINGS)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        face = (theme.font(Role.KEY), theme.palette.text_secondary)
        for cell in cells(self._list.viewport().width()):
            room = QRect(round(cell.left), 0, round(cell.width), _HEADINGS)
            side = RIGHT if cell.column.is_right else LEFT
            draw_aligned(painter, room, cell.column.heading, face, side)
        painter.fillRect(0, _HEADINGS - 1, self.width(), 1, theme.palette.divider)
        painter.end()


class SessionListPanel(QWidget):
    """Renders a SessionListView; the marked line stays marked while it is there.

    *Signals:* ``searched(str)`` as typed; ``state_chosen(ListedState)``;
    ``chosen(UUID)`` to open a session; ``entered()``: Enter, where no line was turned
    to; ``new_requested()``; ``more_requested()`` for
    the next page.
    """

    searched = Signal(str)
    state_chosen = Signal(str)
    chosen = Signal(object)
    entered = Signal()
    new_requested = Signal()
    more_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SessionListView | None = None
        self._asked_after = 0
        self._is_turned_to = False
        self.search = LineBox()
        self.tabs = SegmentedTabs(tuple(_TABS))
        self.new = ActionButton("New session", "Ctrl+N", Weight.PLAIN)
        self.open = ActionButton("Open session", "Enter", Weight.PRIMARY)
        self.note = Label("", Role.DETAIL, Ink.SECONDARY)
        self.message = Label("", Role.TITLE)
        self.detail = Label("", Role.BODY, Ink.SECONDARY)
        self.model = LineModel[SessionLine]()
        self.list = QListView()
        self._prepare()
        self._lay_out()
        self._connect()

    def display(self, view: SessionListView) -> None:
        marked = self.marked
        before = self._view
        if before is None or (view.typed, view.state) != (before.typed, before.state):
            self._asked_after = 0
        self._view = view
        if view.typed != self.search.text():
            self.search.setText(view.typed)
        self.model.show_lines(view.lines)
        self._mark_again(None if marked is None else marked.id)
        self.note.setText(view.note)
        self.message.setText(view.message)
        self.detail.setText(view.detail)
        self._saying.setVisible(bool(view.message))
        self.list.setVisible(not view.message)
        self.headings.setVisible(not view.message)
        self.open.setEnabled(bool(view.lines))
        tab = next(words for words, state in _TABS.items() if state == view.state)
        self.tabs.choose(tab)
        for words, state in _TABS.items():
            count = view.counts.get(state, 0)
            self.tabs.tell(words, f"{words} {count}" if count else words)

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def _prepare(self) -> None:
        self.search.setAccessibleName("Search the sessions")
        self.search.setAccessibleDescription(_HINT)
        self.search.set_hint(_HINT)
        self.list.setModel(self.model)
        self.list.setItemDelegate(SessionDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setAccessibleName("Sessions, newest first")

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.search, 1)
        above.addWidget(self.tabs)
        above.addWidget(self.new)
        above.addWidget(self.open)
        frame = PanelFrame()
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.body.setSpacing(0)
        self.headings = Headings(self.list)
        frame.body.addWidget(self.headings)
        frame.body.addWidget(self.list, 1)
        self._saying = QWidget()
        saying = QVBoxLayout(self._saying)
        saying.setContentsMargins(24, 28, 24, 28)
        saying.setSpacing(4)
        saying.addWidget(self.message)
        saying.addWidget(self.detail)
        saying.addStretch(1)
        frame.body.addWidget(self._saying, 1)
        whole = QVBoxLayout(self)
        side = PAGE_MARGIN
        whole.setContentsMargins(side, 12 - RING, side, 8)
        whole.setSpacing(12 - RING)
        whole.addLayout(above)
        whole.addWidget(frame, 1)
        whole.addWidget(self.note)

    def _connect(self) -> None:
        self.search.textEdited.connect(self._seek)
        self.search.returnPressed.connect(self._enter)
        self.open.clicked.connect(self._open)
        self.new.clicked.connect(self.new_requested)
        self.tabs.chosen.connect(self._choose_state)
        self.list.clicked.connect(self._turn_to)
        self.list.doubleClicked.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._look_for_more)

    @property
    def marked(self) -> SessionLine | None:
        return self.model.line(self.list.currentIndex())

    def _mark_again(self, id_: UUID | None) -> None:
        """Mark the same session, or the first where it is gone."""
        lines = self.model.lines
        places = [place for place, line in enumerate(lines) if line.id == id_]
        self._mark(places[0] if places else 0)

    def _mark(self, place: int) -> None:
        count = len(self.model.lines)
        if count:
            index = self.model.index(min(max(place, 0), count - 1), 0)
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)

    @Slot(str)
    def _seek(self, typed: str) -> None:
        self._is_turned_to = False
        self.searched.emit(typed)

    @Slot()
    def _turn_to(self) -> None:
        self._is_turned_to = True

    def _enter(self) -> None:
        """A line that was turned to is meant; else whatever is found is."""
        if self._is_turned_to:
            self._open()
        else:
            self.entered.emit()

    def _open(self) -> None:
        line = self.marked
        if line is not None:
            self.chosen.emit(line.id)

    def _choose_state(self, tab: str) -> None:
        if self._view is not None and _TABS[tab] != self._view.state:
            self.state_chosen.emit(_TABS[tab])

    def _look_for_more(self, value: int) -> None:
        bar = self.list.verticalScrollBar()
        count = len(self.model.lines)
        if self._view is None or not self._view.has_more or value < bar.maximum():
            return
        # Each further pixel at the end must not ask for the same page again.
        if count != self._asked_after:
            self._asked_after = count
            self.more_requested.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if step is not None:
            self._is_turned_to = True
            self._mark(self.list.currentIndex().row() + step)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self._seek("")
        elif event.text().isprintable() and event.text() and not self.search.hasFocus():
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.end(False)  # noqa: FBT003 - Qt's own argument, not to select
            self.search.insert(event.text())
            self._seek(self.search.text())
        else:
            super().keyPressEvent(event)
