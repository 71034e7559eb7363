"""The page of people: type to search, Up and Down to move, Enter for the form."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.panels.line_model import LineModel
from ui.panels.line_table import LineDelegate, LineHeadings
from ui.panels.people_page.rows import COLUMNS, face
from ui.panels.row_list import RowList
from ui.panels.strip_form import StripFormPanel
from ui.theme.fonts import Role
from ui.theme.tokens import PAGE_MARGIN, RING, Ink
from ui.views.actions import ACTIONS
from ui.views.forms.form import FormView
from ui.views.people_page.page import READING, PeoplePageView, PersonLine
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame
from ui.widgets.text_field import LineBox

_HINT = "Type a name, a sign-in name or a role"
_LOW = 36
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class PeoplePage(QWidget):
    """Renders a PeoplePageView; the marked line stays marked while it is there.

    *Signals:* ``searched(str)`` as typed; ``lock_requested()``;
    ``rule_requested()``; ``enrol_requested()``; ``code_requested()``, and
    ``print_requested()`` while its form is shown; of the marked person
    ``change_requested()``, ``end_requested()`` and ``pin_requested()``; ``left()``.
    """

    searched = Signal(str)
    lock_requested = Signal()
    rule_requested = Signal()
    code_requested = Signal()
    print_requested = Signal()
    enrol_requested = Signal()
    change_requested = Signal()
    end_requested = Signal()
    pin_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = LineBox()
        self.note = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self.message = Label(READING, Role.TITLE)
        self.detail = Label("", Role.BODY, Ink.SECONDARY)
        self.model = LineModel[PersonLine]()
        self.list = RowList("People, those who may sign in first")
        self.form = StripFormPanel()
        self.form.hide()
        self._buttons = tuple(
            ActionButton(words, _key(action), weight)
            for words, action, weight in (
                ("Lock times", "lock times", Weight.PLAIN),
                ("Enrol", "enrol", Weight.PLAIN),
                ("End access", "end access", Weight.PLAIN),
                ("Another PIN", "another pin", Weight.PLAIN),
                ("Change", "change person", Weight.PRIMARY),
            )
        )
        self._code = ActionButton(
            "Recovery code", _key("another code"), Weight.PLAIN, _LOW
        )
        self._rule = ActionButton("Co-signing", _key("co-signing"), Weight.PLAIN, _LOW)
        self._print = ActionButton("Print the code", "Ctrl+P", Weight.PLAIN, _LOW)
        self._print.hide()
        self._prepare()
        self._lay_out()
        self._connect()

    def display(self, view: PeoplePageView) -> None:
        marked = self.marked
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
        for button in self._buttons[2:]:
            button.setEnabled(bool(view.lines))

    def show_form(self, view: FormView, *, can_print: bool = False) -> None:
        """Below the list, which stays in sight; what it shows may be printed."""
        self.form.display(view)
        self._let_print(can_print=can_print)
        self.form.show()

    def hide_form(self) -> None:
        self.form.hide()
        self._let_print(can_print=False)
        self.take_focus()

    @property
    def is_form_shown(self) -> bool:
        return self.form.isVisibleTo(self)

    def take_focus(self) -> None:
        if self.is_form_shown:
            self.form.take_focus()
            return
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    @property
    def marked(self) -> PersonLine | None:
        return self.model.line(self.list.currentIndex())

    def mark(self, id_: UUID) -> None:
        """Mark that person, where they are in the list."""
        self._mark_again(id_)

    def _let_print(self, *, can_print: bool) -> None:
        """The button stands where the one that led here stood."""
        self._print.setVisible(can_print)
        self._code.setHidden(can_print)

    def _prepare(self) -> None:
        self.search.setAccessibleName("Search the people")
        self.search.setAccessibleDescription(_HINT)
        self.search.set_hint(_HINT)
        self.list.setModel(self.model)
        self.list.setItemDelegate(LineDelegate(COLUMNS, face, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.search, 1)
        for button in self._buttons:
            above.addWidget(button)
        frame = PanelFrame()
        frame.body.setContentsMargins(0, 0, 0, 0)
        frame.body.setSpacing(0)
        self.headings = LineHeadings(COLUMNS, self.list)
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
        whole.setContentsMargins(PAGE_MARGIN, 12 - RING, PAGE_MARGIN, 8)
        whole.setSpacing(12 - RING)
        whole.addLayout(above)
        whole.addWidget(frame, 1)
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self._print)
        below.addWidget(self._rule)
        below.addWidget(self._code)
        whole.addLayout(below)
        whole.addWidget(self.form)

    def _connect(self) -> None:
        lock, enrol, end, pin, change = self._buttons
        for button, wish in (
            (self._code, self.code_requested),
            (self._rule, self.rule_requested),
            (self._print, self.print_requested),
            (lock, self.lock_requested),
            (enrol, self.enrol_requested),
            (end, self.end_requested),
            (pin, self.pin_requested),
            (change, self.change_requested),
        ):
            button.clicked.connect(wish)
            if button is not change:
                self._listen(button.key, wish)
        self.search.textEdited.connect(self.searched)
        self.search.returnPressed.connect(self.change_requested)
        self.list.doubleClicked.connect(self._open)

    def _listen(self, key: str, wish: SignalInstance) -> None:
        shortcut = QShortcut(QKeySequence(key), self, context=_HERE, autoRepeat=False)
        shortcut.activated.connect(wish)

    @Slot()
    def _open(self) -> None:
        self.change_requested.emit()

    def _mark_again(self, id_: UUID | None) -> None:
        """Mark the same person, or the first where they are gone."""
        places = [n for n, line in enumerate(self.model.lines) if line.id == id_]
        self._mark(places[0] if places else 0)

    def _mark(self, place: int) -> None:
        count = len(self.model.lines)
        if count:
            index = self.model.index(min(max(place, 0), count - 1), 0)
            if index != self.list.currentIndex():
                self.list.setCurrentIndex(index)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _MOVES.get(Qt.Key(event.key()))
        if self.is_form_shown:
            super().keyPressEvent(event)
        elif step is not None:
            self._mark(self.list.currentIndex().row() + step)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.searched.emit("")
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _key(action: str) -> str:
    return next(known.key for known in ACTIONS if known.id == action)
