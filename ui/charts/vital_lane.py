"""The readings of a vital sign: marks, honest lines, gaps, and what is unusual."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Sheet, y_of
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.views.trend.lanes import Mark, Symbol, VitalLane

_SIZES: dict[Symbol, float] = {
    "double T": 14,
    "disc": 10,
    "diamond": 12.5,
    "square": 9,
}
_LINE = 1.6
_BAR = 2
_CAP = 14
_BLANK = 9
_ROOM_FOR_WAS = 34


def series_ink(sheet: Sheet, lane: VitalLane) -> QColor:
    """The colour of a series goes with its symbol."""
    colours = sheet.colours
    return {
        "double T": colours.bp,
        "disc": colours.hr,
        "diamond": colours.spo2,
        "square": colours.rr,
    }[lane.symbol]


def draw_vital_lane(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    ink = series_ink(sheet, lane)
    marks = [mark for mark in lane.marks if sheet.shows(mark.minute)]
    _draw_previous(sheet, lane, box)
    _draw_gaps(sheet, lane, box)
    _draw_changes(sheet, lane, box)
    if lane.symbol == "double T":
        _draw_pressures(sheet, lane, box, marks)
    else:
        _draw_lines(sheet, lane, box)
        _draw_symbols(sheet, lane, box, marks)
    for mark in marks:
        _draw_beyond(sheet, lane, box, mark)
        _draw_first(sheet, lane, box, mark)
        _draw_remarks(sheet, lane, box, mark)
    _draw_blanks(sheet, lane, box, ink)


def _point(sheet: Sheet, lane: VitalLane, box: LaneBox, mark: Mark) -> QPointF:
    return QPointF(sheet.x(mark.minute), y_of(lane, box, mark.value))


def _draw_lines(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    frame = sheet.view.frame
    lines = [
        QLineF(_point(sheet, lane, box, before), _point(sheet, lane, box, mark))
        for before, mark in pairwise(lane.marks)
        if mark.joins and before.minute <= frame.end and mark.minute >= frame.start
    ]
    if lines:
        with sheet.clipped():
            sheet.stroke(series_ink(sheet, lane), _LINE, *lines)


def _draw_pressures(
    sheet: Sheet, lane: VitalLane, box: LaneBox, marks: Iterable[Mark]
) -> None:
    lines: list[QLineF] = []
    for mark in marks:
        lines.extend(_double_t(sheet, lane, box, (mark.minute, mark.value, mark.lower)))
    if lines:
        sheet.stroke(series_ink(sheet, lane), _BAR, *lines)


def _double_t(
    sheet: Sheet,
    lane: VitalLane,
    box: LaneBox,
    pressure: tuple[float, float, float | None],
) -> list[QLineF]:
    minute, upper, lower = pressure
    x = round(sheet.x(minute))
    top = round(y_of(lane, box, upper))
    bottom = round(y_of(lane, box, upper if lower is None else lower))
    half = _CAP / 2
    lines = [QLineF(x, top, x, bottom)]
    if upper <= lane.highest:
        lines.append(QLineF(x - half, top, x + half, top))
    if lower is not None and lower >= lane.lowest:
        lines.append(QLineF(x - half, bottom, x + half, bottom))
    return lines


def symbol_path(symbol: Symbol, centre: QPointF, size: float) -> QPainterPath:
    """The mark of a series; a pressure that has no value is a ring."""
    match symbol:
        case "diamond":
            return shapes.diamond(centre, size)
        case "square":
            return shapes.square(centre, size)
        case _:
            return shapes.disc(centre, size)


def _draw_symbols(
    sheet: Sheet, lane: VitalLane, box: LaneBox, marks: Iterable[Mark]
) -> None:
    painter = sheet.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(series_ink(sheet, lane))
    size = _SIZES[lane.symbol]
    half = size / 2
    for mark in marks:
        if not lane.lowest <= mark.value <= lane.highest:
            continue
        at = _point(sheet, lane, box, mark)
        if lane.symbol == "disc":
            painter.drawEllipse(at, half, half)
        elif lane.symbol == "square":
            painter.drawRect(QRectF(at.x() - half, at.y() - half, size, size))
        else:
            painter.drawPath(shapes.diamond(at, size))


def _draw_beyond(sheet: Sheet, lane: VitalLane, box: LaneBox, mark: Mark) -> None:
    """A value outside the range: a chevron at the edge, with the number."""
    x = sheet.x(mark.minute)
    ink = series_ink(sheet, lane)
    if mark.value > lane.highest:
        chevron = shapes.caret_up(QPointF(x, box.top + 6), 11)
    elif (mark.value if mark.lower is None else mark.lower) < lane.lowest:
        chevron = shapes.caret_down(QPointF(x, box.floor - 6), 11)
    else:
        return
    _trace(sheet, chevron, QPen(ink, 2.2))
    top = mark.value > lane.highest
    sheet.note(mark.text, (x + 10, box.top + 8 if top else box.floor - 8))


def _draw_first(sheet: Sheet, lane: VitalLane, box: LaneBox, mark: Mark) -> None:
    """The value before an amendment: a caret at the edge, and a ghost of it."""
    if not mark.was:
        return
    x = sheet.x(mark.minute)
    ink = sheet.colours.text_secondary
    _trace(sheet, shapes.caret_up(QPointF(x, box.top + 9), 10), QPen(ink, 1.6))
    if box.height >= _ROOM_FOR_WAS:
        sheet.note(mark.was, (x + 10, box.top + 11))
    if mark.first is not None and lane.lowest <= mark.first <= lane.highest:
        _draw_ghost(sheet, lane, box, mark)


def _draw_ghost(sheet: Sheet, lane: VitalLane, box: LaneBox, mark: Mark) -> None:
    """The first value where it would have stood, in broken lines."""
    x, first = sheet.x(mark.minute), mark.first or 0
    pen = QPen(sheet.colours.text_secondary, 1.2)
    pen.setDashPattern([2, 2])
    if lane.symbol == "double T":
        lines = _double_t(sheet, lane, box, (mark.minute, first, mark.first_lower))
        sheet.painter.setPen(pen)
        sheet.painter.drawLines([line.translated(5, 0) for line in lines])
    else:
        at = QPointF(x, y_of(lane, box, first))
        _trace(sheet, symbol_path(lane.symbol, at, _SIZES[lane.symbol]), pen)


def _draw_remarks(sheet: Sheet, lane: VitalLane, box: LaneBox, mark: Mark) -> None:
    """A small clock for late, a question mark for unconfirmed, words for conflict."""
    if not (mark.is_late or mark.is_unconfirmed or mark.is_conflicting):
        return
    x = sheet.x(mark.minute) + 8
    y = max(y_of(lane, box, mark.value) - 8, box.top + 8)
    if mark.is_late:
        pen = QPen(sheet.colours.text_secondary, 1.2)
        _trace(sheet, shapes.clock(QPointF(x + 5, y), 10), pen)
        x += 14
    words = ("?" if mark.is_unconfirmed else "") + (
        " conflict" if mark.is_conflicting else ""
    )
    if words:
        sheet.note(words.strip(), (x, y))


def _draw_blanks(sheet: Sheet, lane: VitalLane, box: LaneBox, ink: QColor) -> None:
    """Hollow marks below the range, with their reasons where those fit."""
    middle = (box.floor + box.bottom) / 2
    size = min(_BLANK, box.bottom - box.floor - 1)
    pen = QPen(ink, 1.6)
    shown = [blank for blank in lane.blanks if sheet.shows(blank.minute)]
    for index, blank in enumerate(shown):
        x = sheet.x(blank.minute)
        _trace(sheet, symbol_path(lane.symbol, QPointF(x, middle), size), pen)
        end = x + 9 + sheet.width(Role.NOTE, blank.reason)
        following = shown[index + 1].minute if index + 1 < len(shown) else None
        room = sheet.layout.plot_right if following is None else sheet.x(following) - 8
        if end < room and size >= _BLANK:
            sheet.note(blank.reason, (x + 9, middle))


def _draw_gaps(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """No line crosses a gap, only words, where they fit between its ends."""
    layout = sheet.layout
    for gap in lane.gaps:
        left = max(sheet.x(gap.start), layout.plot_left)
        right = min(sheet.x(gap.end), layout.plot_right)
        if right - left < 24:
            continue
        middle = (box.top + box.floor) / 2
        sheet.note(gap.text, ((left + right) / 2, middle), Anchor.CENTRE)


def _draw_changes(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    for change in lane.changes:
        if sheet.shows(change.minute):
            x = sheet.x(change.minute)
            sheet.upright(sheet.colours.control, x, box.floor - 13, box.floor)
            sheet.note(change.text, (x + 5, box.floor - 7))


def _draw_previous(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """Pale bars of the session before; never joined, never beyond now."""
    for bar in lane.previous:
        if sheet.shows(bar.minute):
            x = round(sheet.x(bar.minute))
            top, bottom = y_of(lane, box, bar.upper), y_of(lane, box, bar.lower)
            sheet.painter.fillRect(
                QRectF(x - 5, top, 10, bottom - top), sheet.colours.ghost
            )


def _trace(sheet: Sheet, path: QPainterPath, pen: QPen) -> None:
    painter = sheet.painter
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
