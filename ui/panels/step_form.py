"""The form in which people come in: one step of it at a time."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.name_chip import NameChip
from ui.panels.start_boxes import HEADER
from ui.theme.fonts import Role, tallest
from ui.theme.tokens import RING, Ink
from ui.views.way_in.step import BACK, Field, Step
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label, Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader
from ui.widgets.tabs import NARROW, SegmentedTabs
from ui.widgets.text_field import TextField, Verdict

_PADDING = 24
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GO = "Enter"
_CODE = "code"
_SHOW = "Alt+S"
_CAPS_LOCK = "Caps Lock is on"
_LONGEST = 1024


class StepForm(PanelFrame):
    """Renders a Step; what is typed stays until another step comes.

    *Signals:* ``submitted(dict, str)`` with the texts by their keys, and the choice;
    ``other_requested()``; ``left()`` by Escape.
    """

    submitted = Signal(object, str)
    other_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        header = PanelHeader("", height=HEADER)
        header.row.setContentsMargins(_PADDING, 0, _PADDING, 0)
        super().__init__(header, emphasis=True, parent=parent)
        self._step = Step(id="", title="")
        self._fields: dict[str, TextField] = {}
        self._choices: SegmentedTabs | None = None
        self._chips: list[NameChip] = []
        self.words = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        self.code = Paragraph("", Role.BOARD)
        self.message = Paragraph("", Role.DETAIL)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.go = ActionButton("", _GO, Weight.PRIMARY)
        self.other = ActionButton("")
        self.show_secrets = ActionButton("Show", _SHOW, Weight.QUIET)
        self.show_secrets.setCheckable(True)
        self._asked = QVBoxLayout()
        self._lay_out()
        self.go.clicked.connect(self._submit)
        self.other.clicked.connect(self.other_requested)
        self.show_secrets.toggled.connect(self._unmask)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shown = QShortcut(QKeySequence(_SHOW), self, context=here, autoRepeat=False)
        shown.activated.connect(self.show_secrets.toggle)
        self._by_key = QShortcut(QKeySequence(), self, context=here, autoRepeat=False)
        self._by_key.activated.connect(self.other.click)

    @property
    def step(self) -> Step:
        """What is shown."""
        return self._step

    @property
    def choices(self) -> SegmentedTabs | None:
        return self._choices

    @property
    def _segments(self) -> tuple[QWidget, ...]:
        return () if self._choices is None else self._choices.segments

    @property
    def chips(self) -> tuple[NameChip, ...]:
        return tuple(self._chips)

    @property
    def boxes(self) -> dict[str, QLineEdit]:
        """What is typed in, by its key."""
        return {key: field.box for key, field in self._fields.items()}

    def display(self, step: Step) -> None:
        if step.id != self._step.id:
            self._ask_for(step)
        self._step = step
        if self.header is not None:
            self.header.title.setText(step.title)
            self.header.note.setText(step.note)
        for label, words in (
            (self.words, step.words),
            (self.code, step.code),
            (self.message, step.message),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        for field in step.fields:
            self._say(field)
        self._show_buttons(step)
        self.setAccessibleName(step.title)
        self.setAccessibleDescription(step.spoken)

    def take_focus(self) -> None:
        """To what is refused, else to what is empty."""
        refused = [f.key for f in self._step.fields if f.is_refused]
        empty = [key for key, box in self.boxes.items() if not box.text()]
        for key in (*refused, *empty, *self._fields):
            self._fields[key].setFocus(Qt.FocusReason.OtherFocusReason)
            self._fields[key].box.selectAll()
            return
        self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, key: str, text: str) -> None:
        self._fields[key].set_text(text)

    def forget(self, *keys: str) -> None:
        """Leave nothing there of what was typed; of all, where none is named."""
        for key in keys or tuple(self._fields):
            self._fields[key].box.clear()

    def _lay_out(self) -> None:
        # Fields keep room for their focus ring; the rest stands in line with them.
        self.body.setContentsMargins(_PADDING - RING, 16, _PADDING - RING, 16)
        self.body.setSpacing(8)
        for label in (self.words, self.code, self.message):
            label.setContentsMargins(RING, 0, RING, 0)
        self.body.addWidget(self.words)
        self.body.addWidget(self.code)
        self.body.addLayout(self._asked)
        self.body.addWidget(self.message)
        self.body.addWidget(self.go)
        below = QHBoxLayout()
        below.addWidget(self.other, 1)
        below.addWidget(self.show_secrets)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def _ask_for(self, step: Step) -> None:
        """Other fields, empty."""
        # While the fields that it covers again are still there.
        self.show_secrets.setChecked(False)
        while self._asked.count():
            gone = self._asked.takeAt(0)
            widget = gone.widget() if gone is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields, self._choices, self._chips = {}, None, []
        if step.recent:
            self._asked.addWidget(self._recent_row(step))
        for field in step.fields:
            self._asked.addWidget(self._text_field(field))
        if step.choices:
            self._choices = SegmentedTabs(step.choices, faces=NARROW)
            label = Label(step.chosen, Role.LABEL)
            label.setContentsMargins(RING, 0, RING, 0)
            self._asked.addWidget(label)
            self._asked.addWidget(self._choices)
        fields = (field.box for field in self._fields.values())
        order: list[QWidget] = [*fields, *self._segments, self.go]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _recent_row(self, step: Step) -> QWidget:
        row = QWidget()
        chips = QHBoxLayout(row)
        chips.setContentsMargins(0, 0, 0, 0)
        chips.setSpacing(0)
        for one in step.recent:
            chip = NameChip(one)
            chip.clicked.connect(partial(self._pick, one.typed))
            chips.addWidget(chip, 1)
            self._chips.append(chip)
        return row

    def _text_field(self, field: Field) -> TextField:
        made = TextField(field.label, note_lines=2)
        made.box.setMaxLength(_LONGEST)
        if field.key == _CODE:
            # Whole in the box, to be compared group by group.
            made.box.set_role(Role.BODY_STRONG)
        if field.is_secret:
            made.box.setEchoMode(QLineEdit.EchoMode.Password)
            made.box.installEventFilter(self)
        made.entered.connect(partial(self._go_on, field.key))
        made.edited.connect(partial(self._take_back, field))
        self._fields[field.key] = made
        return made

    def _say(self, field: Field) -> None:
        """What is wrong with it may take two lines; all else has to do with one."""
        verdict = Verdict.REFUSED if field.is_refused else Verdict.NONE
        shown = self._fields[field.key]
        shown.show_note(field.note, verdict)
        shown.note.setFixedHeight((1 + field.is_refused) * tallest(Role.NOTE))

    def _take_back(self, field: Field, _: str) -> None:
        """What was said of it was said of another text."""
        self._say(field)

    def _show_buttons(self, step: Step) -> None:
        self.go.setVisible(bool(step.button))
        # What is being looked at waits for no key.
        self.go.show_words(step.button, "" if step.is_busy else _GO)
        self.go.setEnabled(not step.is_busy)
        self.other.setVisible(bool(step.other))
        self.other.show_words(step.other, step.other_key)
        # Escape is taken by the form, which may leave the step by another way.
        own = "" if step.other_key == BACK else step.other_key
        self._by_key.setKey(QKeySequence(own))
        self.other.setEnabled(not step.is_busy)
        self.show_secrets.setVisible(any(f.is_secret for f in step.fields))

    def _pick(self, name: str) -> None:
        self.fill("name", name)
        self.take_focus()

    def _go_on(self, key: str) -> None:
        """Enter goes to the next field that is empty, and sends after the last."""
        keys = list(self._fields)
        for later in keys[keys.index(key) + 1 :]:
            if not self._fields[later].text():
                self._fields[later].setFocus()
                return
        self._submit()

    def _submit(self) -> None:
        if self._step.is_busy:
            return
        typed = {key: field.text() for key, field in self._fields.items()}
        choice = "" if self._choices is None else self._choices.current()
        self.submitted.emit(typed, choice)

    def _unmask(self, is_on: bool) -> None:  # noqa: FBT001 - Qt's signal decides
        echo = QLineEdit.EchoMode.Normal if is_on else QLineEdit.EchoMode.Password
        for field in self._step.fields:
            if field.is_secret:
                self._fields[field.key].box.setEchoMode(echo)
        self.show_secrets.set_words("Hide" if is_on else "Show")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and self.focusWidget() in self._segments:
            self._submit()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A capital without Shift, or a small letter with it, tells of Caps Lock."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            letter = event.text()
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if (
                len(letter) == 1
                and letter.isalpha()
                and letter.lower() != letter.upper()
            ):
                is_on = letter.isupper() != has_shift
                for field in self._step.fields:
                    if field.is_secret and self._fields[field.key].box is watched:
                        note = _CAPS_LOCK if is_on else field.note
                        self._say(field._replace(note=note, is_refused=False))
        return super().eventFilter(watched, event)
