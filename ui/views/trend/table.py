"""The table twin of the chart: a row for each time, the newest on top."""

from uuid import UUID

from msgspec import Struct

from ui.views.trend.lanes import VitalLane
from ui.views.trend.view import TrendView


class TableRow(Struct, frozen=True, kw_only=True):
    """What was charted at one time; ``minute`` is the place on the chart."""

    minute: float
    cells: tuple[str, ...]
    set_id: UUID | None


class TrendTable(Struct, frozen=True, kw_only=True):
    """Headings with their units, and the rows."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


def trend_table(view: TrendView) -> TrendTable:
    """The same values as the chart's, none left out (NHS CUI GTAB-189)."""
    rows = tuple(
        TableRow(
            minute=column.minute,
            cells=(column.clock, column.since_start, *column.words),
            set_id=column.set_id,
        )
        for column in reversed(view.columns)
    )
    return TrendTable(headings=headings(view), rows=rows)


def headings(view: TrendView) -> tuple[str, ...]:
    since = "Since start" if view.counts_from_start else ""
    lanes = (
        f"{lane.label} {lane.unit}" if isinstance(lane, VitalLane) else lane.label
        for lane in view.lanes
    )
    return ("Time", since, *lanes)
