"""The focus line: one upright across all lanes, with every value beside it."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPen

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD
from ui.views.trend.focus import Focus, columns_at, time_words, words_at
from ui.views.trend.lanes import EventLane, Lane, ScaleLane

_LINE = 2
_AWAY = 9
_AWAY_FROM_CELL = 20
_PADDING = 6
_TALL = 22


def draw_focus_line(sheet: Sheet, focus: Focus) -> None:
    """The line, the chips of the lanes beside it, and its time on the axis."""
    if not sheet.shows(focus.minute):
        return
    words = words_at(sheet.view, focus.minute)
    charted = bool(columns_at(sheet.view, focus.minute))
    x = round(sheet.x(focus.minute))
    leftwards = _is_near_edge(sheet, x, words)
    for index, text in enumerate(words):
        box, lane = sheet.box(index), sheet.view.lanes[index]
        beside = _has_sign(lane, focus.minute)
        _draw_upright(sheet, x, box, beside=beside)
        if text:
            away = _AWAY_FROM_CELL if beside else _AWAY
            is_focused = charted and index == focus.lane
            area = _chip_area(sheet, text, x + (-away if leftwards else away), box)
            if leftwards:
                area.translate(-area.width(), 0)
            area = beside_words(area, box, sheet.words.get(index, []))
            _draw_chip(sheet, area, text, is_focused=is_focused)
    _draw_time(sheet, focus.minute, x)


def _is_near_edge(sheet: Sheet, x: float, words: tuple[str, ...]) -> bool:
    widest = max((sheet.width(Role.NOTE_STRONG, w) for w in words), default=0)
    needed = _AWAY_FROM_CELL + widest + 2 * _PADDING
    return x + needed > sheet.layout.plot_right


def _has_sign(lane: Lane, minute: float) -> bool:
    """Whether a cell or a flag stands there, which the line must not strike out."""
    match lane:
        case ScaleLane(cells=cells, blanks=blanks):
            minutes = [c.minute for c in cells] + [b.minute for b in blanks]
        case EventLane(flags=flags):
            minutes = [flag.minute for flag in flags]
        case _:
            return False
    return minute in minutes


def _draw_upright(sheet: Sheet, x: float, box: LaneBox, *, beside: bool) -> None:
    if not beside:
        area = QRectF(x - _LINE / 2, box.top, _LINE, box.height)
        sheet.painter.fillRect(area, sheet.colours.text)


def _chip_area(sheet: Sheet, text: str, left: float, box: LaneBox) -> QRectF:
    width = sheet.width(Role.NOTE_STRONG, text) + 2 * _PADDING
    tall = min(_TALL, box.height - 2)
    return QRectF(left, round(box.middle - tall / 2), width, tall)


def beside_words(area: QRectF, box: LaneBox, words: list[QRectF]) -> QRectF:
    """In the middle of its lane, or at the edge where it covers least of the words."""
    tops = (area.top(), box.top + 1, box.bottom - area.height() - 1)
    places = [QRectF(area.left(), top, area.width(), area.height()) for top in tops]
    return min(places, key=lambda place: sum(_shared(place, one) for one in words))


def _shared(one: QRectF, other: QRectF) -> float:
    both = one.intersected(other)
    return both.width() * both.height()


def _draw_chip(sheet: Sheet, area: QRectF, text: str, *, is_focused: bool) -> None:
    """The value of one lane in a small box, that of the focused lane stronger."""
    colours = sheet.colours
    border, thick = (colours.focus, 2) if is_focused else (colours.control, 1)
    sheet.painter.setPen(QPen(border, thick))
    sheet.painter.setBrush(colours.selected if is_focused else colours.surface)
    inset = thick / 2
    sheet.painter.drawRoundedRect(
        area.adjusted(inset, inset, -inset, -inset), RADIUS_FIELD, RADIUS_FIELD
    )
    role = Role.NOTE_STRONG if is_focused else Role.NOTE
    centre = (area.center().x(), area.center().y())
    sheet.write(text, centre, Lettering(role, colours.text), Anchor.CENTRE)


def _draw_time(sheet: Sheet, minute: float, x: float) -> None:
    """The time of the line in a dark box over the labels of the axis."""
    layout, colours = sheet.layout, sheet.colours
    clock, since = time_words(sheet.view, minute)
    lines = [line for line in (since, clock) if line]
    if layout.measures.is_compact:
        lines = ["  ".join(reversed(lines))]
    widest = max(sheet.width(Role.NOTE_STRONG, line) for line in lines)
    half = widest / 2 + _PADDING
    centre = min(max(x, layout.plot_left + half), layout.plot_right - half)
    tall = layout.measures.time - 2
    area = QRectF(centre - half, layout.plot_bottom, 2 * half, tall)
    sheet.painter.setPen(QPen(colours.text, 1))
    sheet.painter.setBrush(colours.text)
    sheet.painter.drawRoundedRect(area, RADIUS_FIELD, RADIUS_FIELD)
    ink = Lettering(Role.NOTE_STRONG, colours.inverse)
    for place, line in enumerate(lines):
        middle = area.top() + tall * (place + 0.5) / len(lines)
        sheet.write(line, (centre, middle), ink, Anchor.CENTRE)
