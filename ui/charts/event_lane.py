"""The flags of what happened, the alerts, and what is due."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from ui.charts.alert_mark import SIZE, draw_alert
from ui.charts.event_places import (
    DUE,
    FLAG,
    DuePlace,
    Placed,
    cap_width,
    place_due,
    place_flags,
)
from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.theme import shapes
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD, Urgency
from ui.views.trend.lanes import EventLane, EventSpan, Flag

_BAR = 3
_RANKS = ("low", "medium", "high")


def draw_event_lane(sheet: Sheet, lane: EventLane, box: LaneBox) -> None:
    for span in lane.spans:
        _draw_span(sheet, span, box)
    flags = place_flags(sheet, lane.flags)
    for placed in flags:
        if placed.is_alert:
            _draw_alerts(sheet, placed, box)
        elif len(placed.flags) > 1:
            _draw_count(sheet, placed, box)
        else:
            draw_cap(sheet, placed.flags[0], (placed.x, box.middle))
    _draw_due(sheet, place_due(sheet, lane.due, flags), box)


def _draw_span(sheet: Sheet, span: EventSpan, box: LaneBox) -> None:
    """A bar below the flags over the time in which it went on."""
    left = max(sheet.x(span.start), sheet.layout.plot_left)
    right = min(sheet.x(span.end), sheet.layout.plot_right)
    if right > left:
        low = box.middle + _tall(sheet) / 2 + _BAR
        area = QRectF(left, low - _BAR, right - left, _BAR)
        sheet.painter.fillRect(area, sheet.colours.text)


def _tall(sheet: Sheet) -> float:
    return min(FLAG, sheet.layout.measures.events - 2)


def draw_cap(sheet: Sheet, flag: Flag, at: tuple[float, float]) -> None:
    """A letter in a box; of an effect the box is round, and broken once it ended."""
    x, middle = at
    width = cap_width(sheet, flag.letter)
    tall = _tall(sheet)
    area = QRectF(x - width / 2, middle - tall / 2, width, tall)
    radius = tall / 2 if flag.look in ("effect", "ended") else RADIUS_FIELD
    pen = QPen(sheet.colours.control, 1)
    if flag.look == "ended":
        pen.setDashPattern([2, 2])
    _box(sheet, area, radius, pen)
    ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
    sheet.write(flag.letter, (x, middle), ink, Anchor.CENTRE)


def _box(sheet: Sheet, area: QRectF, radius: float, pen: QPen) -> None:
    painter = sheet.painter
    painter.setPen(pen)
    painter.setBrush(sheet.colours.raised)
    painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


def _draw_count(sheet: Sheet, placed: Placed, box: LaneBox) -> None:
    """A small pile with the number of flags in it; the focus line names them."""
    tall = _tall(sheet)
    area = QRectF(placed.x - FLAG / 2, box.middle - tall / 2, FLAG, tall)
    pen = QPen(sheet.colours.control, 1)
    _box(sheet, area.translated(3, -2), RADIUS_FIELD, pen)
    _box(sheet, area, RADIUS_FIELD, pen)
    ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
    sheet.write(str(len(placed.flags)), (placed.x, box.middle), ink, Anchor.CENTRE)


def _draw_alerts(sheet: Sheet, placed: Placed, box: LaneBox) -> None:
    """One shape; of several the most urgent, with their number beside it."""
    ranks = [f.priority for f in placed.flags if f.priority is not None]
    most_urgent = max(ranks, key=_RANKS.index)
    x = placed.x - placed.width / 2 + SIZE / 2
    draw_alert(sheet, Urgency(most_urgent), (x, box.middle))
    if len(placed.flags) > 1:
        ink = Lettering(Role.NOTE_STRONG, sheet.colours.text)
        at = (x + SIZE / 2 + 2, box.middle)
        sheet.write(str(len(placed.flags)), at, ink)


def _draw_due(sheet: Sheet, places: list[DuePlace], box: LaneBox) -> None:
    """Open triangles, and their words where those meet nothing."""
    painter = sheet.painter
    for place in places:
        painter.setPen(QPen(sheet.colours.text_secondary, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shapes.triangle_down(QPointF(place.x, box.middle), DUE))
        if place.words:
            sheet.note(place.words, (place.left, box.middle))
