"""The column beside the chart of a closed session: panels, one below the other."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.tokens import GAP, RING


class SessionColumn(QScrollArea):
    """Panels are put in from outside, in the order in which they are read.

    One that wraps words must be let grow: Qt cuts it at its hint where its height is
    fixed.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        ground = self._ground = QWidget()
        ground.setAutoFillBackground(False)
        self._stack = QVBoxLayout(ground)
        self._stack.setContentsMargins(0, RING, RING, RING)
        self._stack.setSpacing(GAP)
        self._stack.addStretch(1)
        self.setWidget(ground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew where the scroll bar takes some of the width."""
        super().resizeEvent(event)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt has the area watch what it scrolls: other words may be higher."""
        is_taken = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return is_taken

    def _fit(self) -> None:
        tall = self._stack.heightForWidth(self.viewport().width())
        if tall != self._ground.minimumHeight():
            self._ground.setMinimumHeight(tall)

    def add_panel(self, panel: QWidget, place: int = -1) -> None:
        """Below those that are there, or at that place among them, from 0."""
        last = self._stack.count() - 1
        self._stack.insertWidget(last if place < 0 else min(place, last), panel)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        found = (self._stack.itemAt(i) for i in range(self._stack.count()))
        widgets = (None if item is None else item.widget() for item in found)
        return tuple(widget for widget in widgets if widget is not None)
