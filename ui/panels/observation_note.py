"""The place at the end of the strip that leads to a note or a side effect."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING, Ink
from ui.widgets.key_presses import typed_by
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
_NARROWEST = 72
_WIDE = 126
"""From this width on all words have room."""

_KEY = "F7"
_OPENS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HINT = "Side effects F3"


class NoteButton(QAbstractButton):
    """Looks like the field it opens, and takes typing as that would.

    *Signals:* ``left()`` on Escape.
    """

    left = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName("Note")
        self.setAccessibleDescription(text)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        keep_ring_margin(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _OPENS:
            if not event.isAutoRepeat():
                self.click()
        elif typed_by(event):
            self._type(event)
        else:
            super().keyPressEvent(event)

    def _type(self, event: QKeyEvent) -> None:
        """Open the note and let the key be its first; where none opens, it is lost."""
        self.click()
        field = QApplication.focusWidget()
        if field is not None and field is not self:
            kind, key = event.type(), event.key()
            typed = QKeyEvent(kind, key, event.modifiers(), event.text())
            QApplication.sendEvent(field, typed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160 + 2 * RING, HEIGHT_FIELD + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, HEIGHT_FIELD + 2 * RING)

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
        is_whole = widest(Role.BODY, self.text()) <= words.width()
        shown = self.text() if is_whole else _KEY
        draw_text(painter, words, shown, theme.font(Role.BODY), ink)
        painter.end()


class NotePlace(QWidget):
    """Label, button and hint, in line with the boxes.

    Beside ten boxes in a narrow window only the keys are named.

    *Signals:* ``requested()``, ``left()``.
    """

    requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = NoteButton("Free text, F7")
        self.button.setObjectName("note")
        self.button.clicked.connect(self.requested)
        self.button.left.connect(self.left)
        label = Label("Note", Role.LABEL)
        self._optional = Label("optional", Role.NOTE, Ink.SECONDARY)
        self._hint = Label(_HINT, Role.NOTE, Ink.SECONDARY)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._optional.hide()
        above = QHBoxLayout()
        above.setContentsMargins(RING, 0, RING, 0)
        above.addWidget(label)
        above.addStretch(1)
        above.addWidget(self._optional)
        below = QHBoxLayout()
        below.setContentsMargins(RING, 0, RING, 0)
        below.addWidget(self._hint, 1)
        for line in (label, self._optional, self._hint):
            line.setFixedHeight(_LINE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(above)
        whole.addWidget(self.button)
        whole.addLayout(below)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE
        self._optional.setVisible(is_wide)
        self._hint.setText(_HINT if is_wide else "Effects F3")
