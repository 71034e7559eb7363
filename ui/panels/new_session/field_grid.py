"""The fields of a section, in lines of so many."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.panels.strip_message import announce
from ui.theme.tokens import GAP, RING
from ui.views.entry.view import Message, Tone
from ui.views.new_session.parts import FieldView
from ui.widgets.moving_on import MovingOn
from ui.widgets.text_field import TextField, Verdict

_BETWEEN = GAP - 2 * RING
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class FieldGrid(QWidget):
    """Renders FieldViews.

    A key that is all of an answer goes on to the next field; a Tab right after it goes
    no farther, and a key that is held answers once. A letter is refused where digits
    are asked, and it is said what is.

    *Signals:* ``typed(id, text)``; ``entered(id)`` on Enter alone; ``left(id)`` when
    the editing ends; ``chord()`` on Ctrl+Enter.
    """

    typed = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)
    chord = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, TextField] = {}
        self._views: dict[str, FieldView] = {}
        self._moving = MovingOn(self)
        self._astray = ""
        self._shape: tuple[object, ...] = ()
        self._note_lines = 1
        self._rows: QWidget | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)

    def display(
        self, views: tuple[FieldView, ...], across: int, note_lines: int = 1
    ) -> None:
        """Show the fields, ``across`` in a line, with room for notes of so many lines.

        Built anew only for other fields.
        """
        self._views = {view.id: view for view in views}
        shape = (
            across,
            note_lines,
            *((view.id, view.label, view.stretch) for view in views),
        )
        if shape != self._shape:
            self._note_lines = note_lines
            self._shape = shape
            self._build(views, across)
        # Fields that only tell what was typed have nothing to add below.
        has_notes = any(view.is_open for view in views)
        for view in views:
            self._show(self._fields[view.id], view)
            self._fields[view.id].note.setVisible(has_notes)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self._fields)

    @property
    def boxes(self) -> tuple[QWidget, ...]:
        """What takes the focus, in the order shown."""
        return tuple(field.box for field in self._fields.values())

    def field(self, id_: str) -> TextField | None:
        return self._fields.get(id_)

    def focus(self, id_: str) -> bool:
        """Put the focus in that field, all selected; False where it is not here."""
        found = self._fields.get(id_)
        if found is None:
            return False
        found.box.setFocus(Qt.FocusReason.OtherFocusReason)
        found.box.selectAll()
        return True

    def _build(self, views: tuple[FieldView, ...], across: int) -> None:
        old, before = self._rows, self._fields
        focused = next((i for i, f in before.items() if f.box.hasFocus()), "")
        for field in before.values():
            # Nobody leaves a field that is only built anew.
            field.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._fields = {}
        self._rows = QWidget(self)
        lines = QVBoxLayout(self._rows)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for first in range(0, len(views), across):
            line = QHBoxLayout()
            line.setSpacing(_BETWEEN)
            for view in views[first : first + across]:
                line.addWidget(self._field(view), view.stretch)
            lines.addLayout(line)
        self._whole.addWidget(self._rows)
        self._rows.show()
        self.focus(focused)
        if old is not None:
            self._whole.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _field(self, view: FieldView) -> TextField:
        made = TextField(view.label, note_lines=self._note_lines)
        made.edited.connect(partial(self._take, view.id))
        made.entered.connect(partial(self.entered.emit, view.id))
        made.left.connect(partial(self.left.emit, view.id))
        made.box.installEventFilter(self)
        self._fields[view.id] = made
        return made

    def _take(self, id_: str, text: str) -> None:
        """What was typed; an answer that is whole goes on, but for a deletion."""
        before = self._views[id_]
        self.typed.emit(id_, text)
        is_whole = text.casefold() in before.answers
        if not is_whole or before.text.startswith(text) or id_ not in self._fields:
            return
        later = list(self._fields)[list(self._fields).index(id_) + 1 :]
        if later and self.focus(later[0]):
            self._moving.reach(self._fields[later[0]].box)

    def _is_stray(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether that letter is none of what is asked there; said until the next key.

        With Ctrl or Alt it is a command.
        """
        self._tell_astray("")
        if event.modifiers() & _COMMANDING or not event.text().isalpha():
            return False
        at = next((i for i, field in self._fields.items() if field.box is watched), "")
        self._tell_astray(at if at and self._views[at].digits else "")
        return bool(self._astray)

    def _tell_astray(self, id_: str) -> None:
        before, self._astray = self._astray, id_
        for changed in {before, id_} & self._fields.keys():
            self._show(self._fields[changed], self._views[changed])
        if id_:
            announce(self, Message(self._views[id_].digits, Tone.REFUSED))

    def _is_answered_by(self, watched: QObject) -> bool:
        """Whether one key is all that is typed there."""
        found = (i for i, field in self._fields.items() if field.box is watched)
        return any(bool(self._views[id_].answers) for id_ in found)

    def _show(self, shown: TextField, view: FieldView) -> None:
        shown.set_text(view.text)
        is_astray = view.id == self._astray
        note = view.digits if is_astray else view.note
        verdict = Verdict.REFUSED if is_astray else Verdict(view.verdict)
        shown.show_note(note, verdict)
        shown.note.setToolTip(note)
        shown.box.setPlaceholderText(view.hint)
        shown.box.setReadOnly(not view.is_open)
        shown.box.setEnabled(view.is_open or bool(view.text))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # A line edit lets its Enter through to what holds it, where it would count
        # once more.
        if event.key() not in _ENTER:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        # A line edit takes Ctrl+Enter for Enter, and a held Enter for many.
        is_chord = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and is_chord:
            self.chord.emit()
            return True
        if event.key() in _ENTER and event.isAutoRepeat():
            return True
        if self._is_stray(watched, event):
            return True
        if event.isAutoRepeat() and event.text() and self._is_answered_by(watched):
            return True
        return super().eventFilter(watched, event)
