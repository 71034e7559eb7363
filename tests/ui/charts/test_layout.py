"""Tests of ui.charts.layout."""

import pytest

from tests.builders import Chronicle
from tests.ui.views.trend_scene import seen
from ui.charts.layout import (
    COMPACT,
    FULL,
    KEYED,
    TIGHT,
    TIGHTEST,
    lay_out,
    measures_for,
)
from ui.views.trend.lanes import VitalLane
from ui.views.trend.view import TrendView


@pytest.fixture
def view() -> TrendView:
    return seen(Chronicle().start(), 1)


@pytest.mark.parametrize("height", [170, 200, 230, 264, 360, 400, 492, 624, 720])
def test_the_lanes_fill_the_height(view: TrendView, height: int) -> None:
    """Whatever the height, lanes, axis and key fill it without a gap or overlap."""
    layout = lay_out(view, 1416, height)
    tops = [box.top for box in layout.lanes]
    assert tops[1:] == [box.bottom for box in layout.lanes[:-1]]
    assert layout.key_top + layout.measures.key + 1 == height
    assert all(box.height >= 14 for box in layout.lanes)


def test_the_reference_size_has_the_lanes_of_the_design(view: TrendView) -> None:
    """At 1416 by 624 the columns and fixed lanes have the sizes of the design."""
    layout = lay_out(view, 1416, 624)
    assert (layout.plot_left, layout.plot_right) == (164, 1232)
    heights = [box.height for box in layout.lanes]
    assert heights[0] == 32
    # Responsiveness bears the name of its scale on a second line.
    assert heights[5:] == [34, 28, 28, 28, 28]
    assert layout.lanes[-1].bottom == 564


def test_without_an_alert_card_only_the_vital_lanes_grow(view: TrendView) -> None:
    """Height that becomes free goes to the lanes of the vital signs alone."""
    low, high = lay_out(view, 1416, 624), lay_out(view, 1416, 720)
    for lane, before, after in zip(view.lanes, low.lanes, high.lanes, strict=True):
        grew = after.height - before.height
        assert grew > 0 if isinstance(lane, VitalLane) else grew == 0


def test_what_was_not_measured_has_its_own_ground(view: TrendView) -> None:
    """Below the value range of each vital lane a gutter is kept free."""
    layout = lay_out(view, 1416, 624)
    for lane, box in zip(view.lanes, layout.lanes, strict=True):
        kept = box.bottom - box.floor
        assert kept == (14 if isinstance(lane, VitalLane) else 0)


@pytest.mark.parametrize("height", [190, 200, 216, 235, 236, 246, 339, 340])
def test_no_vital_lane_is_lower_than_its_value(view: TrendView, height: int) -> None:
    """Down to 190 px each has the 16 px that the letters of its last value need."""
    layout = lay_out(view, 1246, height)
    for lane, box in zip(view.lanes, layout.lanes, strict=True):
        if isinstance(lane, VitalLane):
            assert box.height >= 16


@pytest.mark.parametrize(
    ("height", "measures"),
    [
        (492, FULL),
        (491, KEYED),
        (340, KEYED),
        (339, COMPACT),
        (236, COMPACT),
        (235, TIGHT),
        (190, TIGHT),
        (189, TIGHTEST),
    ],
)
def test_density_follows_the_height(height: int, measures: object) -> None:
    """Lanes compress below 492 px, the key row goes below 340, further below 236."""
    assert measures_for(height) == measures


def test_a_height_finds_its_lane(view: TrendView) -> None:
    """A height on the chart leads to the lane there, the nearest one outside."""
    layout = lay_out(view, 1416, 624)
    for index, box in enumerate(layout.lanes):
        assert layout.lane_at(box.middle) == index
    assert layout.lane_at(-5) == 0
    assert layout.lane_at(620) == len(layout.lanes) - 1
