"""Tests of how words and flags of the chart keep out of each other's way."""

from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from monitor.chart.kinds import DoseDoubtful
from tests.builders import CALM, Chronicle
from tests.ui.charts.scene import Picture
from tests.ui.views.test_dosing_words import intranasal
from tests.ui.views.trend_scene import seen
from ui.charts.baseline_label import draw_baseline_label
from ui.charts.event_places import Placed, place_flags
from ui.charts.focus_line import beside_words
from ui.charts.layout import LaneBox
from ui.charts.limit_labels import draw_limit_labels, one_line
from ui.charts.sheet import Sheet
from ui.charts.track import lay_track
from ui.theme.contrast import luminance
from ui.views.trend.lanes import Change, Flag, ScaleLane, VitalLane
from ui.views.trend.window import TrendWindow


@pytest.fixture
def picture() -> Picture:
    return Picture(seen(Chronicle().start(), 41))


def placed(picture: Picture, *flags: tuple[float, str]) -> list[Placed]:
    """Where flags are put; a flag without a letter is a medium alert."""
    painter = QPainter(picture.image)
    sheet = Sheet(painter, picture.theme, picture.layout, picture.view)
    found = place_flags(
        sheet,
        tuple(
            Flag(minute=minute, look="step", letter=letter, words=letter)
            if letter
            else Flag(
                minute=minute, look="alert", letter="", words="", priority="medium"
            )
            for minute, letter in flags
        ),
    )
    painter.end()
    return found


def test_flags_with_room_stand_at_their_time(picture: Picture) -> None:
    """Flags two minutes apart stand each at its time."""
    found = placed(picture, (10, "P"), (12, "R"))
    assert [p.x for p in found] == pytest.approx([picture.x(10), picture.x(12)])


def test_a_flag_in_the_way_steps_right(picture: Picture) -> None:
    """A flag a little too near to the one before stands a little later."""
    first, second = placed(picture, (10, "P"), (11.5, "R"))
    assert first.x == picture.x(10)
    assert picture.x(11.5) < second.x <= picture.x(11.5) + 8
    assert second.x - first.x >= 20


def test_crowded_flags_join_into_a_count(picture: Picture) -> None:
    """Flags that would have to move too far become one with their number."""
    (pile,) = placed(picture, (10, "P"), (10.2, "R"), (10.4, "N"))
    assert [flag.letter for flag in pile.flags] == ["P", "R", "N"]


def test_a_dose_in_doubt_joins_no_device(picture: Picture) -> None:
    """Both stand by themselves, apart, so that no count is read as a device."""
    found = placed(picture, (5, "2"), (5.2, "?"), (5.4, "3"))
    assert [[flag.letter for flag in p.flags] for p in found] == [["2"], ["?"], ["3"]]
    for before, after in pairwise(found):
        assert before.right < after.x - after.width / 2


def test_an_alert_never_vanishes_in_a_count_of_notes(picture: Picture) -> None:
    """Alerts join alerts only, so a shape is always to be seen."""
    notes, alerts = placed(picture, (10, "P"), (10.2, "N"), (10.3, ""), (10.4, ""))
    assert len(notes.flags) == 2
    assert [flag.look for flag in alerts.flags] == ["alert", "alert"]


def test_a_tick_next_to_now_gives_way() -> None:
    """A label of the axis is left out where it would run into that of now."""
    beside, apart = (Picture(seen(Chronicle().start(), now)) for now in (44, 37))
    label = QRectF(beside.x(45) + 18, beside.layout.plot_bottom + 4, 8, 14)
    assert beside.is_plain(label)
    assert not apart.is_plain(label)


def test_a_limit_goes_left_when_readings_are_in_its_way() -> None:
    """Scrolled back over high pressures, the limits stand at the left edge."""
    chronicle = Chronicle().start()
    for minute in range(30, 130, 5):
        chronicle.observe(minute, "195/105 70 98 14 5")
    window = TrendWindow(45)
    now = Picture(seen(chronicle, 126, window))
    started = chronicle.session.infusion.started_at
    assert started is not None
    back = TrendWindow(45, started + timedelta(minutes=5))
    scrolled = Picture(seen(chronicle, 126, back))
    y = now.y("bp", 190)

    def at_left(picture: Picture) -> QRectF:
        return QRectF(picture.layout.plot_left + 6, y - 5, 50, 10)

    assert not now.has_text(at_left(now))
    assert scrolled.has_text(at_left(scrolled))


def test_on_one_line_a_higher_limit_is_never_left_out() -> None:
    """Where there is no room for all, the high ones stand."""
    lane = next(v for v in seen(Chronicle().start(), 5).vitals if v.code == "hr")
    assert one_line(lane.limits) == (
        "HIGH 141 · MED 121 · MED 49 or less · HIGH 39 or less",
        "HIGH 141 · HIGH 39 or less",
        "HIGH 141 · 39 or less",
        "HIGH 141 · 39",
    )
    medium = [area for area in lane.limits if area.priority == "medium"]
    assert one_line(medium) == ("MED 121 · MED 49 or less",)
    assert one_line(()) == ()


