"""The bar that tells of what is wrong beside charting, for as long as it is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, wrapped_height
from ui.theme.theme import current_theme
from ui.theme.tokens import PAGE_MARGIN
from ui.widgets.painting import LEFT, smooth

_PADDING = 8


class CareBar(QWidget):
    """A sentence on a calm ground, whole on as many lines as it takes.

    It is no alert: nobody at the bedside has to leave what they do for it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """What is said now."""
        return self._words

    def tell(self, words: str) -> None:
        """Say it, or nothing any more."""
        self.setVisible(bool(words))
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(words)
        self._fit()
        self.update()

    def _fit(self) -> None:
        room = max(self.width() - 2 * PAGE_MARGIN, 1)
        self.setFixedHeight(wrapped_height(Role.BODY, self._words, room) + 2 * _PADDING)

    @override
    def sizeHint(self) -> QSize:
        return QSize(0, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        painter.fillRect(self.rect(), colours.raised)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.divider)
        room = QRectF(self.rect()).adjusted(PAGE_MARGIN, 0, -PAGE_MARGIN, 0)
        painter.setFont(theme.font(Role.BODY))
        painter.setPen(colours.text)
        painter.drawText(room, LEFT | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()
