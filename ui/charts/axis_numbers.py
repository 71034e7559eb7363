"""The numbers beside a lane: its ticks, or limits that have no room among readings."""

from ui.charts.ground import LABEL_INSET, TWO_LINES, UNIT_GAP, UNIT_MIDDLE
from ui.charts.layout import LaneBox
from ui.charts.limit_labels import one_line
from ui.charts.sheet import Anchor, Sheet, y_of
from ui.theme.fonts import Role
from ui.views.trend.lanes import LimitArea, VitalLane

_TEXT_HEIGHT = 14
_BESIDE = 8
"""Between numbers and plot, and between words and what stands beside them, px."""


def draw_axis_numbers(
    sheet: Sheet, lane: VitalLane, box: LaneBox, untold: list[LimitArea]
) -> None:
    """Ticks, and the limits ``untold`` on the plot in front of them.

    Where both have no room the limits stand instead: they are places on the axis too,
    and the ones that matter.
    """
    right = sheet.layout.plot_left - _BESIDE
    ticks = max((sheet.width(Role.NOTE, str(tick)) for tick in lane.ticks), default=0)
    before = right - ticks - _BESIDE
    if untold and _write_limits(sheet, lane, box, untold, before):
        untold = []
    if not untold or not _write_limits(sheet, lane, box, untold, right):
        _write_ticks(sheet, lane, box)


def _write_limits(
    sheet: Sheet, lane: VitalLane, box: LaneBox, areas: list[LimitArea], right: float
) -> bool:
    """The longest that has room between the lane's name and ``right``; else none."""
    left = sheet.layout.left + LABEL_INSET + sheet.width(Role.NOTE, lane.unit)
    middle = box.top + UNIT_MIDDLE
    if box.height < TWO_LINES:
        left += sheet.width(Role.LABEL, lane.label) + UNIT_GAP
        middle = box.middle
    for text in one_line(areas):
        if left + _BESIDE <= right - sheet.width(Role.NOTE, text):
            sheet.note(text, (right, middle), Anchor.RIGHT)
            return True
    return False


def _write_ticks(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    """Ticks that leave each other and the lane's edges room, from the top down."""
    lowest_free = box.top
    for tick in sorted(lane.ticks, reverse=True):
        y = y_of(lane, box, tick)
        middle = min(max(y, box.top + _TEXT_HEIGHT / 2), box.bottom - 7)
        if middle - _TEXT_HEIGHT / 2 < lowest_free:
            continue
        at = (sheet.layout.plot_left - _BESIDE, middle)
        sheet.note(str(tick), at, Anchor.RIGHT)
        lowest_free = middle + _TEXT_HEIGHT / 2
