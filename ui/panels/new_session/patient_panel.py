"""Section 1: find or enter the patient, confirm two identifiers."""

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.overriding import override
from ui.panels.new_session.candidate_list import CandidateList
from ui.panels.new_session.choice_rows import ChoiceRows
from ui.panels.new_session.fact_row import FactRow
from ui.panels.new_session.field_grid import FieldGrid
from ui.panels.new_session.foot import Foot
from ui.panels.new_session.lookalike_box import LookalikeBox
from ui.panels.new_session.message_line import MessageLine
from ui.panels.new_session.section import HEADER, SIDE, SectionFrame
from ui.theme.fonts import Role
from ui.theme.tokens import RING
from ui.views.new_session.parts import NOTHING, Act, ButtonView, FactView
from ui.views.new_session.patient_section import ENTER_NEW, PatientSectionView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.moving_on import MovingOn
from ui.widgets.panel import Divider

_WIDE = 1100
"""Width from which the allergens stand beside the name."""
_NOTE_LINES = 2
_EDGES = 2
_ROOM_TO_WRAP = 352
"""Height, px, that a second line of the last session leaves the others room in."""


class PatientPanel(SectionFrame):
    """Renders a PatientSectionView.

    *Signals:* ``typed(id, text)``; ``picked(id, key)``; ``strayed(id, character)``
    where that is no choice, ``let_go(id)`` where it is taken back; ``left(id)``;
    ``chord()``; ``acted(Act)`` on Enter, a button or a line of the list.
    """

    typed = Signal(str, str)
    picked = Signal(str, str)
    strayed = Signal(str, str)
    let_go = Signal(str)
    left = Signal(str)
    chord = Signal()
    acted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, "Patient", parent)
        self._view = PatientSectionView(stage="finding")
        self.name = Label("", Role.NAME)
        self.name.setContentsMargins(RING, 0, RING, 0)
        self.facts = FactRow()
        self.fields = FieldGrid()
        self.more_fields = FieldGrid()
        self.choices = ChoiceRows()
        self._moving = MovingOn(self)
        self._line = Divider()
        self.candidates = CandidateList()
        self.lookalikes = LookalikeBox()
        self.message = MessageLine()
        self.main = ActionButton("", "Enter", Weight.PRIMARY)
        self.other = ActionButton("", ENTER_NEW)
        self._foot = Foot(self.message, (self.other, self.main))
        self._lay_out()
        self._connect()

    def display(self, view: PatientSectionView) -> None:
        self._view = view
        self.show_note(view.note)
        is_open = view.stage == "open"
        self.name.setText(view.name)
        self.name.setVisible(bool(view.name) and not is_open)
        self._show_fields(view)
        self.choices.display(view.choices, is_wide=self._is_wide)
        self._line.setVisible(is_open)
        self._place_facts(after_fields=is_open)
        room = self.width() - 2 * (SIDE + 1)
        self.facts.display(
            self._fitting(view.facts), room, 1 if is_open or self._is_wide else 2
        )
        self.candidates.setVisible(view.stage == "finding")
        self.candidates.display(view.candidates)
        self.lookalikes.display(
            () if is_open else view.lookalikes, 1 if self._is_wide else 2
        )
        self.message.display(view.message, stops=view.is_refused)
        self.message.setVisible(view.stage != "finding")
        self._foot.setVisible(not is_open)
        has_lines = view.stage == "confirming" and bool(view.choices)
        is_close = view.stage == "confirming" and self._is_wide
        is_tight = is_open or self._is_wide or has_lines
        self.stack.setSpacing(2 if is_close else 4 if is_tight else 10)
        below = 2 if is_open or is_close else 8
        self.stack.setContentsMargins(SIDE, 2 if is_close else 6, SIDE, below)
        for button, shown in ((self.main, view.main), (self.other, view.other)):
            _show_button(button, shown)
        self._place_message(has_lines=has_lines)

    def _place_message(self, *, has_lines: bool) -> None:
        """Above the buttons, where it has their width, unless that is too tall."""
        self._foot.place(is_beside=self._is_wide, spacing=2 if has_lines else 8)
        room = self.height() - HEADER - _EDGES
        if has_lines and self.stack.minimumSize().height() > room:
            self._foot.place(is_beside=True, spacing=2)

    @property
    @override
    def tab_stops(self) -> tuple[QWidget, ...]:
        return (
            *self.fields.boxes,
            *self.choices.lines.values(),
            *self.more_fields.boxes,
            self.main,
            self.other,
        )

    @property
    @override
    def first(self) -> str:
        return "" if self._view.stage == "open" else self._view.focus

    @override
    def holds(self, id_: str) -> bool:
        is_open = self._view.stage == "open"
        return not is_open and any(
            id_ in part.ids for part in (self.fields, self.more_fields, self.choices)
        )

    @override
    def focus(self, id_: str) -> None:
        if not (self.choices.focus(id_) or self.fields.focus(id_)):
            self.more_fields.focus(id_)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _WIDE

    def _fitting(self, facts: tuple[FactView, ...]) -> tuple[FactView, ...]:
        """In a window that a title bar makes still lower nothing has a second line.

        Nor where somebody who is like the patient is told below two lines of choices.
        """
        is_full = (
            self._is_wide
            and self._view.lookalikes
            and any(choice.columns_wide for choice in self._view.choices)
        )
        if self.height() >= _ROOM_TO_WRAP and not is_full:
            return facts
        return tuple(replace(fact, wraps=False) for fact in facts)

    def _show_fields(self, view: PatientSectionView) -> None:
        first = view.fields
        rest = first[-1:] if view.stage == "entering" and not self._is_wide else ()
        shown = first[: len(first) - len(rest)]
        is_short = view.stage == "confirming" and (self._is_wide or view.choices)
        lines = 1 if view.stage == "finding" or is_short else _NOTE_LINES
        self.fields.display(shown, max(len(shown), 1), lines)
        self.more_fields.setVisible(bool(rest))
        if rest:
            self.more_fields.display(rest, 1, _NOTE_LINES)

    def _place_facts(self, *, after_fields: bool) -> None:
        wanted = self.stack.indexOf(self._line) + 1 if after_fields else 1
        if self.stack.indexOf(self.facts) != wanted:
            self.stack.removeWidget(self.facts)
            wanted = self.stack.indexOf(self._line) + 1 if after_fields else 1
            self.stack.insertWidget(wanted, self.facts)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.name)
        self.stack.addWidget(self.facts)
        self.stack.addWidget(self.fields)
        self.stack.addLayout(self.choices)
        self.stack.addWidget(self.more_fields)
        self.stack.addWidget(self._line)
        self.stack.addWidget(self.candidates, 10)
        self.stack.addStretch(1)
        self.stack.addWidget(self.lookalikes)
        self.stack.addWidget(self._foot)

    def _connect(self) -> None:
        for grid in (self.fields, self.more_fields):
            grid.typed.connect(self.typed)
            grid.left.connect(self.left)
            grid.entered.connect(self._go_on)
            grid.chord.connect(self.chord)
        self.choices.picked.connect(self._pick)
        self.choices.strayed.connect(self.strayed)
        self.choices.let_go.connect(self.let_go)
        self.candidates.chosen.connect(self.acted)
        self.main.clicked.connect(self._enter)
        self.other.clicked.connect(self._leave)
        # A line edit would take Alt+N for an n.
        shortcut = QShortcut(QKeySequence(ENTER_NEW), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._leave)

    def _pick(self, id_: str, key: str) -> None:
        self.picked.emit(id_, key)
        opened = next(
            (f.id for f in self._view.fields if f.opened_by == (id_, key)), ""
        )
        if opened:
            self.focus(opened)
        else:
            self.focusNextChild()
        self._moving.reach(QApplication.focusWidget())

    def _go_on(self) -> None:
        """Enter goes to the next field while a new patient's details lack something."""
        main = self._view.main
        if self._view.stage == "entering" and main and main.act.command is None:
            self.focusNextChild()
        else:
            self._enter()

    def _enter(self) -> None:
        self._act(self._view.main)

    def _leave(self) -> None:
        self._act(self._view.other)

    def _act(self, button: ButtonView | None) -> None:
        if button is not None and button.is_on and button.act != NOTHING:
            self.acted.emit(button.act)

    def _move(self, act: Act) -> None:
        if act != NOTHING:
            self.acted.emit(act)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Up:
                self._move(self._view.up)
            case Qt.Key.Key_Down:
                self._move(self._view.down)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & (
                Qt.KeyboardModifier.ControlModifier
            ):
                self._enter()
            case _:
                super().keyPressEvent(event)


def _show_button(button: ActionButton, view: ButtonView | None) -> None:
    button.setVisible(view is not None)
    if view is not None:
        button.setEnabled(view.is_on)
        if button.text() != view.words:
            button.set_words(view.words)
