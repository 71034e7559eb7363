"""Labels with their words, in columns."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role
from ui.theme.theme import current_theme
from ui.theme.tokens import RING
from ui.views.new_session.parts import FactView
from ui.widgets.painting import draw_text, smooth

_LINE = 42
_LABEL = 20
_GAP = 16


class FactRow(QWidget):
    """Renders FactViews, so many in a line; the last line may hold fewer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[FactView, ...] = ()
        self._across = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def display(self, facts: tuple[FactView, ...], across: int) -> None:
        self._facts = facts
        self._across = max(across, 1)
        spoken = ", ".join(f"{fact.label} {fact.value}" for fact in facts)
        self.setAccessibleName(spoken)
        self.setToolTip("\n".join(f"{fact.label}  {fact.value}" for fact in facts))
        self.setVisible(bool(facts))
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    @override
    def sizeHint(self) -> QSize:
        lines = -(-len(self._facts) // self._across)
        return QSize(400, max(lines, 1) * _LINE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        colours = theme.palette
        painter = smooth(self)
        across = (self.width() - 2 * RING + _GAP) / self._across
        for place, fact in enumerate(self._facts):
            left = RING + (place % self._across) * across
            top = (place // self._across) * _LINE
            label = QRectF(left, top, across - _GAP, _LABEL)
            value = QRectF(left, top + _LABEL, across - _GAP, _LINE - _LABEL - 2)
            face = theme.font(Role.NOTE)
            draw_text(painter, label, fact.label, face, colours.text_secondary)
            face = theme.font(Role.BODY_MEDIUM)
            draw_text(painter, value, fact.value, face, colours.text)
        painter.end()
