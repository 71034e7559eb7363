"""The one-line entry says what the grid says."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from monitor.chart.keying.keys import Focus, Press
from monitor.chart.keying.line import enter_line, leave_line, retype
from monitor.chart.keying.occasion import OXYGEN
from monitor.chart.keying.oxygen import AIR
from monitor.chart.keying.press import press
from monitor.chart.keying.state import Keying, begin
from monitor.chart.kinds import OxygenRecorded
from tests.chart.keying.sheet import (
    BLANK,
    FULL,
    ID,
    NEEDED,
    NOW,
    OXYGEN_SPEC,
    charted,
    occasion,
    refusal,
    type_in,
    typed,
    values,
)

LAST = charted("118/72 70 98 14 4 2 1 0", NOW - timedelta(minutes=10))


def line(text: str) -> Keying:
    return retype(BLANK, text, NOW)


def said(keying: Keying) -> str:
    """Why the line could not all be read."""
    assert keying.line is not None
    return "" if keying.line.refusal is None else keying.line.refusal.sentence


@pytest.mark.parametrize(
    "text",
    [
        "128/82 76 97 14 5 1 2 0",
        "12882769714 5120",
        "128827697145120",
        "128/82+76+97+14+5+1+2+0",
        "128;82;76;97;14;5;1;2;0",
        "  128/82   76 97 14 5 1 2 0  ",
    ],
)
def test_a_line_is_the_set_of_the_grid(text: str) -> None:
    """With and without separators the same set."""
    assert values(line(text)) == "128 82 76 97 14 5 1 2 0"
    assert line(text).cells == typed("128827697145120").cells


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("5 10 2 0", "5 10 2 0"),
        ("5 10 10 0", "5 10 10 0"),
        ("5 10", "5 10 . ."),
        ("5 2 10", "5 2 10 ."),
        ("5*2 0", "5 10 2 0"),
        ("5 1 0 2", "5 1 0 2"),
        ("51020", "5 1 0 2"),
        ("510", "5 1 0 ."),
        ("5 102", "5 1 0 2"),
    ],
)
def test_a_ten_that_stands_apart_is_ten(text: str, scores: str) -> None:
    """Only on a scale, and only between separators or the ends."""
    assert values(line(f"128/82 76 97 14 {text}")) == f"128 82 76 97 14 {scores}"


def test_a_ten_that_stands_apart_is_no_respiratory_rate_of_one() -> None:
    """In a vital sign 10 is ten digit by digit."""
    assert values(line("128/82 76 97 10 5")) == "128 82 76 97 10 5 . . ."


def test_a_ten_beyond_the_scale_is_refused_not_split() -> None:
    """Responsiveness ends at 5: 10 there is refused and the scale is named."""
    keying = line("128/82 76 97 14 10 2")
    assert said(keying).startswith("Responsiveness 10 is not taken")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("128/82 760 97", "SpO2 0 is not taken"),
        ("128/82 x76", "Heart rate, X is not taken"),
        (
            "128/82 76 9\N{FULLWIDTH DIGIT SEVEN}",
            "SpO2, \N{FULLWIDTH DIGIT SEVEN} is not taken",
        ),
        ("128/82 76 97 14 5 1 2 0 3", "3 is not taken: Nausea 0 is complete"),
        ("128/82, 76", "The decimal point is not taken: Heart rate takes whole"),
        ("12 82", "SBP 12 is not complete"),
        ("80/120 76", "BP 80/120 is not possible"),
        ("@25:00 128", "The time 25:00 is not taken"),
        ("1" * 121, "This line is not taken"),
    ],
)
def test_what_is_wrong_in_a_line_is_named_with_its_field(text: str, words: str) -> None:
    """Reading stops there, and Enter repeats the reason instead of saving."""
    keying = line(text)
    assert words in said(keying)
    after = press(keying, Press.ENTER, NOW)
    assert after.keyed is None
    assert words in refusal(after)


def test_enter_saves_a_line_like_the_grid() -> None:
    """The same missing fields, the same questions, the same second Enter."""
    blank = begin(occasion(LAST, needed=NEEDED), ID)
    keying = press(retype(blank, "120/74 72 98 14", NOW), Press.ENTER, NOW)
    assert "Responsiveness is missing" in refusal(keying)
    asked = press(retype(keying, "120/74 99 98 14 5", NOW), Press.ENTER, NOW)
    assert [q.field for q in asked.questions] == ["hr"]
    kept = press(retype(asked, "120/74 99 98 14 5", NOW), Press.ENTER, NOW)
    assert kept.keyed is not None
    assert kept.keyed.observations.readings[2].challenge == "confirmed"


def test_reasons_unchanged_and_time_stand_in_a_line() -> None:
    """The line takes every key of the grid."""
    blank = begin(occasion(LAST, needed=FULL), ID)
    keying = press(retype(blank, "@-3 120/74 -E 98 14 5 =", NOW), Press.ENTER, NOW)
    assert values(keying) == "120 74 -e 98 14 5 2 1 0"
    assert keying.keyed is not None


def test_a_line_counts_from_its_first_key() -> None:
    """Typing on keeps the first key's time; an emptied line forgets it."""
    first = retype(BLANK, "1", NOW)
    more = retype(first, "128/82", NOW + timedelta(minutes=1))
    assert more.started_at == NOW
    assert retype(more, "", NOW).started_at is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "128/82 76",
        "128/82 76 97 14 5 * 2 0",
        "128/82 -E 97 14 5. 10 2",
        "128/82 22 97 3 5 =",
        "128/",
        "12",
    ],
)
def test_entering_the_line_keeps_what_the_boxes_hold(text: str) -> None:
    """The line says it again, so that typing on loses nothing."""
    grid = type_in(begin(occasion(LAST), ID), text)
    keying = enter_line(grid, NOW)
    assert keying.line is not None
    assert keying.started_at == grid.started_at
    more = retype(keying, keying.line.text, NOW)
    assert values(more) == values(grid)
    assert [c.mode for c in more.cells] == [c.mode for c in grid.cells]


