"""A line of choices that says so where one must still be made."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.overriding import override
from ui.panels.choice_line import ChoiceLine
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import RADIUS_FIELD, RING
from ui.views.forms.form import ChoicePart
from ui.widgets.field_ground import MARK_ROOM, draw_refused_mark, refused_ground
from ui.widgets.painting import draw_box, draw_text, smooth

_PADDING, _APART = 10, 8
_WORDS = "missing"


class CheckedChoices(ChoiceLine):
    """A ChoiceLine with a refused mark at its end while nothing is chosen."""

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
        room = _mark_width() + _APART if is_refused else 0
        self.setContentsMargins(0, 0, room, 0)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_refused:
            return
        theme = current_theme()
        painter = smooth(self)
        box = QRectF(self.rect()).adjusted(0, RING + 1, -RING - 1, -RING - 1)
        box.setLeft(box.right() - _mark_width())
        fill, pen = refused_ground(theme.palette)
        draw_box(painter, box, fill, pen, RADIUS_FIELD)
        draw_refused_mark(painter, box)
        words = box.adjusted(_PADDING, 0, 0, 0)
        draw_text(painter, words, _WORDS, theme.font(Role.NOTE), theme.palette.text)
        painter.end()


def _mark_width() -> int:
    return _PADDING + widest(Role.NOTE, _WORDS) + MARK_ROOM
