"""How keys move, delete, refuse and ask, and which of them keep a set."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.keying.keys import Digit, Focus, Foreign, Press
from monitor.chart.keying.moves import is_leaving
from monitor.chart.keying.press import press
from monitor.chart.keying.state import HOLD
from tests.chart.keying.sheet import (
    BLANK,
    CODES,
    NOW,
    refusal,
    type_in,
    typed,
    values,
)


def test_swapped_pressures_are_retyped_as_one_box() -> None:
    """After Enter led back to 80/120, typing replaces the whole box."""
    keying = typed("80/120\n")
    assert keying.is_selected
    assert values(type_in(keying, "12080")).startswith("120 80 .")


@pytest.mark.parametrize("separator", [" ", "/", ";", "+", "  ;+"])
def test_a_separator_in_an_empty_untouched_field_does_nothing(separator: str) -> None:
    """After the focus went on by itself, separators do nothing."""
    assert typed(f"128{separator}") == typed("128")


def test_a_separator_in_an_emptied_field_is_refused() -> None:
    """A field typed and deleted again is not passed over without a word."""
    keying = typed("128/82 2\b ")
    assert keying.spec.code == "hr"
    assert "Heart rate is empty" in refusal(keying)


def test_a_separator_in_an_unfinished_value_is_refused() -> None:
    """12 is no systolic pressure, so a separator does not end it."""
    keying = typed("12 ")
    assert keying.spec.code == "sbp"
    assert "SBP 12 is not complete" in refusal(keying)


def test_tab_right_after_a_field_went_on_by_itself_does_nothing() -> None:
    """As the blank; a second Tab leaves the field that was reached empty."""
    keying = typed("128/82 76\t")
    assert keying.spec.code == "spo2"
    assert type_in(keying, "\t").spec.code == "rr"
    assert values(typed("128\t82\t76\t\t14")) == "128 82 76 . 14 . . . ."


def test_tab_after_the_last_value_stays_so_that_enter_saves() -> None:
    """Only the second leads out of the set."""
    keying = typed("128 82 76 97 14 5 1 2 0")
    assert not is_leaving(keying, Press.TAB)
    assert is_leaving(type_in(keying, "\t"), Press.TAB)


def test_tab_leaves_a_box_and_shift_tab_comes_back() -> None:
    """Whatever it holds; coming back, the whole box is to be typed anew."""
    keying = typed("12\t")
    assert keying.spec.code == "hr"
    back = press(keying, Press.BACK_TAB, NOW)
    assert (back.spec.code, back.is_selected) == ("sbp", True)


def test_backspace_in_an_empty_field_returns_to_the_end_of_the_one_before() -> None:
    """Backspace after 128 went on by itself comes back behind the 8."""
    keying = typed("128\b")
    assert (keying.spec.code, keying.cell.typed) == ("sbp", "128")
    assert type_in(keying, "\b9").cells[0].typed == "129"


def test_a_digit_replaces_what_tab_selected() -> None:
    """A box reached by Tab or a click is replaced by the first digit."""
    keying = press(typed("128/82 76 97"), Focus("hr"), NOW)
    assert values(type_in(keying, "80")).startswith("128 82 80 97")


@pytest.mark.parametrize(
    "text", ["\N{FULLWIDTH DIGIT NINE}", "٩", "é", "\u0000", "½", "x", ":"]
)
def test_no_character_is_dropped_without_a_word(text: str) -> None:
    """Whatever is not a key here is refused, and says so."""
    keying = type_in(BLANK, text)
    assert keying.cells == BLANK.cells
    assert "is not taken" in refusal(keying)


def test_the_same_refusal_twice_is_seen_twice() -> None:
    """Each refused key counts, so that the second is shown too."""
    once = type_in(BLANK, "0")
    twice = type_in(once, "0")
    assert once.notice is not None
    assert twice.notice is not None
    assert twice.notice.count == once.notice.count + 1


def test_the_reason_for_a_refused_key_stays_while_typing_goes_on() -> None:
    """It goes only with a key that is taken later than the hold."""
    refused = type_in(BLANK, "0")
    assert type_in(refused, "1", NOW + HOLD - timedelta(microseconds=1)).notice
    assert type_in(refused, "1", NOW + HOLD).notice is None


def test_observed_is_the_first_key_not_the_save() -> None:
    """The set counts as observed when its first key was typed."""
    keying = type_in(BLANK, "128/82", NOW)
    keying = type_in(keying, "76\n", NOW + timedelta(minutes=1))
    assert keying.keyed is not None
    assert keying.keyed.observed_at == NOW


def test_deleting_everything_forgets_the_first_key() -> None:
    """A set emptied again takes the time of its next first key."""
    keying = type_in(BLANK, "1\b")
    assert keying.started_at is None
    later = NOW + timedelta(minutes=9)
    assert type_in(keying, "1", later).started_at == later


def test_escape_empties_the_box_and_then_asks_before_dropping_the_set() -> None:
    """Nothing is thrown away by one Escape but the box in focus."""
    keying = typed("128/82 76")
    keying = press(keying, Focus("hr"), NOW)
    keying = type_in(keying, "\x1b")
    assert values(keying) == "128 82 . . . . . . ."
    asked = type_in(keying, "\x1b")
    assert asked.cells == keying.cells
    assert type_in(asked, "d").is_untouched


@pytest.mark.parametrize("key", ["\n", "\x1b", "\b"])
def test_no_key_of_habit_drops_a_set(key: str) -> None:
    """Enter saves everywhere else, so here it only keeps; it does not save either."""
    asked = typed("128/82 76\x1b")
    assert type_in(asked, key) == replace(asked, asking=None)


def test_typing_on_keeps_the_set_and_is_typed() -> None:
    """The question is in nobody's way; only the key that drops is not a value."""
    asked = typed("128/82 76\x1b")
    assert values(type_in(asked, "97")) == "128 82 76 97 . . . . ."


def test_refusal_does_not_stay_beside_the_question_of_dropping() -> None:
    """A letter that was refused before has nothing to do with the question."""
    assert not refusal(typed("128/82 76x\x1b"))
    refused = type_in(typed("128/82 76\x1b"), "x")
    assert (refused.asking, bool(refusal(refused))) == (None, True)


def test_nothing_to_save_goes_with_the_next_key() -> None:
    """What was wrong with Enter is wrong no more once something is typed."""
    assert "Nothing to save" in refusal(typed("\n"))
    assert not refusal(typed("\n1"))


def test_a_saved_set_takes_no_more_keys() -> None:
    """What was typed ahead belongs to the next set."""
    keying = typed("128/82\n")
    assert keying.keyed is not None
    assert press(keying, Digit("1"), NOW) is keying


def test_every_field_can_be_clicked() -> None:
    """A click puts the focus on the box of that field."""
    for code in CODES:
        keying = press(BLANK, Focus(code), NOW)
        assert code in [keying.occasion.specs[i].code for i in keying.box]


def test_a_click_closes_what_is_open() -> None:
    """An open question about a reason does not survive a click elsewhere."""
    assert press(typed("-"), Focus("hr"), NOW).asking is None


def test_an_unknown_key_object_of_many_characters_is_named_by_its_first() -> None:
    """Pasted text is refused by its first character, not printed whole."""
    assert refusal(
        press(
            BLANK, Foreign("\N{FULLWIDTH DIGIT NINE}\N{FULLWIDTH DIGIT FIVE}abc"), NOW
        )
    ).startswith("\N{FULLWIDTH DIGIT NINE} is not taken")
