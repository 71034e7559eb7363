"""The strip below the chart: the set, a form, a question, a signature, or nothing."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.panels.closed_strip import ClosedStrip
from ui.panels.observation_form import ObservationForm
from ui.panels.strip_form import StripFormPanel


class Strip(QStackedWidget):
    """Shows one of its pages; it never changes its height.

    ``closed`` is what a closed session has in its place, where the page puts it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.set = ObservationForm()
        self.form = StripFormPanel()
        self.left = StripFormPanel()
        self.signing = StripFormPanel()
        self.closed = ClosedStrip()
        self._nothing = QWidget()
        for page in (self.set, self.form, self.left, self.signing, self._nothing):
            self.addWidget(page)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to type: the session is closed."""
        return self.currentWidget() is self._nothing

    @Slot()
    def show_set(self) -> None:
        self.setCurrentWidget(self.set)

    @Slot()
    def show_form(self) -> None:
        self.setCurrentWidget(self.form)

    @Slot()
    def show_left(self) -> None:
        """Ask what becomes of what another nurse left half typed."""
        self.setCurrentWidget(self.left)

    @Slot()
    def show_signing(self) -> None:
        """Ask for the password of whoever signs the session off."""
        self.setCurrentWidget(self.signing)

    @Slot()
    def show_closed(self) -> None:
        self.setCurrentWidget(self._nothing)
