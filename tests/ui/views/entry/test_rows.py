"""What stands in the row below the boxes."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from monitor.chart.keying.press import press
from tests.builders import at
from tests.chart.keying.sheet import keys
from tests.ui.views.entry.scenes import blank, infusing, lined, shown, typed
from ui.views.entry.view import ROW

VITALS = "176/102 98 95 14 "


def row_keys(text: str) -> list[str]:
    return [choice.key for choice in shown(typed(text)).row.choices]


def test_anchors_stand_from_the_end_where_nothing_is_wrong() -> None:
    """Responsiveness from 5 alert down; the last one is marked and says so."""
    row = shown(typed(VITALS)).row
    assert row.label == "MOAA/S"
    assert [(c.key, c.text) for c in row.choices][:2] == [
        ("5", "Answers readily to name"),
        ("4", "Lethargic answer to name"),
    ]
    assert [(c.key, c.note) for c in row.choices if c.marked] == [("4", "last")]
    assert [c.text for c in row.brief][:2] == ["alert", "lethargic"]


def test_ten_is_shown_on_its_key() -> None:
    """The row of a scale to ten ends in the star."""
    row = shown(typed(VITALS + "5")).row
    assert row.label == "Dissociation"
    assert [c.key for c in row.choices] == [*map(str, range(10)), "*"]
    assert row.choices[-1].text == "10 Worst imaginable"


def test_the_typed_score_is_marked_instead_of_the_last() -> None:
    """Back in a scale the row shows what was typed."""
    row = shown(typed(VITALS + "5 2\b")).row
    assert [c.key for c in row.choices if c.marked] == ["2"]
    assert [c.key for c in row.choices if c.note == "last"] == ["5"]


@pytest.mark.parametrize(
    ("text", "hint", "is_outside"),
    [
        ("", "40 to 299 mmHg, marked 89 or below, 180 or above", False),
        ("18", "40 to 299 mmHg, marked 89 or below, 180 or above", False),
        ("180\b", "40 to 299 mmHg, marked 89 or below, 180 or above", True),
        ("176/102 98", "40 to 100 %, marked 93 or below", False),
        (
            "176/102 22",
            "Space takes 22. 20 to 250 /min, marked 49 or below, 121 or above",
            True,
        ),
        ("176/102 98 94\b", "40 to 100 %, marked 93 or below", False),
    ],
)
def test_a_vital_sign_shows_its_range(text: str, hint: str, is_outside: bool) -> None:
    """The hard range in words; a value that is marked colours them."""
    row = shown(typed(text)).row
    assert (row.hint, row.is_outside) == (hint, is_outside)


@pytest.mark.parametrize(
    ("sbp", "is_outside"),
    [("89", True), ("90", False), ("179", False), ("180", True), ("181", True)],
)
def test_what_a_rule_alerts_at_is_coloured(sbp: str, is_outside: bool) -> None:
    """180 alerts, 179 by itself does not; 90 is inside the soft range, 89 is not."""
    assert shown(typed(f"{sbp}\b")).row.is_outside is is_outside


def test_time_and_oxygen_can_be_clicked_beside_a_vital_sign() -> None:
    """What has a key has a target too."""
    extras = shown(typed("")).row.extras
    assert [(c.key, c.text) for c in extras] == [("@", "time"), ("O", "oxygen, air")]


def test_the_reasons_stand_with_both_their_keys() -> None:
    """Letter and key of the number pad; a scale also offers unchanged."""
    row = shown(typed("-")).row
    assert [(c.key, c.note) for c in row.choices] == [
        ("R", "1"),
        ("A", "2"),
        ("E", "3"),
        ("D", "4"),
        ("O", "5"),
        ("\N{MINUS SIGN}", ""),
    ]
    assert row_keys(VITALS + "-")[-2:] == ["6", "\N{MINUS SIGN}"]
    assert row_keys("--") == ["R", "A", "E", "D", "O"]
    assert shown(typed("--")).row.label == "Whole set"


def test_a_time_is_typed_in_the_row() -> None:
    """The focus goes there; its text and caret show."""
    view = shown(typed("@13:5"))
    assert view.focus == ROW
    assert view.row.face is not None
    assert (view.row.face.text, view.row.face.caret) == ("13:5", 4)


def test_an_old_draft_names_its_first_key() -> None:
    """Enter on a draft of nine minutes ago asks, and says what Enter keeps."""
    keying = typed("176/102 98 95 14 4 5 1 1", now=at(32))
    asked = press(keying, keys("\n")[0], at(41))
    assert "The first key was at 13:58. Enter keeps that" in shown(asked).row.hint


def test_oxygen_is_typed_in_the_row() -> None:
    """With its range, and air as a choice."""
    view = shown(typed("o2"))
    assert view.focus == ROW
    assert view.row.hint == "Litres a minute, 0.5 to 15 L/min; Enter takes it"
    assert [c.key for c in view.row.extras] == ["A"]


def test_a_repeated_hour_shows_both_its_times() -> None:
    """In autumn each of the two is named with its zone."""
    autumn = replace(infusing(), now=datetime(2026, 10, 25, 2, 0, tzinfo=UTC))
    keying = blank(autumn)
    for key in keys("@01:30 "):
        keying = press(keying, key, autumn.now)
    choices = shown(keying, autumn).row.choices
    assert [(c.key, c.text) for c in choices] == [
        ("1", "the earlier 01:30 BST"),
        ("2", "the later 01:30 GMT"),
    ]


def test_the_line_takes_the_row() -> None:
    """Its text stands there, also while it asks for a reason itself."""
    for text in ("128/82 76", "128/82 -", "@13:5"):
        view = shown(lined(text))
        assert (view.row.line, view.focus) == (text, ROW)


def test_dropping_a_set_is_asked() -> None:
    """Escape twice asks; the answers are shown, and Enter is none of them."""
    view = shown(typed("176/102\x1b"))
    assert [c.key for c in view.row.choices] == ["D", "Esc"]
    assert view.enter == "keep"
