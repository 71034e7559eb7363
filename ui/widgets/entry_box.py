"""The field observations are typed into: it paints a face and passes keys on."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING
from ui.widgets.faces import FieldFace, FieldState
from ui.widgets.painting import draw_box, draw_ring, draw_text, keep_ring_margin, smooth

_PADDING = 12
_CARET_HEIGHT = 26
_FOREIGN = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_LEFT_TO_OTHERS = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


class KeyPress(NamedTuple):
    """One key as it came: its text (may be empty) and its code."""

    text: str
    key: Qt.Key


class EntryBox(QWidget):
    """A field without a will of its own.

    *Signals:* `pressed(KeyPress)` for each key that is not Tab, a function key or a
    Ctrl, Alt or Meta chord; `entered()` when the focus comes; `left()` when it goes.
    """

    pressed = Signal(object)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        role: Role = Role.ENTRY,
        height: int = HEIGHT_FIELD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._face = FieldFace()
        self._role = role
        self._height = height
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAccessibleName(name)
        keep_ring_margin(self)

    @property
    def face(self) -> FieldFace:
        return self._face

    def show_face(self, face: FieldFace) -> None:
        if face == self._face:
            return
        self._face = face
        self.setAccessibleDescription(_spoken(face))
        self.update()

    def _paint_text(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        face, colours = self._face, theme.palette
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        if face.state is FieldState.NOT_DONE:
            words = f"– {face.text}" if face.text else "–"
            font, ink = theme.font(Role.BODY), colours.text_secondary
        elif face.text:
            words, font, ink = face.text, theme.font(self._role), colours.text
        else:
            words, font, ink = face.hint, theme.font(Role.BODY), colours.text_muted
        if face.state is FieldState.CHALLENGED:
            ink = colours.medium.text
        draw_text(painter, inner, words, font, ink)

    def _paint_caret(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        place = self._face.caret
        if place is None or not self.hasFocus():
            return
        before = QFontMetricsF(theme.font(self._role)).horizontalAdvance(
            self._face.text[:place]
        )
        x = round(min(box.left() + _PADDING + before + 1, box.right() - 4))
        half = min(_CARET_HEIGHT, box.height() - 12) / 2
        top = QPointF(x + 1, box.center().y() - half)
        painter.setPen(QPen(theme.palette.focus, 2, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(top, top + QPointF(0, 2 * half))

    def _grounds(self, theme: Theme) -> tuple[QColor, QPen]:
        colours = theme.palette
        match self._face.state:
            case FieldState.CHALLENGED:
                return colours.medium.fill, QPen(colours.medium.border, 2)
            case FieldState.REFUSED:
                return colours.band_red, QPen(colours.high.fill, 2)
            case FieldState.NOT_DONE:
                dashed = QPen(colours.control, 1, Qt.PenStyle.DashLine)
                return colours.raised, dashed
            case FieldState.IDLE:
                return colours.field, QPen(colours.control, 1)

    @override
    def sizeHint(self) -> QSize:
        width = widest(self._role, "000/000") + 2 * _PADDING
        return QSize(width + 2 * RING, self._height + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        width = widest(self._role, "000") + 2 * _PADDING
        return QSize(width + 2 * RING, self._height + 2 * RING)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        is_function_key = Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35
        if event.modifiers() & _FOREIGN or is_function_key or key in _LEFT_TO_OTHERS:
            event.ignore()
            return
        self.pressed.emit(KeyPress(event.text(), key))

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        for character in event.commitString():
            self.pressed.emit(KeyPress(character, Qt.Key.Key_unknown))
        event.accept()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        fill, pen = self._grounds(theme)
        draw_box(painter, box, fill, pen, RADIUS_FIELD)
        if self.hasFocus():
            draw_ring(painter, box, theme.palette.focus, RADIUS_FIELD)
        self._paint_text(painter, box, theme)
        self._paint_caret(painter, box, theme)
        painter.end()


def _spoken(face: FieldFace) -> str:
    words = face.text or "empty"
    return words if face.state is FieldState.IDLE else f"{words}, {face.state.value}"
