"""Six boxes for the digits of a PIN, and a pad of keys for the pointer."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, RADIUS_FIELD, RING, Palette
from ui.widgets.button import ActionButton
from ui.widgets.painting import draw_box, draw_ring, smooth

LENGTH = 6
_GAP = 4
_HEIGHT, _LOWEST = 56, 40
_DOT = 6
_ROWS = ("789", "456", "123")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EMPTIED_BY = (Qt.Key.Key_Delete, Qt.Key.Key_Escape)


class PinBoxes(QWidget):
    """Keeps what is typed to itself; a dot stands for each digit.

    *Signals:* ``entered(str)`` on Enter, with as many digits as there are;
    ``edited()``; ``letter_typed(str)``.
    """

    entered = Signal(str)
    edited = Signal()
    letter_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pin = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # What is typed reaches no spelling list, nor a keyboard that learns.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhDigitsOnly
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(_LOWEST + 2 * RING)
        self.setMaximumHeight(_HEIGHT + 2 * RING)
        self._say()

    @property
    def typed(self) -> int:
        """How many digits stand there."""
        return len(self._pin)

    def clear(self) -> None:
        self._become("")

    def take(self, digit: str) -> None:
        """One more digit; a seventh is dropped."""
        if len(self._pin) < LENGTH:
            self._become(self._pin + digit)

    def take_back(self) -> None:
        self._become(self._pin[:-1])

    def enter(self) -> None:
        self.entered.emit(self._pin)

    def _become(self, pin: str) -> None:
        if pin != self._pin:
            self._pin = pin
            self._say()
            self.update()
            self.edited.emit()

    def _say(self) -> None:
        self.setAccessibleName(f"PIN, {LENGTH} digits")
        self.setAccessibleDescription(f"{len(self._pin)} typed")

    @override
    def sizeHint(self) -> QSize:
        return QSize(LENGTH * 64 + (LENGTH - 1) * _GAP, _HEIGHT + 2 * RING)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() in _ENTER:
            self.enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self.take_back()
        elif event.key() in _EMPTIED_BY:
            self.clear()
        elif len(text) == 1 and text in "0123456789":
            self.take(text)
        elif len(text) == 1 and text.isalpha():
            self.letter_typed.emit(text)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = current_theme().palette
        painter = smooth(self)
        width = (self.width() - 2 * RING - (LENGTH - 1) * _GAP) / LENGTH
        for place in range(LENGTH):
            left = RING + place * (width + _GAP)
            box = QRectF(left, RING, width, self.height() - 2 * RING)
            draw_box(
                painter, box, colours.field, QPen(colours.control, 1), RADIUS_FIELD
            )
            if place < len(self._pin):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.text)
                painter.drawEllipse(box.center(), _DOT, _DOT)
            elif place == len(self._pin) and self.hasFocus():
                draw_ring(painter, box, colours.focus, RADIUS_FIELD)
                caret = QRectF(0, 0, 2, box.height() / 2)
                caret.moveCenter(box.center())
                painter.fillRect(caret, colours.focus)
        if len(self._pin) == LENGTH and self.hasFocus():
            whole = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
            draw_ring(painter, whole, colours.focus, RADIUS_FIELD)
        painter.end()


class PinPad(QWidget):
    """The digits as on a keyboard's own pad.

    *Signals:* ``pressed(str)``; ``cleared()``; ``taken_back()``.
    """

    pressed = Signal(str)
    cleared = Signal()
    taken_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        grid = QGridLayout(self)
        grid.setContentsMargins(RING, 0, RING, 0)
        grid.setSpacing(_GAP)
        for row, digits in enumerate(_ROWS):
            for column, digit in enumerate(digits):
                grid.addWidget(self._digit(digit), row, column)
        last = (
            self._key("Clear", self._clear),
            self._digit("0"),
            self._key("Delete", self._take_back),
        )
        for column, key in enumerate(last):
            grid.addWidget(key, len(_ROWS), column)

    def _digit(self, digit: str) -> "PadKey":
        return self._key(digit, partial(self._press, digit))

    def _key(self, words: str, does: Callable[[], None]) -> "PadKey":
        key = PadKey(words)
        key.clicked.connect(does)
        return key

    def _press(self, digit: str) -> None:
        self.pressed.emit(digit)

    def _clear(self) -> None:
        self.cleared.emit()

    def _take_back(self) -> None:
        self.taken_back.emit()


class PadKey(ActionButton):
    """A key that grows with the pad, and leaves the focus where it is typed."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._role = Role.NAME if words.isdigit() else Role.BODY
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setContentsMargins(0, 0, 0, 0)
        self.setMaximumHeight(_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(64, HEIGHT_BUTTON_SMALL)

    @override
    def _border(self, colours: Palette) -> QColor:
        return colours.divider
