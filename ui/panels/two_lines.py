"""Words on one line, or on more where one is too narrow."""

from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ui.theme.fonts import Role, font
from ui.theme.placing import Placed, draw_lines, measures, width_of
from ui.theme.theme import Theme, current_theme
from ui.theme.tokens import Mode
from ui.widgets.painting import LEFT, aligned

_CLEAR = 4
"""Of the height of a row, between its words and those of its neighbours, px."""
_SMALL = {Role.BODY: Role.NOTE, Role.BODY_STRONG: Role.NOTE_STRONG}


def draw_two_lines(
    painter: QPainter, room: QRectF, words: str, look: tuple[Role, QColor], theme: Theme
) -> None:
    """Draws within a row: smaller where it takes two lines."""
    draw_lines(painter, two_lines(room, words, look, theme))


def two_lines(
    room: QRectF, words: str, look: tuple[Role, QColor], theme: Theme
) -> list[Placed]:
    """Where ``draw_two_lines`` draws them; nothing where there are no words."""
    if not words:
        return []
    role, ink = look
    lines = lines_of(words, role, room.width(), theme)
    face = theme.font(role if len(lines) == 1 else _SMALL.get(role, role))
    tall = min(measures(face).height, (room.height() - _CLEAR) / len(lines))
    top = room.center().y() - tall * len(lines) / 2
    boxes = [
        QRectF(room.left(), top + place * tall, room.width(), tall)
        for place in range(len(lines))
    ]
    return [
        aligned(box, line, (face, ink), LEFT)
        for box, line in zip(boxes, lines, strict=True)
    ]


def lines_of(words: str, role: Role, width: float, theme: Theme) -> tuple[str, ...]:
    """The words as they are, or parted after a comma, or at any blank.

    The first line holds as much as it can, so that least is cut off the second. Where
    the first word is wider already, as a family name can be, what is after it follows.
    """
    return _parted(words, role, width, theme.mode)


@lru_cache(maxsize=4096)
def _parted(words: str, role: Role, width: float, mode: Mode) -> tuple[str, ...]:
    """A list that is scrolled or filled asks for the same again and again."""
    if width_of(words, font(role, mode)) <= width:
        return (words,)
    small = font(_SMALL.get(role, role), mode)
    parts = words.split(" ")
    halves = [
        (" ".join(parts[:count]), " ".join(parts[count:]))
        for count in range(len(parts) - 1, 0, -1)
        if width_of(" ".join(parts[:count]), small) <= width
    ]
    at_commas = [
        (first, rest)
        for first, rest in halves
        if first.endswith(",") and width_of(rest, small) <= width
    ]
    first, _, rest = words.partition(" ")
    cut = [(first, rest)] if rest else [(words,)]
    return next(iter([*at_commas, *halves, *cut]))


def wrapped(words: str, role: Role, width: float) -> tuple[str, ...]:
    """In as many lines as it takes; a word that is wider has one of its own."""
    theme, lines = current_theme(), list[str]()
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _wide(longer, role, theme) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _wide(words: str, role: Role, theme: Theme) -> float:
    return width_of(words, theme.font(role))
