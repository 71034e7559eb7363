"""What every panel that lies over a page has in common: Tab stays inside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.overriding import override


class OverPanel(QWidget):
    """A panel over a page, which can't be reached by Tab while it lies there."""

    @property
    def _stops(self) -> list[QWidget]:
        return [
            child
            for child in self.findChildren(QWidget)
            if child.isVisible()
            and child.isEnabled()
            and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = self._stops
        focus = self.focusWidget()
        if stops:
            place = stops.index(focus) if focus in stops else -1 if next else 0
            stops[(place + (1 if next else -1)) % len(stops)].setFocus()
        return True
