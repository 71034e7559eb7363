"""Where the lanes, columns and rows of the chart lie, in pixels."""

from itertools import accumulate, pairwise
from typing import NamedTuple

from PySide6.QtCore import QRect

from ui.views.trend.lanes import InfusionLane, Lane, ScaleLane, Symbol, VitalLane
from ui.views.trend.view import TrendView

_ELASTIC: dict[Symbol, int] = {"double T": 176, "disc": 80, "diamond": 68, "square": 64}
_MARGIN = 8
_SECOND_LINE = 6


class Measures(NamedTuple):
    """The sizes of one density, px; ``gutter`` is kept for what was not measured."""

    label_column: int
    value_column: int
    top: int
    infusion: int
    scale: int
    events: int
    time: int
    key: int
    gutter: int

    @property
    def is_compact(self) -> bool:
        return self is not FULL


FULL = Measures(164, 184, 4, 32, 28, 28, 36, 23, 14)
KEYED = Measures(248, 232, 2, 22, 18, 22, 20, 23, 9)
COMPACT = KEYED._replace(key=0)
TIGHT = Measures(248, 232, 1, 17, 15, 17, 19, 0, 6)
TIGHTEST = TIGHT._replace(scale=14)

_ROOM_FULL = 492
_ROOM_KEYED = 340
_ROOM_COMPACT = 236
_ROOM_TIGHT = 190
_LEAST = 16
"""Of a vital lane, px: its last value stands clear of those above and below."""


class LaneBox(NamedTuple):
    """The stretch of one lane; values lie between ``top`` and ``floor``."""

    top: float
    bottom: float
    floor: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class TrendLayout(NamedTuple):
    """The boxes of one chart; lanes in the order of the view."""

    measures: Measures
    left: float
    right: float
    plot_left: float
    plot_right: float
    plot_top: float
    lanes: tuple[LaneBox, ...]
    key_top: float
    bottom: float

    @property
    def plot_bottom(self) -> float:
        return self.lanes[-1].bottom

    @property
    def line_left(self) -> float:
        return self.left + _MARGIN

    @property
    def line_right(self) -> float:
        return self.right - _MARGIN

    def lane_at(self, y: float) -> int:
        """The lane under a height, the nearest where it is above or below all."""
        for index, box in enumerate(self.lanes):
            if y < box.bottom:
                return index
        return len(self.lanes) - 1


def measures_for(height: float) -> Measures:
    steps = (
        (_ROOM_FULL, FULL),
        (_ROOM_KEYED, KEYED),
        (_ROOM_COMPACT, COMPACT),
        (_ROOM_TIGHT, TIGHT),
    )
    return next((sizes for least, sizes in steps if height >= least), TIGHTEST)


def lay_out(view: TrendView, width: float, height: float) -> TrendLayout:
    """Boxes for a chart of that size; lanes of vital signs share what is left."""
    sizes = measures_for(height)
    fixed = sum(_fixed(lane, sizes) for lane in view.lanes)
    room = height - 1 - sizes.top - fixed - sizes.time - sizes.key
    shares = iter(_shared(view, room))
    boxes: list[LaneBox] = []
    top = float(sizes.top)
    for lane in view.lanes:
        tall, gutter = _fixed(lane, sizes), 0
        if isinstance(lane, VitalLane):
            tall, gutter = next(shares), sizes.gutter
        boxes.append(LaneBox(top, top + tall, top + tall - gutter))
        top += tall
    return TrendLayout(
        measures=sizes,
        left=0,
        right=width,
        plot_left=sizes.label_column,
        plot_right=width - sizes.value_column,
        plot_top=0 if sizes.is_compact else sizes.top,
        lanes=tuple(boxes),
        key_top=top + sizes.time,
        bottom=height,
    )


def plot_in(view: TrendView | None, box: QRect) -> tuple[float, float]:
    """Where the plot begins and ends in a chart that fills the box, px."""
    if view is None:
        return box.left(), box.right()
    layout = lay_out(view, box.width(), box.height())
    return box.left() + layout.plot_left, box.left() + layout.plot_right


def _shared(view: TrendView, room: float) -> list[int]:
    """The heights of the vital lanes, which fill the room exactly.

    One that would be too low for its value takes what it needs from the others.
    """
    weights = [_ELASTIC[vital.symbol] for vital in view.vitals]
    least = min(_LEAST, room / max(len(weights), 1))
    low: set[int] = set()
    while True:
        spare = room - least * len(low)
        elastic = sum(w for i, w in enumerate(weights) if i not in low)
        tall = [
            least if i in low else spare * w / elastic for i, w in enumerate(weights)
        ]
        lower = {i for i, height in enumerate(tall) if height < least} - low
        if not lower:
            break
        low |= lower
    # Rounded from the running sum, so that no pixel is lost.
    ends = [round(end) for end in accumulate(tall, initial=0.0)]
    return [bottom - top for top, bottom in pairwise(ends)]


def _fixed(lane: Lane, sizes: Measures) -> int:
    if isinstance(lane, VitalLane):
        return 0
    if isinstance(lane, ScaleLane):
        # Where its scale is named, that stands below the name of the lane.
        return sizes.scale + (_SECOND_LINE if lane.scale and sizes is FULL else 0)
    return sizes.infusion if isinstance(lane, InfusionLane) else sizes.events
