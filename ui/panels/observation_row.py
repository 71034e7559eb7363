"""The row below the boxes: anchors, reasons, a field of its own, or a hint."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.strip_message import StripMessage
from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RING, Ink
from ui.views.entry.view import Message, RowView
from ui.widgets.choice_row import ChoiceItem
from ui.widgets.entry_box import EntryBox
from ui.widgets.faces import Choice, FieldFace, FieldState
from ui.widgets.label import Label
from ui.widgets.text_field import LineBox, Verdict

_LABEL_WIDTH = 98
_FIELD_WIDTH = 140
_BETWEEN = 6


class Choices(QWidget):
    """Choices in one line; those with words share what the bare ones leave.

    Where ``spread`` is false each is only as wide as its words.

    *Signals:* ``chosen(str)`` with the key.
    """

    chosen = Signal(str)

    def __init__(self, *, spread: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread = spread
        if not spread:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_BETWEEN)
        self._shown: tuple[Choice, ...] = ()
        self._items: list[ChoiceItem] = []

    @property
    def items(self) -> tuple[ChoiceItem, ...]:
        return tuple(self._items)

    def display(self, choices: tuple[Choice, ...]) -> None:
        if choices == self._shown:
            return
        self._shown = choices
        for item in self._items:
            self._row.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items = [ChoiceItem(choice) for choice in choices]
        for item in self._items:
            item.forgo_focus()
            item.clicked.connect(partial(self.chosen.emit, item.choice.key))
            self._row.addWidget(item, 1 if item.choice.text and self._spread else 0)


def width_of(choices: tuple[Choice, ...]) -> int:
    """The width at which every choice shows all its words."""
    sizes = [(bool(c.text), ChoiceItem(c).sizeHint().width()) for c in choices]
    worded = [width for has_words, width in sizes if has_words]
    bare = sum(width for has_words, width in sizes if not has_words)
    widest_item = max(worded, default=0)
    return bare + widest_item * len(worded) + _BETWEEN * (len(choices) - 1)


class ObservationRow(QWidget):
    """Shows a ``RowView``; ``field`` and ``line`` take keys while they are there.

    *Signals:* ``chosen(str)`` with the key of a choice.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT_BUTTON_SMALL + 2 * RING)
        self.field = EntryBox("", Role.FIELD, HEIGHT_BUTTON_SMALL)
        self.line = LineBox(height=HEIGHT_BUTTON_SMALL)
        self.message = StripMessage()
        self._label = Label("", Role.LABEL)
        self._choices = Choices()
        self._extras = Choices(spread=False)
        self._hint = Label("", Role.DETAIL, Ink.SECONDARY)
        self._face = FieldFace()
        self._view = RowView()
        self._arrange()

    def display(self, view: RowView, message: Message) -> None:
        """Show the row; a message takes the place of a mere hint."""
        self._view = view
        self._label.setText(view.label)
        self._label.setVisible(not message.text)
        self._show_field(view)
        self._show_line(view)
        self._show_choices()
        self._choices.setVisible(bool(view.choices))
        self._extras.display(view.extras)
        self._extras.setVisible(bool(view.extras))
        self.message.display(message)
        self.message.setVisible(bool(message.text))
        self._hint.setText(view.hint)
        self._hint.set_role(Role.FACT if view.is_outside else Role.DETAIL)
        self._hint.set_ink(Ink.TEXT if view.is_outside else Ink.SECONDARY)
        has_hint = not message.text and not view.choices and view.line is None
        self._hint.setVisible(has_hint)

    def flash(self) -> None:
        self.field.show_face(self._face._replace(state=FieldState.REFUSED))
        self.line.show_verdict(Verdict.REFUSED)

    def calm(self) -> None:
        self.field.show_face(self._face)
        self.line.show_verdict(Verdict.NONE)

    @property
    def items(self) -> tuple[ChoiceItem, ...]:
        return (*self._choices.items, *self._extras.items)

    @property
    def words(self) -> str:
        return self._hint.text()

    def _show_choices(self) -> None:
        """In full words where there is room for them."""
        view, room = self._view, self.width() - _LABEL_WIDTH - 2 * _BETWEEN
        is_narrow = bool(view.brief) and width_of(view.choices) > room
        self._choices.display(view.brief if is_narrow else view.choices)

    def _show_field(self, view: RowView) -> None:
        self._face = view.face or FieldFace()
        self.field.show_face(self._face)
        self.field.setAccessibleName(f"{view.label}, {view.hint}")
        self.field.setVisible(view.face is not None)

    def _show_line(self, view: RowView) -> None:
        if view.line is not None and view.line != self.line.text():
            self.line.setText(view.line)
        self.line.set_hint(view.hint)
        self.line.setVisible(view.line is not None)

    def _arrange(self) -> None:
        self._label.setFixedWidth(_LABEL_WIDTH)
        self.field.setFixedWidth(_FIELD_WIDTH)
        self.line.setAccessibleName("One line")
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._choices.chosen.connect(self.chosen)
        self._extras.chosen.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(RING, 0, 0, 0)
        row.setSpacing(_BETWEEN)
        row.addWidget(self._label)
        row.addWidget(self.field)
        row.addWidget(self.line, 1)
        row.addWidget(self._choices, 1)
        row.addWidget(self._hint, 1)
        row.addWidget(self.message, 1)
        row.addWidget(self._extras)
        for part in (self.field, self.line, self._choices, self._extras, self.message):
            part.hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_choices()
