"""How keys fill the set: completion, separators, moving and deleting."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.keying.keys import Digit, Focus, Foreign, Press
from monitor.chart.keying.press import press
from monitor.chart.keying.state import HOLD, begin
from tests.chart.keying.sheet import (
    BLANK,
    CODES,
    ID,
    NOW,
    occasion,
    refusal,
    type_in,
    typed,
    values,
)


def field(text: str) -> str:
    """The field in focus after a text was typed."""
    return typed(text).spec.code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("39", "sbp"),
        ("40", "dbp"),
        ("99", "dbp"),
        ("10", "sbp"),
        ("29", "sbp"),
        ("299", "dbp"),
        ("12819", "dbp"),
        ("12820", "hr"),
        ("12899", "hr"),
        ("299199", "hr"),
        ("1288219", "hr"),
        ("1288220", "hr"),
        ("1288225", "hr"),
        ("1288226", "spo2"),
        ("12882250", "spo2"),
        ("128827639", "spo2"),
        ("128827640", "rr"),
        ("1288276100", "rr"),
        ("128827697", "rr"),
        ("1288276970", "sedation"),
        ("1288276971", "rr"),
        ("1288276976", "rr"),
        ("1288276977", "sedation"),
        ("12882769760", "sedation"),
        ("128827697145", "dissociation"),
    ],
)
def test_focus_waits_only_where_a_digit_could_make_another_value(
    text: str, code: str
) -> None:
    """The focus goes on once no digit could make another value, and not before."""
    assert field(text) == code


@pytest.mark.parametrize(
    ("before", "key", "reason"),
    [
        ("", "0", "SBP 0 is not taken: it goes from 40 to 299."),
        ("", "3", "SBP 3 is not taken: it goes from 40 to 299."),
        ("128", "0", "DBP 0 is not taken: it goes from 20 to 199."),
        ("12882", "0", "Heart rate 0 is not taken: it goes from 20 to 250."),
        ("1288225", "1", "Heart rate 251 is not taken: it goes from 20 to 250."),
        ("1288276", "3", "SpO2 3 is not taken: it goes from 40 to 100."),
        ("128827610", "1", "SpO2 101 is not taken: it goes from 40 to 100."),
        ("1288276976", "1", "Resp rate 61 is not taken: it goes from 0 to 60."),
        ("12882769714", "6", "Responsiveness 6 is not taken: it goes from 0 to 5."),
        ("12882769714512", "4", "Nausea 4 is not taken: it goes from 0 to 3."),
    ],
)
def test_a_key_that_can_lead_nowhere_is_refused(
    before: str, key: str, reason: str
) -> None:
    """A key outside the hard range is not taken, and the words name the field."""
    was = typed(before)
    after = type_in(was, key)
    assert after.cells == was.cells
    assert refusal(after).startswith(reason)


def test_hr_760_is_refused_at_its_zero() -> None:
    """HR 760 leaves 76 and refuses the zero that follows, in the next field."""
    keying = typed("128/82 760")
    assert values(keying).startswith("128 82 76 .")
    assert "SpO2 0 is not taken" in refusal(keying)


def test_spo2_108_is_refused_at_its_eight() -> None:
    """SpO2 108 is refused at the key that makes it impossible."""
    keying = typed("128/82 76 108")
    assert keying.cell.typed == "10"
    assert "SpO2 108 is not taken" in refusal(keying)


def test_systolic_below_diastolic_is_blocked() -> None:
    """80/120 stays in its box with the reason, and takes no further digit."""
    keying = typed("80/120")
    assert keying.spec.code == "dbp"
    assert "BP 80/120 is not possible" in refusal(keying)
    assert type_in(keying, "7").cells == keying.cells
    assert type_in(keying, " ").spec.code == "dbp"
    assert type_in(keying, "\n").keyed is None


def test_equal_pressures_are_blocked_and_one_apart_are_not() -> None:
    """SBP must exceed DBP: 80/80 is blocked, 80/79 is not."""
    assert "not possible" in refusal(typed("80/80"))
    assert typed("80/79").spec.code == "hr"


def test_swapped_pressures_are_retyped_as_one_box() -> None:
    """After Enter led back to 80/120, typing replaces the whole box."""
    keying = typed("80/120\n")
    assert keying.is_selected
    assert values(type_in(keying, "12080")).startswith("120 80 .")


@pytest.mark.parametrize("separator", [" ", "/", ";", "+"])
def test_each_separator_ends_a_waiting_field(separator: str) -> None:
    """Space, slash, semicolon and plus end a field that waits."""
    assert field(f"12882{'20'}{separator}") == "spo2"


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


def test_tab_always_moves_one_box() -> None:
    """Tab leaves the box, whatever it holds; Shift+Tab comes back to it."""
    keying = typed("128\t")
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


def test_a_digit_too_many_changes_nothing() -> None:
    """Behind the last field there is nowhere to go: the digit is refused."""
    full = typed("128/82 76 97 14 5 1 2 0")
    more = type_in(full, "3")
    assert more.cells == full.cells
    assert "3 is not taken: Nausea 0 is complete" in refusal(more)


def test_ten_is_one_key() -> None:
    """On a scale 1 then 0 are two scores; ten is the star."""
    assert values(typed("128/82 76 97 14 5 10")).endswith("5 1 0 .")
    assert values(typed("128/82 76 97 14 5 *0")).endswith("5 10 0 .")


def test_ten_is_refused_where_the_scale_ends_before() -> None:
    """Responsiveness ends at 5, so the star is refused there."""
    assert "Responsiveness 10 is not taken" in refusal(typed("128/82 76 97 14 *"))


def test_auto_advance_can_be_switched_off() -> None:
    """Without it each field waits for a separator, and 1 then 0 is still not ten."""
    slow = begin(occasion(auto_advance=False), ID)
    keying = type_in(slow, "128")
    assert (keying.spec.code, refusal(type_in(keying, "8"))) == (
        "sbp",
        "8 is not taken: SBP 128 is complete. Space goes on, Backspace corrects.",
    )
    keying = type_in(slow, "128/82 76 97 14 5 1")
    assert "Ten is *" in refusal(type_in(keying, "0"))
    assert values(type_in(keying, " 2 0")) == "128 82 76 97 14 5 1 2 0"


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
