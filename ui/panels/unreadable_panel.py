"""Says for as long as it is shown why a session can't be read, and what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.panels.fact_lines import FactLines
from ui.theme.fonts import Role
from ui.theme.tokens import Ink
from ui.views.unreadable import UnreadableView
from ui.widgets.label import Paragraph
from ui.widgets.panel import PanelFrame

_BETWEEN = 6
_FACTS = 240
"""Room for each fact on a line, and for some on two, px."""


class UnreadablePanel(QWidget):
    """Four sentences, the first and the third for whoever only glances; then facts."""

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
        self._facts = FactLines(edge=0)
        frame.body.addWidget(self._facts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)

    @property
    def words(self) -> str:
        """All that is said."""
        return self.accessibleName()

    def display(self, view: UnreadableView) -> None:
        for words, said in (
            (self._what, view.what),
            (self._why, view.why),
            (self._remedy, view.remedy),
            (self._hides, view.hides),
        ):
            words.setText(said)
            words.setVisible(bool(said))
        self._facts.display(view.facts, room=_FACTS if view.facts else 0)
        self.setAccessibleName(view.spoken)
