"""A text field with its label above and a note below."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.shapes import tick
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING, Ink
from ui.widgets.label import Label
from ui.widgets.painting import (
    RIGHT,
    draw_box,
    draw_ring,
    keep_ring_margin,
    smooth,
)

_PADDING = 12
_TICK = 15


class Verdict(StrEnum):
    """What the form says of a field's text."""

    NONE = "none"
    AGREED = "agreed"
    REFUSED = "refused"
    CHALLENGED = "challenged"


class LineBox(QLineEdit):
    """A line edit in our box; stock editing, own looks."""

    def __init__(
        self,
        role: Role = Role.VALUE,
        height: int = HEIGHT_FIELD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._verdict = Verdict.NONE
        self.setFrame(False)
        self.setFixedHeight(height + 2 * RING)
        self.setTextMargins(_PADDING, 0, _PADDING, 0)
        keep_ring_margin(self)
        self.setFont(current_theme().font(role))

    def show_verdict(self, verdict: Verdict) -> None:
        self._verdict = verdict
        right = _PADDING + (_TICK + 8 if verdict is Verdict.AGREED else 0)
        self.setTextMargins(_PADDING, 0, right, 0)
        self.update()

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
        colours = current_theme().palette
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        fill, pen = colours.field, QPen(colours.control, 1)
        if self._verdict is Verdict.REFUSED:
            fill, pen = colours.band_red, QPen(colours.high.fill, 2)
        elif self._verdict is Verdict.CHALLENGED:
            fill, pen = colours.band_amber, QPen(colours.medium.border, 2)
        elif not self.isEnabled():
            fill, pen = colours.raised, QPen(colours.divider, 1)
        draw_box(painter, box, fill, pen, RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_FIELD)
        if self._verdict is Verdict.AGREED:
            centre = QPointF(box.right() - _PADDING - _TICK / 2, box.center().y())
            painter.setPen(QPen(colours.text, 2))
            painter.drawPath(tick(centre, _TICK))
        painter.end()
        super().paintEvent(event)


class TextField(QWidget):
    """Label, box, note.

    *Signals:* `edited(str)` as the user types; `entered()` on Enter; `left()` when the
    editing ends.
    """

    edited = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(
        self, label: str, unit: str = "", note: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label = Label(label, Role.LABEL)
        self.unit = Label(unit, Role.NOTE, Ink.SECONDARY)
        self.unit.setAlignment(RIGHT)
        self.box = LineBox()
        self.note = Label(note, Role.NOTE, Ink.SECONDARY)
        self.box.setAccessibleName(f"{label}, {unit}" if unit else label)
        self.box.setAccessibleDescription(note)
        self.label.setBuddy(self.box)
        self.setFocusProxy(self.box)
        heading = QHBoxLayout()
        heading.setContentsMargins(RING, 0, RING, 0)
        heading.addWidget(self.label, 1)
        heading.addWidget(self.unit, 0)
        foot = QHBoxLayout()
        foot.setContentsMargins(RING, 0, RING, 0)
        foot.addWidget(self.note, 1)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(1)
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
