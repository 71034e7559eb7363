"""Cells to be written in by hand, their names again on each page they go on to."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from PySide6.QtCore import QLineF
from PySide6.QtGui import QPen

from ui.printing.report.pages import Item
from ui.printing.report.paper import PRINT, Paper, PaperPainter, line_height
from ui.printing.report.setting import NOTES, Line, draw_line, set_in
from ui.views.report.blocks import Grid, Text, quiet, strong

_INSET = 5.0
_GAP = 4.0
_RULE = 1.0
_TOGETHER = 6
"""So few rows are never parted."""
_Cells = Sequence[Sequence[Line]]


def grid_items(painter: PaperPainter, paper: Paper, grid: Grid) -> Iterator[Item]:
    """The names of the columns, which go with the first row, and then each row.

    The rows of a small one stand on one page.
    """
    edges = _edges(paper, grid)
    names = _set([quiet(column.name) for column in grid.columns], edges)
    head = _row(painter, edges, names, _least(names))
    yield head._replace(gap=_GAP, keeps_next=True)
    last = len(grid.rows) - 1
    for at, row in enumerate(grid.rows):
        cells = _set([strong(words) for words in row], edges)
        tall = max(grid.tall, _least(cells))
        keeps = last < _TOGETHER and at < last
        item = _row(painter, edges, cells, tall)
        yield item._replace(repeats=head, keeps_next=keeps)


def _edges(paper: Paper, grid: Grid) -> tuple[float, ...]:
    """The left of each column, and the right of the last."""
    whole = sum(column.share for column in grid.columns)
    shares = accumulate(column.share / whole for column in grid.columns)
    return (paper.left, *(paper.left + paper.room * share for share in shares))


def _set(texts: Sequence[Text], edges: Sequence[float]) -> _Cells:
    rooms = (right - left - 2 * _INSET for left, right in pairwise(edges))
    return [
        set_in(text, room, NOTES) if text else ()
        for text, room in zip(texts, rooms, strict=True)
    ]


def _least(cells: _Cells) -> float:
    lines = max(1, *(len(cell) for cell in cells))
    return lines * line_height(NOTES.plain) + 2 * _INSET


def _row(
    painter: PaperPainter, edges: Sequence[float], cells: _Cells, tall: float
) -> Item:
    height = line_height(NOTES.plain)

    def draw(top: float, _first: int, _end: int) -> None:
        for left, lines in zip(edges, cells, strict=False):
            for at, line in enumerate(lines):
                where = (left + _INSET, top + _INSET + at * height)
                draw_line(painter, line, where, NOTES)
        painter.setPen(QPen(PRINT.text_muted, _RULE))
        for edge in edges:
            painter.drawLine(QLineF(edge, top, edge, top + tall))
        for y in (top, top + tall):
            painter.drawLine(QLineF(edges[0], y, edges[-1], y))

    return Item((tall,), draw)
