"""The veil: lies where a page would, and shows what runs here without a name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.start_panel import RunningPanel
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import Ink
from ui.views.lock import VeilView
from ui.widgets.label import Label
from ui.widgets.painting import CENTRE, smooth

_WIDTH, _TALLEST = 724, 656
_HEAD = 72
_MARGIN = 24


class VeilPanel(QWidget):
    """Renders a VeilView; what lifts it is heard before anything in the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = Label("", Role.TITLE, parent=self)
        self.detail = Label("", Role.BODY, Ink.SECONDARY, parent=self)
        self.running = RunningPanel(self)
        for label in (self.title, self.detail):
            label.setAlignment(CENTRE)

    def display(self, view: VeilView) -> None:
        self.title.setText(view.title)
        self.detail.setText(view.detail)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.detail)
        self.running.display(view.running)

    def take_focus(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        width, height = event.size().width(), event.size().height()
        across = min(_WIDTH, width - 2 * _MARGIN)
        tall = min(_TALLEST, height - _HEAD - 2 * _MARGIN)
        left, top = (width - across) // 2, (height - tall - _HEAD) // 2
        self.title.setGeometry(0, top, width, 28)
        self.detail.setGeometry(0, top + 30, width, 24)
        self.running.setGeometry(left, top + _HEAD, across, tall)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.fillRect(self.rect(), current_theme().palette.app)
        painter.end()
