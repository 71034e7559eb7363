"""Tests of what the painter of the chart puts where."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPdfWriter

from tests.builders import CALM, Chronicle, at
from tests.typed_sets import observed
from tests.ui.charts.scene import HEIGHT, WIDTH, Picture, around
from tests.ui.views.test_dosing_words import intranasal
from tests.ui.views.trend_scene import seen
from ui.charts.trend_painter import paint_trend
from ui.theme.cells import cell_colours
from ui.theme.contrast import luminance
from ui.theme.theme import Theme
from ui.views.trend.window import WHOLE, TrendWindow


def infused() -> Chronicle:
    """An infusion with a pause, a high pressure, and a saturation left out."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "128/78 74 98 14 5 2 1 0")
    chronicle.infuse(16, "paused")
    chronicle.infuse(18, "resumed", "51.3")
    chronicle.observe(20, "141/86 80 -E 14 4 5 2 1")
    chronicle.observe(30, "183/107 86 97 13 4 -D -D -D")
    return chronicle


@pytest.mark.parametrize("theme", [Theme.day(), Theme.night()], ids=["day", "night"])
def test_each_series_stands_at_its_value(theme: Theme) -> None:
    """At time and value of a reading is the colour of its series."""
    picture = Picture(seen(infused(), 31), theme)
    colours = theme.palette
    for code, value, ink in (
        ("hr", 86, colours.hr),
        ("spo2", 97, colours.spo2),
        ("rr", 13, colours.rr),
    ):
        assert picture.at(picture.x(30), picture.y(code, value)) == ink.name()
    stem = (picture.y("bp", 183) + picture.y("bp", 107)) / 2
    # The line of now is 12 px away.
    assert picture.has(colours.bp, around(picture.x(30), stem, 2))


def test_pressures_are_never_joined() -> None:
    """Between two pressures there is nothing in the colour of the series."""
    picture = Picture(seen(infused(), 31))
    left, right = picture.x(20) + 10, picture.x(30) - 10
    top, bottom = picture.y("bp", 170), picture.y("bp", 60)
    between = QRectF(left, top, right - left, bottom - top)
    assert not picture.has(picture.theme.palette.bp, between)


@pytest.mark.parametrize("height", [HEIGHT, 352, 256])
def test_a_pause_is_written_into_the_lane(height: int) -> None:
    """Right of now, framed in ink, at any height and however short the pause."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    for minute in (26.2, 35):
        picture = Picture(seen(chronicle, minute), size=(WIDTH, height))
        lane = picture.layout.lanes[0]
        beside = QRectF(picture.x(minute) + 4, lane.top, 160, lane.height)
        assert picture.has(picture.theme.palette.text, beside)
        assert picture.has_text(beside)


def test_a_pause_at_the_end_of_the_window_is_written_before_it() -> None:
    """Where now lies at the right edge, the words stand left of it, whole."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    early = seen(chronicle, 40, TrendWindow(45, at(-5)))
    picture = Picture(early)
    lane = picture.layout.lanes[0]
    right = picture.layout.plot_right
    inside = QRectF(right - 180, lane.top, 179, lane.height)
    assert picture.has_text(inside)


@pytest.mark.parametrize("height", [HEIGHT, 352, 256])
@pytest.mark.parametrize("minute", [11, 30, 60])
def test_a_device_that_is_outstanding_is_written_into_the_lane(
    height: int, minute: float
) -> None:
    """After now, clear of the mg of the one before; nothing once all are given."""
    whole, left = (
        Picture(seen(chronicle, minute), size=(WIDTH, height))
        for chronicle in (intranasal(0, 5, 10), intranasal(0, 5))
    )
    lane = left.layout.lanes[0]
    beside = QRectF(left.x(minute) + 60, lane.top + 1, 100, lane.height - 2)
    assert left.has_text(beside)
    assert not whole.has_text(beside)


def test_heart_rates_are_joined() -> None:
    """A line in the colour of the series runs between two heart rates."""
    picture = Picture(seen(infused(), 31))
    middle = around(picture.x(25), picture.y("hr", 83), 4)
    assert picture.has(picture.theme.palette.hr, middle)


def test_nothing_is_drawn_across_a_gap() -> None:
    """Between readings further apart there is no line of the series."""
    picture = Picture(seen(infused(), 31))
    left, right = picture.x(10) + 10, picture.x(30) - 10
    top, bottom = picture.y("spo2", 100), picture.y("spo2", 92)
    gap = QRectF(left, top, right - left, bottom - top)
    assert not picture.has(picture.theme.palette.spo2, gap)


