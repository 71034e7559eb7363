"""The pill that says when the next set is due."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import clock
from ui.theme.theme import Theme, current_theme
from ui.widgets.faces import Due
from ui.widgets.painting import draw_box, draw_text, smooth

_ICON = 14
_PADDING = 11
_GAP = 8


def pill_width(text: str) -> int:
    return 2 * _PADDING + _ICON + _GAP + widest(Role.LABEL, text)


def draw_pill(
    painter: QPainter, box: QRectF, text: str, due: Due, theme: Theme
) -> None:
    """A pill that fills `box`, for those who paint a panel themselves."""
    colours = theme.palette
    late, plain = due is Due.LATE, due is Due.PLAIN
    ink = colours.inverse if late else colours.text
    pen = QPen(colours.control, 1) if plain else QPen(colours.text, 2)
    fill = colours.text if late else None
    draw_box(painter, box, fill, pen, box.height() / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, 1.75))
    font = theme.font(Role.FACT if plain else Role.LABEL)
    content = _ICON + _GAP + QFontMetricsF(font).horizontalAdvance(text)
    left = box.left() + max(_PADDING / 2, round((box.width() - content) / 2))
    painter.drawPath(clock(QPointF(left + _ICON / 2, box.center().y()), _ICON))
    words = QRectF(box)
    words.setLeft(left + _ICON + _GAP)
    draw_text(painter, words, text, font, ink)


class Pill(QLabel):
    """A due time; thin outline, then ink outline, then ink fill."""

    def __init__(
        self,
        text: str = "",
        due: Due = Due.PLAIN,
        height: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._height = height
        self._due = due
        self.show_due(text, due)

    @property
    def due(self) -> Due:
        return self._due

    def show_due(self, text: str, due: Due) -> None:
        if (text, due) == (self.text(), self._due):
            return
        self._due = due
        self.setText(text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(pill_width(self.text()), self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        draw_pill(painter, QRectF(self.rect()), self.text(), self._due, current_theme())
        painter.end()
