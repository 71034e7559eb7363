"""Text on a panel: one line that elides, or a paragraph that wraps."""

from functools import lru_cache

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, font, tallest, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import Ink, Mode
from ui.widgets.painting import LEFT, draw_aligned, elided


class Label(QLabel):
    """One line of text in a role; elides, and then tells its whole text as tooltip."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # A name is never markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(LEFT)
        self._role = role
        self._ink = ink
        self.setText(text)

    def set_ink(self, ink: Ink) -> None:
        if ink is not self._ink:
            self._ink = ink
            self.update()

    def set_role(self, role: Role) -> None:
        if role is self._role:
            return
        self._role = role
        self.updateGeometry()
        self.update()

    def is_elided(self) -> bool:
        shown_in = current_theme().font(self._role)
        return elided(self.text(), shown_in, self._room()) != self.text()

    def _room(self) -> float:
        return float(self.contentsRect().width())

    @override
    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(
            widest(self._role, self.text()) + margins.left() + margins.right(),
            tallest(self._role) + margins.top() + margins.bottom(),
        )

    @override
    def minimumSizeHint(self) -> QSize:
        shortest = widest(self._role, "…") if self.text() else 0
        return QSize(shortest, self.sizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.is_elided():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        draw_aligned(
            painter,
            self.contentsRect(),
            self.text(),
            (theme.font(self._role), theme.palette.ink(self._ink)),
            self.alignment(),
        )
        painter.end()


class Paragraph(QLabel):
    """Text in a role that wraps at the words."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.DETAIL,
        ink: Ink = Ink.TEXT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._role = role
        self._ink = ink
        self.setText(text)

    def set_ink(self, ink: Ink) -> None:
        self._ink = ink
        self.update()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Its margins are no room for words."""
        around = self.contentsMargins()
        inner = max(width - around.left() - around.right(), 1)
        tall = _tall(self._role, inner, self.text())
        return tall + around.top() + around.bottom()

    @override
    def sizeHint(self) -> QSize:
        around = self.contentsMargins()
        inner = min(widest(self._role, self.text()), 480)
        width = inner + around.left() + around.right()
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, tallest(self._role))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setFont(theme.font(self._role))
        painter.setPen(theme.palette.ink(self._ink))
        flags = Qt.TextFlag.TextWordWrap | self.alignment()
        painter.drawText(self.contentsRect(), flags, self.text())
        painter.end()


@lru_cache(maxsize=1024)
def _tall(role: Role, width: int, text: str) -> int:
    """How high it is when wrapped, by day and by night; layouts ask time and again."""
    box, wrapped = QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap
    faces = (QFontMetrics(font(role, mode)) for mode in Mode)
    return max(face.boundingRect(box, wrapped, text).height() for face in faces)
