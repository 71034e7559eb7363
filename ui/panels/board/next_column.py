"""What is due next in a room: its name, the clock and how long it is until then."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.overriding import override
from ui.panels.board.column import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import Ink
from ui.views.board.card import NextView
from ui.views.due import PillState
from ui.widgets.faces import Due
from ui.widgets.pill import draw_pill, pill_width

_PILL = 32
_PILL_TOP = 172
_DUE: dict[PillState, Due] = {"due": Due.DUE, "late": Due.LATE}


class NextColumn(Column[NextView]):
    """Paints a NextView."""

    @override
    def _paint(self, painter: QPainter, view: NextView, theme: Theme) -> None:
        self._write(painter, 42, "Next", Role.FACT, Ink.SECONDARY)
        if not view.clock:
            words = (view.title, view.pill) if view.title else (view.pill, "")
            self._write(painter, 73, words[0], Role.BODY_MEDIUM)
            self._write(painter, 97, words[1], Role.DETAIL, Ink.SECONDARY)
            return
        roles = (Role.FIELD, Role.BODY_STRONG, Role.NOTE_STRONG)
        role = self._fitting(view.title, *roles)
        self._write(painter, 73, view.title, role)
        self._write(painter, 124, view.clock, Role.DUE)
        width = min(pill_width(view.pill), self.width())
        box = QRectF(0, _PILL_TOP, width, _PILL)
        draw_pill(painter, box, view.pill, _DUE.get(view.state, Due.PLAIN), theme)
