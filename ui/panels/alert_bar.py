"""The alert strip under the banner: a card, the chip it leaves, or nothing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.panels.alert_card import AlertCard
from ui.panels.alert_chip import AlertChip
from ui.views.alert_strip import AlertStripView


class AlertBar(QWidget):
    """The most urgent alert; hidden while there is none.

    *Signals:* `acknowledge_requested(str)` for each key that the card stands for;
    `action_requested(str)` and `why_requested(str)` with the key of its top alert;
    `next_requested()` to show the next card.
    """

    acknowledge_requested = Signal(str)
    action_requested = Signal(str)
    why_requested = Signal(str)
    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AlertStripView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.card = AlertCard()
        self.chip = AlertChip()
        stack = QVBoxLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self.card)
        stack.addWidget(self.chip)
        for part in (self.card, self.chip):
            part.acknowledge.clicked.connect(self.acknowledge)
            part.more.clicked.connect(self.next_requested)
        self.card.act.clicked.connect(self._ask_for_action)
        self.card.rule.clicked.connect(self._ask_why)
        self.hide()

    def display(self, view: AlertStripView | None) -> None:
        if view == self._view:
            return
        before = None if self._view is None else self._view.key
        self._view = view
        if view is None:
            self.hide()
            return
        is_chip = view.form == "chip"
        self.card.setVisible(not is_chip)
        self.chip.setVisible(is_chip)
        (self.chip if is_chip else self.card).display(view)
        self.setAccessibleName(view.spoken)
        self.show()
        if view.key != before and view.unacknowledged:
            self._announce(view.spoken)

    @Slot()
    def acknowledge(self) -> None:
        """Ask for it, if there is anything on the card that nobody knows of."""
        if self._view is not None:
            for key in self._view.unacknowledged:
                self.acknowledge_requested.emit(key)

    @Slot()
    def _ask_for_action(self) -> None:
        if self._view is not None:
            self.action_requested.emit(self._view.key)

    @Slot()
    def _ask_why(self) -> None:
        if self._view is not None:
            self.why_requested.emit(self._view.key)

    def _announce(self, words: str) -> None:
        event = QAccessibleAnnouncementEvent(self, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
