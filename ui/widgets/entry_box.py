"""The field observations are typed into: it paints a face and passes keys on."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
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
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_FIELD, RADIUS_FIELD, RING
from ui.widgets.faces import FieldFace, FieldState, KeyName, KeyPress
from ui.widgets.field_ground import (
    challenged_ground,
    draw_challenged_mark,
    draw_refused_mark,
    refused_ground,
)
from ui.widgets.key_presses import as_press
from ui.widgets.painting import (
    draw_box,
    draw_ring,
    draw_text,
    keep_ring_margin,
    smooth,
)

_PADDING = 12
_IDLE = FieldState.IDLE
_NOT_DONE = "\N{EN DASH}"
_CARET_HEIGHT = 26


class EntryBox(QLineEdit):
    """A field without a will of its own.

    A line edit only to screen readers, who learn its kind and text; none of a line
    edit's own editing is left.

    *Signals:* `pressed(KeyPress)` for each key that is not Tab, a function key or a
    Ctrl, Alt or Meta chord; `entered(FocusReason)` with the focus; `left()`
    when it goes.
    """

    pressed = Signal(object)
    entered = Signal(object)
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
        self.setFrame(False)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferNumbers)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keep_ring_margin(self)

    @property
    def face(self) -> FieldFace:
        return self._face

    def show_face(self, face: FieldFace) -> None:
        if face == self._face:
            return
        self._face = face
        self.setText(face.text)
        self.setAccessibleDescription("" if face.state is _IDLE else face.state.value)
        self.update()

    def _paint_text(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        face, colours = self._face, theme.palette
        inner = box.adjusted(_PADDING, 0, -_PADDING, 0)
        if face.state is FieldState.NOT_DONE:
            words = f"{_NOT_DONE} {face.text}".rstrip()
            font, ink = theme.font(Role.BODY), colours.text_secondary
        elif face.text:
            words, font, ink = face.text, theme.font(self._role), colours.text
        else:
            words, font, ink = face.hint, theme.font(Role.BODY), colours.text_muted
        if face.is_selected and self.hasFocus():
            self._paint_selection(painter, inner, QFontMetricsF(font), words)
        draw_text(painter, inner, words, font, ink)

    def _paint_selection(
        self, painter: QPainter, inner: QRectF, metrics: QFontMetricsF, words: str
    ) -> None:
        width = min(metrics.horizontalAdvance(words) + 4, inner.width())
        ground = QRectF(inner.left() - 2, inner.center().y() - 16, width, 32)
        painter.fillRect(ground, current_theme().palette.selected)

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
                return challenged_ground(colours)
            case FieldState.REFUSED:
                return refused_ground(colours)
            case FieldState.NOT_DONE:
                dashed = QPen(colours.control, 1, Qt.PenStyle.DashLine)
                return colours.raised, dashed
            case FieldState.IDLE:
                # The ring takes the place of the border, it does not double it.
                border = colours.field if self.hasFocus() else colours.control
                return colours.field, QPen(border, 1)

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
        press = as_press(event)
        if press is None:
            event.ignore()
        else:
            self.pressed.emit(press)

    @override
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        for character in event.commitString():
            self.pressed.emit(KeyPress(KeyName.TEXT, character))
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        # A line edit claims Ctrl+Z and its like for itself; here they are the window's.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return False
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    # The two below skip the line edit's own, which would start a blinking cursor.
    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        QWidget.focusInEvent(self, event)
        self.entered.emit(event.reason())

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        QWidget.focusOutEvent(self, event)
        self.left.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        fill, pen = self._grounds(theme)
        if self.hasFocus():
            draw_ring(painter, box, theme.palette.focus, RADIUS_FIELD)
        draw_box(painter, box, fill, pen, RADIUS_FIELD)
        self._paint_text(painter, box, theme)
        if self._face.state is FieldState.REFUSED:
            draw_refused_mark(painter, box)
        elif self._face.state is FieldState.CHALLENGED:
            draw_challenged_mark(painter, box)
        self._paint_caret(painter, box, theme)
        painter.end()
