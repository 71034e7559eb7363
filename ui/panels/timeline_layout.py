"""Where every piece of a timeline row stands; what does not fit goes a line down."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QRectF

from ui.theme.fonts import Role, widest
from ui.theme.tokens import PANEL_PADDING, Urgency
from ui.views.timeline_row import TimelineRow
from ui.widgets.tag import tag_width

TIME_WIDTH = 52
LINE = 24
BADGE_PADDING = 6

_FIRST, _STEP, _LAST = 14.5, 21, 12.5
_GAP = 8
# A value stays with its name, its arrow and its unit.
_BREAKS = re.compile(
    r"(?<=  )(?! )|(?<=[·,;] )(?! )|(?<=[^\d→·,; ] )(?=[^\d→·\u2013 ])"
)

Kind = Literal["fact", "struck", "tag", "badge", "detail", "note"]
ROLES: dict[Kind, Role] = {
    "fact": Role.FACT,
    "struck": Role.DETAIL,
    "tag": Role.TAG,
    "badge": Role.NOTE,
    "detail": Role.NOTE,
    "note": Role.NOTE,
}


Part = tuple[Kind, str]


class Piece(NamedTuple):
    """Text on one line of a row; the box is measured from the row's corner."""

    kind: Kind
    text: str
    box: QRectF


class RowLayout(NamedTuple):
    """The pieces of a row, and how high it is with all of them."""

    pieces: tuple[Piece, ...]
    height: int


@lru_cache(maxsize=1024)
def lay_out(row: TimelineRow, width: int) -> RowLayout:
    """A row at that width in px, the same by day and by night."""
    lines = _Lines(PANEL_PADDING + TIME_WIDTH, width - PANEL_PADDING)
    if row.priority is not None:
        lines.put("tag", "", tag_width(Urgency(row.priority)))
        lines.skip(_GAP)
    lines.write([("struck" if s.is_struck else "fact", s.text) for s in row.fact])
    _put_badges(lines, row.badges)
    lines.feed()
    note = widest(note_role(row), row.note) if row.note else 0
    if note:
        lines.put_right("note", row.note, note)
    lines.write([("detail", row.detail)])
    return RowLayout(tuple(lines.pieces), lines.height)


def note_role(row: TimelineRow) -> Role:
    return Role.NOTE_STRONG if row.is_pressing else ROLES["note"]


def _put_badges(lines: "_Lines", badges: Sequence[str]) -> None:
    """From the right edge inwards, together on the last line of the fact or below."""
    widths = [widest(Role.NOTE, badge) + 2 * BADGE_PADDING for badge in badges]
    if badges and sum(widths) + _GAP * len(widths) > lines.room:
        lines.feed()
    for badge, width in zip(reversed(badges), reversed(widths), strict=True):
        if width > lines.room:
            lines.feed()
        lines.put_right("badge", badge, width)


class _Lines:
    """Fills line after line of a row from both edges."""

    def __init__(self, left: int, right: int) -> None:
        self.pieces: list[Piece] = []
        self._left, self._right = left, right
        self._x, self._end = float(left), float(right)
        self._line = 0

    @property
    def room(self) -> float:
        return self._end - self._x

    @property
    def height(self) -> int:
        lines = max(self._line, 1)
        return round(_FIRST + lines * _STEP + _LAST)

    def feed(self) -> None:
        self._line += 1
        self._x, self._end = float(self._left), float(self._right)

    def skip(self, gap: float) -> None:
        self._x += gap

    def put(self, kind: Kind, text: str, width: float) -> None:
        self.pieces.append(Piece(kind, text, self._box(self._x, width)))
        self._x += width

    def put_right(self, kind: Kind, text: str, width: float) -> None:
        self._end -= width
        self.pieces.append(Piece(kind, text, self._box(self._end, width)))
        self._end -= _GAP

    def write(self, parts: Sequence[Part]) -> None:
        """Words as many as fit, the next ones on a line below."""
        for word in _words(parts):
            if _width(word) > self.room and not self._is_blank():
                self.feed()
            for kind, text in word:
                self._append(kind, text)

    def _is_blank(self) -> bool:
        return self._x == self._left and self._end == self._right

    def _append(self, kind: Kind, text: str) -> None:
        """Next to the last piece, or as its end where it is of the same kind."""
        last = self.pieces[-1] if self.pieces else None
        if last and last.kind == kind and last.box.right() == self._x:
            self._x = last.box.left()
            text = self.pieces.pop().text + text
        # A word wider than the row is broken anywhere rather than cut.
        while _width([(kind, text)]) > self._right - self._x:
            count = _count_within(kind, text, self._right - self._x)
            self.put(kind, text[:count], _width([(kind, text[:count])]))
            self.feed()
            text = text[count:]
        self.put(kind, text, widest(ROLES[kind], text))

    def _box(self, left: float, width: float) -> QRectF:
        top = _FIRST + self._line * _STEP - LINE / 2
        return QRectF(left, top, width, LINE)


def _words(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """What stays on one line, each with the kinds that its characters are of."""
    whole = "".join(text for _, text in parts)
    ends = [*(found.start() for found in _BREAKS.finditer(whole)), len(whole)]
    word: list[Part] = []
    place = 0
    for kind, text in parts:
        start = place
        place += len(text)
        cuts = [end for end in ends if start < end <= place]
        for cut in cuts:
            yield [*word, (kind, whole[start:cut])]
            word, start = [], cut
        if start < place:
            word.append((kind, whole[start:place]))


def _width(word: Sequence[Part]) -> int:
    """Of the word; blanks at its end may stick out."""
    *first, (kind, text) = word
    return sum(widest(ROLES[k], t) for k, t in (*first, (kind, text.rstrip())))


def _count_within(kind: Kind, text: str, room: float) -> int:
    """How many characters, at least one, the room holds."""
    fits = (n for n in range(len(text), 1, -1) if _width([(kind, text[:n])]) <= room)
    return next(fits, 1)
