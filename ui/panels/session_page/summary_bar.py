"""The session in a few sentences, above its chart; while it is replayed, of when."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import GAP, Ink
from ui.widgets.keys import KeyHint
from ui.widgets.label import Label, Paragraph

HEIGHT, LOW_HEIGHT = 60, 44
_BETWEEN = 4
_MOST = 96
"""Three lines and what is said of a replay, px; the rest is told as tooltip."""


class SummaryBar(QWidget):
    """*Signals:* ``action_requested(str)`` from the keys at the right."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Paragraph("", Role.BODY_MEDIUM)
        self.sentence.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.replayed = Label("", Role.LABEL, Ink.LINK)
        self.replayed.hide()
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(_BETWEEN)
        words.addStretch(1)
        words.addWidget(self.sentence)
        words.addWidget(self.replayed)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addLayout(words, 1)
        self.keys = {
            "next session": KeyHint("J", "next session"),
            "next alert": KeyHint("]", "next alert"),
            "session column": KeyHint("S", "series, signatures"),
        }
        for action, hint in self.keys.items():
            hint.clicked.connect(partial(self.action_requested.emit, action))
            row.addWidget(hint)
        self.setFixedHeight(HEIGHT)

    def display(self, sentence: str, replayed: str) -> None:
        """While a moment is shown, that stands in place of the second line."""
        self.sentence.setText(sentence)
        self.sentence.setToolTip(sentence)
        self.replayed.setText(replayed)
        self.replayed.setVisible(bool(replayed))

    def fit(self, *, is_low: bool, is_narrow: bool) -> None:
        """As high as the words need; the keys are those that have room."""
        for action, hint in self.keys.items():
            hint.setVisible((action == "session column") is is_narrow)
        hints = sum(
            hint.sizeHint().width() + GAP
            for hint in self.keys.values()
            if not hint.isHidden()
        )
        needed = self.sentence.heightForWidth(max(self.width() - hints - GAP, 200))
        least = LOW_HEIGHT if is_low else HEIGHT
        self.setFixedHeight(min(max(needed + 2, least), _MOST))
