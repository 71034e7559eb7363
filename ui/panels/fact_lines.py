"""Facts below the fields of a form: a label and a sentence in each line."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.fonts import Role, widest
from ui.theme.tokens import RING, Ink
from ui.widgets.label import Label

_LINE = 28
_LABEL_WIDTH = 96


class FactLines(QWidget):
    """Made anew when the facts are others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(RING, 0, RING, 0)
        self._lines.setSpacing(0)
        self.hide()

    @property
    def text(self) -> str:
        """All that is said, in one line."""
        return ". ".join(f"{label} {fact}" for label, fact in self._facts)

    def display(self, facts: tuple[tuple[str, str], ...]) -> None:
        if facts == self._facts:
            return
        self._facts = facts
        while item := self._lines.takeAt(0):
            line = item.widget()
            if line is not None:
                line.hide()
                line.deleteLater()
        for label, fact in facts:
            self._lines.addWidget(_line(label, fact))
        self.setAccessibleName(self.text)
        self.setVisible(bool(facts))


def _line(label: str, fact: str) -> QWidget:
    line = QWidget()
    line.setFixedHeight(_LINE)
    parts = QHBoxLayout(line)
    parts.setContentsMargins(0, 0, 0, 0)
    title = Label(label, Role.LABEL, Ink.SECONDARY)
    title.setFixedWidth(max(_LABEL_WIDTH, widest(Role.LABEL, label) + 1))
    parts.addWidget(title)
    parts.addWidget(Label(fact, Role.BODY), 1)
    return line
