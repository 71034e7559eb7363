"""What a rating scale is made of: items or a total, ranges, bands, and its licence."""

from typing import Literal

from msgspec import Struct

HIGHEST_TYPED = 999
"""Of a total whose range depends on the form a site is licensed for."""

Direction = Literal["higher is worse", "lower is worse", "zero is calm", ""]


class Level(Struct, frozen=True):
    """A value and what it stands for; its key is the digit or letter that is typed."""

    value: int
    label: str
    key: str = ""


class Item(Struct, frozen=True, kw_only=True):
    """One question; ``short`` names it in a line, ``levels`` are its answers."""

    text: str
    short: str
    levels: tuple[Level, ...]

    @property
    def lowest(self) -> int:
        return min(level.value for level in self.levels)

    @property
    def highest(self) -> int:
        return max(level.value for level in self.levels)

    def label(self, value: int) -> str:
        """What the value stands for; empty where it is none of the answers."""
        return next((each.label for each in self.levels if each.value == value), "")


class Version(Struct, frozen=True, kw_only=True):
    """The exact form a score was taken with, and the range of its total, inclusive.

    ``highest`` is None where it depends on the site's licensed form.
    """

    id: str
    label: str
    lowest: int = 0
    highest: int | None = None


class Part(Struct, frozen=True, kw_only=True):
    """A subscore and its range, inclusive."""

    id: str
    label: str
    lowest: int = 0
    highest: int


class Band(Struct, frozen=True):
    """From which total on a word applies."""

    lowest: int
    label: str


class Flag(Struct, frozen=True, kw_only=True):
    """What must be reviewed by a person: an item above a value, or a result.

    ``item`` counts from 1, as the form does. ``words`` hold ``{value}``.
    """

    item: int = 0
    above: int = 0
    result: str = ""
    words: str


class Remission(Struct, frozen=True, kw_only=True):
    """Up to which total, inclusive, somebody is well again, and who published it."""

    at_most: int
    source: str


class Scale(Struct, frozen=True, kw_only=True):
    """One scale. ``items`` are there only where its terms let them be shown.

    With ``items`` the total is their sum; with ``results`` one of them is chosen and
    there is no total; otherwise a total is typed, with ``parts`` as subscores. Where
    ``is_summed``, all parts together are the total; with ``has_total`` false only the
    parts are charted. ``notice`` is what the licence asks to be shown, or says why no
    item is; ``levels`` are the words for single totals. ``remission`` is there where an
    outcome is told by the scale.
    """

    id: str
    name: str
    title: str
    stem: str = ""
    items: tuple[Item, ...] = ()
    versions: tuple[Version, ...]
    parts: tuple[Part, ...] = ()
    is_summed: bool = False
    has_total: bool = True
    results: tuple[Level, ...] = ()
    levels: tuple[Level, ...] = ()
    bands: tuple[Band, ...] = ()
    flags: tuple[Flag, ...] = ()
    least_total: int | None = None
    remission: Remission | None = None
    asks_administrator: bool = False
    direction: Direction = "higher is worse"
    note: str = ""
    source: str
    notice: str

    def version(self, id_: str) -> Version:
        """The version of that id; KeyError where there is none."""
        for version in self.versions:
            if version.id == id_:
                return version
        raise KeyError(id_)

    def part(self, id_: str) -> Part:
        """The subscore of that id; KeyError where there is none."""
        for part in self.parts:
            if part.id == id_:
                return part
        raise KeyError(id_)

    def band(self, total: int) -> str:
        """The word of the highest band that the total reaches; empty without bands."""
        reached = [band.label for band in self.bands if total >= band.lowest]
        return reached[-1] if reached else ""

    def level(self, total: int) -> str:
        """The words for that total; empty where the scale names none."""
        return next((each.label for each in self.levels if each.value == total), "")

    def result(self, key: str) -> str:
        """The words for that result; empty where the scale has no such result."""
        return next((each.label for each in self.results if each.key == key), "")
