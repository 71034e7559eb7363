"""Setting words in lines of a width; what is struck out has a line through it."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QPen

from ui.printing.report.paper import PRINT, PaperPainter, face, line_height, metrics
from ui.theme.fonts import Role
from ui.views.report.blocks import Run, Text

_TOKEN = re.compile(r"\n|[^\S\n]+|\S+")
_STRIKE = 1.2


class Hand(NamedTuple):
    """The role of plain words and that of strong ones."""

    plain: Role
    strong: Role


NOTES = Hand(Role.NOTE, Role.NOTE_STRONG)
BODY = Hand(Role.DETAIL, Role.LABEL)


class Piece(NamedTuple):
    """Words of one run on one line, from ``left``."""

    run: Run
    text: str
    left: float


Line = tuple[Piece, ...]


def set_in(text: Text, width: float, hand: Hand = BODY) -> tuple[Line, ...]:
    """The lines of it; words longer than a line are parted."""
    lines: list[list[Piece]] = [[]]
    x = 0.0
    for run, word in _tokens(text, width, hand):
        if word == "\n":
            lines.append([])
            x = 0.0
            continue
        wide = _width(run, word, hand)
        if x + wide > width and x > 0 and not word.isspace():
            lines.append([])
            x = 0.0
        if word.isspace() and (x == 0 or x + wide > width):
            continue
        _add(lines[-1], run, word, x)
        x += wide
    return tuple(tuple(line) for line in lines)


def draw_line(
    painter: PaperPainter, line: Line, at: tuple[float, float], hand: Hand = BODY
) -> None:
    """Draws a line whose upper edge stands at ``at``."""
    left, top = at
    height = line_height(hand.plain)
    for run, text, offset in line:
        role = _role(run, hand)
        measured = metrics(role)
        base = top + (height + measured.capHeight()) / 2
        painter.setFont(face(role))
        painter.setPen(PRINT.text_secondary if run.is_quiet else PRINT.text)
        painter.drawText(QPointF(left + offset, base), text)
        if run.is_struck and text.strip():
            middle = base - measured.xHeight() / 2
            wide = measured.horizontalAdvance(text.rstrip())
            painter.setPen(QPen(PRINT.text, _STRIKE))
            painter.drawLine(
                QLineF(left + offset, middle, left + offset + wide, middle)
            )


@lru_cache(maxsize=4096)
def width_of(words: str, role: Role) -> float:
    """Kept, since a long text is the same few hundred words over and over."""
    return metrics(role).horizontalAdvance(words)


def _add(line: list[Piece], run: Run, word: str, x: float) -> None:
    """Words of one run are one piece: right to left they are set as a whole."""
    if line and line[-1].run is run:
        line[-1] = line[-1]._replace(text=line[-1].text + word)
    else:
        line.append(Piece(run, word, x))


def _tokens(text: Sequence[Run], width: float, hand: Hand) -> Iterator[tuple[Run, str]]:
    for run in text:
        for word in _TOKEN.findall(run.text):
            for part in _parted(run, word, width, hand):
                yield run, part


def _parted(run: Run, word: str, width: float, hand: Hand) -> Iterator[str]:
    """After a hyphen where there is one, as a double name has; else anywhere."""
    while len(word) > 1 and _width(run, word, hand) > width:
        fits = 1
        while _width(run, word[: fits + 1], hand) <= width:
            fits += 1
        fits = word.rfind("-", 0, fits) + 1 or fits
        yield word[:fits]
        word = word[fits:]
    yield word


def _width(run: Run, text: str, hand: Hand) -> float:
    return width_of(text, _role(run, hand))


def _role(run: Run, hand: Hand) -> Role:
    return hand.strong if run.is_strong else hand.plain
