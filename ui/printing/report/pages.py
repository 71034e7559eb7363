"""Breaking a report into pages: which lines of what stand where. Knows no Qt."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Optional

_TOGETHER = 6
"""An item of so many lines is never parted; of a longer one so many begin a page."""


class Item(NamedTuple):
    """Something of so many ``lines``, by their heights, that may be parted between.

    ``draw`` is told where the first of them stands, which that is, and which is the
    first that does not belong; what takes longer gives steps. ``keeps_next`` goes on
    the page of what follows; ``repeats`` stands again above what is left on the next
    page; ``gap`` is the room above it unless a page begins with it. ``starts_page``
    keeps the first page to what was before it, unless that went on to another already.
    """

    lines: tuple[float, ...]
    draw: Callable[[float, int, int], Iterable[None] | None]
    gap: float = 0
    keeps_next: bool = False
    repeats: Optional["Item"] = None
    starts_page: bool = False

    @property
    def height(self) -> float:
        return sum(self.lines)

    @property
    def least(self) -> float:
        """What of it has to fit where it begins."""
        whole = len(self.lines) <= _TOGETHER
        return self.height if whole else sum(self.lines[:_TOGETHER])


class Placed(NamedTuple):
    """Lines ``first`` to before ``end`` of an item, from ``top`` down."""

    item: Item
    top: float
    first: int
    end: int


class _Sheets:
    """Pages as they fill up."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[list[Placed]] = [[]]
        self.y = 0.0

    @property
    def is_blank(self) -> bool:
        return not self.pages[-1]

    def turn(self, repeated: Item | None = None) -> None:
        self.pages.append([])
        self.y = 0.0
        if repeated is not None:
            self.put(repeated, 0, len(repeated.lines))

    def put(self, item: Item, first: int, end: int) -> None:
        self.pages[-1].append(Placed(item, self.y, first, end))
        self.y += sum(item.lines[first:end])

    def fitting(self, item: Item, first: int) -> int:
        """The line after the last that still fits."""
        y, end = self.y, first
        while end < len(item.lines) and y + item.lines[end] <= self.height:
            y += item.lines[end]
            end += 1
        return end


def paginate(items: Sequence[Item], height: float) -> tuple[tuple[Placed, ...], ...]:
    """The pages; one at least. What is higher than a page is parted all the same."""
    sheets = _Sheets(height)
    for at, item in enumerate(items):
        gap = 0 if sheets.is_blank else item.gap
        needed = gap + _needed(items, at)
        is_over = sheets.y + needed > height
        turns = item.starts_page and len(sheets.pages) == 1
        if not sheets.is_blank and (turns or is_over):
            sheets.turn(item.repeats)
        else:
            sheets.y += gap
        _place(sheets, item)
    return tuple(tuple(page) for page in sheets.pages)


def _needed(items: Sequence[Item], at: int) -> float:
    """The least room for an item, with all that it must stand together with."""
    item = items[at]
    needed = item.least
    while item.keeps_next and at + 1 < len(items):
        at += 1
        item = items[at]
        needed += item.gap + item.least
    return needed


def _place(sheets: _Sheets, item: Item) -> None:
    first = 0
    while first < len(item.lines):
        end = sheets.fitting(item, first)
        if end == first:
            if not _stands_alone(sheets, item):
                sheets.turn(item.repeats)
                continue
            end = first + 1
        sheets.put(item, first, end)
        first = end
        if first < len(item.lines):
            sheets.turn(item.repeats)


def _stands_alone(sheets: _Sheets, item: Item) -> bool:
    """Whether a page holds no more than what is repeated: no other has more room."""
    held = 0 if item.repeats is None else 1
    return len(sheets.pages[-1]) <= held
