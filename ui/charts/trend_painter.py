"""The one painter of the live chart, for screen, picture and page alike."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.charts.axis_numbers import draw_axis_numbers
from ui.charts.baseline_label import draw_baseline_label
from ui.charts.empty_words import draw_empty_words
from ui.charts.event_lane import draw_event_lane
from ui.charts.ground import draw_ground
from ui.charts.hidden import draw_hatching, write_hidden
from ui.charts.infusion_lane import draw_infusion_lane
from ui.charts.key_row import draw_key_row
from ui.charts.last_values import draw_last_values
from ui.charts.layout import lay_out
from ui.charts.limit_labels import draw_limit_labels
from ui.charts.scale_lane import draw_scale_lane
from ui.charts.sheet import Sheet
from ui.charts.stamps import Stamps
from ui.charts.time_axis import draw_now_line, draw_time_axis
from ui.charts.track import lay_track
from ui.charts.vital_lane import draw_vital_lane
from ui.theme.theme import Theme
from ui.views.trend.lanes import (
    EventLane,
    InfusionLane,
    Lane,
    LimitArea,
    ScaleLane,
    VitalLane,
)
from ui.views.trend.view import TrendView

_APART_ON_PAPER = 4.0
"""Between the cells of a scale: ink runs, and two frames a pixel apart are one."""
_MARK_MARGIN = 7
"""Half a mark: one that stands on the edge of the plot is not cut in two."""


def paint_trend(
    painter: QPainter,
    area: QRectF,
    view: TrendView,
    theme: Theme,
    stamps: Stamps | None = None,
) -> Sheet:
    """Paints the whole chart into `area`; gives the sheet, which tells what is where.

    `stamps` of that theme make repeated painting on a screen faster; on paper there
    are none.
    """
    layout = lay_out(view, area.width(), area.height())
    sheet = Sheet(painter, theme, layout, view)
    for _ in _painted(painter, area, sheet, stamps):
        pass
    return sheet


def trend_steps(
    painter: QPainter, area: QRectF, view: TrendView, theme: Theme
) -> Iterator[None]:
    """The same lane by lane: on paper all of it takes longer than a screen may wait."""
    sheet = Sheet(painter, theme, lay_out(view, area.width(), area.height()), view)
    sheet.apart = _APART_ON_PAPER
    yield
    yield from _painted(painter, area, sheet, None)


def _painted(
    painter: QPainter, area: QRectF, sheet: Sheet, stamps: Stamps | None
) -> Iterator[None]:
    painter.save()
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft())
        sheet.stamps = stamps
        yield from _paint(sheet)
    finally:
        painter.restore()


def _paint(sheet: Sheet) -> Iterator[None]:
    layout, view = sheet.layout, sheet.view
    ground = QRectF(0, 0, layout.right, layout.bottom)
    sheet.painter.fillRect(ground, sheet.colours.plot)
    draw_ground(sheet)
    draw_hatching(sheet)
    # Below the readings: one that was just taken stands on the line, and is read.
    draw_now_line(sheet)
    yield
    untold: dict[int, list[LimitArea]] = {}
    with sheet.clipped(_MARK_MARGIN):
        for index, lane in enumerate(view.lanes):
            untold[index] = _draw_lane(sheet, lane, index)
            yield
    for index, lane in enumerate(view.lanes):
        if isinstance(lane, VitalLane):
            draw_axis_numbers(sheet, lane, sheet.box(index), untold[index])
    write_hidden(sheet)
    draw_time_axis(sheet)
    draw_last_values(sheet)
    if layout.measures.key:
        draw_key_row(sheet)


def _draw_lane(sheet: Sheet, lane: Lane, index: int) -> list[LimitArea]:
    """Gives the limits that have no words on the plot."""
    box = sheet.box(index)
    match lane:
        case InfusionLane():
            draw_infusion_lane(sheet, lane, box)
        case VitalLane():
            track = lay_track(sheet, lane, box)
            words, untold = draw_limit_labels(sheet, track)
            words += draw_vital_lane(sheet, track, words)
            baseline = draw_baseline_label(sheet, track, words)
            sheet.words[index] = [*words, *([] if baseline is None else [baseline])]
            if sheet.view.empty_words and lane is sheet.view.vitals[0]:
                draw_empty_words(sheet, box, words)
            return untold
        case ScaleLane():
            draw_scale_lane(sheet, lane, box)
        case EventLane():
            draw_event_lane(sheet, lane, box)
    return []
