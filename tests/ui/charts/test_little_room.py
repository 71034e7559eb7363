"""Tests of a chart beside a panel, or on the smallest screen."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from tests.builders import CALM, Chronicle
from tests.ui.charts.scene import Picture
from tests.ui.views.trend_scene import seen
from ui.charts.remarks import gap_middle
from ui.charts.sheet import Sheet
from ui.theme.fonts import Role
from ui.views.trend.lanes import Ghost, GhostPoint, ScaleLane

LOW, NARROW = (1248, 246), (776, 246)


def lane_of(picture: Picture, code: str) -> QRectF:
    view, layout = picture.view, picture.layout
    lane = next(one for one in view.lanes if one.code == code)
    box = layout.lanes[view.lanes.index(lane)]
    return QRectF(0, box.top, 0, box.height)


def cell_at(picture: Picture, minute: float, code: str, wide: float) -> QRectF:
    lane, x = lane_of(picture, code), picture.x(minute)
    inside = QRectF(0, 0, wide, min(18, lane.height() - 6))
    inside.moveCenter(QPointF(x, lane.center().y()))
    return inside


@pytest.mark.parametrize("apart", [3, 5])
def test_every_digit_is_read_beside_a_panel(apart: float) -> None:
    """Sets a few minutes apart keep a digit each, however narrow the plot is."""
    chronicle = Chronicle().start()
    for minute in (20, 20 + apart):
        chronicle.observe(minute, CALM)
    picture = Picture(seen(chronicle, 45), size=NARROW)
    scale = next(v for v in picture.view.lanes if isinstance(v, ScaleLane))
    for minute in (20, 20 + apart):
        assert picture.has_text(cell_at(picture, minute, scale.code, 8))


def test_a_cell_without_a_digit_gives_way() -> None:
    """What was observed and not disturbed takes no room from a digit beside it."""
    chronicle = Chronicle().start()
    chronicle.observe(20, CALM)
    chronicle.observe(23, "128/78 74 98 14 5 -D -D -D")
    picture = Picture(seen(chronicle, 45), size=NARROW)
    assert picture.has_text(cell_at(picture, 20, "dissociation", 8))


def test_a_gap_of_all_lanes_is_told_once_where_they_are_low() -> None:
    """The words stand in the highest lane; those below keep their lines free."""
    chronicle = Chronicle().start()
    chronicle.observe(5, CALM)
    picture = Picture(seen(chronicle, 40), size=LOW)
    middle = (picture.x(5) + picture.x(40)) / 2
    told = []
    for lane in picture.view.vitals:
        assert lane.gaps
        box = lane_of(picture, lane.code)
        words = QRectF(middle - 40, box.top() + 2, 80, box.height() - 4)
        told.append(_has_letters(picture, words))
    assert told == [True, False, False, False]


def test_words_of_a_gap_stand_beside_an_earlier_pressure() -> None:
    """They step aside of the bar of the session before, and stay within the gap."""
    chronicle = Chronicle().start()
    chronicle.observe(5, CALM)
    picture = Picture(seen(chronicle, 40))
    bp = picture.view.vitals[0]
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    ends = (picture.x(5), picture.x(40))
    words = "no reading 35min"
    plain = gap_middle(sheet, bp, words, ends)
    assert plain == sum(ends) / 2
    half = sheet.width(Role.NOTE, words) / 2
    bar = GhostPoint(minute=22, upper=120, lower=80)
    beside = replace(bp, ghosts=(Ghost(age=0, points=(bar,)),))
    x = gap_middle(sheet, beside, words, ends)
    painter.end()
    assert abs(x - picture.x(22)) >= half
    assert ends[0] <= x - half
    assert x + half <= ends[1]


def _has_letters(picture: Picture, area: QRectF) -> bool:
    ink = picture.theme.palette.text_secondary
    return any(
        abs(picture.image.pixelColor(x, y).lightness() - ink.lightness()) < 12
        for x in range(round(area.left()), round(area.right()))
        for y in range(round(area.top()), round(area.bottom()))
    )


def test_the_line_of_now_crosses_no_reading() -> None:
    """A set that was just taken stands on the line, and its digits are whole."""
    chronicle = Chronicle().start()
    chronicle.observe(41, CALM)
    picture = Picture(seen(chronicle, 41))
    colour = picture.theme.palette.focus
    scale = next(v for v in picture.view.lanes if isinstance(v, ScaleLane))
    assert not picture.has(colour, cell_at(picture, 41, scale.code, 8))
    above = lane_of(picture, picture.view.vitals[1].code)
    assert picture.has(colour, QRectF(picture.x(41) - 2, above.top(), 4, 8))
