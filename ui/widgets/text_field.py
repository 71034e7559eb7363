"""A text field with its label above and a note below."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, tallest
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING, Ink, Palette
from ui.widgets.field_ground import (
    MARK_ROOM,
    challenged_ground,
    draw_agreed_mark,
    draw_challenged_mark,
    draw_refused_mark,
    refused_ground,
)
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import (
    RIGHT,
    TOP_LEFT,
    draw_box,
    draw_ring,
    draw_text,
    keep_ring_margin,
    smooth,
)

_PADDING = 12
# A line edit adds this much of its own on each side.
_BUILT_IN = 2


class Verdict(StrEnum):
    """What the form says of a field's text."""

    NONE = "none"
    AGREED = "agreed"
    REFUSED = "refused"
    CHALLENGED = "challenged"


_MARKS = {
    Verdict.AGREED: draw_agreed_mark,
    Verdict.REFUSED: draw_refused_mark,
    Verdict.CHALLENGED: draw_challenged_mark,
}


_EDITING = (
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Redo,
)


class LineBox(QLineEdit):
    """A line edit in our box; stock editing, own looks.

    Of Ctrl and a letter it takes what every desktop edits with, and leaves the rest to
    the window: X11 would delete with Ctrl+K, Ctrl+U and Ctrl+D, and move with Ctrl+E.
    """

    def __init__(
        self,
        role: Role = Role.FIELD,
        height: int = HEIGHT_FIELD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._verdict = Verdict.NONE
        self._hint = ""
        self.setFrame(False)
        self.setFixedHeight(height + 2 * RING)
        self.show_verdict(Verdict.NONE)
        keep_ring_margin(self)
        self.setFont(current_theme().font(role))

    def set_role(self, role: Role) -> None:
        self._role = role
        self.setFont(current_theme().font(role))

    def set_hint(self, hint: str) -> None:
        """Words shown, pale, while the box is empty."""
        self._hint = hint
        self.update()

    def show_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        side = _PADDING - _BUILT_IN
        mark = MARK_ROOM if verdict in _MARKS else 0
        self.setTextMargins(side, 0, side + mark, 0)
        self.update()

    def _ground(self, colours: Palette) -> tuple[QColor, QPen]:
        if self._verdict is Verdict.REFUSED:
            return refused_ground(colours)
        if self._verdict is Verdict.CHALLENGED:
            return challenged_ground(colours)
        if not self.isEnabled():
            return colours.raised, QPen(colours.divider, 1)
        # The ring takes the place of the border, it does not double it.
        border = colours.field if self.hasFocus() else colours.control
        return colours.field, QPen(border, 1)

    def draw_ground(self, painter: QPainter, box: QRectF) -> None:
        """What lies under the text, in boxes that have anything."""

    @override
    def event(self, event: QEvent) -> bool:
        is_claim = event.type() == QEvent.Type.ShortcutOverride
        if is_claim and isinstance(event, QKeyEvent) and self._leaves(event):
            event.ignore()
            return False
        return super().event(event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether a key is the window's; Ctrl+Z is, where there is nothing to undo."""
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        is_letter = Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
        return is_letter and not any(event.matches(key) for key in _EDITING)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(72, self.height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.setFont(current_theme().font(self._role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        fill, pen = self._ground(theme.palette)
        draw_box(painter, box, fill, pen, RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, theme.palette.focus, RADIUS_FIELD)
        self.draw_ground(painter, box)
        if self._verdict in _MARKS:
            _MARKS[self._verdict](painter, box)
        if not self.text():
            right = max(_PADDING, self.textMargins().right())
            words = box.adjusted(_PADDING, 0, -right, 0)
            ink = theme.palette.text_muted
            if self.hasFocus():
                words.adjust(_PADDING, 0, 0, 0)
            draw_text(painter, words, self._hint, theme.font(Role.DETAIL), ink)
        painter.end()
        super().paintEvent(event)


def _note(words: str, lines: int) -> Label | Paragraph:
    """One line that elides, or so many in which it wraps."""
    if lines == 1:
        return Label(words, Role.NOTE, Ink.SECONDARY)
    note = Paragraph(words, Role.NOTE, Ink.SECONDARY)
    note.setAlignment(TOP_LEFT)
    note.setFixedHeight(lines * tallest(Role.NOTE))
    return note


class TextField(QWidget):
    """Label, box, note.

    *Signals:* `edited(str)` as the user types; `entered()` on Enter; `left()` when the
    editing ends.
    """

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        unit: str = "",
        note: str = "",
        note_lines: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = Label(label, Role.LABEL)
        self.unit = Label(unit, Role.NOTE, Ink.SECONDARY)
        self.unit.setAlignment(RIGHT)
        self.box = LineBox()
        self.note = _note(note, note_lines)
        self.box.setAccessibleName(f"{label}, {unit}" if unit else label)
        self.box.setAccessibleDescription(note)
        self.label.setBuddy(self.box)
        self.setFocusProxy(self.box)
        heading = QHBoxLayout()
        heading.setContentsMargins(RING, 0, RING, 0)
        heading.addWidget(self.label, 1)
        heading.addWidget(self.unit, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(RING, 2, RING, 0)
        foot.addWidget(self.note, 1)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addLayout(heading)
        stack.addWidget(self.box)
        stack.addLayout(foot)
        self.box.textEdited.connect(self.edited)
        self.box.returnPressed.connect(self.entered)
        self.box.editingFinished.connect(self.left)

    def text(self) -> str:
        return self.box.text()

    def set_text(self, text: str) -> None:
        """Replaces the text unless it is the same, so that the caret stays."""
        if text != self.box.text():
            self.box.setText(text)

    def show_note(self, note: str, verdict: Verdict = Verdict.NONE) -> None:
        self.note.setText(note)
        strong = verdict in {Verdict.REFUSED, Verdict.CHALLENGED}
        self.note.set_ink(Ink.TEXT if strong else Ink.SECONDARY)
        self.box.setAccessibleDescription(note)
        self.box.show_verdict(verdict)
