"""Letters that no font here has: told by their numbers, and never as empty boxes.

The shipped font has Latin, Greek and Cyrillic; what else there is depends on the
workstation. Two names in boxes look the same; in numbers they do not.
"""

import unicodedata
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtGui import QTextLayout

from ui.printing.report.paper import face
from ui.theme.fonts import Role
from ui.views.report.blocks import Report, Words, strong

_UNSEEN = frozenset({"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"})
"""Categories of what has no shape of its own: spaces, marks upon others, breaks."""
_MOST_NAMED = 12


class Legible(NamedTuple):
    """A report in letters that can be printed, and those that could not."""

    report: Report
    lacking: tuple[str, ...]


def legible(report: Report) -> Legible:
    """The same, with a number in place of each letter that no font here has."""
    lacking: dict[str, None] = {}
    told = _told(report, lacking)
    found = tuple(sorted(lacking))
    if not found:
        return Legible(report, ())
    first, *others = told.front
    front = (first, Words(strong(sentence(found))), *others)
    return Legible(told._replace(front=front), found)


def sentence(lacking: tuple[str, ...]) -> str:
    """That some letters stand as numbers, and which."""
    named = ", ".join(number(letter) for letter in lacking[:_MOST_NAMED])
    more = len(lacking) - _MOST_NAMED
    rest = f" and {more} more" if more > 0 else ""
    what = "A letter" if len(lacking) == 1 else f"{len(lacking)} letters"
    stands = "stands as its number" if len(lacking) == 1 else "stand as their numbers"
    return f"{what} that no font here has {stands}: {named}{rest}."


def number(letter: str) -> str:
    """``[U+60A3]``, as Unicode counts it."""
    return f"[U+{ord(letter):04X}]"


@cache
def has_shape(letter: str) -> bool:
    """Whether any font here draws it; what is never seen needs none."""
    if letter.isascii() or unicodedata.category(letter) in _UNSEEN:
        return True
    layout = QTextLayout(letter, face(Role.BODY))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(0 not in run.glyphIndexes() for run in runs)


def _told(value: Any, lacking: dict[str, None]) -> Any:
    """Every text in it, however deep; what has none is the same object."""
    match value:
        case str():
            return _spelled(value, lacking)
        case tuple():
            parts = [_told(part, lacking) for part in value]
            if all(new is old for new, old in zip(parts, value, strict=True)):
                return value
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        case Struct():
            names = value.__struct_fields__
            told = {name: _told(getattr(value, name), lacking) for name in names}
            changed = {n: p for n, p in told.items() if p is not getattr(value, n)}
            return replace(value, **changed) if changed else value
        case _:
            return value


def _spelled(text: str, lacking: dict[str, None]) -> str:
    if text.isascii():
        return text
    unknown = {letter for letter in text if not has_shape(letter)}
    if not unknown:
        return text
    lacking.update(dict.fromkeys(unknown))
    return "".join(number(c) if c in unknown else c for c in text)
