"""The infusion rate as a stepped bar; a pause is a real gap."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen

from ui.charts.layout import LaneBox
from ui.charts.sheet import Lettering, Sheet
from ui.theme.fonts import Role
from ui.theme.tokens import RADIUS_FIELD
from ui.views.trend.lanes import InfusionLane, Standstill
from ui.widgets.painting import draw_pause

_CLEAR = 4
_TIGHT = 24
_INSET = 8
_OUTLINE = 2
_BAR = 5
_SIGN = 12
_BESIDE_NOW = 6
_LOW_LANE = 28
_ROOM_FOR_RATE = 14
_DOUBT = 14
"""Room for the sign of a doubt beside its line."""


def draw_infusion_lane(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    layout, colours = sheet.layout, sheet.colours
    clear = _CLEAR if box.height > _TIGHT else 1
    for step in lane.steps:
        left = max(sheet.x(step.start), layout.plot_left + 1)
        right = min(sheet.x(step.end), layout.plot_right)
        if right <= left:
            continue
        full = box.height - clear - 1
        tall = max(full * step.share, 3)
        bottom = box.bottom - 1
        area = QRectF(left, bottom - tall, right - left, tall)
        sheet.painter.fillRect(area, colours.infusion)
        inside = tall >= _ROOM_FOR_RATE
        needed = sheet.width(Role.NOTE_STRONG, step.text) + 2 * _INSET
        if step.text and needed <= right - left:
            ink = colours.infusion_text if inside else colours.text
            middle = bottom - tall / 2 if inside else bottom - tall - 8
            sheet.write(
                step.text, (left + _INSET, middle), Lettering(Role.NOTE_STRONG, ink)
            )
    _draw_doses(sheet, lane, box)
    end = None
    if lane.standstill is not None:
        end = _draw_standstill(sheet, lane.standstill, box)
    if lane.outstanding:
        _draw_outstanding(sheet, lane, box)
    if lane.pump and lane.steps and sheet.shows(lane.steps[-1].end):
        _write_pump(sheet, lane, box, end)


def _draw_doses(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    """Each single dose as a bar at its time, its mg beside it where there is room.

    A doubt is a broken line with its sign, which no mg is written over.
    """
    layout, colours = sheet.layout, sheet.colours
    lefts = [sheet.x(mark.minute) for mark in lane.doses]
    taken = [*lefts, *(sheet.x(minute) for minute in lane.doubts)]
    for place, mark in enumerate(lane.doses):
        left = lefts[place]
        if not layout.plot_left < left < layout.plot_right:
            continue
        clear = _CLEAR if box.height > _TIGHT else 1
        tall = box.height - 2 * clear
        bar = QRectF(left - _BAR / 2, box.top + clear, _BAR, tall)
        sheet.painter.fillRect(bar, colours.infusion)
        free = min((x for x in taken if x > left), default=layout.plot_right)
        needed = sheet.width(Role.NOTE_STRONG, mark.text) + 2 * _INSET
        if left + needed <= free:
            at = (left + _INSET, box.middle)
            ink = Lettering(Role.NOTE_STRONG, colours.text)
            sheet.write(mark.text, at, ink)
    for minute in lane.doubts:
        x = sheet.x(minute)
        if layout.plot_left < x < layout.plot_right:
            sheet.painter.setPen(QPen(colours.text, _OUTLINE, Qt.PenStyle.DotLine))
            sheet.painter.drawLine(QPointF(x, box.top), QPointF(x, box.bottom))
            is_near = any(x < left < x + _DOUBT for left in lefts)
            mark_at = (x - _DOUBT if is_near else x + 4, box.top + box.height / 2)
            sheet.write("?", mark_at, Lettering(Role.NOTE_STRONG, colours.text))


def _draw_standstill(sheet: Sheet, pause: Standstill, box: LaneBox) -> float | None:
    """The time that has passed without infusion, hatched, and the words after now.

    Gives where the words end; the words stand at the edge of the plot where now lies
    beyond it, for they must not be missed.
    """
    colours = sheet.colours
    area = _inside(sheet, pause.start, pause.end, box)
    if area.width() > 0:
        sheet.painter.setPen(QPen(colours.text, 1))
        sheet.painter.setBrush(QBrush(colours.text, Qt.BrushStyle.BDiagPattern))
        sheet.painter.drawRect(area)
    after = sheet.x(pause.end) + _BESIDE_NOW
    frame = _draw_framed(sheet, pause.text, after, box, sign=_SIGN + _INSET)
    sign = QRectF(frame.left() + _INSET, frame.center().y() - _SIGN / 2, _SIGN, _SIGN)
    draw_pause(sheet.painter, sign, colours.text)
    return frame.right()


def _draw_outstanding(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    """What is still to be given, after now and clear of what was given last."""
    given = (
        sheet.x(mark.minute) + sheet.width(Role.NOTE_STRONG, mark.text) + 2 * _INSET
        for mark in lane.doses
    )
    now = sheet.x(sheet.view.now) + _BESIDE_NOW
    _draw_framed(sheet, lane.outstanding, max([now, *given]), box)


def _draw_framed(
    sheet: Sheet, text: str, after: float, box: LaneBox, sign: float = 0
) -> QRectF:
    """Words that must not be missed, at the plot's edge where they would leave it."""
    layout, colours = sheet.layout, sheet.colours
    role = Role.NOTE_STRONG if box.height < _LOW_LANE else Role.BODY_STRONG
    wide = 2 * _INSET + sign + sheet.width(role, text)
    left = max(min(after, layout.plot_right - wide - 1), layout.plot_left + 1)
    whole = _inside(sheet, 0, 0, box)
    frame = QRectF(left, whole.top(), wide, whole.height())
    sheet.painter.setPen(QPen(colours.text, _OUTLINE))
    sheet.painter.setBrush(colours.plot)
    sheet.painter.drawRoundedRect(frame, RADIUS_FIELD, RADIUS_FIELD)
    at = (frame.left() + _INSET + sign, frame.center().y())
    sheet.write(text, at, Lettering(role, colours.text))
    return frame


def _inside(sheet: Sheet, start: float, end: float, box: LaneBox) -> QRectF:
    """The part of a stretch that lies on the plot, as high as a full rate."""
    clear = _CLEAR if box.height > _TIGHT else 1
    left = max(sheet.x(start), sheet.layout.plot_left + 1)
    right = min(sheet.x(end), sheet.layout.plot_right)
    top = box.top + clear + _OUTLINE / 2
    return QRectF(left, top, right - left, box.bottom - 1 - _OUTLINE / 2 - top)


def _write_pump(
    sheet: Sheet, lane: InfusionLane, box: LaneBox, after: float | None
) -> None:
    """Behind the last step, on whichever side of now leaves it whole."""
    x = (after or sheet.x(lane.steps[-1].end)) + _INSET
    width = sheet.width(Role.NOTE, lane.pump)
    now = sheet.x(sheet.view.now)
    if x - _INSET <= now <= x + width + _INSET:
        x = now + _INSET
    if x + width <= sheet.layout.plot_right:
        sheet.note(lane.pump, (x, box.middle))
