"""Tests of a chart beside a panel, or on the smallest screen."""

from collections.abc import Callable
from datetime import timedelta
from itertools import combinations
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from tests.builders import CALM, Chronicle
from tests.typed_sets import observed
from tests.ui.charts.scene import Picture
from tests.ui.views.trend_scene import seen
from ui.charts.limit_labels import draw_limit_labels
from ui.charts.remarks import gap_middle
from ui.charts.sheet import Anchor, Lettering, Sheet
from ui.charts.track import lay_track
from ui.theme.fonts import Role
from ui.theme.theme import Theme
from ui.views.trend.lanes import Change, Ghost, GhostPoint, ScaleLane, VitalLane
from ui.views.trend.window import WHOLE, TrendWindow

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


@pytest.mark.parametrize("last", [100, 106, 119])
def test_no_limit_is_written_over_a_line(last: float) -> None:
    """A closed session on a low chart: limits stand clear of readings, or nowhere."""
    chronicle = Chronicle().start()
    for minute in range(10, round(last), 10):
        chronicle.observe(minute, CALM)
    chronicle.observe(last, CALM)
    picture = Picture(seen(chronicle, last + 3, TrendWindow(WHOLE)), size=LOW)
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    for index, lane in enumerate(picture.view.lanes):
        if lane in picture.view.vitals:
            track = lay_track(sheet, picture.view.vitals[index - 1], sheet.box(index))
            words, _ = draw_limit_labels(sheet, track)
            assert all(map(track.is_free, words))
    painter.end()


def test_a_cell_at_the_edge_is_whole_beside_another() -> None:
    """At both sides of its digit there is as much of it."""
    chronicle = Chronicle().start()
    for minute in (15, 18, 21):
        chronicle.observe(minute, CALM)
    started = chronicle.session.infusion.started_at
    assert started is not None
    window = TrendWindow(45, started + timedelta(minutes=15))
    picture = Picture(seen(chronicle, 80, window), size=NARROW)
    box = lane_of(picture, "dissociation")
    x, middle = picture.x(15), box.center().y()
    bare = picture.theme.palette.plot.name()
    assert picture.at(x - 5, middle) != bare
    assert picture.at(x + 4, middle) != bare
    assert picture.at(x - 8, middle) == bare


def test_what_a_value_was_is_not_written_over_the_next() -> None:
    """Where a pressure stands in the way, the sign above the reading says enough."""
    told = []
    for beside in ("118/72", "206/110"):
        chronicle = Chronicle().start()
        first = chronicle.observe(20, "118/92 70 98 14 5")
        chronicle.amend(21, first, observed("118/72 70 98 14 5"))
        chronicle.observe(24, f"{beside} 70 98 14 5")
        picture = Picture(seen(chronicle, 45))
        left, right = picture.x(20) + 12, picture.x(24) - 9
        box = lane_of(picture, "bp")
        words = QRectF(left, box.top() + 6, right - left, 10)
        told.append(_has_letters(picture, words))
    assert told == [True, False]


@pytest.mark.parametrize("make", [Theme.day, Theme.night])
@pytest.mark.parametrize("last", [100, 106, 119])
@pytest.mark.parametrize("size", [LOW, NARROW, (1248, 195), (776, 195)])
def test_every_limit_is_read_somewhere(
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    last: float,
    make: Callable[[], Theme],
) -> None:
    """A closed session: on the plot or in front of the axis, and over no other word."""
    chronicle = Chronicle().start()
    for minute in range(10, round(last), 10):
        chronicle.observe(minute, CALM)
    chronicle.observe(last, CALM)
    view = seen(chronicle, last + 3, TrendWindow(WHOLE))
    written = _spied_on(monkeypatch)
    layout = Picture(view, make(), size).layout
    for lane, box in zip(view.lanes, layout.lanes, strict=True):
        if not isinstance(lane, VitalLane):
            continue
        inside = [
            word for word in written if box.top < word.area.center().y() <= box.bottom
        ]
        told = " ".join(word.text for word in inside)
        high = [area for area in lane.limits if area.priority == "high"]
        assert all(area.text.split()[1] in told.split() for area in high)
        beside = [w for w in inside if w.area.right() < layout.plot_left]
        assert not any(
            one.area.intersects(other.area) for one, other in combinations(beside, 2)
        )


class Word(NamedTuple):
    text: str
    area: QRectF


def _spied_on(monkeypatch: pytest.MonkeyPatch) -> list[Word]:
    """All that is written from now on, and where."""
    found, write = list[Word](), Sheet.write

    def spy(
        sheet: Sheet,
        text: str,
        at: tuple[float, float],
        lettering: Lettering,
        anchor: Anchor = Anchor.LEFT,
    ) -> float:
        right = write(sheet, text, at, lettering, anchor)
        wide = sheet.width(lettering.role, text)
        found.append(Word(text, QRectF(right - wide, at[1] - 5, wide, 10)))
        return right

    monkeypatch.setattr(Sheet, "write", spy)
    return found


@pytest.mark.parametrize("size", [LOW, NARROW, (1416, 624)])
@pytest.mark.parametrize("minute", [36, 39, 41])
def test_no_limit_is_written_over_a_change_of_the_oxygen(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], minute: float
) -> None:
    """It stands ahead of now as well, where the limits are."""
    chronicle = Chronicle().start()
    for at in (10, 20, 30):
        chronicle.observe(at, CALM)
    view = seen(chronicle, 41)
    change = Change(minute, "O₂ not recorded")
    vitals = tuple(
        replace(lane, changes=(change,)) if lane.code == "spo2" else lane
        for lane in view.vitals
    )
    written = _spied_on(monkeypatch)
    layout = Picture(replace(view, vitals=vitals), size=size).layout
    on_plot = [word for word in written if word.area.left() < layout.plot_right]
    (told,) = (word for word in on_plot if word.text == change.text)
    others = (word for word in on_plot if word is not told)
    assert not any(word.area.intersects(told.area) for word in others)
