"""A form in the strip: renders its view, tells what is typed and chosen."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.choice_line import ChoiceLine
from ui.panels.fact_lines import FactLines
from ui.panels.form_note import FormNote
from ui.panels.strip_message import StripMessage, announce
from ui.panels.text_line import TextLine
from ui.theme.fonts import Role, tallest
from ui.theme.tokens import BORDER, GAP, RING
from ui.views.entry.view import Message
from ui.views.forms.form import ChoicePart, FormView, Part, TextPart
from ui.widgets.button import ActionButton, Weight
from ui.widgets.key_presses import is_escape_ahead
from ui.widgets.label import Paragraph
from ui.widgets.moving_on import MovingOn
from ui.widgets.panel import PanelFrame, PanelHeader

_BETWEEN = GAP - 2 * RING
_HEADER = 40
_SIDE = 12
_ABOVE = 1
_ROW = 41
_MOST_ROWS = 4


class StripFormPanel(QWidget):
    """One form at a time, in the room of the observation strip.

    Enter submits, Escape leaves; a choice, or a suggestion taken, moves the focus on,
    and a Tab right after it goes no farther.

    *Signals:* ``typed(part, text)``, ``taken(part)`` where that was the suggestion,
    ``left(part)``, ``picked(part, key)``, ``strayed(part, character)`` where that is no
    choice and ``let_go(part)`` of it, ``submitted()``, ``cancelled()``.
    """

    typed = Signal(str, str)
    taken = Signal(str)
    left = Signal(str)
    picked = Signal(str, str)
    strayed = Signal(str, str)
    let_go = Signal(str)
    submitted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FormView | None = None
        self._told = Message()
        self._moving = MovingOn(self)
        self._fields: dict[str, TextLine] = {}
        self._lines: dict[str, ChoiceLine] = {}
        self._header = PanelHeader("", height=_HEADER)
        self._message = StripMessage()
        self._question = Paragraph("", Role.BODY_STRONG)
        self._note = FormNote(self._header)
        self._facts = FactLines()
        self._submit = ActionButton("Chart", "Enter", Weight.PRIMARY, 36)
        self._cancel = ActionButton("Leave", "Esc", Weight.PLAIN, 36)
        self._rows: QWidget = _Rows()
        self._frame = PanelFrame(self._header)
        self._arrange()
        self._submit.clicked.connect(self.submitted)
        self._cancel.clicked.connect(self.cancelled)

    def display(self, view: FormView) -> None:
        """Show the form; the parts are built anew only where they are others."""
        if self._view is None or _shape(view) != _shape(self._view):
            self._build(view)
        self._view = view
        self._header.title.setText(view.title)
        self._tell(view.message)
        self._question.setText(view.question)
        self._question.setVisible(bool(view.question))
        self._facts.display(view.facts, _room_below(view))
        self._submit.set_words(view.submit)
        self._place_note()
        for part in view.parts:
            if isinstance(part, TextPart):
                self._fields[part.id].display(part)
            else:
                self._lines[part.id].display(part)

    def lead_to(self, part: str | None) -> None:
        """Put the focus where something is wanted; nowhere else if it is no part."""
        if part in self._fields or part in self._lines:
            self._focus(part)
        if part in self._fields:
            self._fields[part].begin_anew()

    def lead_back(self, part: str | None) -> None:
        """The same, unless the nurse is elsewhere by now."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.lead_to(part)

    def empty(self, *parts: str) -> None:
        """Nothing that was typed stays in those, nor comes back by undoing."""
        for part in self._fields.keys() & set(parts):
            self._fields[part].box.setText("")

    @property
    def at(self) -> str:
        """The part that has the focus; empty where none has it, as at the button."""
        stops = {part: field.box for part, field in self._fields.items()} | self._lines
        return next((part for part, stop in stops.items() if stop.hasFocus()), "")

    def take_focus(self) -> None:
        """Put the focus where typing begins."""
        if self._view is not None:
            self._focus(self._view.focus)

    def _move_to(self, part: str) -> None:
        """By itself, so that a Tab of habit has nothing left to do."""
        self._moving.reach(self._focus(part))

    def _focus(self, part: str) -> QWidget:
        stop: QWidget = self._submit
        if part in self._fields:
            stop = self._fields[part].box
        elif part in self._lines:
            stop = self._lines[part]
        # Any other reason selects the whole text, and the next key would replace it.
        stop.setFocus(Qt.FocusReason.OtherFocusReason)
        if part in self._fields:
            self._fields[part].begin()
        return stop

    def _tell(self, message: Message) -> None:
        if message != self._told:
            self._told = message
            self._message.display(message)
            if message.text:
                announce(self, message)

    def _arrange(self) -> None:
        self._header.add_beside_title(self._message)
        self._header.add_right(self._cancel)
        self._header.add_right(self._submit)
        self._frame.body.setContentsMargins(_SIDE, _ABOVE, _SIDE, 0)
        self._frame.body.setSpacing(0)
        self._question.setContentsMargins(RING, 0, RING, 0)
        self._question.hide()
        self._frame.body.addWidget(self._question)
        self._frame.body.addWidget(self._rows)
        self._frame.body.addWidget(self._note)
        self._frame.body.addWidget(self._facts)
        self._frame.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._frame)

    def _build(self, view: FormView) -> None:
        self._fields, self._lines = {}, {}
        rows = _Rows()
        lines = QVBoxLayout(rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        for row in view.rows:
            line = QHBoxLayout()
            line.setSpacing(_BETWEEN)
            for part in row:
                line.addWidget(self._widget(part), part.stretch)
            lines.addLayout(line)
        self._frame.body.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        # The layout would show it only when the event loop comes round, and Tab passes
        # over what is not shown.
        rows.show()
        self._order_tabs(view)

    def _order_tabs(self, view: FormView) -> None:
        """Tab goes as one reads, and ends at the button."""
        stops: list[QWidget] = []
        for part in view.parts:
            field = self._fields.get(part.id)
            stops.append(self._lines[part.id] if field is None else field.box)
        for before, after in pairwise([*stops, self._submit, self._cancel]):
            QWidget.setTabOrder(before, after)

    def _widget(self, part: Part) -> QWidget:
        return self._field(part) if isinstance(part, TextPart) else self._line(part)

    def _field(self, part: TextPart) -> TextLine:
        field = TextLine(part)
        field.edited.connect(partial(self.typed.emit, part.id))
        field.left.connect(partial(self.left.emit, part.id))
        field.suggested.connect(partial(self._take, part.id))
        self._fields[part.id] = field
        return field

    @Slot(str)
    def _take(self, part: str) -> None:
        """Leaving the field looks at what stands there: tell first what it means."""
        self.taken.emit(part)
        self._go_on(part)

    def _line(self, part: ChoicePart) -> ChoiceLine:
        line = ChoiceLine(part)
        line.picked.connect(partial(self.pick, part.id))
        line.strayed.connect(partial(self.strayed.emit, part.id))
        line.let_go.connect(partial(self.let_go.emit, part.id))
        self._lines[part.id] = line
        return line

    @Slot(str)
    def pick(self, part: str, key: str) -> None:
        """Tell the choice, and move on unless it only opened another list.

        The parts may have been built anew by then; where this one is gone, typing
        begins where the form says.
        """
        self.picked.emit(part, key)
        line = self._lines.get(part)
        if self._view is None or not self.isVisible():
            return
        if line is None:
            self._move_to(self._view.focus)
        elif line.takes_many:
            self._focus(part)
        elif line.leads_on(key):
            self._move_to(part)
        else:
            self._go_on(part)

    def _go_on(self, part: str) -> None:
        """To the part after that one, or to the button."""
        if self._view is not None:
            order = [shown.id for shown in self._view.parts]
            choice = self._view.choice(part)
            spared = () if choice is None else choice.spares
            later = order[order.index(part) + 1 :]
            following = [id_ for id_ in later if id_ not in spared]
            self._move_to(following[0] if following else "")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def _place_note(self) -> None:
        # A message needs the room of the note.
        if self._view is not None:
            note = "" if self._view.message.text else self._view.note
            self._note.place(note, self.width() - 2 * BORDER)

    @override
    def event(self, event: QEvent) -> bool:
        if is_escape_ahead(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Held down, it would answer the question that it asks.
            if not event.isAutoRepeat():
                self.submitted.emit()
        else:
            super().keyPressEvent(event)


def _room_below(view: FormView) -> int:
    """What rows and question leave of the strip, px."""
    asked = tallest(Role.BODY_STRONG) if view.question else 0
    return (_MOST_ROWS - len(view.rows)) * _ROW - asked


class _Rows(QWidget):
    """The lines of a form, which share what width there is and ask for no more."""

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


def _shape(view: FormView) -> list[list[tuple[str, type[Part]]]]:
    return [[(part.id, type(part)) for part in row] for row in view.rows]
