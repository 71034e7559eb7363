"""One correction on paper: the old value struck, the new one, who, when and why."""

from collections.abc import Iterator
from uuid import UUID

from ui.views.report.blocks import Run, Text
from ui.views.report.scene import Scene
from ui.views.timeline_row import DOT, TimelineRow, joined
from ui.views.wording import spelled


def correction(row: TimelineRow, scene: Scene) -> Text:
    """``13:47 Amended HR 193 93 · set of 13:46 · typing slip · A. Okafor RN``."""
    by = scene.author_of(UUID(row.key.rpartition(" ")[2]))
    rest = joined(row.detail, by)
    return (
        Run(f"{scene.clock(row.at)} "),
        *_changed(row),
        Run(f"{DOT}{spelled(rest)}" if rest else ""),
    )


def _changed(row: TimelineRow) -> Iterator[Run]:
    """What each value was, struck, before what it is."""
    words = row.text
    if not row.changes:
        yield Run(spelled(words), is_strong=True)
        return
    told = ", ".join(change.words for change in row.changes)
    before = words.removesuffix(told)
    for change in row.changes:
        yield Run(spelled(f"{before}{change.what} ".lstrip()))
        yield Run(spelled(change.was), is_struck=True)
        yield Run(spelled(f" → {change.now}"), is_strong=True)
        before = ", "
