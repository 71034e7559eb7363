"""Tests of ui.views.trend: columns, focus and table."""

import pytest

from tests.builders import CALM, Chronicle
from tests.typed_sets import observed
from tests.ui.views.trend_scene import challenged, column, seen
from ui.views.trend.focus import (
    Focus,
    Move,
    announcement,
    columns_at,
    moved,
    row_headings,
    row_words,
    set_at,
    snapped,
    time_words,
    words_at,
)
from ui.views.trend.table import trend_table
from ui.views.trend.view import TrendView

BP, HR, SPO2, RR, SEDATION = 1, 2, 3, 4, 5
EVENTS = 9


@pytest.fixture
def chronicle() -> Chronicle:
    """Three sets during the infusion, saturation missing in the middle one."""
    chronicle = Chronicle().start()
    chronicle.breathe(5, None)
    chronicle.observe(10, "128/78 74 98 14 5")
    chronicle.observe(20, "141/86 80 -E 14 4 5 2 1")
    chronicle.effect(22, "NAUS")
    chronicle.observe(30, "182/104 86 97 13 4")
    return chronicle


@pytest.fixture
def view(chronicle: Chronicle) -> TrendView:
    return seen(chronicle, 31)


def test_a_reading_is_announced_with_time_value_and_limit(view: TrendView) -> None:
    """A move is spoken as time, minutes in, value, and the limit it is beyond."""
    assert announcement(view, Focus(30, BP)) == (
        "13:56, 30 minutes in, blood pressure 182 over 104, above limit 180"
    )


def test_each_kind_of_lane_has_its_spoken_words(view: TrendView) -> None:
    """Oxygen, reasons, scales and events are spoken in full."""
    assert announcement(view, Focus(10, SPO2)).endswith("oxygen saturation 98 on air")
    assert announcement(view, Focus(20, SPO2)).endswith(
        "oxygen saturation not measured, equipment"
    )
    assert announcement(view, Focus(20, SEDATION)).endswith(
        "responsiveness 4 lethargic"
    )
    assert announcement(view, Focus(22, EVENTS)) == (
        "13:48, 22 minutes in, Nausea grade 1"
    )


def test_times_before_and_at_the_start_are_spoken(view: TrendView) -> None:
    """Before the start the minutes are to it; at it they are none."""
    assert announcement(view, Focus(-4, HR)).startswith(
        "13:22, 4 minutes before the start"
    )
    assert announcement(view, Focus(0, EVENTS)).startswith("13:26, at the start")


def test_a_lane_without_a_reading_says_so(view: TrendView) -> None:
    """A time at which only something else was charted has no reading."""
    assert announcement(view, Focus(22, HR)) == (
        "13:48, 22 minutes in, Heart rate no reading"
    )


def test_a_high_diastolic_is_named() -> None:
    """A limit the diastolic is beyond is told as the diastolic's."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "150/112 74 98 14 5")
    assert announcement(seen(chronicle, 11), Focus(10, BP)).endswith(
        "150 over 112, diastolic above limit 110"
    )


def test_remarks_are_spoken() -> None:
    """Amended, unconfirmed and late are part of the words."""
    chronicle = Chronicle().start()
    slip = chronicle.observe(10, "128/78 174 98 14 5")
    chronicle.amend(11, slip, observed("128/78 74 98 14 5"))
    chronicle.observe(12, challenged("unconfirmed", hr=150))
    chronicle.observe(29, "141/86 80 97 14 4 5 2 1", effective=20)
    view = seen(chronicle, 30)
    assert column(view, "13:36").words[HR] == "74, was 174"
    assert column(view, "13:38").words[HR] == "150, unconfirmed"
    assert announcement(view, Focus(20, HR)).endswith(
        "heart rate 80, charted 9min late"
    )
    assert "charted 9min late" in column(view, "13:46").words[EVENTS]


def test_the_line_enters_at_the_latest_reading(view: TrendView) -> None:
    """The first key puts the line on the latest pressure."""
    assert moved(view, None, Move.EARLIER) == Focus(30, BP)


def test_left_and_right_go_reading_by_reading(view: TrendView) -> None:
    """Along a lane the line goes from reading to reading and stops at the ends."""
    at = Focus(30, HR)
    assert moved(view, at, Move.EARLIER) == Focus(20, HR)
    assert moved(view, at, Move.LATER) == at
    assert moved(view, Focus(-14, HR), Move.EARLIER) == Focus(-14, HR)


def test_a_blank_is_a_stop_of_its_lane(view: TrendView) -> None:
    """What was not measured is a stop too, since its reason is worth hearing."""
    assert moved(view, Focus(30, SPO2), Move.EARLIER) == Focus(20, SPO2)


def test_the_events_have_their_own_stops(view: TrendView) -> None:
    """In the events lane the line goes from event to event."""
    at = moved(view, Focus(30, EVENTS), Move.EARLIER)
    assert at == Focus(22, EVENTS)


def test_up_and_down_change_the_lane_at_the_same_time(view: TrendView) -> None:
    """Up and down keep the time, and stop at the first and last lane."""
    assert moved(view, Focus(20, HR), Move.DOWN) == Focus(20, SPO2)
    assert moved(view, Focus(20, HR), Move.UP) == Focus(20, BP)
    assert moved(view, Focus(20, 0), Move.UP) == Focus(20, 0)
    assert moved(view, Focus(20, EVENTS), Move.DOWN) == Focus(20, EVENTS)


def test_shifted_moves_take_the_next_reading_of_the_next_lane(view: TrendView) -> None:
    """With Shift the line goes on to a later reading below, an earlier one above."""
    assert moved(view, Focus(10, HR), Move.LATER_BELOW) == Focus(20, SPO2)
    assert moved(view, Focus(20, HR), Move.EARLIER_ABOVE) == Focus(10, BP)


def test_home_and_end_go_to_the_ends_of_a_lane(view: TrendView) -> None:
    """Home is the first reading of the lane, End its last."""
    assert moved(view, Focus(20, HR), Move.FIRST) == Focus(-14, HR)
    assert moved(view, Focus(-14, HR), Move.LAST) == Focus(30, HR)


def test_without_anything_charted_the_line_has_no_place() -> None:
    """An empty chart has no focus line."""
    assert moved(seen(Chronicle().open(), -10), None, Move.LATER) is None


def test_the_pointer_takes_a_reading_within_its_tolerance(view: TrendView) -> None:
    """Within the tolerance the nearest charted time is taken, beyond it none."""
    assert snapped(view, 20.9, 1) == 20
    assert snapped(view, 25.5, 1) == 25.5


def test_in_a_gap_the_line_says_no_reading(view: TrendView) -> None:
    """Between readings a vital lane says no reading, never a neighbour's value."""
    words = words_at(view, 25)
    assert words[HR] == "no reading"
    assert words[SPO2] == "no reading 20min"
    assert words[SEDATION] == ""


