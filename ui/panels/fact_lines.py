"""Facts below the fields of a form: a label and a sentence each."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, tallest, widest, wrapped_height
from ui.theme.tokens import RING, Ink
from ui.widgets.label import Label, Paragraph
from ui.widgets.painting import LEFT
from ui.widgets.wrapping import cut_to_fit

_LINE = 28
_LABEL_WIDTH = 96
_BESIDE = 6


class FactLines(QWidget):
    """Made anew when the facts are others; a long one wraps where there is room.

    ``edge`` is the margin at either side, px: as wide as the ring of fields above.
    """

    def __init__(self, parent: QWidget | None = None, edge: int = RING) -> None:
        super().__init__(parent)
        self._edge = edge
        self._facts: tuple[tuple[str, str], ...] = ()
        self._room = 0
        self._shown: list[FactLine] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(edge, 0, edge, 0)
        self._lines.setSpacing(0)
        self.hide()

    @property
    def text(self) -> str:
        """All that is said, in one line."""
        return ". ".join(f"{label} {fact}" for label, fact in self._facts)

    def display(self, facts: tuple[tuple[str, str], ...], room: int = 0) -> None:
        """Show them in a height of ``room`` px, and in no less than a line for each."""
        if (facts, room) == (self._facts, self._room):
            return
        self._facts, self._room = facts, room
        for line in self._shown:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._shown = [FactLine(label, fact) for label, fact in facts]
        for line in self._shown:
            self._lines.addWidget(line)
        self.setAccessibleName(self.text)
        self.setVisible(bool(facts))
        self._fit()

    def _fit(self) -> None:
        """What is over goes to the first that needs it."""
        spare = max(self._room - _LINE * len(self._shown), 0)
        for line in self._shown:
            spare -= line.fit(self.width() - 2 * self._edge, spare)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class FactLine(QWidget):
    """A label and a sentence beside it."""

    def __init__(self, label: str, fact: str) -> None:
        super().__init__()
        self._fact = fact
        self._before = max(_LABEL_WIDTH, widest(Role.LABEL, label) + 1)
        self.setFixedHeight(_LINE)
        parts = QHBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(_BESIDE)
        title = Label(label, Role.LABEL, Ink.SECONDARY)
        title.setFixedSize(self._before, _LINE)
        self.words = Paragraph(fact, Role.BODY)
        self.words.setAlignment(LEFT)
        parts.addWidget(title)
        parts.addWidget(self.words, 1)

    def fit(self, width: int, spare: int) -> int:
        """Grow by what the words need, at most by ``spare``; gives by how much, px."""
        room = width - self._before - _BESIDE
        if room <= 0:
            return 0
        line = tallest(Role.BODY)
        most = max(line, (spare // line + 1) * line)
        shown = cut_to_fit(self._fact, Role.BODY, room, most)
        grown = max(wrapped_height(Role.BODY, shown, room) - line, 0)
        self.words.setText(shown)
        self.words.setToolTip("" if shown == self._fact else self._fact)
        self.setFixedHeight(_LINE + grown)
        return grown
