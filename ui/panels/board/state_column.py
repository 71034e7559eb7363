"""How the room stands, in a tag and three lines, over the one button."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ui.overriding import override
from ui.panels.board.column import Column
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS_FIELD, Ink, Urgency
from ui.views.board.card import StateView
from ui.widgets.faces import Due
from ui.widgets.painting import CENTRE, draw_aligned, draw_box, draw_text
from ui.widgets.pill import draw_pill, pill_width
from ui.widgets.tag import draw_tag, tag_width

_TAG = 28
_TAG_TOP = 31
_PADDING = 14
_GAP = 16
_TITLES = (Role.NAME, Role.FIELD, Role.VALUE)


class StateColumn(Column[StateView]):
    """Paints a StateView; in smaller letters, or broken, rather than cut."""

    @override
    def _paint(self, painter: QPainter, view: StateView, theme: Theme) -> None:
        left = self._paint_tag(painter, view, theme)
        line = QRectF(left, _TAG_TOP, self.width() - left, _TAG)
        face = theme.font(Role.BODY_MEDIUM)
        draw_text(painter, line, view.label, face, theme.palette.text)
        self._paint_words(painter, view)
        self._paint_standing(painter, view)

    def _paint_standing(self, painter: QPainter, view: StateView) -> None:
        """In two lines at most: a number to call is never cut off."""
        role, ink = self._fitting(view.standing, Role.BODY, Role.DETAIL), Ink.SECONDARY
        if view.is_pressing:
            role = self._fitting(view.standing, Role.BODY_STRONG, Role.LABEL)
            ink = Ink.TEXT
        first, second = self._broken(view.standing, role)
        if not second:
            self._write(painter, 172, first, role, ink)
            return
        self._write(painter, 164, first, role, ink)
        self._write(painter, 184, second, role, ink)

    def _paint_words(self, painter: QPainter, view: StateView) -> None:
        """Title and detail in three lines at most: a limit is never cut off."""
        role = self._fitting(view.title, *_TITLES)
        first, second = self._broken(view.title, role)
        if second:
            self._write(painter, 80, first, role)
            self._write(painter, 102, second, role)
            self._write(painter, 127, view.detail, Role.DETAIL, Ink.SECONDARY)
            return
        self._write(painter, 87, first, role)
        role = self._fitting(view.detail, Role.BODY, Role.DETAIL)
        first, second = self._broken(view.detail, role)
        self._write(painter, 117, first, role, Ink.SECONDARY)
        self._write(painter, 138, second, role, Ink.SECONDARY)

    def _paint_tag(self, painter: QPainter, view: StateView, theme: Theme) -> float:
        """Returns where the label begins."""
        match view.mark:
            case "high" | "medium" | "low":
                urgency = Urgency(view.mark)
                box = QRectF(0, _TAG_TOP, tag_width(urgency, view.tag), _TAG)
                draw_tag(painter, box, urgency, theme, view.tag)
            case "late":
                box = QRectF(0, _TAG_TOP, pill_width(view.tag), _TAG)
                draw_pill(painter, box, view.tag, Due.LATE, theme)
            case "framed":
                box = _framed(painter, view.tag, theme)
            case _:
                return 0
        return box.right() + _GAP


def _framed(painter: QPainter, words: str, theme: Theme) -> QRectF:
    ink, face = theme.palette.text, theme.font(Role.LABEL)
    width = QFontMetricsF(face).horizontalAdvance(words) + 2 * _PADDING
    box = QRectF(0, _TAG_TOP, width, _TAG)
    draw_box(painter, box, None, QPen(ink, 2), RADIUS_FIELD)
    draw_aligned(painter, box, words, (face, ink), CENTRE)
    return box
