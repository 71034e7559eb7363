"""The one-line entry: the same keys, written as text."""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.keying.completion import TEN
from monitor.chart.keying.keys import Press, key_of
from monitor.chart.keying.press import noticed, press
from monitor.chart.keying.reasons import letter_of
from monitor.chart.keying.saving import with_questions
from monitor.chart.keying.state import Cell, Keying, Line, begin
from monitor.chart.kinds import Mode
from monitor.chart.refusals import Refusal

LONGEST_LINE = 120
_POINTS: dict[Mode | None, str] = {None: "", "asked": ".", "observed": ".."}
_UNSAYABLE = Refusal(
    what="The one line is not opened",
    why="the boxes hold values with gaps between them",
    remedy="Save the set, or type on in the boxes",
)


def retype(keying: Keying, text: str, now: datetime) -> Keying:
    """The set that a whole line says, as far as it can be read.

    Each character is one key of the grid; only a ``10`` that stands apart is ten on
    a scale. Reading ends at the first key that is refused, and Enter then says why.
    """
    blank = begin(keying.occasion, keying.id)
    written = replace(blank, started_at=keying.started_at)
    refusal = _too_long(text)
    position = 0
    while refusal is None and position < len(text):
        width = _width(written, text, position)
        key = Press.STAR if width == len(TEN) else key_of(text[position])
        field = written.spec.label
        after = press(written, key, now)
        if after.notice is not written.notice and after.notice is not None:
            refusal = _named(after.notice.refusal, field) if _is_of_key(after) else None
        written, position = after, position + width
    if written.is_untouched:
        written = replace(written, started_at=None)
    return replace(with_questions(keying, written), line=Line(text, refusal))


def enter_line(keying: Keying, now: datetime) -> Keying:
    """The one line, holding what the boxes hold; refused where a line can't say it."""
    text = _as_line(keying)
    entered = retype(keying, text, now)
    if [_meaning(c) for c in entered.cells] == [_meaning(c) for c in keying.cells]:
        kept = replace(keying, line=Line(text), asking=None, notice=None)
        return with_questions(keying, kept)
    return noticed(keying, _UNSAYABLE, now, of_key=True)


def leave_line(keying: Keying) -> Keying:
    """Go back to the boxes with what the line said."""
    return replace(keying, line=None)


def _as_line(keying: Keying) -> str:
    """What to type for what the boxes hold, up to the first empty one."""
    parts: list[str] = []
    for box in keying.occasion.boxes:
        cells = [keying.cells[i] for i in box]
        if cells[0].is_empty:
            break
        if cells[0].unchanged:
            parts.append("=")
            break
        parts.append(_as_typed(cells))
    return " ".join(parts)


def _as_typed(cells: list[Cell]) -> str:
    if cells[0].not_done is not None:
        return f"-{letter_of(cells[0].not_done)}"
    text = "/".join(cell.typed for cell in cells if cell.typed)
    mode = _POINTS[cells[0].mode]
    return f"{text}{mode}"


def _meaning(cell: Cell) -> tuple[object, ...]:
    return (cell.typed, cell.not_done, cell.mode, cell.unchanged)


def _width(keying: Keying, text: str, position: int) -> int:
    """Two characters for a ten that stands apart, else one."""
    after = position + len(TEN)
    apart = not text[:position][-1:].isdigit() and not text[after : after + 1].isdigit()
    at_scale = keying.asking is None and keying.spec.is_scale
    is_ten = at_scale and keying.cell.is_empty and text[position:after] == TEN
    return len(TEN) if is_ten and apart else 1


def _is_of_key(keying: Keying) -> bool:
    return keying.notice is not None and keying.notice.of_key


def _named(refusal: Refusal, field: str) -> Refusal:
    if field in refusal.what or field in refusal.why or refusal.field == "time":
        return refusal
    return replace(refusal, what=f"{field}, {refusal.what}")


def _too_long(text: str) -> Refusal | None:
    if len(text) <= LONGEST_LINE:
        return None
    return Refusal(
        what="This line is not taken",
        why=f"it is longer than {LONGEST_LINE} characters",
        remedy="Type one set on it",
    )
