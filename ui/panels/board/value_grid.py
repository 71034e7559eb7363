"""The last values of a room in two rows of four, each with its age."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from ui.overriding import override
from ui.panels.board.column import Column
from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme
from ui.theme.tokens import Ink, Urgency
from ui.views.board.card import ValueView
from ui.widgets.alert_sign import draw_sign
from ui.widgets.painting import draw_text, elided

_COLUMNS = 4
_FIRST = 0.36
"""How much of the width blood pressure takes, which has two numbers."""

_APART = 8
_SHAPE = 14
_LINE = 40


class ValueGrid(Column[tuple[ValueView, ...]]):
    """Paints a card's values."""

    @override
    def _paint(
        self, painter: QPainter, view: tuple[ValueView, ...], theme: Theme
    ) -> None:
        vitals = [v for v in view if v.series != "scales"]
        scales = [v for v in view if v.series == "scales"]
        for values, tops, role in (
            (vitals, (42, 81, 114), Role.BOARD),
            (scales, (166, 199, 229), Role.LAST_VALUE),
        ):
            for place, value in enumerate(values[:_COLUMNS]):
                _Cell(painter, self._cell(place), theme).paint(value, tops, role)

    def _cell(self, place: int) -> QRectF:
        first = self.width() * _FIRST
        rest = (self.width() - first) / (_COLUMNS - 1)
        if place == 0:
            return QRectF(0, 0, first - 4, self.height())
        return QRectF(first + (place - 1) * rest, 0, rest - 4, self.height())


class _Cell:
    """Writes one value: its label, the number, its age."""

    def __init__(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        self._painter = painter
        self._box = box
        self._theme = theme

    def paint(
        self, value: ValueView, tops: tuple[float, float, float], role: Role
    ) -> None:
        self._paint_label(value, tops[0])
        fits = widest(role, value.value) <= self._box.width() - _APART
        role = role if fits else Role.LAST_VALUE
        after = self._write(tops[1], value.value, role, Ink(_inks(value)))
        if value.note:
            # The baselines of the digit and its word agree.
            lower = (widest(role, "0") - widest(Role.NOTE, "0")) / 2
            note = self._fitting(value, after + 6)
            self._write(tops[1] + lower, note, Role.NOTE, Ink.SECONDARY, after + 6)
        is_old = value.is_stale
        aged, ink = Role.NOTE, Ink.SECONDARY
        if is_old:
            aged, ink = Role.NOTE_STRONG, Ink.TEXT
        self._write(tops[2], value.age, aged, ink)

    def _fitting(self, value: ValueView, indent: float) -> str:
        """The note, or its brief form where the cell ends before it."""
        is_wide = indent + widest(Role.NOTE, value.note) > self._box.width()
        return value.brief if is_wide and value.brief else value.note

    def _paint_label(self, value: ValueView, middle: float) -> None:
        """The label gives way to the shape of an alert, never the other way round."""
        room = self._box.width() - (_SHAPE + 12 if value.priority else 0)
        role = Role.FACT if widest(Role.FACT, value.label) <= room else Role.KEY
        face = self._theme.font(role)
        label = elided(value.label, face, room)
        after = self._write(middle, label, role, Ink.SECONDARY)
        if value.priority is not None:
            self._paint_shape(value, after + 10, middle)

    def _write(
        self, middle: float, text: str, role: Role, ink: Ink, indent: float = 0
    ) -> float:
        """Returns where the text ends."""
        left = self._box.left() + indent
        line = QRectF(left, middle - _LINE / 2, self._box.right() - left, _LINE)
        face = self._theme.font(role)
        draw_text(self._painter, line, text, face, self._theme.palette.ink(ink))
        return indent + QFontMetricsF(face).horizontalAdvance(text)

    def _paint_shape(self, value: ValueView, indent: float, middle: float) -> None:
        urgency = Urgency(value.priority or "low")
        centre = QPointF(self._box.left() + indent + _SHAPE / 2, middle)
        draw_sign(self._painter, urgency, centre, _SHAPE, self._theme)


def _inks(value: ValueView) -> str:
    return Ink.TEXT.value if value.series == "scales" else value.series
