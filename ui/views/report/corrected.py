"""One correction on paper: the old value struck, the new one, who, when and why."""

import re
from collections.abc import Iterator
from uuid import UUID

from ui.views.report.blocks import Run, Text
from ui.views.report.scene import Scene
from ui.views.timeline_row import DOT, TimelineRow, joined
from ui.views.wording import spelled

_AMENDED = "Amended "
_BECAME = " → "
_OF_SETS = re.compile(r"(\S+) → (\S+)")


def correction(row: TimelineRow, scene: Scene) -> Text:
    """``13:47 Amended HR 193 93 · set of 13:46 · typing slip · A. Okafor RN``."""
    by = scene.author_of(UUID(row.key.rpartition(" ")[2]))
    rest = joined(row.detail, by)
    return (
        Run(f"{scene.clock(row.at)} "),
        *_changed(spelled(row.text), is_set=row.group == "sets"),
        Run(f"{DOT}{spelled(rest)}" if rest else ""),
    )


def _changed(words: str, *, is_set: bool) -> Iterator[Run]:
    """The values of a set are single words; of all else whole lines were replaced."""
    if _BECAME not in words:
        yield Run(words, is_strong=True)
    elif is_set:
        yield from _values(words)
    else:
        was, _, now = words.removeprefix(_AMENDED).partition(_BECAME)
        yield Run(_AMENDED)
        yield Run(was, is_struck=True)
        yield Run(f"{_BECAME}{now}", is_strong=True)


def _values(words: str) -> Iterator[Run]:
    done = 0
    for found in _OF_SETS.finditer(words):
        yield Run(words[done : found.start()])
        yield Run(found[1], is_struck=True)
        yield Run(f"{_BECAME}{found[2]}", is_strong=True)
        done = found.end()
    yield Run(words[done:])
