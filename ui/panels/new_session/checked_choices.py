"""A line of choices that says so where one must still be made."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.choice_line import ChoiceLine
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD
from ui.views.forms.form import ChoicePart
from ui.widgets.field_ground import refused_ground
from ui.widgets.painting import draw_box, smooth

_WORDS = "missing"


class CheckedChoices(ChoiceLine):
    """A ChoiceLine in the frame of a refused field while nothing is chosen."""

    def __init__(self, part: ChoicePart, parent: QWidget | None = None) -> None:
        super().__init__(part, parent)
        self._is_refused = False

    @property
    def label_width(self) -> int:
        return self._label.width()

    def align(self, label_width: int) -> None:
        """Begin the choices where those of the lines above and below begin."""
        self._label.setFixedWidth(label_width)

    def show_refused(self, *, is_refused: bool) -> None:
        if is_refused:
            self.setAccessibleDescription(_WORDS)
        if is_refused == self._is_refused:
            return
        self._is_refused = is_refused
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_refused:
            # A frame of its own, since no choice has width to spare for a mark.
            painter = smooth(self)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            fill, pen = refused_ground(current_theme().palette)
            draw_box(painter, frame, fill, pen, RADIUS_FIELD)
            painter.end()
        super().paintEvent(event)
