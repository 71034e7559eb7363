"""A half-typed set as it is kept, and taken up again."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.keying.asking import Boxed, holds_text
from monitor.chart.keying.occasion import Occasion
from monitor.chart.keying.state import Cell, Keying, Line, begin
from monitor.chart.kinds import OxygenRecorded
from monitor.chart.refusals import Question, Refusal


class SetDraft(Struct, frozen=True, kw_only=True):
    """What a half-typed set is kept as; plain values, so that it can be stored.

    ``line`` was a mere text in drafts of earlier days.
    """

    id: UUID
    cells: dict[str, Cell]
    at: str
    started_at: datetime | None = None
    timed_at: datetime | None = None
    oxygen: OxygenRecorded | None = None
    line: Line | str | None = None
    asking: Boxed | None = None
    refused: dict[str, Refusal] = {}
    questions: tuple[Question, ...] = ()
    is_selected: bool = False


def draft_of(keying: Keying) -> SetDraft | None:
    """What to keep of a set; None while there is nothing to lose."""
    asking = keying.asking if holds_text(keying.asking) else None
    beside = (keying.timed_at, keying.line, asking)
    if keying.is_untouched and beside == (None, None, None):
        return None
    specs = keying.occasion.specs
    cells = {
        spec.code: cell
        for spec, cell in zip(specs, keying.cells, strict=True)
        if not cell.is_empty
    }
    return SetDraft(
        id=keying.id,
        cells=cells,
        at=keying.spec.code,
        started_at=keying.started_at,
        timed_at=keying.timed_at,
        oxygen=keying.oxygen,
        line=keying.line,
        asking=asking,
        refused={specs[i].code: why for i, why in keying.refused.items()},
        questions=keying.questions,
        is_selected=keying.is_selected,
    )


def resume(occasion: Occasion, draft: SetDraft) -> Keying:
    """Take a kept set up again, where it was left."""
    empty = begin(occasion, draft.id)
    cells = {occasion.position(code): cell for code, cell in draft.cells.items()}
    return replace(
        empty.with_cells(cells),
        at=occasion.position(draft.at),
        started_at=draft.started_at,
        timed_at=draft.timed_at,
        oxygen=draft.oxygen,
        asking=draft.asking,
        refused={occasion.position(c): why for c, why in draft.refused.items()},
        questions=draft.questions,
        is_selected=draft.is_selected,
        line=Line(draft.line) if isinstance(draft.line, str) else draft.line,
    )
