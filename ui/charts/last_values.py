"""The right column: the last value of each lane, large, with all that qualifies it."""

from PySide6.QtGui import QColor

from ui.charts.alert_mark import SIZE, draw_alert
from ui.charts.layout import LaneBox
from ui.charts.sheet import Lettering, Sheet
from ui.charts.vital_lane import series_ink
from ui.theme.fonts import Role
from ui.theme.tokens import Urgency
from ui.views.trend.lanes import (
    EventLane,
    InfusionLane,
    LastValue,
    ScaleLane,
    VitalLane,
)

_INSET = 16
_STACKED = 104
_TWO_LINES = 44
_TWO_NOTES = 30
_ROOM_FOR_VALUE = 16
_LEADING = 20
_WAS = 84
_EDGE = 6
"""How near to the border of the panel words may come, px."""


def draw_last_values(sheet: Sheet) -> None:
    for index, lane in enumerate(sheet.view.lanes):
        box = sheet.box(index)
        match lane:
            case InfusionLane():
                _draw_total(sheet, lane, box)
            case VitalLane():
                _draw_vital(sheet, lane, box)
            case ScaleLane():
                _draw_scale(sheet, lane.last, box)
            case EventLane():
                _draw_ongoing(sheet, lane, box)


def _draw_ongoing(sheet: Sheet, lane: EventLane, box: LaneBox) -> None:
    """As many of the effects that go on as there is room for; the rest is counted.

    Where not even the worst fits with its duration, it goes without.
    """
    left, right = _left(sheet), sheet.layout.right - _EDGE
    for shown in range(len(lane.ongoing), 0, -1):
        more = len(lane.ongoing) - shown
        words = ", ".join(lane.ongoing[:shown]) + (f", {more} more" if more else "")
        if left + sheet.width(Role.NOTE, words) <= right:
            sheet.note(words, (left, box.middle))
            return
    if lane.ongoing:
        more = len(lane.ongoing) - 1
        words = lane.worst + (f", {more} more" if more else "")
        sheet.note(words, (left, box.middle))


def _left(sheet: Sheet) -> float:
    return sheet.layout.plot_right + _INSET


def _draw_total(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    """The dose so far, and beside or below it that nobody measured it."""
    strong = Lettering(Role.LABEL, sheet.colours.text)
    left = _left(sheet)
    if box.height < _TWO_NOTES:
        # The low lane has no second line: its name says what the number is.
        sheet.write(lane.total, (left, box.middle), strong)
        return
    sheet.write(lane.total, (left, box.middle - 9), strong)
    sheet.note(lane.total_note, (left, box.middle + 6))


def _right(sheet: Sheet) -> float:
    return sheet.layout.right - _INSET


def _draw_vital(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    last = lane.last
    if not last.text:
        sheet.note("no reading", (_left(sheet), box.middle))
    elif box.height >= _STACKED:
        _draw_stack(sheet, lane, box)
    elif box.height >= _TWO_LINES:
        _draw_two_lines(sheet, lane, box)
    else:
        role = Role.VALUE if box.height >= _ROOM_FOR_VALUE else Role.BODY_STRONG
        end = _draw_number(sheet, lane, role, box.middle)
        _draw_details(sheet, last, (end + 10, box.middle))


def _draw_stack(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    last = lane.last
    top = box.top + 25
    _draw_number(sheet, lane, Role.LAST_VALUE, top)
    y = top + 5.0
    deviation = _fitting(sheet, last.deviation)
    for line in (last.was, deviation):
        if line:
            y += _LEADING
            sheet.note(line, (_left(sheet), y))
    _write_age(sheet, last, (_left(sheet), y + _LEADING))


def _draw_number(sheet: Sheet, lane: VitalLane, role: Role, middle: float) -> float:
    ink = Lettering(role, series_ink(sheet, lane))
    end = sheet.write(lane.last.text, (_left(sheet), middle), ink)
    if lane.last.context:
        end = sheet.note(lane.last.context, (end + 8, middle))
    if lane.last.priority is not None:
        urgency = Urgency(lane.last.priority)
        draw_alert(sheet, urgency, (end + 20, middle))
        end += 30
    return end


def _draw_two_lines(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """The age goes beside the number where the deviation needs the second line."""
    last, left = lane.last, _left(sheet)
    end = _draw_number(sheet, lane, Role.LAST_VALUE, box.middle - 10) + 10
    age = sheet.width(_age_role(last), last.age)
    if last.deviation and end + age <= _right(sheet):
        _write_age(sheet, last, (end, box.middle - 10))
        sheet.note(_below(sheet, last), (left, box.middle + 15))
    else:
        _draw_details(sheet, last, (left, box.middle + 15))


def _below(sheet: Sheet, last: LastValue) -> str:
    """The value before and the deviation; it keeps its baseline, before anything."""
    with_was = (_joined(last.was, words) for words in last.deviation)
    return _fitting(sheet, (*with_was, *last.deviation))


def _fitting(sheet: Sheet, wordings: tuple[str, ...]) -> str:
    """The first that the column has room for, or the last."""
    room = sheet.layout.right - _EDGE - _left(sheet)
    fit = (words for words in wordings if sheet.width(Role.NOTE, words) <= room)
    return next(fit, wordings[-1] if wordings else "")


def _draw_details(sheet: Sheet, last: LastValue, at: tuple[float, float]) -> None:
    """The value before and the age on one line; the age never gives way."""
    x, middle = at
    before = f"{last.was} · " if last.was else ""
    needed = sheet.width(Role.NOTE, before) + sheet.width(_age_role(last), last.age)
    if x + needed <= _right(sheet) + 8:
        x = sheet.note(before, (x, middle))
    _write_age(sheet, last, (x, middle))


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _age_role(last: LastValue) -> Role:
    return Role.NOTE_STRONG if last.is_stale else Role.NOTE


def _write_age(sheet: Sheet, last: LastValue, at: tuple[float, float]) -> None:
    sheet.write(last.age, at, Lettering(_age_role(last), _age_ink(sheet, last)))


def _age_ink(sheet: Sheet, last: LastValue) -> QColor:
    return sheet.colours.text if last.is_stale else sheet.colours.text_secondary


def _draw_scale(sheet: Sheet, last: LastValue, box: LaneBox) -> None:
    if not last.text:
        return
    left, right = _left(sheet), sheet.layout.right - 10
    if last.priority is not None:
        right -= SIZE + 2
        shape = (right + SIZE / 2 + 2, box.middle)
        draw_alert(sheet, Urgency(last.priority), shape)
    fits = sheet.width(Role.BODY_STRONG, last.text) <= _WAS - 4
    role = Role.BODY_STRONG if fits else Role.LABEL
    ink = Lettering(role, sheet.colours.text)
    end = sheet.write(last.text, (left, box.middle), ink)
    x = max(end + 8, left + _WAS)
    age = sheet.width(Role.NOTE_STRONG, last.age) if last.is_stale else 0.0
    apart = 8 if last.is_stale else 0
    needed = sheet.width(Role.NOTE, last.was) + apart + age
    if last.was and x + needed <= right:
        x = sheet.note(last.was, (x, box.middle)) + 8
    if last.is_stale:
        # The age never gives way: at most it comes close to the value.
        _write_age(sheet, last, (max(end + 4, min(x, right - age)), box.middle))
