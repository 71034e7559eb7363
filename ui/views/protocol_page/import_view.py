"""A file that could not be imported: each thing that is wrong, and what to do."""

from collections.abc import Sequence

from msgspec import Struct

from monitor.chart.refusals import Refusal
from monitor.protocol.faults import Fault
from ui.views import wording
from ui.views.protocol_page.told import sentence

_MOST_TOLD = 200
_LONGEST = 400
_MEND = "Mend it in the file, save the file, and import it again with I."
_HIDDEN = "A fault can hide others, so there may be more once these are mended."


class NotImported(Struct, frozen=True, kw_only=True):
    """Why a file is no draft: line by line with what to do below, and what above."""

    title: str
    why: str
    remedy: str
    lines: tuple[tuple[str, str], ...]


def faulty(file: str, faults: Sequence[Fault]) -> NotImported:
    """Every fault by its key path, or by its line where the text is no TOML."""
    count = wording.counted(len(faults), "fault")
    lines = [(_place(fault), sentence(_plain(fault.text))) for fault in faults]
    more = len(lines) - _MOST_TOLD
    told = lines[:_MOST_TOLD]
    if more > 0:
        told.append((f"And {more} more", "Mend these first"))
    return NotImported(
        title=f"{_plain(file)} is not imported",
        why=f"{count} in the file. {_HIDDEN}",
        remedy=_MEND,
        lines=tuple(told),
    )


def refused(file: str, refusal: Refusal) -> NotImported:
    """One reason, which is of the record or of the file as a whole."""
    return NotImported(
        title=f"{_plain(file)} is not imported",
        why=wording.sentence(refusal.why),
        remedy=f"{refusal.remedy}.",
        lines=((wording.sentence(refusal.why), refusal.remedy),),
    )


def _place(fault: Fault) -> str:
    if fault.line is not None:
        return f"Line {fault.line}"
    return _plain(fault.path) or "The file as a whole"


def _plain(words: str) -> str:
    """What a file says steers nothing, and fills no page."""
    shown = "".join(c if c.isprintable() else "?" for c in words)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
