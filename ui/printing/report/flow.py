"""Each block of a report as items that know how to draw themselves."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPen

from ui.charts.trend_painter import trend_steps
from ui.printing.report.framed import boxed_item, figures_item, signature_items
from ui.printing.report.grids import grid_items
from ui.printing.report.pages import Item
from ui.printing.report.paper import (
    PRINT,
    PRINT_THEME,
    Paper,
    PaperPainter,
    face,
    line_height,
    metrics,
)
from ui.printing.report.setting import BODY, Hand, Line, draw_line, set_in, width_of
from ui.printing.report.tables import table_items
from ui.theme.fonts import Role
from ui.views.report.blocks import (
    Block,
    Boxed,
    Chart,
    Figures,
    Grid,
    Name,
    Signatures,
    Table,
    Title,
    Words,
    strong,
)

CHART = 500.0
"""The least that the chart takes in full; more where the first page has room."""
_OVER = 8.0
"""How far the chart goes beyond the margins, where its own inset stands."""
_TITLE_GAP, _GAP = 14.0, 5.0
_RULE = 2.0
_NAMES = Hand(Role.NAME, Role.NAME)


def flow(
    painter: PaperPainter, paper: Paper, blocks: Iterable[Block], chart: float = CHART
) -> Iterator[Item]:
    """Items in the order of the blocks; the chart is so high."""
    for block in blocks:
        match block:
            case Chart():
                yield _chart(painter, paper, block, chart)
            case Title() | Name() | Words():
                yield _lettered(painter, paper, block)
            case _:
                yield from _ruled(painter, paper, block)


def _lettered(painter: PaperPainter, paper: Paper, block: Title | Name | Words) -> Item:
    match block:
        case Title():
            return _title(painter, paper, block)
        case Name():
            return _name(painter, paper, block)
        case Words():
            return _words(painter, paper, block)


def _ruled(
    painter: PaperPainter,
    paper: Paper,
    block: Boxed | Figures | Table | Grid | Signatures,
) -> Iterator[Item]:
    match block:
        case Boxed():
            yield boxed_item(painter, paper, block)
        case Figures():
            yield figures_item(painter, paper, block)
        case Table():
            yield from table_items(painter, paper, block)
        case Grid():
            yield from grid_items(painter, paper, block)
        case Signatures():
            yield from signature_items(painter, paper, block)


def _title(painter: PaperPainter, paper: Paper, title: Title) -> Item:
    height = line_height(Role.TITLE)

    def draw(top: float, _first: int, _end: int) -> None:
        _write(painter, title.words, Role.TITLE, (paper.left, top, height))
        left = paper.right - width_of(title.beside, Role.NOTE)
        _write(painter, title.beside, Role.NOTE, (left, top + 2, height))
        painter.setPen(QPen(PRINT.text_secondary, 1.4))
        y = top + height + _RULE
        painter.drawLine(QLineF(paper.left, y, paper.right, y))

    return Item((height + _RULE + 3,), draw, gap=_TITLE_GAP, keeps_next=True)


def _name(painter: PaperPainter, paper: Paper, name: Name) -> Item:
    """A long name goes on below; when it was stands beside its last line or below."""
    wide = width_of(name.beside, Role.BODY_STRONG)
    lines = set_in(strong(name.words), paper.room, _NAMES)
    height = line_height(Role.NAME)
    first, *_ = lines
    is_beside = len(lines) == 1 and _end_of(first) + 24 + wide <= paper.room
    heights = [height] * len(lines) + ([] if is_beside else [line_height(Role.BODY)])

    def draw(top: float, start: int, end: int) -> None:
        for at, line in enumerate(lines[start:end]):
            draw_line(painter, line, (paper.left, top + at * height), _NAMES)
        below = top + (0 if is_beside else height * len(lines[start:end]))
        if end == len(heights):
            tall = height if is_beside else line_height(Role.BODY)
            where = (paper.right - wide, below, tall)
            _write(painter, name.beside, Role.BODY_STRONG, where)

    return Item(tuple(heights), draw)


def _end_of(line: Line) -> float:
    ends = (piece.left + width_of(piece.text, Role.NAME) for piece in line)
    return max(ends, default=0)


def _words(painter: PaperPainter, paper: Paper, words: Words) -> Item:
    lines = set_in(words.text, paper.room)
    height = line_height(BODY.plain)

    def draw(top: float, first: int, end: int) -> None:
        for at, line in enumerate(lines[first:end]):
            draw_line(painter, line, (paper.left, top + at * height))

    heights = (height,) * max(len(lines), 1)
    return Item(heights, draw, gap=_GAP, keeps_next=words.keeps_next)


def _chart(painter: PaperPainter, paper: Paper, chart: Chart, tall: float) -> Item:
    def draw(top: float, _first: int, _end: int) -> Iterator[None]:
        area = QRectF(paper.left - _OVER, top, paper.room + 2 * _OVER, tall)
        return trend_steps(painter, area, chart.view, PRINT_THEME)

    return Item((tall,), draw, gap=_GAP)


def _write(
    painter: PaperPainter, words: str, role: Role, at: tuple[float, float, float]
) -> None:
    """One line in the middle of a height."""
    left, top, height = at
    painter.setFont(face(role))
    quiet = role is Role.NOTE
    painter.setPen(PRINT.text_secondary if quiet else PRINT.text)
    base = top + (height + metrics(role).capHeight()) / 2
    painter.drawText(QPointF(left, base), words)