def test_boxes_with_gaps_are_not_put_into_a_line() -> None:
    """A line can't skip a field, so the boxes stay and say why."""
    grid = typed("128/82\t\t97")
    keying = enter_line(grid, NOW)
    assert (keying.line, values(keying)) == (None, values(grid))
    assert "with gaps between them" in refusal(keying)


def test_a_click_on_a_box_leaves_the_line() -> None:
    """The grid goes on with what the line said."""
    keying = press(line("128/82 76"), Focus("spo2"), NOW)
    assert (keying.line, values(keying)) == (None, "128 82 76 . . . . . .")


def test_leaving_the_line_keeps_what_it_said() -> None:
    """Back in the grid the values stand in their boxes."""
    keying = leave_line(line("128/82 76"))
    assert keying.line is None
    assert values(type_in(keying, "97")).startswith("128 82 76 97")


SPOKEN = begin(occasion(oxygen=OXYGEN_SPEC), ID)
VALUES = "128/82 76 97 14 5 1 2 0"
WHOLE = f"@-5 o2 {VALUES}"


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def in_grid(keying: Keying, text: str, first: int = 0) -> Keying:
    """One key each ten seconds, in the boxes."""
    for place, character in enumerate(text, first):
        keying = type_in(keying, character, later(10 * place))
    return keying


def in_line(keying: Keying, text: str, first: int) -> Keying:
    """One key each ten seconds, in the one line."""
    keying = enter_line(keying, later(10 * first))
    for place, character in enumerate(text, first):
        assert keying.line is not None
        keying = retype(keying, keying.line.text + character, later(10 * place))
    return keying


def meaning(keying: Keying) -> tuple[object, ...]:
    """What would be charted, but for the id."""
    at = keying.observed_at(NOW)
    return values(keying), at, keying.started_at, keying.oxygen


@pytest.mark.parametrize("place", range(len(WHOLE) + 1))
def test_a_set_is_the_same_wherever_the_line_was_entered(place: int) -> None:
    """Time, oxygen and values outlast Ctrl+L, also half typed, and typing on."""
    whole = in_grid(SPOKEN, WHOLE)
    mixed = in_line(in_grid(SPOKEN, WHOLE[:place]), WHOLE[place:], place)
    assert meaning(mixed) == meaning(whole)


@pytest.mark.parametrize("place", range(len(WHOLE) + 1))
def test_a_set_is_the_same_wherever_the_line_was_left(place: int) -> None:
    """What the line said goes on in the boxes."""
    whole = in_grid(SPOKEN, WHOLE)
    left = leave_line(in_line(SPOKEN, WHOLE[:place], 0))
    assert meaning(in_grid(left, WHOLE[place:], place)) == meaning(whole)


def test_the_line_overrules_what_was_said_before_it() -> None:
    """Another time and other oxygen in the line hold; without them the first do."""
    before = enter_line(type_in(SPOKEN, "@-5 o2 "), NOW)
    other = retype(before, f"@-3 oa {VALUES}", NOW)
    assert (other.timed_at, other.oxygen) == (NOW - timedelta(minutes=3), AIR)
    again = retype(other, VALUES, NOW)
    assert (again.timed_at, again.oxygen) == (before.timed_at, before.oxygen)


def test_a_time_in_the_line_counts_from_when_it_was_typed() -> None:
    """ "-3" means three minutes before it was said, however long the rest takes."""
    first = retype(BLANK, "@-3 ", NOW)
    after = retype(first, "@-3 128/82 76", NOW + timedelta(minutes=2))
    assert after.timed_at == NOW - timedelta(minutes=3)
    again = retype(retype(after, "", NOW), "@-3 ", NOW + timedelta(minutes=2))
    assert again.timed_at == NOW - timedelta(minutes=1)


def test_what_enter_asked_for_outlasts_the_line_typed_on() -> None:
    """The oxygen that Enter asked for stays when a value is put right."""
    blank = begin(occasion(LAST, oxygen=OXYGEN_SPEC, needed=(*NEEDED, OXYGEN)), ID)
    asked = type_in(retype(blank, "120/74 99 98 14 5", NOW), "\n2\n")
    assert [q.field for q in asked.questions] == ["hr"]
    after = type_in(retype(asked, "120/74 72 98 14 5", NOW), "\n")
    assert after.keyed is not None
    assert after.keyed.oxygen == OxygenRecorded(litres_per_minute=Decimal(2))


def test_a_time_that_came_twice_is_answered_before_the_line() -> None:
    """The line can't say which of the two, so it is not opened over the question."""
    night = datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    asked = type_in(BLANK, "@01:30\n", night)
    keying = enter_line(asked, night)
    assert (keying.line, keying.asking) == (None, asked.asking)
    assert "came twice" in refusal(keying)
