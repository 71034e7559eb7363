"""A table as items: a row a piece, its head again on each page it goes on to."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPen

from ui.printing.report.pages import Item
from ui.printing.report.paper import (
    PRINT,
    Paper,
    PaperPainter,
    face,
    line_height,
    metrics,
)
from ui.printing.report.setting import NOTES, Line, draw_line, set_in, width_of
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD, Urgency
from ui.views.alert_words import PRIORITY_WORDS
from ui.views.report.blocks import Cell, Row, Table, quiet

_BETWEEN = 10
_ABOVE, _BELOW = 4.0, 5.0
_HEAD_GAP = 4.0
_SIGN = 11.0
_SIGN_WIDE = 26.0


class _Place(NamedTuple):
    """Where a column stands."""

    left: float
    width: float


class _Set(NamedTuple):
    """A row as it is set: the lines of each cell, and those below all of them."""

    cells: tuple[tuple[Line, ...], ...]
    signs: tuple[tuple[int, Urgency], ...]
    below: tuple[Line, ...]
    tall: int


def table_items(painter: PaperPainter, paper: Paper, table: Table) -> Iterator[Item]:
    """The head, which goes with the first row, and then each row."""
    places = _places(paper, [column.share for column in table.columns])
    head = _head(painter, paper, table, places)
    yield head
    for row in table.rows:
        yield _item(painter, paper, row, places)._replace(repeats=head)


def _places(paper: Paper, shares: Sequence[float]) -> tuple[_Place, ...]:
    whole, left, places = sum(shares), paper.left, []
    for share in shares:
        wide = paper.room * share / whole
        places.append(_Place(left, wide - _BETWEEN))
        left += wide
    return tuple(places)


def _head(
    painter: PaperPainter, paper: Paper, table: Table, places: Sequence[_Place]
) -> Item:
    cells = tuple(
        set_in(quiet(column.name), place.width, NOTES)
        for column, place in zip(table.columns, places, strict=True)
    )
    height = line_height(NOTES.plain)
    tall = height * max(len(lines) for lines in cells) + _ABOVE + _BELOW

    def draw(top: float, _first: int, _end: int) -> None:
        for lines, place in zip(cells, places, strict=True):
            for at, line in enumerate(lines):
                where = (place.left, top + _ABOVE + at * height)
                draw_line(painter, line, where, NOTES)
        _rule(painter, paper, top + tall)

    return Item((tall,), draw, gap=_HEAD_GAP, keeps_next=True)


def _item(
    painter: PaperPainter, paper: Paper, row: Row, places: Sequence[_Place]
) -> Item:
    was = _set(row, places, paper)
    height = line_height(NOTES.plain)
    heights = [height] * (was.tall + len(was.below))
    heights[0] += _ABOVE
    heights[-1] += _BELOW

    def draw(top: float, first: int, end: int) -> None:
        start = top + (_ABOVE if first == 0 else 0)
        for lines, place in zip(was.cells, places, strict=True):
            for at, line in enumerate(lines[first:end]):
                draw_line(painter, line, (place.left, start + at * height), NOTES)
        for column, urgency in was.signs:
            if first == 0:
                _draw_sign(painter, urgency, (places[column].left, start))
        for at in range(max(first, was.tall), end):
            line = was.below[at - was.tall]
            where = (
                places[min(1, len(places) - 1)].left,
                start + (at - first) * height,
            )
            draw_line(painter, line, where, NOTES)
        _rule(painter, paper, top + sum(heights[first:end]))

    return Item(tuple(heights), draw)


def _set(row: Row, places: Sequence[_Place], paper: Paper) -> _Set:
    cells = tuple(
        _lines(cell, place) for cell, place in zip(row.cells, places, strict=True)
    )
    signs = tuple(
        (at, Urgency(cell))
        for at, cell in enumerate(row.cells)
        if isinstance(cell, str)
    )
    room = paper.right - places[min(1, len(places) - 1)].left
    below = tuple(line for text in row.below for line in set_in(text, room, NOTES))
    tall = max(1, *(len(lines) for lines in cells))
    return _Set(cells, signs, below, tall)


def _lines(cell: Cell, place: _Place) -> tuple[Line, ...]:
    """A sign is drawn, and takes one line."""
    return () if isinstance(cell, str) else set_in(cell, place.width, NOTES)


def _draw_sign(
    painter: PaperPainter, urgency: Urgency, at: tuple[float, float]
) -> None:
    """Shape and word in their frame, which tell it without any colour."""
    left, top = at
    colours = PRINT.alert(urgency)
    word = PRIORITY_WORDS[urgency.value]
    height = line_height(NOTES.plain)
    wide = _SIGN_WIDE + width_of(word, Role.NOTE_STRONG) + _BETWEEN
    painter.setPen(QPen(colours.border, 1.2))
    painter.setBrush(colours.fill)
    frame = QRectF(left, top, wide, height - 1)
    painter.drawRoundedRect(frame, RADIUS_FIELD, RADIUS_FIELD)
    painter.setPen(QPen(colours.text, 1))
    painter.setBrush(colours.text)
    centre = QPointF(left + _SIGN_WIDE / 2, top + (height - 1) / 2)
    painter.drawPath(shapes.alert_shape(urgency, centre, _SIGN))
    painter.setFont(face(Role.NOTE_STRONG))
    painter.setPen(colours.text)
    base = top + (height - 1 + metrics(Role.NOTE_STRONG).capHeight()) / 2
    painter.drawText(QPointF(left + _SIGN_WIDE, base), word)


def _rule(painter: PaperPainter, paper: Paper, y: float) -> None:
    painter.setPen(QPen(PRINT.divider, 1))
    painter.drawLine(QLineF(paper.left, y, paper.right, y))
