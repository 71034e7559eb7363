"""Key caps, and the hints in the footer that name what a key does."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import HEIGHT_KEY_CAP, RADIUS_FIELD
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, draw_text, smooth

_CAP_PADDING = 11
_CAP_GAP = 6
_TARGET = 36


def cap_width(key: str) -> int:
    return max(HEIGHT_KEY_CAP, widest(Role.KEY, key) + _CAP_PADDING)


def draw_cap(
    painter: QPainter, box: QRectF, key: str, theme: Theme, *, is_off: bool = False
) -> None:
    """A key cap that fills `box`."""
    colours = theme.palette
    edge = colours.divider if is_off else colours.control
    draw_box(painter, box, None, QPen(edge, 1), RADIUS_FIELD)
    ink = colours.text_muted if is_off else colours.text_secondary
    face = (theme.font(Role.KEY), ink)
    draw_aligned(painter, box, key, face, CENTRE)


class KeyCap(QLabel):
    """The picture of a key."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def sizeHint(self) -> QSize:
        return QSize(cap_width(self.text()), HEIGHT_KEY_CAP)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        draw_cap(painter, QRectF(self.rect()), self.text(), current_theme())
        painter.end()


class KeyHint(QAbstractButton):
    """A key cap and what the key does; a click does the same.

    Takes no focus: its key is the keyboard's way to it.
    """

    def __init__(self, key: str, does: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setText(does)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(does)
        self.setAccessibleDescription(f"Key {key}")
        self.setToolTip(f"{does}, {key}")

    @property
    def key(self) -> str:
        return self._key

    @override
    def sizeHint(self) -> QSize:
        width = cap_width(self._key) + _CAP_GAP + widest(Role.NOTE, self.text())
        return QSize(width, _TARGET)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = smooth(self)
        top = (self.height() - HEIGHT_KEY_CAP) / 2
        cap = QRectF(0, top, cap_width(self._key), HEIGHT_KEY_CAP)
        draw_cap(painter, cap, self._key, theme, is_off=not self.isEnabled())
        words = QRectF(self.rect()).adjusted(cap.width() + _CAP_GAP, 0, 0, 0)
        colours = theme.palette
        ink = colours.text if self.underMouse() else colours.text_secondary
        if not self.isEnabled():
            ink = colours.text_muted
        draw_text(painter, words, self.text(), theme.font(Role.NOTE), ink)
        painter.end()
