"""The words of the baseline band, set where no mark stands."""

from PySide6.QtCore import QRectF

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Sheet, y_of
from ui.theme.fonts import Role
from ui.views.trend.lanes import VitalLane

_TALL = 16
_CLEAR = 12
_PITCH = 8


def draw_baseline_label(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """Ahead of now if that is shown, otherwise in the latest free stretch."""
    if lane.baseline is None:
        return
    band = lane.baseline
    middle = y_of(lane, box, (band.low + band.high) / 2)
    width = sheet.width(Role.NOTE, band.text)
    taken = _taken(sheet, lane, box)
    for x in _candidates(sheet, width):
        area = QRectF(x, middle - _TALL / 2, width, _TALL)
        if not any(area.intersects(other) for other in taken):
            sheet.note(band.text, (x, middle), Anchor.LEFT)
            return


def _candidates(sheet: Sheet, width: float) -> list[float]:
    """Places to try: the middle of the time ahead, on to the right, then back."""
    layout = sheet.layout
    last = layout.plot_right - width - _CLEAR
    first = layout.plot_left + _CLEAR
    ahead = max(sheet.x(sheet.view.now) + _CLEAR, first)
    middle = min((ahead + last) / 2, last)
    places: list[float] = []
    if ahead <= last:
        places = [*_between(middle, last), *reversed(_between(ahead, middle))]
    return [*places, *reversed(_between(first, min(ahead, last)))]


def _between(low: float, high: float) -> list[float]:
    return [low + _PITCH * i for i in range(int((high - low) / _PITCH) + 1)]


def _taken(sheet: Sheet, lane: VitalLane, box: LaneBox) -> list[QRectF]:
    """Where marks, bars of the session before, and the now line stand."""
    stretches = [
        (m.minute, m.value, m.value if m.lower is None else m.lower) for m in lane.marks
    ]
    stretches += [(b.minute, b.upper, b.lower) for b in lane.previous]
    boxes = []
    for minute, upper, lower in stretches:
        top, bottom = y_of(lane, box, upper), y_of(lane, box, lower)
        x = sheet.x(minute)
        boxes.append(QRectF(x - _CLEAR, top - 6, 2 * _CLEAR, bottom - top + 12))
    now = sheet.x(sheet.view.now)
    boxes.append(QRectF(now - 4, box.top, 8, box.height))
    return boxes
