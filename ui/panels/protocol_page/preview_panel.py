"""The real card of a rule, which can't be answered here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.alert_card import LIFE, AlertCard
from ui.panels.alert_columns import HEIGHT
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.protocol_page.preview import Preview
from ui.widgets.keys import KeyHint
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame, PanelHeader

_HEADER = 40
_PADDING = 8


class PreviewPanel(QWidget):
    """One preview, and how many there are.

    *Signals:* ``turned(int)``: one back or one on is wanted.
    """

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = PanelHeader("Preview", height=_HEADER)
        back, on = KeyHint("Left", "Card before"), KeyHint("Right", "Next card")
        back.clicked.connect(self._turn_back)
        on.clicked.connect(self._turn_on)
        self._header.add_right(back)
        self._header.add_right(on)
        self.card = AlertCard()
        for part in (self.card.acknowledge, self.card.act, self.card.rule):
            part.setEnabled(False)
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = Paragraph("", Role.BODY, Ink.SECONDARY)
        frame = PanelFrame(self._header)
        frame.body.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        frame.body.addWidget(self.card)
        frame.body.addWidget(self.words)
        self.words.setFixedHeight(HEIGHT + LIFE)
        self.words.setContentsMargins(_PADDING, 0, _PADDING, 0)
        self.card.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    def display(self, preview: Preview, place: int, count: int) -> None:
        self._header.title.setText(f"Preview {place} of {count}. {preview.title}")
        self.card.setVisible(preview.card is not None)
        self.words.setVisible(preview.card is None)
        self.words.setText(preview.words)
        if preview.card is not None:
            self.card.display(preview.card)
        spoken = preview.words if preview.card is None else preview.card.spoken
        self.setAccessibleName(f"Preview. {preview.title}. {spoken}")

    def _turn_back(self) -> None:
        self.turned.emit(-1)

    def _turn_on(self) -> None:
        self.turned.emit(1)
