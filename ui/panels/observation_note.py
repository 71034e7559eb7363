"""The place at the end of the strip that leads to a note or a side effect."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING, Ink
from ui.widgets.label import Label
from ui.widgets.painting import (
    draw_box,
    draw_ring,
    draw_text,
    keep_ring_margin,
    smooth,
)

_LINE = 20
_PADDING = 12


class NoteButton(QAbstractButton):
    """Looks like the field it opens."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName("Note")
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        keep_ring_margin(self)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160 + 2 * RING, HEIGHT_FIELD + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120 + 2 * RING, HEIGHT_FIELD + 2 * RING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        draw_box(
            painter,
            box,
            theme.palette.field,
            QPen(theme.palette.control, 1),
            RADIUS_FIELD,
        )
        if self.hasFocus():
            draw_ring(painter, box, theme.palette.focus, RADIUS_FIELD)
        words = box.adjusted(_PADDING, 0, -_PADDING, 0)
        ink = theme.palette.text_muted
        draw_text(painter, words, self.text(), theme.font(Role.BODY), ink)
        painter.end()


class NotePlace(QWidget):
    """Label, button and hint, in line with the boxes; *Signals:* ``requested()``."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = NoteButton("Free text, F7")
        self.button.setObjectName("note")
        self.button.clicked.connect(self.requested)
        label = Label("Note", Role.LABEL)
        optional = Label("optional", Role.NOTE, Ink.SECONDARY)
        hint = Label("Side effects F3", Role.NOTE, Ink.SECONDARY)
        above = QHBoxLayout()
        above.setContentsMargins(RING, 0, RING, 0)
        above.addWidget(label, 1)
        above.addWidget(optional)
        below = QHBoxLayout()
        below.setContentsMargins(RING, 0, RING, 0)
        below.addWidget(hint, 1)
        for line in (label, optional, hint):
            line.setFixedHeight(_LINE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(above)
        whole.addWidget(self.button)
        whole.addLayout(below)
