"""What stands in frames: the summary, the figures, and the boxes of signatures."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.printing.report.pages import Item
from ui.printing.report.paper import PRINT, Paper, PaperPainter, line_height
from ui.printing.report.setting import BODY, NOTES, Hand, Line, draw_line, set_in
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_PANEL
from ui.views.report.blocks import (
    Boxed,
    Figure,
    Figures,
    SignatureBox,
    Signatures,
    plain,
    quiet,
    strong,
)

_INSET = 16.0
_PADDING = 10.0
_GAP = 10.0
_FIGURE = Hand(Role.LAST_VALUE, Role.LAST_VALUE)
_SIDE_BY_SIDE = 2
_BETWEEN = 16.0


def boxed_item(painter: PaperPainter, paper: Paper, boxed: Boxed) -> Item:
    lines = set_in(boxed.text, paper.room - 2 * _INSET)
    height = line_height(BODY.plain)
    tall = height * len(lines) + 2 * _PADDING

    def draw(top: float, _first: int, _end: int) -> None:
        _frame(painter, QRectF(paper.left, top, paper.room, tall))
        for at, line in enumerate(lines):
            where = (paper.left + _INSET, top + _PADDING + at * height)
            draw_line(painter, line, where)

    return Item((tall,), draw, gap=_GAP)


def figures_item(painter: PaperPainter, paper: Paper, figures: Figures) -> Item:
    wide = paper.room / len(figures.figures)
    sets = [_figure_lines(figure, wide - _INSET) for figure in figures.figures]
    tall = max(sum(line_height(hand.plain) for _, hand in lines) for lines in sets)

    def draw(top: float, _first: int, _end: int) -> None:
        for at, lines in enumerate(sets):
            left = paper.left + at * wide
            if at:
                painter.setPen(QPen(PRINT.divider, 1))
                x = left - _INSET / 2
                painter.drawLine(QLineF(x, top, x, top + tall))
            y = top
            for line, hand in lines:
                draw_line(painter, line, (left, y), hand)
                y += line_height(hand.plain)

    return Item((tall,), draw, gap=_GAP)


def _figure_lines(figure: Figure, wide: float) -> list[tuple[Line, Hand]]:
    parts = (
        (quiet(figure.name), NOTES),
        (plain(figure.value), _FIGURE),
        (quiet(figure.note), NOTES),
    )
    return [(line, hand) for text, hand in parts for line in set_in(text, wide, hand)]


def signature_items(
    painter: PaperPainter, paper: Paper, signatures: Signatures
) -> Iterator[Item]:
    """Two boxes beside each other; more go on below."""
    wide = (paper.room - _BETWEEN) / _SIDE_BY_SIDE
    for at in range(0, len(signatures.boxes), _SIDE_BY_SIDE):
        pair = signatures.boxes[at : at + _SIDE_BY_SIDE]
        yield _pair(painter, paper, pair, wide)


def _pair(
    painter: PaperPainter, paper: Paper, pair: Sequence[SignatureBox], wide: float
) -> Item:
    sets = [_box_lines(box, wide - 2 * _INSET) for box in pair]
    height = line_height(BODY.plain)
    tall = height * max(len(lines) for lines in sets) + 2 * _PADDING

    def draw(top: float, _first: int, _end: int) -> None:
        for at, (box, lines) in enumerate(zip(pair, sets, strict=True)):
            left = paper.left + at * (wide + _BETWEEN)
            area = QRectF(left, top, wide, tall)
            _frame(painter, area, is_filled=False, is_dashed=not box.is_signed)
            for number, line in enumerate(lines):
                where = (left + _INSET, top + _PADDING + number * height)
                draw_line(painter, line, where)

    return Item((tall,), draw, gap=_GAP)


def _box_lines(box: SignatureBox, wide: float) -> list[Line]:
    parts = (strong(box.name), plain(box.at), quiet(box.meaning))
    return [line for text in parts if text for line in set_in(text, wide)]


def _frame(
    painter: PaperPainter,
    area: QRectF,
    *,
    is_filled: bool = True,
    is_dashed: bool = False,
) -> None:
    style = Qt.PenStyle.DashLine if is_dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(PRINT.text_muted, 1, style))
    painter.setBrush(PRINT.raised if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, RADIUS_PANEL, RADIUS_PANEL)
