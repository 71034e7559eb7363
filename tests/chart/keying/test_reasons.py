"""Minus and a reason: why something is not measured."""

import pytest

from monitor.chart.keying.keys import Focus
from monitor.chart.keying.press import press
from monitor.chart.keying.reasons import REASONS
from tests.chart.keying.sheet import (
    CODES,
    NOW,
    charted,
    refusal,
    type_in,
    typed,
    values,
)


@pytest.mark.parametrize(("digit", "letter", "reason"), REASONS)
def test_each_reason_has_a_letter_and_a_key_of_the_number_pad(
    digit: str, letter: str, reason: str
) -> None:
    """R A E D O and 1 to 5 mean the same reasons."""
    by_letter, by_digit = typed(f"128/82 -{letter}"), typed(f"128/82 -{digit}")
    assert by_letter == by_digit == typed(f"128/82 -{letter.lower()}")
    assert by_letter.cells[2].not_done == reason
    assert by_letter.spec.code == "spo2"


def test_a_separator_may_stand_before_the_reason() -> None:
    """Minus, space, R is the same as minus R."""
    assert typed("128/82 - R").cells == typed("128/82 -R").cells


def test_the_pressure_is_left_out_as_a_whole() -> None:
    """Minus in the pressure box marks both of its values."""
    keying = typed("-E")
    assert values(keying) == "-e -e . . . . . . ."
    assert keying.spec.code == "hr"


def test_a_field_holds_either_a_value_or_a_reason() -> None:
    """Minus is refused where digits stand, also beside them in the same box."""
    for text in ("128/82 2-", "128-"):
        keying = typed(text)
        assert keying.asking is None
        assert "Minus is not taken" in refusal(keying)


def test_another_key_than_a_reason_is_refused() -> None:
    """While the reason is asked for, other keys say so and change nothing."""
    asking = typed("128/82 -")
    for text in ("7", "X", "*", "\n", "\t"):
        after = type_in(asking, text)
        assert after.asking == asking.asking
        assert after.cells == asking.cells
        assert "a reason is asked for" in refusal(after)


@pytest.mark.parametrize("key", ["\x1b", "\b"])
def test_the_question_for_a_reason_can_be_left(key: str) -> None:
    """Escape and Backspace close it and mark nothing."""
    keying = typed(f"128/82 -{key}")
    assert keying.asking is None
    assert values(keying) == "128 82 . . . . . . ."


def test_two_minus_mark_the_whole_set_where_it_is_empty() -> None:
    """What was typed stays; the rest takes the reason."""
    assert values(typed("128/82 76 --D")) == "128 82 76 -n -n -n -n -n -n"
    assert values(typed("--4")) == " ".join(["-n"] * len(CODES))


def test_a_marked_set_leads_to_what_can_still_be_read() -> None:
    """Not disturbed: SpO2 and RR are typed over their marks and saved."""
    keying = typed("--D97 14")
    assert values(keying) == "-n -n -n 97 14 -n -n -n -n"
    assert type_in(keying, "\n").keyed is not None


def test_a_digit_takes_the_place_of_a_reason_of_the_whole_box() -> None:
    """Typing a systolic value over a marked pressure clears both marks."""
    pressure = press(typed("--D"), Focus("sbp"), NOW)
    assert values(type_in(pressure, "120")) == "120 . -n -n -n -n -n -n -n"


def test_backspace_takes_a_reason_back() -> None:
    """Behind a marked field, Backspace returns to it and then unmarks its box."""
    keying = typed("-E\b")
    assert (keying.spec.code, values(keying)) == ("dbp", "-e -e . . . . . . .")
    assert values(type_in(keying, "\b")) == ". . . . . . . . ."
    assert type_in(keying, "\b").spec.code == "sbp"


def test_six_after_minus_keeps_a_scale_unchanged() -> None:
    """The number pad has no key =, so minus and 6 stand for it."""
    last = charted("118/72 70 98 14 4 2 1 0", NOW)
    keyed = typed("120/74 72 98 14 -6", last)
    assert keyed == typed("120/74 72 98 14 =", last)
    assert "a reason is asked for" in refusal(typed("-6"))
