"""What lies under the readings: areas, grid, and the names of the lanes."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui.charts.layout import LaneBox
from ui.charts.sheet import Anchor, Lettering, Sheet, y_of
from ui.theme.fonts import Role
from ui.views.trend.lanes import InfusionLane, LimitArea, ScaleLane, VitalLane

_LABEL_MIDDLE = 15
UNIT_MIDDLE = 35
TWO_LINES = 46
_TWO_NOTES = 30
LABEL_INSET = 16
UNIT_GAP = 6


def draw_ground(sheet: Sheet) -> None:
    """Areas and grid of every lane, then what separates and names them."""
    for index, lane in enumerate(sheet.view.lanes):
        box = sheet.box(index)
        if isinstance(lane, VitalLane):
            _draw_areas(sheet, lane, box)
    _draw_time_grid(sheet)
    _draw_separators(sheet)
    for index, lane in enumerate(sheet.view.lanes):
        box = sheet.box(index)
        if isinstance(lane, VitalLane):
            _name_vital(sheet, lane, box)
        elif isinstance(lane, ScaleLane):
            _name_scale(sheet, lane, box)
        elif isinstance(lane, InfusionLane):
            _name_infusion(sheet, lane, box)
        else:
            _label(sheet, lane.label, box.middle)


def _draw_areas(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    colours = sheet.colours
    for area in lane.limits:
        high = area.priority == "high"
        ground = colours.band_red if high else colours.band_amber
        edges = (y_of(lane, box, area.high), y_of(lane, box, area.low))
        _fill(sheet, edges, ground, _span(sheet, area))
    if lane.baseline is not None:
        band = lane.baseline
        edges = (y_of(lane, box, band.high), y_of(lane, box, band.low))
        _fill(sheet, edges, colours.band_baseline)
    for tick in lane.ticks:
        y = y_of(lane, box, tick)
        sheet.rule(colours.grid, y, sheet.layout.plot_left, sheet.layout.plot_right)


def _span(sheet: Sheet, area: LimitArea) -> tuple[float, float]:
    """From where to where on the plot the area reaches."""
    left, right = float(sheet.layout.plot_left), float(sheet.layout.plot_right)
    start = left if area.start is None else sheet.x(area.start)
    end = right if area.end is None else sheet.x(area.end)
    return min(max(start, left), right), min(max(end, left), right)


def _fill(
    sheet: Sheet,
    edges: tuple[float, float],
    colour: QColor,
    span: tuple[float, float] | None = None,
) -> None:
    top, bottom = edges
    left, right = span or (sheet.layout.plot_left, sheet.layout.plot_right)
    sheet.painter.fillRect(
        QRectF(left, round(top), right - left, round(bottom) - round(top)),
        colour,
    )


def _draw_time_grid(sheet: Sheet) -> None:
    layout, colours = sheet.layout, sheet.colours
    top, bottom = layout.plot_top, layout.plot_bottom
    for tick in sheet.view.ticks:
        ink = colours.divider if tick.is_start else colours.grid
        sheet.upright(ink, sheet.x(tick.minute), top, bottom)
    sheet.upright(colours.grid, layout.plot_left, top, bottom)
    sheet.upright(colours.grid, layout.plot_right, top, bottom)


def _draw_separators(sheet: Sheet) -> None:
    """Full lines between the groups, short pale ones between the scales."""
    layout, colours = sheet.layout, sheet.colours
    lanes = sheet.view.lanes
    for index, lane in enumerate(lanes):
        below = lanes[index + 1] if index + 1 < len(lanes) else None
        y = sheet.box(index).bottom
        if isinstance(lane, ScaleLane) and isinstance(below, ScaleLane):
            sheet.rule(colours.grid, y, layout.plot_left, layout.plot_right)
        elif below is None and layout.measures.is_compact:
            # The buttons beside a low axis reach up past this line.
            sheet.rule(colours.divider, y, layout.plot_left, layout.plot_right)
        else:
            sheet.rule(colours.divider, y, layout.line_left, layout.line_right)
    if layout.measures.key:
        sheet.rule(colours.divider, layout.key_top, layout.line_left, layout.line_right)


def _label(sheet: Sheet, text: str, middle: float) -> float:
    at = (sheet.layout.left + LABEL_INSET, middle)
    return sheet.write(text, at, Lettering(Role.LABEL, sheet.colours.text))


def _name_vital(sheet: Sheet, lane: VitalLane, box: LaneBox) -> None:
    if box.height >= TWO_LINES:
        left = sheet.layout.left + LABEL_INSET
        _label(sheet, lane.label, box.top + _LABEL_MIDDLE)
        sheet.note(lane.unit, (left, box.top + UNIT_MIDDLE))
    else:
        end = _label(sheet, lane.label, box.middle)
        sheet.note(lane.unit, (end + UNIT_GAP, box.middle))


def _name_infusion(sheet: Sheet, lane: InfusionLane, box: LaneBox) -> None:
    """The name with the weight the dose was worked from below it.

    A low lane has room for one note, and that says what its number is; the weight then
    stands in the banner alone.
    """
    if box.height < _TWO_NOTES:
        end = _label(sheet, lane.label, box.middle)
        sheet.note(lane.total_note, (end + 8, box.middle))
    elif lane.worked_from:
        _label(sheet, lane.label, box.middle - 8)
        left = sheet.layout.left + LABEL_INSET
        sheet.note(lane.worked_from, (left, box.middle + 8))
    else:
        _label(sheet, lane.label, box.middle)


def _name_scale(sheet: Sheet, lane: ScaleLane, box: LaneBox) -> None:
    """Where name and scale do not fit side by side, the scale stands below."""
    left, right = sheet.layout.left + LABEL_INSET, sheet.layout.plot_left - 8
    scale = f"{lane.scale} {lane.extent}".strip()
    needed = sheet.width(Role.LABEL, lane.label) + 6 + sheet.width(Role.NOTE, scale)
    if left + needed <= right:
        _label(sheet, lane.label, box.middle)
        sheet.note(scale, (right, box.middle), Anchor.RIGHT)
    else:
        _label(sheet, lane.label, box.middle - 8)
        sheet.note(lane.scale, (left, box.middle + 8))
        sheet.note(lane.extent, (right, box.middle + 8), Anchor.RIGHT)
