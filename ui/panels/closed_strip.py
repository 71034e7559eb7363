"""What stands in the strip of a session in which nothing new is charted."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import HEIGHT_BUTTON_SMALL, Ink
from ui.views.palette import ActionView
from ui.views.proof_words import AMEND, CLOSED, MOST_LINES, SIGN, ClosedView
from ui.widgets.button import ActionButton, Weight
from ui.widgets.label import Label
from ui.widgets.panel import PanelFrame


class ClosedStrip(QWidget):
    """Says why nothing can be typed, who signed it, and what can be done instead.

    *Signals:* ``action_requested(id)``.
    """

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = PanelFrame()
        self.what = Label(CLOSED, Role.TITLE, Ink.TEXT)
        self.how = Label(AMEND, Role.DETAIL, Ink.SECONDARY)
        self.proof = [Label("", Role.DETAIL, Ink.SECONDARY) for _ in range(MOST_LINES)]
        self.buttons: tuple[ActionButton, ...] = ()
        self._actions: tuple[ActionView, ...] = ()
        self._doing = QHBoxLayout()
        self._doing.setContentsMargins(0, 0, 0, 0)
        self._doing.addStretch(1)
        self._doing.addStretch(1)
        frame.body.setContentsMargins(16, 4, 16, 4)
        frame.body.setSpacing(2)
        frame.body.addStretch(1)
        for label in (self.what, self.how, *self.proof):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            frame.body.addWidget(label)
        frame.body.addSpacing(4)
        frame.body.addLayout(self._doing)
        frame.body.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @Slot(object)
    def show_view(self, view: ClosedView) -> None:
        self.what.setText(view.what)
        self.how.setText(view.how)
        for label in self.proof:
            label.hide()
        for label, line in zip(self.proof, view.proof, strict=False):
            label.setText(line)
            label.show()
        self._offer(view.actions)

    def take_focus(self) -> None:
        """To the first that can be done."""
        for button in self.buttons[:1]:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, actions: tuple[ActionView, ...]) -> None:
        """Made anew where others can be done; signing stands out."""
        if actions == self._actions:
            return
        self._actions = actions
        for button in self.buttons:
            self._doing.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = tuple(self._button(action) for action in actions)
        for place, button in enumerate(self.buttons, start=1):
            self._doing.insertWidget(place, button)

    def _button(self, action: ActionView) -> ActionButton:
        weight = Weight.PRIMARY if action.id == SIGN else Weight.PLAIN
        button = ActionButton(action.title, action.key, weight, HEIGHT_BUTTON_SMALL)
        button.clicked.connect(partial(self.action_requested.emit, action.id))
        return button
