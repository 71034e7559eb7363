"""The very first thing painted: the start page's ground and empty panels."""

# No text and nothing of the Qt namespace: the first text takes 18 ms, and the first
# pen, brush or flag, which builds all enumerations of the namespace, another 16. A bare
# window takes 100 in all. So the boxes are stretched pixels.

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.start_boxes import HEADER, Box, start_boxes
from ui.theme.tokens import Palette


class FirstFrame(QWidget):
    """Stands where the start page will, in the colours of the theme.

    *Signals:* ``painted()`` each time it was.
    """

    painted = Signal()

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = _pixel(palette.app)
        self._surface = _pixel(palette.surface)
        self._line = _pixel(palette.divider)

    def _paint_panel(self, painter: QPainter, box: Box) -> None:
        painter.drawPixmap(*box, self._line)
        inner = (box.x + 1, box.y + 1, box.width - 2, box.height - 2)
        painter.drawPixmap(*inner, self._surface)
        painter.drawPixmap(box.x, box.y + HEADER, box.width, 1, self._line)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        boxes = start_boxes(self.width(), self.height())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self.width(), self.height(), self._ground)
        self._paint_panel(painter, boxes.running)
        self._paint_panel(painter, boxes.form)
        painter.end()
        self.painted.emit()


def _pixel(colour: QColor) -> QPixmap:
    pixel = QPixmap(1, 1)
    pixel.fill(colour)
    return pixel
