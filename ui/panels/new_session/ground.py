"""A plain ground in the colour of the panel, to stand over what lies below."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.theme.theme import current_theme
from ui.widgets.painting import smooth


class Ground(QWidget):
    """Covers what is painted under it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.surface)
        painter.end()
