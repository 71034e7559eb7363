"""Tests of where flags, due marks and words stand near now and in little room."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from tests.builders import CALM, Chronicle
from tests.ui.charts.scene import Picture
from tests.ui.charts.test_labels import placed
from tests.ui.views.trend_scene import seen
from ui.charts.empty_words import place_empty_words
from ui.charts.event_places import DuePlace, place_due, place_flags
from ui.charts.limit_labels import draw_limit_labels
from ui.charts.sheet import Sheet
from ui.charts.track import lay_track
from ui.theme.fonts import Role
from ui.views.trend.lanes import DueTick, Flag


@pytest.fixture
def picture() -> Picture:
    return Picture(seen(Chronicle().start(), 41))


def due(
    picture: Picture, *ticks: tuple[float, str], flags: tuple[Flag, ...] = ()
) -> list[DuePlace]:
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    marks = tuple(DueTick(minute, clock, "full set") for minute, clock in ticks)
    found = place_due(sheet, marks, place_flags(sheet, flags))
    painter.end()
    return found


NOTES = tuple(
    Flag(minute=minute, look="note", letter="N", words="note")
    for minute in (38, 39.5, 40.9)
)
ALERT = Flag(minute=40, look="alert", letter="", words="", priority="medium")


@pytest.mark.parametrize("size", [(1416, 624), (1248, 246), (776, 246)])
def test_what_happened_stands_not_beyond_now(size: tuple[int, int]) -> None:
    """However many stand close to it, and none is left out."""
    picture = Picture(seen(Chronicle().start(), 41), size=size)
    flags = (*NOTES[:2], ALERT, NOTES[2])
    found = placed(picture, *((f.minute, f.letter) for f in flags))
    assert max(one.x for one in found) <= picture.x(41)
    assert sum(len(one.flags) for one in found) == len(flags)
    for before, after in pairwise(found):
        assert before.right < after.left


@pytest.mark.parametrize("minute", [39, 40, 40.9, 41])
def test_a_flag_alone_stands_at_its_time_up_to_now(
    picture: Picture, minute: float
) -> None:
    (found,) = placed(picture, (minute, "N"))
    assert found.x == pytest.approx(picture.x(minute))


@pytest.mark.parametrize("minute", [30, 38, 40, 41])
def test_what_was_due_stands_at_its_time(picture: Picture, minute: float) -> None:
    """Its words neither, and they do not cross the line of now."""
    (found,) = due(picture, (minute, "14:06"))
    assert found.x == pytest.approx(picture.x(minute))
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    end = found.left + sheet.width(Role.NOTE, found.words)
    painter.end()
    assert found.words.startswith("14:06")
    assert end < picture.x(41) or found.left > picture.x(41)


@pytest.mark.parametrize("minute", [41.1, 45, 60])
def test_what_is_due_ahead_stands_right_of_now(picture: Picture, minute: float) -> None:
    (found,) = due(picture, (minute, "14:11"), flags=NOTES)
    assert found.x >= picture.x(41) + 10
    assert found.x == pytest.approx(max(picture.x(minute), picture.x(41) + 10), abs=14)


def test_what_was_due_stands_beside_a_flag_at_its_time(picture: Picture) -> None:
    """A mark over a flag would hide its letter."""
    (found,) = due(picture, (38, "14:04"), flags=NOTES[:1])
    assert 10 < abs(found.x - picture.x(38)) < 20
    assert found.x <= picture.x(41)


def test_due_marks_keep_apart(picture: Picture) -> None:
    """One due just before now and one just after are two marks."""
    before, after = due(picture, (40.9, "14:06"), (41.2, "14:07"))
    assert before.x < picture.x(41) < after.x - 5


NARROW = [(776, 246), (776, 300), (776, 420), (620, 300)]


@pytest.mark.parametrize("size", NARROW)
def test_limits_beside_the_open_timeline_are_whole_or_left_out(
    size: tuple[int, int],
) -> None:
    """Words that the edge of the plot cuts, or the line of now, are not read."""
    chronicle = Chronicle().start()
    for minute in (10, 20):
        chronicle.observe(minute, CALM)
    picture = Picture(seen(chronicle, 33), size=size)
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    areas: list[QRectF] = []
    for index, lane in enumerate(picture.view.lanes):
        if lane in picture.view.vitals:
            track = lay_track(sheet, picture.view.vitals[index - 1], sheet.box(index))
            areas += draw_limit_labels(sheet, track)[0]
    painter.end()
    now, layout = picture.x(33), picture.layout
    for area in areas:
        assert layout.plot_left < area.left() < area.right() < layout.plot_right
        assert area.right() < now or now < area.left()


@pytest.mark.parametrize("size", [*NARROW, (1248, 246), (1416, 624)])
def test_words_of_an_empty_chart_cover_nothing(size: tuple[int, int]) -> None:
    """Neither the numbers of the axis, nor the last values, nor the limits."""
    picture = Picture(seen(Chronicle().open(), -15), size=size)
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    box = sheet.box(1)
    words, _ = draw_limit_labels(sheet, lay_track(sheet, picture.view.vitals[0], box))
    found = place_empty_words(sheet, box, words)
    painter.end()
    assert found is not None or size == (620, 300)
    if found is not None:
        text, area = found
        layout = picture.layout
        assert text.startswith("No readings yet")
        assert layout.plot_left < area.left() < area.right() < layout.plot_right
        assert box.top <= area.top() < area.bottom() <= box.bottom
        assert not any(area.intersects(one) for one in words)
        now = picture.x(-15)
        assert not area.left() < now < area.right()


def test_an_empty_chart_says_all_where_it_has_room() -> None:
    picture = Picture(seen(Chronicle().open(), -15))
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    found = place_empty_words(sheet, sheet.box(1), [])
    painter.end()
    assert found is not None
    assert found[0] == "No readings yet. F2 opens the observation set."
