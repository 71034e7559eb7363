"""The infusion rate as a stepped bar; a pause is a real gap."""

from PySide6.QtCore import QRectF

from ui.charts.layout import LaneBox
from ui.charts.sheet import Lettering, Sheet
from ui.theme.fonts import Role
from ui.views.trend.lanes import InfusionLane

_CLEAR = 4
_INSET = 8


def draw_infusion_lane(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    layout, colours = sheet.layout, sheet.colours
    clear = _CLEAR if box.height > 24 else 1
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
        inside = tall >= 16
        needed = sheet.width(Role.NOTE_STRONG, step.text) + 2 * _INSET
        if step.text and needed <= right - left:
            ink = colours.infusion_text if inside else colours.text
            middle = bottom - tall / 2 if inside else bottom - tall - 8
            sheet.write(
                step.text, (left + _INSET, middle), Lettering(Role.NOTE_STRONG, ink)
            )
    if lane.pump and lane.steps and sheet.shows(lane.steps[-1].end):
        _write_pump(sheet, lane, box)


def _write_pump(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    """Behind the last step, on whichever side of now leaves it whole."""
    x = sheet.x(lane.steps[-1].end) + _INSET
    width = sheet.width(Role.NOTE, lane.pump)
    now = sheet.x(sheet.view.now)
    if x - _INSET <= now <= x + width + _INSET:
        x = now + _INSET
    if x + width <= sheet.layout.plot_right:
        sheet.note(lane.pump, (x, box.middle))
