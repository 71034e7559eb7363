"""What a report is made of, before anybody knows how much room it takes."""

from collections.abc import Iterable
from typing import NamedTuple

from monitor.chart.kinds import Priority
from ui.views.timeline_row import Span
from ui.views.trend.view import TrendView


class Run(NamedTuple):
    """A stretch of words in one hand."""

    text: str
    is_strong: bool = False
    is_struck: bool = False
    is_quiet: bool = False


Text = tuple[Run, ...]
Cell = Text | Priority
"""Words, or the sign of a priority."""


class Title(NamedTuple):
    """The heading of what follows; ``beside`` stands at the right margin."""

    words: str
    beside: str = ""


class Name(NamedTuple):
    """Whom the report is about, large; ``beside`` stands at the right margin."""

    words: str
    beside: str


class Words(NamedTuple):
    """A paragraph; one that ``keeps_next`` stands on the page of what follows."""

    text: Text
    keeps_next: bool = False


class Boxed(NamedTuple):
    """A paragraph in a frame."""

    text: Text


class Figure(NamedTuple):
    """One figure with its name above and a note below."""

    name: str
    value: str
    note: str


class Figures(NamedTuple):
    """Figures side by side."""

    figures: tuple[Figure, ...]


class Chart(NamedTuple):
    """The whole session, drawn as at the bedside."""

    view: TrendView


class Column(NamedTuple):
    """A column of a table, and how much of the width it takes beside the others."""

    name: str
    share: float


class Row(NamedTuple):
    """A cell for each column; what stands ``below`` takes the whole width."""

    cells: tuple[Cell, ...]
    below: tuple[Text, ...] = ()


class Table(NamedTuple):
    """Rows under their columns, which are named again on each page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Grid(NamedTuple):
    """Cells with lines around them, each so high that a hand can write in it.

    What stands in a cell already stands at its upper left.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    tall: float


class SignatureBox(NamedTuple):
    """Who signed, when and as what; or that nobody has."""

    name: str
    at: str
    meaning: str
    is_signed: bool = True


class Signatures(NamedTuple):
    """The boxes of signatures, two beside each other."""

    boxes: tuple[SignatureBox, ...]


Block = Title | Name | Words | Boxed | Figures | Chart | Table | Grid | Signatures


class Report(NamedTuple):
    """A report: the first page, then the rest, with what stands on every page.

    Where there is no ``rest`` the first page goes on by itself.
    ``who`` are the two identifiers; ``foot`` is two lines, each of what stands at the
    left and at the right; ``use`` stands on the first page alone.
    """

    title: str
    who: str
    front: tuple[Block, ...]
    rest: tuple[Block, ...]
    foot: tuple[tuple[str, str], ...]
    use: str


def plain(text: str) -> Text:
    return (Run(text),) if text else ()


def strong(text: str) -> Text:
    return (Run(text, is_strong=True),) if text else ()


def quiet(text: str) -> Text:
    return (Run(text, is_quiet=True),) if text else ()


def spanned(spans: Iterable[Span]) -> Text:
    """The words of a row of the timeline, with what was struck out struck."""
    return tuple(Run(span.text, is_struck=span.is_struck) for span in spans)