def test_the_rate_is_known_at_any_time() -> None:
    """The infusion lane tells the rate that ran, or that it was paused."""
    chronicle = Chronicle().start()
    chronicle.infuse(26, "paused")
    chronicle.infuse(28, "resumed", "51.3")
    chronicle.infuse(40, "completed")
    view = seen(chronicle, 50)
    told = [words_at(view, minute)[0] for minute in (-1, 10, 27, 30, 45)]
    assert told == ["", "51.3 mL/h", "paused", "51.3 mL/h", ""]


def test_nothing_is_said_of_the_time_ahead(view: TrendView) -> None:
    """Ahead of now a lack of readings is no news."""
    assert set(words_at(view, 50)) == {""}


def test_the_line_bears_both_times(view: TrendView) -> None:
    """The line is labelled by the clock and by the time since the start."""
    assert time_words(view, 20) == ("13:46", "T+20min")


def test_a_set_and_what_happened_then_share_a_column(view: TrendView) -> None:
    """An alert at a reading's time is read out with the reading's column."""
    (at_thirty,) = columns_at(view, 30)
    assert at_thirty.words[BP] == "182/104"
    assert "MED SBP 182 mmHg, limit 180" in at_thirty.words[EVENTS]


def test_two_sets_of_one_time_keep_their_columns() -> None:
    """Two sets charted for the same minute are both there, apart."""
    chronicle = Chronicle().start()
    first = chronicle.observe(10, CALM)
    second = chronicle.observe(12, "130/80 74 98 14 5", effective=10)
    view = seen(chronicle, 13)
    assert {c.set_id for c in columns_at(view, 10)} == {first, second}
    assert words_at(view, 10)[HR] == "70, 74"


def test_the_set_under_the_line_is_found(chronicle: Chronicle) -> None:
    """A time leads to its set; a time of something else leads to none."""
    view = seen(chronicle, 31)
    sets = chronicle.session.sets
    assert set_at(view, 30) == sets[-1].id
    assert set_at(view, 22) is None


def test_a_row_is_copied_with_all_its_values(view: TrendView) -> None:
    """A copied row has a cell for each heading, parted by tabs."""
    cells = row_words(view, 30).split("\t")
    assert len(cells) == len(row_headings(view))
    assert cells[:6] == ["13:56", "T+30min", "", "182/104", "86", "97 on air"]
    assert row_words(view, 25) == ""


def test_the_table_holds_what_the_chart_holds(view: TrendView) -> None:
    """The table has a row for each column, newest on top, units in its headings."""
    table = trend_table(view)
    assert [row.minute for row in table.rows] == [
        column.minute for column in reversed(view.columns)
    ]
    assert table.headings[:4] == ("Time", "Since start", "Infusion", "BP mmHg")
    assert table.rows[0].cells[3] == "182/104"
