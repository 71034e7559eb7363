"""The pill that says when the next set is due."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.shapes import clock
from ui.theme.theme import current_theme
from ui.widgets.faces import Due
from ui.widgets.painting import draw_box, draw_text, smooth

_ICON = 14
_PADDING = 11
_GAP = 8


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
        words = widest(Role.LABEL, self.text())
        return QSize(2 * _PADDING + _ICON + _GAP + words, self._height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        late, plain = self._due is Due.LATE, self._due is Due.PLAIN
        ink = colours.inverse if late else colours.text
        pen = QPen(colours.control, 1) if plain else QPen(colours.text, 2)
        painter = smooth(self)
        box = QRectF(self.rect())
        fill = colours.text if late else None
        draw_box(painter, box, fill, pen, box.height() / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 1.75))
        font = theme.font(Role.FACT if plain else Role.LABEL)
        content = _ICON + _GAP + QFontMetricsF(font).horizontalAdvance(self.text())
        left = round((box.width() - content) / 2)
        painter.drawPath(clock(QPointF(left + _ICON / 2, box.center().y()), _ICON))
        words = box.adjusted(left + _ICON + _GAP, 0, 0, 0)
        draw_text(painter, words, self.text(), font, ink)
        painter.end()
