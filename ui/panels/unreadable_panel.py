"""Says for as long as it is shown why a session can't be read, and what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.unreadable import UnreadableView
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame

_BETWEEN = 6


class UnreadablePanel(QWidget):
    """Four sentences, the first and the third for whoever only glances."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = Paragraph("", Role.TITLE)
        self._why = Paragraph("", Role.BODY)
        self._remedy = Paragraph("", Role.BODY_STRONG)
        self._hides = Paragraph("", Role.DETAIL, Ink.SECONDARY)
        frame = PanelFrame(emphasis=True)
        frame.body.setSpacing(_BETWEEN)
        for words in (self._what, self._why, self._remedy, self._hides):
            frame.body.addWidget(words)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @property
    def words(self) -> str:
        """All that is said."""
        return self.accessibleName()

    def display(self, view: UnreadableView) -> None:
        self._what.setText(view.what)
        self._why.setText(view.why)
        self._remedy.setText(view.remedy)
        self._hides.setText(view.hides)
        self.setAccessibleName(view.spoken)
