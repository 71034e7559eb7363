"""Small pictures that repeat on the chart, painted once and then stamped."""

from collections.abc import Callable

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST = 512

Key = tuple[float | str, ...]


class Stamps:
    """The pictures of one theme at one device pixel ratio."""

    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self._kept: dict[Key, QPixmap] = {}

    def picture(
        self, key: Key, size: QSizeF, draw: Callable[[QPainter], None]
    ) -> QPixmap:
        """The picture of that key, drawn from 0, 0 where it is wanted first."""
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) > _MOST:
                self._kept.clear()
            found = self._kept[key] = self._drawn(size, draw)
        return found

    def _drawn(self, size: QSizeF, draw: Callable[[QPainter], None]) -> QPixmap:
        picture = QPixmap((size * self.ratio).toSize())
        picture.setDevicePixelRatio(self.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw(painter)
        finally:
            painter.end()
        return picture
