"""A labelled line of choices that takes its keys while it has the focus."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.views.forms.form import ChoicePart
from ui.widgets.choice_row import ChoiceItem, ChoiceRow
from ui.widgets.key_presses import typed_by
from ui.widgets.label import Label
from ui.widgets.painting import draw_ring, smooth

_LABEL_WIDTH = 64
_APART = 4
_INSET = 6
_BESIDE = 8
PAUSE_MS: Final = 1000
"""After so long without a key what was typed is no word any more."""


class ChoiceLine(QWidget):
    """One line of choices; a key or a click picks.

    After a character that is no choice whatever is typed on is none either, until
    typing pauses or another kind of key is pressed.

    *Signals:* ``picked(key)``; ``strayed(character)``, told of the first; ``let_go()``
    when Backspace takes back what strayed.
    """

    picked = Signal(str)
    strayed = Signal(str)
    let_go = Signal()

    def __init__(self, part: ChoicePart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named = part.label or ", ".join(choice.text for choice in part.choices)
        self.setAccessibleName(named)
        self._part = part
        self._words = QTimer(self)
        self._words.setSingleShot(True)
        self._words.setInterval(PAUSE_MS)
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

    @property
    def takes_many(self) -> bool:
        """Whether several are picked, one after the other."""
        return self._part.is_many

    @override
    def minimumSizeHint(self) -> QSize:
        """So much that no words are cut; the fields beside it give way."""
        beside = 2 * (RING + _INSET) + self._label.width() + _BESIDE
        tall = super().minimumSizeHint().height()
        return QSize(beside + self._row.least_width, tall)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = typed_by(event)
        if not typed:
            self._words.stop()
            if event.key() == Qt.Key.Key_Backspace:
                self.let_go.emit()
            super().keyPressEvent(event)
        elif self._words.isActive():
            self._words.start()
        else:
            self._take(typed)

    def _take(self, typed: str) -> None:
        keys = (*(choice.key for choice in self._part.choices), *self._part.folded)
        picked = next((key for key in keys if key.upper() == typed.upper()), "")
        if picked:
            self.picked.emit(picked)
        elif not typed.isspace():
            self._words.start()
            self.strayed.emit(typed)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._words.stop()
        super().focusOutEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = smooth(self)
            inside = self.rect().toRectF().adjusted(RING, RING, -RING, -RING)
            draw_ring(painter, inside, current_theme().palette.focus, RADIUS_FIELD)
            painter.end()