def test_what_was_not_measured_lies_below_the_range() -> None:
    """A hollow mark stands in the gutter and its middle is empty."""
    picture = Picture(seen(infused(), 31))
    box = picture.layout.lanes[3]
    middle = (box.floor + box.bottom) / 2
    colours = picture.theme.palette
    assert picture.has(colours.spo2, around(picture.x(20), middle, 6))
    assert picture.at(picture.x(20), middle) == colours.plot.name()
    inside = QRectF(picture.x(20) - 8, box.top + 1, 16, box.floor - box.top - 2)
    assert not picture.has(colours.spo2, inside)


def test_areas_lie_where_the_protocol_alerts() -> None:
    """Between limits is amber, beyond the high one red, below both neither."""
    picture = Picture(seen(Chronicle().start(), 1))
    colours = picture.theme.palette
    x = picture.x(40)
    assert picture.at(x, picture.y("bp", 190)) == colours.band_amber.name()
    assert picture.at(x, picture.y("bp", 210)) == colours.band_red.name()
    assert picture.at(x, picture.y("bp", 165)) == colours.plot.name()
    assert picture.at(x, picture.y("bp", 110)) == colours.band_baseline.name()


def test_a_pause_is_empty() -> None:
    """Where the infusion was paused its lane is empty."""
    picture = Picture(seen(infused(), 31))
    middle = picture.layout.lanes[0].middle
    colours = picture.theme.palette
    assert picture.at(picture.x(17), middle) == colours.plot.name()
    assert picture.at(picture.x(14), middle) == colours.infusion.name()
    assert picture.at(picture.x(25), middle) == colours.infusion.name()


