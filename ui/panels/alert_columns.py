"""The columns of an alert card: what each says, and where it stands."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme.fonts import Role, widest
from ui.theme.theme import Theme
from ui.theme.tokens import Ink
from ui.views.alert_facts import Fact
from ui.views.alert_strip import AlertStripView
from ui.widgets.painting import draw_text

HEIGHT = 88

_MIDDLES = (21.0, 44.0, 69.0)
_MIDDLES_OF_FOUR = (16.0, 35.0, 53.0, 71.0)
_LEAST_QUOTATION = 190
_WIDEST_QUOTATION = 320
_WIDEST_FACT = 215
_MOST_GAP = 40

UNDER = 3
"""Under how many columns stands what else is open."""


class Scale(NamedTuple):
    """The type of a card: as in the picture, or smaller for the smallest screen."""

    fact: Role
    detail: Role
    gap: int
    is_short: bool


WIDE = Scale(Role.VALUE, Role.DETAIL, 16, is_short=False)
NARROW = Scale(Role.BODY_STRONG, Role.NOTE, 10, is_short=True)


class Line(NamedTuple):
    """One line of a column, by the height of its middle."""

    text: str
    role: Role
    ink: Ink
    middle: float

    @property
    def width(self) -> int:
        return widest(self.role, self.text)


class Column(NamedTuple):
    """Lines over each other; ``least`` px show all that must not be cut."""

    lines: tuple[Line, ...]
    least: int

    @property
    def most(self) -> int:
        return max([self.least, *(line.width for line in self.lines)])


class Place(NamedTuple):
    """Where a column stands."""

    left: float
    width: float


def card_columns(view: AlertStripView, scale: Scale) -> tuple[Column, ...]:
    """State, facts, who knows of it where there is room, and the quotation."""
    standing = [] if view.standing is None or scale.is_short else [view.standing]
    value, *others = view.facts
    columns = [_state(view.state, scale, _upper(value))]
    columns.append(fact_column(value, scale, wraps_detail=not value.beside))
    columns += [_whole(fact_column(fact, scale)) for fact in others]
    columns += [_whole(fact_column(f, scale, wraps_detail=True)) for f in standing]
    if value.beside:
        columns[1:UNDER] = _over_line(columns[:UNDER], value.beside, scale)
    if view.quotation:
        columns.append(_quotation(view, scale))
    return tuple(columns)


def line_beside(view: AlertStripView) -> Line | None:
    """What else is open, below the first columns and as wide as they are."""
    told = view.facts[0].beside
    return (
        Line(told, Role.NOTE_STRONG, Ink.TEXT, _MIDDLES_OF_FOUR[-1]) if told else None
    )


def _upper(value: Fact) -> Sequence[float]:
    """The middles that are left above a line that stands beside the value."""
    return _MIDDLES_OF_FOUR[:-1] if value.beside else _MIDDLES


def _state(state: Fact, scale: Scale, middles: Sequence[float]) -> Column:
    label = Role.NOTE_STRONG if scale.is_short else Role.LABEL
    wanted = (
        (state.label, label, Ink.TEXT),
        (state.text, Role.LABEL if scale.is_short else scale.fact, Ink.TEXT),
        (state.detail, scale.detail, Ink.SECONDARY),
    )
    lines = [Line(*line, middle) for line, middle in zip(wanted, middles, strict=True)]
    return _whole(Column(tuple(lines), 0))


def _over_line(
    columns: Sequence[Column], beside: str, scale: Scale
) -> Sequence[Column]:
    """The columns after the state, clear of the line below and as wide as it needs."""
    state, value, *rest = columns
    others = sum(column.least + scale.gap for column in (state, *rest))
    needs = widest(Role.NOTE_STRONG, beside) - others
    return [_raised(value, needs), *map(_raised, rest)]


def _raised(column: Column, at_least: int = 0) -> Column:
    """Its first three lines, clear of the line below."""
    lines = zip(column.lines, _MIDDLES_OF_FOUR[:-1], strict=False)
    placed = tuple(line._replace(middle=middle) for line, middle in lines)
    return Column(placed, max(column.least, at_least))


def fact_column(fact: Fact, scale: Scale, *, wraps_detail: bool = False) -> Column:
    """Label, fact and detail; the fact, or else the detail, takes two lines at need."""
    text = (fact.short if scale.is_short else "") or fact.text
    detail = (fact.short_detail if scale.is_short else "") or fact.detail
    told, details, role = [text], [detail], scale.detail
    if scale.is_short and widest(scale.fact, text) > _WIDEST_FACT:
        told = halved(text, scale.fact)
    elif wraps_detail and widest(scale.detail, detail) > widest(scale.fact, text):
        details, role = halved(detail, Role.NOTE), Role.NOTE
    middles = _MIDDLES_OF_FOUR if len(told) + len(details) > 2 else _MIDDLES
    wanted = [(fact.label, Role.NOTE, Ink.SECONDARY)]
    wanted += [(words, scale.fact, Ink.TEXT) for words in told]
    wanted += [(words, role, Ink.SECONDARY) for words in details]
    lines = tuple(
        Line(*line, middle) for line, middle in zip(wanted, middles, strict=True)
    )
    return Column(lines, max(line.width for line in lines[: 1 + len(told)]))


def halved(text: str, role: Role) -> list[str]:
    """Two lines as equal as can be, broken after a space or a hyphen.

    A number stays on the line of the word before it, ``limit 40``.
    """
    pairs = enumerate(pairwise(text), start=1)
    breaks = [i for i, (sign, after) in pairs if sign in " -" and not after.isdigit()]
    if not breaks:
        return [text]
    halves = [(text[:i].rstrip(), text[i:]) for i in breaks]
    return list(min(halves, key=lambda pair: max(widest(role, half) for half in pair)))


def _whole(column: Column) -> Column:
    return Column(column.lines, column.most)


def _quotation(view: AlertStripView, scale: Scale) -> Column:
    """A sentence a line, closer together where there are three."""
    if scale.is_short:
        return Column((), _least_quotation(view))
    sentences = _quoted(view.quotation)
    is_full = len(sentences) > 2
    role = Role.NOTE_STRONG if is_full else Role.BODY_STRONG
    middles = _MIDDLES_OF_FOUR if is_full else _MIDDLES
    return _whole(_lines(view.source, sentences, role, middles))


def _least_quotation(view: AlertStripView) -> int:
    """The width in which all of it goes on four lines, unless it is very long."""
    words = " ".join(_quoted(view.quotation)).split()
    width = _LEAST_QUOTATION
    while width < _WIDEST_QUOTATION and len(_wrapped(words, width)) > len(
        _MIDDLES_OF_FOUR
    ):
        width += 10
    return width


def wrapped_quotation(view: AlertStripView, width: float) -> Column:
    """The sentences run on over up to four lines; in four it leads them at need."""
    words = " ".join(_quoted(view.quotation)).split()
    lines = _wrapped(words, width)
    most = len(_MIDDLES_OF_FOUR)
    led = _wrapped([*view.short_source.split(), *words], width)
    if len(lines) == most == len(led):
        lines = led
    elif len(lines) < most:
        middles = _MIDDLES_OF_FOUR if len(lines) == most - 1 else _MIDDLES
        return _lines(view.source, lines, Role.NOTE, middles)
    # What is left over is drawn with the last line, which is cut; that is seen.
    shown = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return Column(
        tuple(
            Line(text, Role.NOTE, Ink.TEXT, middle)
            for text, middle in zip(shown, _MIDDLES_OF_FOUR, strict=True)
        ),
        max(widest(Role.NOTE, text) for text in shown),
    )


def _quoted(sentences: Sequence[str]) -> list[str]:
    first, *rest = sentences
    quoted = [f"“{first}", *rest]
    quoted[-1] = f"{quoted[-1]}”"
    return quoted


def _wrapped(words: Sequence[str], width: float) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and widest(Role.NOTE, longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _lines(
    label: str, texts: Sequence[str], role: Role, middles: Sequence[float]
) -> Column:
    lines = [Line(label, Role.NOTE, Ink.SECONDARY, middles[0])]
    lines += [
        Line(text, role, Ink.TEXT, middle)
        for text, middle in zip(texts, middles[1:], strict=False)
    ]
    return Column(tuple(lines), max(line.width for line in lines))


def needed(columns: Sequence[Column], scale: Scale) -> int:
    """The least width in which nothing is cut that must not be."""
    return sum(column.least for column in columns) + scale.gap * (len(columns) - 1)


def places(
    columns: Sequence[Column], scale: Scale, left: float, room: float
) -> list[Place]:
    """From left to right. Spare room goes to cut details, then between columns.

    In the short scale what is left goes to the quotation, which comes last.
    """
    spare = max(0.0, room - needed(columns, scale))
    widths = [float(column.least) for column in columns]
    for place, column in enumerate(columns):
        more = max(0.0, min(spare, column.most - widths[place]))
        widths[place] += more
        spare -= more
    if scale.is_short:
        widths[-1] += spare
        spare = 0.0
    gap = min(_MOST_GAP, scale.gap + spare / max(len(columns) - 1, 1))
    found = []
    for width in widths:
        found.append(Place(left, width))
        left += width + gap
    return found


def draw_column(painter: QPainter, column: Column, place: Place, theme: Theme) -> None:
    for line in column.lines:
        box = QRectF(place.left, line.middle - 14, place.width, 28)
        ink = theme.palette.ink(line.ink)
        draw_text(painter, box, line.text, theme.font(line.role), ink)
