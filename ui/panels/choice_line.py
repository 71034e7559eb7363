"""A labelled line of choices that takes its keys while it has the focus."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.views.forms.form import ChoicePart
from ui.widgets.choice_row import ChoiceItem, ChoiceRow
from ui.widgets.label import Label
from ui.widgets.painting import draw_ring, smooth

_LABEL_WIDTH = 64
_APART = 4
_INSET = 6
_BESIDE = 8


class ChoiceLine(QWidget):
    """One line of choices; a key or a click picks. *Signals:* ``picked(key)``."""

    picked = Signal(str)

    def __init__(self, part: ChoicePart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(part.label)
        self._part = part
        self._row = ChoiceRow(takes_focus=False)
        self._row.chosen.connect(self.picked)
        self._row.grid.setVerticalSpacing(_APART)
        self._label = Label(part.label, Role.LABEL)
        self._label.setFixedWidth(max(_LABEL_WIDTH, widest(Role.LABEL, part.label) + 1))
        line = QHBoxLayout(self)
        line.setContentsMargins(RING + _INSET, RING, RING + _INSET, RING)
        line.setSpacing(_BESIDE)
        line.addWidget(self._label)
        line.addWidget(self._row, 1)
        self.display(part)

    def display(self, part: ChoicePart) -> None:
        self._part = part
        self._row.show_choices(part.choices, part.columns)
        marked = [c.text for c in part.choices if c.marked]
        self.setAccessibleDescription(", ".join(marked) or "nothing chosen")

    @property
    def items(self) -> tuple[ChoiceItem, ...]:
        return self._row.items

    def leads_on(self, key: str) -> bool:
        """Whether that choice opened another list of this part."""
        return key in self._part.leads

    @override
    def minimumSizeHint(self) -> QSize:
        """So much that no words are cut; the fields beside it give way."""
        beside = 2 * (RING + _INSET) + self._label.width() + _BESIDE
        tall = super().minimumSizeHint().height()
        return QSize(beside + self._row.least_width, tall)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text().upper()
        keys = (*(choice.key for choice in self._part.choices), *self._part.folded)
        if typed and typed in {key.upper() for key in keys}:
            self.picked.emit(next(key for key in keys if key.upper() == typed))
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self)
            inside = self.rect().toRectF().adjusted(RING, RING, -RING, -RING)
            draw_ring(painter, inside, current_theme().palette.focus, RADIUS_FIELD)
            painter.end()
