"""A column of a card: paints one value, and again only where that is another."""

from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import Ink
from ui.widgets.painting import draw_text, smooth

V = TypeVar("V")


class Column(QWidget, Generic[V]):
    """Lets clicks through to the card."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view: V | None = None

    def display(self, view: V) -> None:
        if view != self._view:
            self._view = view
            self.update()

    def _paint(self, painter: QPainter, view: V, theme: Theme) -> None:
        raise NotImplementedError

    def _write(
        self,
        painter: QPainter,
        middle: float,
        text: str,
        role: Role,
        ink: Ink = Ink.TEXT,
    ) -> None:
        """A line over the whole width, its capitals midway at that height."""
        theme = current_theme()
        line = QRectF(0, middle - 24, self.width(), 48)
        draw_text(painter, line, text, theme.font(role), theme.palette.ink(ink))

    def _fitting(self, text: str, *roles: Role) -> Role:
        """The first role in which the text is not cut, or the last."""
        for role in roles:
            if widest(role, text) <= self.width():
                return role
        return roles[-1]

    def _broken(self, text: str, role: Role) -> tuple[str, str]:
        """The text at a word's end, where one line does not hold it; else all of it."""
        if widest(role, text) <= self.width():
            return text, ""
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            first = " ".join(words[:count])
            if widest(role, first) <= self.width():
                return first, " ".join(words[count:])
        return text, ""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = smooth(self)
        self._paint(painter, self._view, current_theme())
        painter.end()
