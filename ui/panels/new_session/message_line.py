"""What a section has to say: a hint, a question, or a refusal with its mark."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.panels.new_session.marks import SIZE, draw_mark
from ui.theme.fonts import Role, tallest
from ui.theme.theme import current_theme
from ui.theme.tokens import RING
from ui.widgets.painting import LEFT, smooth

_HEIGHT = 42
_GAP = 10
_MORE = "…"
WRAPPED = LEFT | Qt.TextFlag.TextWordWrap


class MessageLine(QLabel):
    """At most two lines; what stops the nurse is marked and announced.

    What has no room in them is in the tool tip and in the announcement.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stops = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def display(self, words: str, *, stops: bool) -> None:
        is_news = stops and words != self.text()
        self._stops = stops
        self.setText(words)
        self.setToolTip(words)
        if is_news:
            told = QAccessibleAnnouncementEvent(self, words)
            QAccessible.updateAccessibility(told)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(100, max(_HEIGHT, 2 * tallest(Role.DETAIL)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(RING, 0, -RING, 0)
        role, ink = Role.DETAIL, colours.text_secondary
        if self._stops:
            mark = QRectF(box.left(), 0, SIZE, SIZE)
            mark.moveTop(box.center().y() - SIZE / 2)
            draw_mark(painter, mark, "not met", theme)
            box.setLeft(mark.right() + _GAP)
            role, ink = Role.FACT, colours.text
        painter.setFont(theme.font(role))
        painter.setPen(ink)
        painter.drawText(box, WRAPPED, fitting(painter, box, self.text()))
        painter.end()


def fitting(painter: QPainter, box: QRectF, words: str) -> str:
    """As many of the words as have room; no line is ever cut across."""
    told = words
    while painter.boundingRect(box, WRAPPED, told).height() > box.height():
        shorter, _, _ = told.removesuffix(_MORE).rpartition(" ")
        if not shorter:
            return told
        told = f"{shorter}{_MORE}"
    return told
