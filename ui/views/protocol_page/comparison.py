"""The page where two versions are compared, or where a file was not imported."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from msgspec.structs import replace

from ui.views import wording
from ui.views.new_session.protocol_words import protocol_words
from ui.views.protocol_page.aligned import ARROW
from ui.views.protocol_page.compared import Change, ComparedSection, compared
from ui.views.protocol_page.import_view import NotImported
from ui.views.protocol_page.page import (
    PageRow,
    ProtocolPageView,
    Shown,
    protocol_page_view,
    standing_words,
)
from ui.views.protocol_page.told import sentence

_SAME = "Both say the same; only spacing or remarks of the text differ"
_FIXED = (
    "What does not stand here is the same in both. Esc shows the whole protocol; to "
    "compare with another version go to it with F6, mark it with M, and come back."
)
_LEADS = {"new": "New: ", "gone": "Gone: ", "moved": "In another place: "}
_KINDS = (
    ("changed", "changed", "changed"),
    ("new", "new", "new"),
    ("gone", "gone", "gone"),
    ("moved", "in another place", "in another place"),
    ("source", "with another source", "with another source"),
)


def comparison_view(
    shown: Sequence[Shown], chosen: int, base: int, zone: tzinfo
) -> ProtocolPageView | None:
    """What changes from ``base`` to ``chosen``, both places along ``shown``."""
    page = protocol_page_view(shown, chosen, zone)
    if page is None:
        return None
    before, after = shown[base], shown[chosen]
    parts = compared(before.protocol, after.protocol)
    names = [protocol_words(one.protocol) for one in (before, after)]
    texts = [one.protocol.sha256[:12] for one in (before, after)]
    return replace(
        page,
        title=f"{f' {ARROW} '.join(names)}, {sentence(after.protocol.title)}",
        approval=f"{_counted(parts)}. Text {f' {ARROW} '.join(texts)}",
        fixed=f"{names[0]}: {_standing(before, zone)}. {_FIXED}",
        off="",
        contents=tuple(_contents(parts)),
        rows=tuple(_rows(parts)) or (PageRow(kind="line", text=_SAME),),
        is_comparing=True,
    )


def not_imported_view(
    shown: Sequence[Shown], chosen: int, failed: NotImported, zone: tzinfo
) -> ProtocolPageView | None:
    """The faults of a file in the place of a text; nothing can be done about one."""
    page = protocol_page_view(shown, chosen, zone)
    if page is None:
        return None
    return replace(
        page,
        title=failed.title,
        approval=failed.why,
        fixed=failed.remedy,
        off="",
        contents=(),
        previews=(),
        rows=tuple(
            PageRow(kind="line", text=text, below=below) for text, below in failed.lines
        ),
        can_approve=False,
        can_withdraw=False,
        is_comparing=True,
    )


def _standing(one: Shown, zone: tzinfo) -> str:
    return standing_words(one, zone)


def _counted(parts: Sequence[ComparedSection]) -> str:
    """``12 changed, 2 new, 1 gone``."""
    changes = [change for part in parts for change in part.changes]
    counts = [
        wording.counted(sum(c.kind == kind for c in changes), one, many)
        for kind, one, many in _KINDS
        if any(c.kind == kind for c in changes)
    ]
    return ", ".join(counts) or "Nothing changed"


def _contents(parts: Sequence[ComparedSection]) -> Iterator[PageRow]:
    for part in parts:
        count = wording.counted(len(part.changes), "line")
        text = f"{_heading(part)}, {count}"
        yield PageRow(kind="line", text=text, section=part.key)


def _heading(part: ComparedSection) -> str:
    return f"{part.key}  {part.title}" if part.key else part.title


def _rows(parts: Sequence[ComparedSection]) -> Iterator[PageRow]:
    for part in parts:
        yield PageRow(kind="section", text=_heading(part), section=part.key)
        for block in part.blocks:
            title = sentence(block.title)
            yield PageRow(kind="block", text=title, section=part.key)
            for change in block.changes:
                yield _row(change, part.key)


def _row(change: Change, section: str) -> PageRow:
    return PageRow(
        kind="line",
        text=f"{_LEADS.get(change.kind, '')}{change.text}",
        below=change.below,
        section=section,
        rule=change.rule,
    )
