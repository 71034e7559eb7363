"""Section 1: find or enter the patient, confirm two identifiers."""

from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.new_session.candidate_list import CandidateList
from ui.panels.new_session.checked_choices import CheckedChoices
from ui.panels.new_session.fact_row import FactRow
from ui.panels.new_session.field_grid import FieldGrid
from ui.panels.new_session.lookalike_box import LookalikeBox
from ui.panels.new_session.message_line import MessageLine
from ui.panels.new_session.section import SIDE, SectionFrame
from ui.theme.fonts import Role
from ui.theme.tokens import RING
from ui.views.forms.form import ChoicePart
from ui.views.new_session.parts import NOTHING, Act, ButtonView, ChoiceView, FactView
from ui.views.new_session.patient_section import ENTER_NEW, PatientSectionView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.panel import Divider

_BELOW, _BESIDE = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
_WIDE = 1100
"""Width from which the allergens stand beside the name."""
_NOTE_LINES = 2
_ROOM_TO_WRAP = 352
"""Height, px, that a second line of the last session leaves the others room in."""


class PatientPanel(SectionFrame):
    """Renders a PatientSectionView.

    *Signals:* ``typed(id, text)``; ``picked(id, key)``; ``left(id)``; ``chord()``;
    ``acted(Act)`` on Enter, a button or a line of the list.
    """

    typed = Signal(str, str)
    picked = Signal(str, str)
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
        self.choices: dict[str, CheckedChoices] = {}
        self._choice_rows = QVBoxLayout()
        self._line = Divider()
        self.candidates = CandidateList()
        self.lookalikes = LookalikeBox()
        self.message = MessageLine()
        self.main = ActionButton("", "Enter", Weight.PRIMARY)
        self.other = ActionButton("", ENTER_NEW)
        self._lay_out()
        self._connect()

    def display(self, view: PatientSectionView) -> None:
        self._view = view
        self.show_note(view.note)
        is_open = view.stage == "open"
        self.name.setText(view.name)
        self.name.setVisible(bool(view.name) and not is_open)
        self._show_fields(view)
        self._show_choices(view.choices)
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
        # Lines of choices need the room that the message has above the buttons.
        has_lines = view.stage == "confirming" and bool(view.choices)
        is_beside = self._is_wide or has_lines
        self._foot_parts.setDirection(_BESIDE if is_beside else _BELOW)
        is_close = view.stage == "confirming" and self._is_wide
        is_tight = is_open or self._is_wide or has_lines
        self.stack.setSpacing(2 if is_close else 4 if is_tight else 10)
        below = 2 if is_open or is_close else 8
        self.stack.setContentsMargins(SIDE, 2 if is_close else 6, SIDE, below)
        for button, shown in ((self.main, view.main), (self.other, view.other)):
            _show_button(button, shown)

    @property
    @override
    def tab_stops(self) -> tuple[QWidget, ...]:
        return (
            *self.fields.boxes,
            *self.choices.values(),
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
            id_ in ids for ids in (self.fields.ids, self.more_fields.ids, self._chosen)
        )

    @override
    def focus(self, id_: str) -> None:
        if id_ in self._chosen:
            self.choices[id_].setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.fields.focus(id_):
            self.more_fields.focus(id_)

    @property
    def _chosen(self) -> frozenset[str]:
        return frozenset(view.id for view in self._view.choices)

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

    def _show_choices(self, views: tuple[ChoiceView, ...]) -> None:
        for view in views:
            part = ChoicePart(
                id=view.id,
                label=view.label,
                choices=view.choices,
                columns=view.columns_wide if self._is_wide else view.columns,
            )
            line = self.choices.get(view.id)
            if line is None:
                line = self.choices[view.id] = CheckedChoices(part)
                line.picked.connect(partial(self._pick, view.id))
                self._choice_rows.addWidget(line)
            line.display(part)
            line.show_refused(is_refused=view.is_refused)
        shown = {view.id for view in views}
        label = max((line.label_width for line in self.choices.values()), default=0)
        for id_, line in self.choices.items():
            line.align(label)
            line.setVisible(id_ in shown)

    def _place_facts(self, *, after_fields: bool) -> None:
        wanted = self.stack.indexOf(self._line) + 1 if after_fields else 1
        if self.stack.indexOf(self.facts) != wanted:
            self.stack.removeWidget(self.facts)
            wanted = self.stack.indexOf(self._line) + 1 if after_fields else 1
            self.stack.insertWidget(wanted, self.facts)

    def _lay_out(self) -> None:
        self._choice_rows.setSpacing(0)
        self._foot = QWidget()
        self._foot_parts = QBoxLayout(_BELOW, self._foot)
        self._foot_parts.setContentsMargins(0, 0, 0, 0)
        self._foot_parts.setSpacing(8)
        self._foot_parts.addLayout(self._said(), 1)
        self._foot_parts.addLayout(self._buttons())
        self.stack.addWidget(self.name)
        self.stack.addWidget(self.facts)
        self.stack.addWidget(self.fields)
        self.stack.addLayout(self._choice_rows)
        self.stack.addWidget(self.more_fields)
        self.stack.addWidget(self._line)
        self.stack.addWidget(self.candidates, 10)
        self.stack.addStretch(1)
        self.stack.addWidget(self.lookalikes)
        self.stack.addWidget(self._foot)

    def _said(self) -> QVBoxLayout:
        said = QVBoxLayout()
        said.setSpacing(6)
        said.addStretch(1)
        said.addWidget(self.message)
        return said

    def _buttons(self) -> QHBoxLayout:
        bottom = Qt.AlignmentFlag.AlignBottom
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addStretch(1)
        buttons.addWidget(self.other, 0, bottom)
        buttons.addWidget(self.main, 0, bottom)
        return buttons

    def _connect(self) -> None:
        for grid in (self.fields, self.more_fields):
            grid.typed.connect(self.typed)
            grid.left.connect(self.left)
            grid.entered.connect(self._go_on)
            grid.chord.connect(self.chord)
        self.candidates.chosen.connect(self.acted)
        self.main.clicked.connect(self._enter)
        self.other.clicked.connect(self._leave)
        # A line edit would take Alt+N for an n.
        shortcut = QShortcut(QKeySequence(ENTER_NEW), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._leave)

    def _pick(self, id_: str, key: str) -> None:
        self.picked.emit(id_, key)
        self.focusNextChild()

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
