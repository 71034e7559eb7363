"""The note of a panel's header: on two lines where it has no room on one."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.overriding import override
from ui.theme.fonts import Role, widest
from ui.theme.theme import current_theme
from ui.theme.tokens import Ink
from ui.widgets.label import Label
from ui.widgets.painting import RIGHT, draw_aligned
from ui.widgets.wrapping import in_two_lines

_LINE = 18


class HeaderNote(Label):
    """It takes what room the title leaves, and none of the title's."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Role.DETAIL, Ink.SECONDARY, parent)
        self.setAlignment(RIGHT)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(policy)

    def fits(self, text: str, width: float) -> bool:
        """Whether all of that text is read in that width, px."""
        lines = _lines(text, width)
        return all(widest(role, line) <= width for role, line in lines)

    @override
    def is_elided(self) -> bool:
        return not self.fits(self.text(), self._room())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        lines = _lines(self.text(), self._room())
        box = QRectF(self.contentsRect())
        top = box.center().y() - _LINE * len(lines) / 2
        for place, (role, line) in enumerate(lines):
            room = QRectF(box.left(), top + place * _LINE, box.width(), _LINE)
            face = (theme.font(role), theme.palette.ink(Ink.SECONDARY))
            draw_aligned(painter, room, line, face, self.alignment())
        painter.end()


def _lines(text: str, width: float) -> list[tuple[Role, str]]:
    """One line, or two that are smaller."""
    if not text or widest(Role.DETAIL, text) <= width:
        return [(Role.DETAIL, text)]
    return [(Role.NOTE, line) for line in in_two_lines(text, Role.NOTE, width)]