def test_a_value_beyond_the_range_is_a_chevron() -> None:
    """A value above the range leaves its mark at the edge, not beyond it."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "118/72 190 98 14 5")
    picture = Picture(seen(chronicle, 30))
    box = picture.layout.lanes[2]
    ink = picture.theme.palette.hr
    assert picture.has(ink, QRectF(picture.x(10) - 6, box.top + 2, 12, 10))
    above = QRectF(picture.x(10) - 8, box.top - 12, 16, 10)
    assert not picture.has(ink, above)


def test_an_amended_value_leaves_its_ghost() -> None:
    """At the value before an amendment stands a broken outline."""
    chronicle = Chronicle().start()
    slip = chronicle.observe(10, "118/72 120 98 14 5")
    chronicle.amend(11, slip, observed("118/72 70 98 14 5"))
    picture = Picture(seen(chronicle, 30))
    outline = around(picture.x(10), picture.y("hr", 120), 7)
    assert not picture.is_plain(QRectF(picture.x(10) - 7, outline.top() + 4, 4, 6))


def test_cells_strengthen_away_from_calm() -> None:
    """A worse score has a darker cell by day; the calm end the lightest."""
    chronicle = Chronicle().start()
    for minute, line in (
        (10, "_ _ _ _ _ 5 0 0 0"),
        (20, "_ _ _ _ _ 3 5 0 0"),
        (30, "_ _ _ _ _ 0 10 0 0"),
    ):
        chronicle.observe(minute, line)
    picture = Picture(seen(chronicle, 31))
    for row in (5, 6):
        middle = picture.layout.lanes[row].middle
        lights = [
            luminance(picture.image.pixelColor(round(picture.x(m)) - 10, round(middle)))
            for m in (10, 20, 30)
        ]
        assert lights == sorted(lights, reverse=True)
        assert len(set(lights)) == 3


def test_an_undisturbed_cell_is_empty() -> None:
    """A scale left out undisturbed has a broken outline and nothing in it."""
    picture = Picture(seen(infused(), 50))
    box = picture.layout.lanes[6]
    inside = QRectF(picture.x(30) - 8, box.middle - 6, 16, 12)
    assert picture.is_plain(inside)
    assert picture.at(picture.x(30), box.middle) == picture.theme.palette.plot.name()
    outline = QRectF(picture.x(30) - 15, box.middle - 12, 30, 3)
    assert not picture.is_plain(outline)


def test_lines_end_at_the_edge_of_the_plot() -> None:
    """Scrolled back, a line to a later reading ends at the edge of the plot."""
    chronicle = Chronicle().start()
    for minute in range(10, 100, 10):
        chronicle.observe(minute, "118/72 85 98 14 5")
    window = TrendWindow(45, chronicle.session.infusion.started_at)
    picture = Picture(seen(chronicle, 95, window))
    ink, edge = picture.theme.palette.hr, picture.layout.plot_right
    top = picture.y("hr", 90)
    assert picture.has(ink, QRectF(edge - 6, top, 4, 8))
    assert not picture.has(ink, QRectF(edge + 2, top, 4, 8))


def test_a_cell_at_the_edge_keeps_within_the_plot() -> None:
    """A cell at the first minute of the window is whole, and covers no label."""
    chronicle = Chronicle().start()
    chronicle.observe(15, CALM)
    chronicle.observe(60, CALM)
    started = chronicle.session.infusion.started_at
    assert started is not None
    window = TrendWindow(45, started + timedelta(minutes=15))
    picture = Picture(seen(chronicle, 80, window))
    box = picture.layout.lanes[6]
    calm, edge = cell_colours(picture.theme.palette, 0).fill, picture.layout.plot_left
    assert picture.has(calm, QRectF(edge + 22, box.top, 3, 27))
    assert not picture.has(calm, QRectF(edge - 12, box.top, 11, 27))


def test_the_words_of_the_baseline_avoid_the_marks() -> None:
    """Where no time lies ahead, the words stand between two pressures."""
    chronicle = Chronicle().start()
    for minute in range(8, 100, 8):
        chronicle.observe(minute, "118/72 70 98 14 5")
    window = TrendWindow(45, chronicle.session.infusion.started_at)
    picture = Picture(seen(chronicle, 97, window))
    y, minutes = picture.y("bp", 118), (8, 16, 24, 32, 40)
    apart = [QRectF(picture.x(m) + 12, y - 5, 165, 10) for m in minutes[:-1]]
    assert sum(picture.has_text(area) for area in apart) == 1
    for minute in minutes:
        left = QRectF(picture.x(minute) - 9, y + 3, 5, 4)
        right = QRectF(picture.x(minute) + 4, y + 3, 5, 4)
        assert picture.is_plain(left)
        assert picture.is_plain(right)


@pytest.mark.parametrize(
    "size", [(1416, 624), (1416, 720), (1248, 264), (1248, 360), (640, 230)]
)
def test_every_size_paints(size: tuple[int, int]) -> None:
    """From the smallest to the largest window the chart is painted to its end."""
    picture = Picture(seen(infused(), 31), size=size)
    labels = QRectF(16, picture.layout.lanes[-1].top, 60, 18)
    assert picture.has(picture.theme.palette.text, labels)


@pytest.mark.parametrize("minute", [-19, 0, 1, 31, 300])
def test_every_time_paints(minute: int) -> None:
    """Before the first reading, at the start, and long after the last it is painted."""
    chronicle = Chronicle().start() if minute >= 0 else Chronicle().open()
    picture = Picture(seen(chronicle, minute))
    now = QRectF(picture.x(picture.view.now) - 1, 300, 2, 2)
    assert picture.has(picture.theme.palette.focus, now)


def test_crowded_readings_stay_in_their_lanes() -> None:
    """Hundreds of sets become dots and strips, still in the colours of their lanes."""
    chronicle = Chronicle().start()
    for step in range(400):
        chronicle.observe(1 + step / 5, f"118/72 {70 + step % 9} 98 14 5 3 1 0")
    picture = Picture(seen(chronicle, 85, TrendWindow(WHOLE)))
    colours = picture.theme.palette
    assert picture.has(colours.hr, around(picture.x(40), picture.y("hr", 74), 8))
    row = picture.layout.lanes[6]
    assert not picture.is_plain(QRectF(picture.x(10), row.top + 2, 60, 10))


def test_the_chart_can_be_printed(tmp_path: Path) -> None:
    """The same painter writes a page."""
    path = tmp_path / "chart.pdf"
    writer = QPdfWriter(str(path))
    writer.setResolution(96)
    painter = QPainter(writer)
    paint_trend(painter, QRectF(0, 0, WIDTH, HEIGHT), seen(infused(), 31), Theme.day())
    painter.end()
    assert path.read_bytes().startswith(b"%PDF-")


def test_at_night_the_chart_keeps_within_its_light() -> None:
    """The chart's share of the night budget: a mean luminance of 0.030 at most."""
    chronicle = infused()
    chronicle.observe(40, CALM)
    picture = Picture(seen(chronicle, 41), Theme.night())
    step = 4
    lights = [
        luminance(picture.image.pixelColor(x, y))
        for x in range(0, WIDTH, step)
        for y in range(0, HEIGHT, step)
    ]
    assert sum(lights) / len(lights) <= 0.030
    assert sum(light > 0.18 for light in lights) / len(lights) <= 0.045