def test_a_stale_age_stands_out() -> None:
    """The age of a value that is too old is in the darkest ink."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)

    def darkest(minute: float) -> float:
        picture = Picture(seen(chronicle, minute))
        box = picture.layout.lanes[2]
        left = round(picture.layout.plot_right) + 75
        top = round(box.middle) + 8
        return min(
            luminance(picture.image.pixelColor(x, y))
            for x in range(left, left + 60)
            for y in range(top, top + 14)
        )

    assert darkest(26) < darkest(24)


def test_a_stale_score_tells_its_age_and_not_what_was_before() -> None:
    """At the size of reference there is room for one of them: the age stands out."""
    chronicle = Chronicle().start()
    chronicle.observe(8, CALM)
    chronicle.observe(10, CALM)

    def darkest(minute: float) -> float:
        picture = Picture(seen(chronicle, minute))
        lanes = picture.view.lanes
        place = next(i for i, lane in enumerate(lanes) if isinstance(lane, ScaleLane))
        middle = round(picture.layout.lanes[place].middle)
        left = round(picture.layout.plot_right) + 100
        return min(
            luminance(picture.image.pixelColor(x, y))
            for x in range(left, left + 60)
            for y in range(middle - 7, middle + 7)
        )

    assert darkest(35) < darkest(12)


def test_no_amount_is_written_over_a_doubt() -> None:
    """The mg of a device gives way to the doubt a minute after it, at either side."""
    chronicle = intranasal(0, 5, 12)
    doubt = DoseDoubtful(cause="partly lost", at_most_mg=Decimal("46.4"))
    sure = Picture(seen(chronicle, 36))
    chronicle.add(doubt, 6)
    unsure = Picture(seen(chronicle, 36))
    box = sure.layout.lanes[0]
    beside = QRectF(sure.x(5) + 4, box.top + 4, sure.x(6) - sure.x(5) - 6, 18)
    assert sure.has_text(beside)
    assert unsure.is_plain(beside)


@pytest.mark.parametrize("height", [200, 246, 360])
def test_no_label_of_a_low_axis_stands_before_the_plot(height: int) -> None:
    """The buttons are there."""
    picture = Picture(seen(Chronicle().start(), 41), size=(1246, height))
    layout = picture.layout
    low = layout.lanes[-1].bottom + 1
    wide = layout.plot_left - 3
    assert picture.is_plain(QRectF(1, low, wide, layout.key_top - low - 2))


def test_the_words_of_the_baseline_leave_those_of_a_limit_alone() -> None:
    """Where the lane is too low for both, the baseline goes where no limit stands."""
    chronicle = Chronicle().start()
    chronicle.observe(40, "183/107 92 96 13 4 8 3 1")
    low = Picture(seen(chronicle, 41), size=(1246, 200))
    painter = QPainter(low.image)
    sheet = Sheet(painter, low.theme, low.layout, low.view)
    track = lay_track(sheet, low.view.vitals[0], low.layout.lanes[1])
    limits, _ = draw_limit_labels(sheet, track)
    words = draw_baseline_label(sheet, track, limits)
    painter.end()
    assert limits
    assert words is not None
    assert not any(words.intersects(limit) for limit in limits)


def foot_of_spo2(*changes: Change) -> QImage:
    """What stands at the foot of that lane from minute 13 on."""
    view = seen(Chronicle().start(), 41)
    vitals = tuple(
        replace(lane, changes=changes if lane.code == "spo2" else ())
        for lane in view.vitals
    )
    picture = Picture(replace(view, vitals=vitals))
    place = next(n for n, lane in enumerate(view.lanes) if lane.code == "spo2")
    box = picture.layout.lanes[place]
    foot = QRectF(picture.x(13), box.floor - 14, 200, 14)
    return picture.image.copy(foot.toRect())


def test_what_is_breathed_is_not_written_over_what_came_next() -> None:
    """Words that have no room up to the next ones are left out; the others stand."""
    early, late = Change(10, "O₂ not recorded"), Change(13, "4 L/min")
    assert foot_of_spo2(early) != foot_of_spo2()
    assert foot_of_spo2(early, late) == foot_of_spo2(late)
    assert foot_of_spo2(Change(-10, "air"), late) == foot_of_spo2(late)


LANE = LaneBox(top=100, bottom=160, floor=155)


@pytest.mark.parametrize(
    ("words", "top"),
    [
        ([], 119),
        ([QRectF(0, 135, 200, 11)], 101),
        ([QRectF(0, 104, 200, 11)], 119),
        ([QRectF(0, 104, 200, 11), QRectF(0, 130, 200, 11)], 137),
        ([QRectF(200, 119, 50, 22)], 119),
    ],
    ids=["none", "below", "above", "above and amid", "aside"],
)
def test_a_value_at_the_line_stands_clear_of_the_limits(
    words: list[QRectF], top: float
) -> None:
    """Amid its lane, or where it covers least of what is written there."""
    middle = QRectF(20, 119, 60, 22)
    assert beside_words(middle, LANE, words) == QRectF(20, top, 60, 22)


def test_the_chart_tells_where_the_words_of_its_limits_stand(picture: Picture) -> None:
    for index, lane in enumerate(picture.view.lanes):
        has_limits = isinstance(lane, VitalLane) and bool(lane.limits)
        assert bool(picture.words.get(index)) is has_limits
