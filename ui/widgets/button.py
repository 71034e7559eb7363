"""Buttons that act, each with the key that does the same."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, tallest, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import (
    HEIGHT_BUTTON,
    HEIGHT_BUTTON_SMALL,
    RADIUS_PANEL,
    RING,
    Palette,
)
from ui.widgets.painting import (
    draw_box,
    draw_ring,
    draw_text,
    keep_ring_margin,
    smooth,
)

_PADDING = 20
_KEY_GAP = 9


class Weight(StrEnum):
    """How much a button stands out."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"


class ActionButton(QAbstractButton):
    """A button with words and key; *Signals:* clicked."""

    def __init__(
        self,
        text: str,
        key: str = "",
        weight: Weight = Weight.PLAIN,
        height: int = HEIGHT_BUTTON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._weight = weight
        self._height = height
        self._role = Role.BODY_STRONG if height > HEIGHT_BUTTON_SMALL else Role.LABEL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        keep_ring_margin(self)
        self.set_words(text)

    @property
    def key(self) -> str:
        return self._key

    @property
    def least_width(self) -> int:
        """Below this the words are cut, px."""
        return self._widest_content() + 4 * RING

    def show_words(self, text: str, key: str) -> None:
        """Other words and another key, for a button that means another thing."""
        self._key = key
        self.set_words(text)

    def set_words(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Key {self._key}" if self._key else "")
        self.setToolTip(f"{text}, {self._key}" if self._key else "")
        self.updateGeometry()
        self.update()

    def _widest_content(self) -> int:
        words = widest(self._role, self.text())
        return words + (_KEY_GAP + widest(Role.NOTE, self._key) if self._key else 0)

    def _paint_words(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        ink, key_ink = self._inks(theme.palette)
        font, key_font = theme.font(self._role), theme.font(Role.NOTE)
        key_room = 0.0
        if self._key:
            key_room = _KEY_GAP + QFontMetricsF(key_font).horizontalAdvance(self._key)
        room = box.width() - 2 * RING - key_room
        needed = QFontMetricsF(font).horizontalAdvance(self.text())
        words = QRectF(box)
        words.setWidth(min(room, needed))
        words.moveLeft(box.center().x() - (words.width() + key_room) / 2)
        draw_text(painter, words, self.text(), font, ink)
        if self._key:
            # The baselines of words and key agree, so the key sits a little lower.
            lower = (tallest(self._role) - tallest(Role.NOTE)) / 4
            beside = words.translated(words.width() + _KEY_GAP, lower)
            beside.setWidth(key_room)
            draw_text(painter, beside, self._key, key_font, key_ink)

    def _fill(self, colours: Palette) -> QColor:
        is_primary = self._weight is Weight.PRIMARY
        resting = colours.surface if self._weight is Weight.QUIET else colours.raised
        if not self.isEnabled():
            return colours.off if is_primary else resting
        if is_primary:
            return colours.primary
        return colours.selected if self.isDown() or self.underMouse() else resting

    def _border(self, colours: Palette) -> QColor:
        if not self.isEnabled() or self._weight is Weight.QUIET:
            return colours.divider
        if self._weight is Weight.PRIMARY:
            return colours.primary_border
        return colours.control

    def _inks(self, colours: Palette) -> tuple[QColor, QColor]:
        if not self.isEnabled():
            return colours.text_muted, colours.text_muted
        if self._weight is Weight.PRIMARY:
            return colours.primary_text, colours.primary_text
        return colours.text, colours.text_secondary

    @override
    def sizeHint(self) -> QSize:
        width = self._widest_content() + 2 * _PADDING
        return QSize(width + 2 * RING, self._height + 2 * RING)

    @override
    def minimumSizeHint(self) -> QSize:
        shortest = widest(self._role, "…") + 2 * _PADDING
        return QSize(shortest + 2 * RING, self._height + 2 * RING)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.contentsRect())
        pen = QPen(self._border(colours), 1)
        draw_box(painter, box, self._fill(colours), pen, RADIUS_PANEL)
        if self.hasFocus():
            draw_ring(painter, box, colours.focus, RADIUS_PANEL)
        self._paint_words(painter, box, theme)
        painter.end()
