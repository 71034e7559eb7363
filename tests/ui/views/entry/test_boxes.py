"""What stands in the boxes, and below them."""

import pytest

from monitor.chart.keying.keys import Press
from monitor.chart.keying.press import press
from tests.builders import Chronicle, at
from tests.ui.views.entry.scenes import (
    before,
    blank,
    box,
    lined,
    scene,
    shown,
    typed,
)
from ui.widgets.faces import FieldState


def faces(text: str) -> list[str]:
    return [b.face.text for b in shown(typed(text)).boxes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["", "", "", "", "", "", "", ""]),
        ("12", ["12", "", "", "", "", "", "", ""]),
        ("128", ["128/", "", "", "", "", "", "", ""]),
        ("1288", ["128/8", "", "", "", "", "", "", ""]),
        ("176/102 98 95 14 4 *", ["176/102", "98", "95", "14", "4", "10", "", ""]),
        ("-E98 -R", ["equipment", "98", "refused", "", "", "", "", ""]),
        (
            "176/102 98 95 14 5 =",
            ["176/102", "98", "95", "14", "5", "= 5", "= 1", "= 1"],
        ),
    ],
)
def test_a_box_shows_what_was_typed(text: str, expected: list[str]) -> None:
    """Digits as typed, reasons in words, kept scales with their sign."""
    assert faces(text) == expected


def test_the_caret_stands_where_the_next_digit_goes() -> None:
    """Behind the digits of the half that is typed in, and only in focus."""
    view = shown(typed("128/8"))
    assert box(view, "sbp").face.caret == len("128/8")
    assert box(view, "hr").face.caret is None
    assert box(shown(typed("128/82\b\b\b\b")), "sbp").face.caret == len("128")


def test_labels_units_and_directions_stand_above() -> None:
    """Units of vital signs, ranges of scales, the scale's name never "sedation"."""
    view = shown(typed(""))
    assert [(b.label, b.unit) for b in view.boxes] == [
        ("BP", "mmHg"),
        ("Heart rate", "/min"),
        ("SpO₂", "% air"),
        ("Resp rate", "/min"),
        ("Responsiveness", "0\N{EN DASH}5"),
        ("Dissociation", "0\N{EN DASH}10"),
        ("Distress", "0\N{EN DASH}10"),
        ("Nausea", "0\N{EN DASH}3"),
    ]


def test_oxygen_stands_beside_the_saturation() -> None:
    """As charted, as just typed, and not at all while nobody said."""
    assert box(shown(typed("o2 ")), "spo2").unit == "% 2 L/min"
    assert box(shown(blank(before()), before()), "spo2").unit == "%"
    breathing = Chronicle().start()
    breathing.breathe(5, "2.5")
    there = scene(breathing, 10)
    assert box(shown(blank(there), there), "spo2").unit == "% 2.5 L/min"


@pytest.mark.parametrize(
    ("text", "code", "last"),
    [
        ("", "sbp", "last 182/104 at 14:06"),
        ("", "hr", "last 101"),
        ("176/102", "sbp", "last 182/104, down 6"),
        ("176/102", "hr", "last 101 at 14:06"),
        ("182/104", "sbp", "last 182/104, no change"),
        ("176/102 98 95 14", "sedation", "last 4 at 14:06"),
        ("176/102 98 95 14 5", "sedation", "alert, last 4"),
        ("176/102 98 95 14 5 5..", "dissociation", "moderate, observed"),
        ("176/102 98 95 14 5 3", "dissociation", "last 5"),
    ],
)
def test_what_was_last_stands_below(text: str, code: str, last: str) -> None:
    """With its time in focus, with the change once a pressure is typed."""
    assert box(shown(typed(text)), code).last == last


def test_the_word_of_a_score_stands_below_also_the_first_time() -> None:
    """Before any earlier value the typed score still says what it means."""
    view = shown(typed("118/72 70 98 14 5", before()), before())
    assert box(view, "sedation").last == "alert"


def test_without_an_earlier_value_it_says_so() -> None:
    """Nothing is made up before the first set."""
    view = shown(blank(before()), before())
    assert {b.last for b in view.boxes} == {"no last value"}


def test_a_challenged_box_shows_how_far_the_value_moved() -> None:
    """Amber once it is typed and left, with the change below it; so after Enter."""
    while_typed = box(shown(typed("176/102 6")), "hr")
    assert while_typed.face.state is FieldState.IDLE
    at_the_key = box(shown(typed("176/102 60")), "hr")
    assert at_the_key.face.state is FieldState.CHALLENGED
    asked = box(shown(typed("176/102 60 95 14 4 1 1 1\n")), "hr")
    assert asked.face.state is FieldState.CHALLENGED
    assert (asked.last, asked.brief) == ("last 101, down 41", "down 41")


def test_a_value_of_0_is_a_value() -> None:
    """A patient who stopped breathing is 14 breaths down, not as before."""
    asked = box(shown(typed("182/104 101 95 0 ")), "rr")
    assert (asked.face.text, asked.last) == ("0", "last 14, down 14")
    assert asked.is_asked_about


def test_an_impossible_pressure_stays_marked() -> None:
    """Until it is typed again the box says that it is wrong."""
    assert box(shown(typed("80/120")), "sbp").face.state is FieldState.REFUSED


def test_an_unfinished_value_left_by_tab_is_marked() -> None:
    """While typed in it is not yet wrong; once left it is."""
    assert box(shown(typed("176/102 2")), "hr").face.state is FieldState.IDLE
    assert box(shown(typed("176/102 2\t")), "hr").face.state is FieldState.REFUSED


def test_a_selected_box_shows_that_it_will_be_replaced() -> None:
    """Reached by Shift+Tab, the box is marked as selected."""
    back = press(typed("176/102"), Press.BACK_TAB, at(41))
    assert box(shown(back), "sbp").face.is_selected
    assert not box(shown(typed("176/102\b")), "sbp").face.is_selected


def test_a_line_shows_in_the_boxes_as_it_is_typed() -> None:
    """The one line is read at once, and its boxes hold no caret."""
    view = shown(lined("128/82 76 9"))
    assert [b.face.text for b in view.boxes][:3] == ["128/82", "76", "9"]
    assert {b.face.caret for b in view.boxes} == {None}


def test_a_screen_reader_hears_value_and_unit() -> None:
    """ "176 over 102 mmHg", "empty", and why something is not measured."""
    view = shown(typed("176/102 -D"))
    assert [b.spoken for b in view.boxes][:3] == [
        "176 over 102 mmHg",
        "not measured, not disturbed",
        "empty",
    ]
