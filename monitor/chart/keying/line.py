"""The one-line entry: the same keys, written as text."""

from datetime import datetime

from msgspec.structs import replace

from monitor.chart.keying.asking import Asking, AskOxygen, AskTime, AskWhichTime
from monitor.chart.keying.completion import TEN
from monitor.chart.keying.keys import Press, key_of
from monitor.chart.keying.press import noticed, press
from monitor.chart.keying.reasons import letter_of
from monitor.chart.keying.saving import with_questions
from monitor.chart.keying.state import Cell, Keying, Line, LineTime, begin
from monitor.chart.kinds import Mode
from monitor.chart.refusals import Refusal

LONGEST_LINE = 120
_POINTS: dict[Mode | None, str] = {None: "", "asked": ".", "observed": ".."}
_UNSAYABLE = Refusal(
    what="The one line is not opened",
    why="the boxes hold values with gaps between them",
    remedy="Save the set, or type on in the boxes",
)
_UNANSWERED = Refusal(
    what="The one line is not opened",
    why="this time came twice, as the clocks went back",
    remedy="Type 1 for the earlier, 2 for the later",
    field="time",
)


def retype(keying: Keying, text: str, now: datetime) -> Keying:
    """The set that a whole line says, as far as it can be read.

    Each character is one key of the grid; only a ``10`` that stands apart is ten on
    a scale. Reading ends at the first key that is refused, and Enter then says why.
    """
    line = keying.line or _opened(keying)
    blank = replace(
        begin(keying.occasion, keying.id),
        started_at=keying.started_at,
        timed_at=line.timed_at,
        oxygen=line.oxygen,
    )
    written = _read(blank, replace(line, text=text, refusal=_too_long(text)), now)
    if written.is_untouched:
        written = replace(written, started_at=None)
    return with_questions(keying, written)


def enter_line(keying: Keying, now: datetime) -> Keying:
    """The one line, holding what the boxes hold; refused where a line can't say it.

    Time and oxygen stay as they are; a half-typed one goes on in the line.
    """
    if isinstance(keying.asking, AskWhichTime):
        return noticed(keying, _UNANSWERED, now, of_key=True)
    text = _as_line(keying)
    entered = retype(keying, text, now)
    if [_meaning(c) for c in entered.cells] != [_meaning(c) for c in keying.cells]:
        return noticed(keying, _UNSAYABLE, now, of_key=True)
    text += _asked(keying.asking)
    kept = replace(keying, line=replace(_opened(keying), text=text), notice=None)
    asking = retype(keying, text, now).asking
    return with_questions(keying, replace(kept, asking=asking))


def leave_line(keying: Keying) -> Keying:
    """Go back to the boxes with what the line said."""
    return replace(keying, line=None)


def _opened(keying: Keying) -> Line:
    """An empty line, beside which the time and the oxygen have been said."""
    return Line("", timed_at=keying.timed_at, oxygen=keying.oxygen)


def _read(written: Keying, line: Line, now: datetime) -> Keying:
    """Type the line key by key, up to the first that is refused."""
    known, line = line.time, replace(line, time=None)
    position = 0
    while line.refusal is None and position < len(line.text):
        width = _width(written, line.text, position)
        key = Press.STAR if width == len(TEN) else key_of(line.text[position])
        after = press(written, key, now)
        line = replace(line, refusal=_refused(written, after))
        time = _time_taken(written, after, known)
        if time is not None:
            line, after = replace(line, time=time), replace(after, timed_at=time.at)
        written, position = after, position + width
    return replace(written, line=line)


def _refused(before: Keying, after: Keying) -> Refusal | None:
    """Why a key was not taken, with the field it was typed in."""
    notice = after.notice
    if notice is None or notice is before.notice or not notice.of_key:
        return None
    return _named(notice.refusal, before.spec.label)


def _time_taken(
    before: Keying, after: Keying, known: LineTime | None
) -> LineTime | None:
    """The time that a key took; "-3" counts from when the line first said it."""
    asking = before.asking
    if not isinstance(asking, AskTime) or after.asking is not None:
        return None
    if known is not None and known.typed == asking.typed:
        return known
    at = after.timed_at
    return None if at is None else LineTime(asking.typed, at)


def _asked(asking: Asking | None) -> str:
    """What to type for a box of time or oxygen that a key opened; Enter asks again."""
    match asking:
        case AskTime(typed=typed, then_save=is_by_enter) if typed or not is_by_enter:
            return f"@{typed}"
        case AskOxygen(typed=typed, then_save=is_by_enter) if typed or not is_by_enter:
            return f"o{typed}"
    return ""


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
