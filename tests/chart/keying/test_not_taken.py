"""A key that was not taken keeps the set from being saved until it is dealt with."""

import pytest

from monitor.chart.keying.draft import draft_of, resume
from monitor.chart.keying.keys import Focus
from monitor.chart.keying.press import press
from tests.chart.keying.sheet import NOW, PLAIN, refusal, type_in, typed, values

SLID = "128/82 76 97 9 7\t1"
"""RR 9 went on by itself, and 7 is no responsiveness."""
LEFT_OVER = "128/82 76 97 14 5 1 2 03"
"""A digit too many: the last field holds its value."""


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        (SLID, "sedation", "Responsiveness 7 is not taken: it goes from 0 to 5."),
        (LEFT_OVER, "nausea", "3 is not taken: Nausea 0 is complete."),
        ("128/82 76 97 14 x", "sedation", "X is not taken: a letter stands only after"),
    ],
)
def test_enter_leads_back_to_what_was_not_taken(
    text: str, field: str, words: str
) -> None:
    """Also where the field may stay empty, and however often Enter is pressed."""
    keying = type_in(typed(text), "\n\n")
    assert keying.keyed is None
    assert keying.spec.code == field
    assert refusal(keying).startswith(words)
    assert refusal(keying).endswith("Type the value, or Esc lets it go.")


@pytest.mark.parametrize(("keys", "value"), [("5", "5"), ("-r", "-r"), ("\x1b", ".")])
def test_a_value_a_reason_or_escape_deals_with_it(keys: str, value: str) -> None:
    """Then the set is saved; Escape lets only the refused key go."""
    keying = type_in(typed(f"{SLID}\n"), keys)
    assert values(keying) == f"128 82 76 97 9 {value} 1 . ."
    assert not refusal(keying)
    assert type_in(keying, "\n").keyed is not None


def test_escape_keeps_the_value_beside_which_a_key_was_refused() -> None:
    """The first Escape lets the digit too many go, the second would empty the box."""
    keying = type_in(typed(LEFT_OVER), "\x1b")
    assert values(keying) == "128 82 76 97 14 5 1 2 0"
    assert type_in(keying, "\n").keyed is not None


def test_the_same_value_typed_again_deals_with_it() -> None:
    """Enter selects the box; typing 0 once more says that 0 was meant."""
    assert type_in(typed(f"{LEFT_OVER}\n"), "0\n").keyed is not None


def test_backspace_on_the_way_to_the_value_before_lets_it_go() -> None:
    """Whoever goes back has seen that the value before was wrong."""
    keying = type_in(typed("128/82 880"), "\b\b6\n")
    assert keying.keyed is not None
    assert values(keying) == "128 82 86 . . . . . ."


def test_a_refused_first_key_is_let_go_by_backspace() -> None:
    """There is nothing before the first field to go back to."""
    keying = type_in(typed("0"), "\b")
    assert (keying.refused, refusal(keying)) == ({}, "")


def test_what_is_typed_elsewhere_does_not_deal_with_it() -> None:
    """Nor does going there; only what is typed in the field itself."""
    keying = press(type_in(typed(SLID), "2 0"), Focus("hr"), NOW)
    assert type_in(keying, "80\n").keyed is None


def test_it_stands_in_a_draft_that_is_taken_up() -> None:
    """Left half typed and come back to, the set is saved past it no more."""
    draft = draft_of(typed(SLID))
    assert draft is not None
    assert refusal(type_in(resume(PLAIN, draft), "\n")).startswith("Responsiveness 7")
