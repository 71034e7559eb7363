"""How keys complete a value, and which keys can lead nowhere."""

import pytest

from monitor.chart.keying.state import begin
from tests.chart.keying.sheet import ID, occasion, refusal, type_in, typed, values


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


@pytest.mark.parametrize("separator", [" ", "/", ";", "+"])
def test_each_separator_ends_a_waiting_field(separator: str) -> None:
    """Space, slash, semicolon and plus end a field that waits."""
    assert field(f"12882{'20'}{separator}") == "spo2"


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
        "8 is not taken: SBP 128 is complete. Tab goes on, Backspace corrects.",
    )
    keying = type_in(slow, "128/82 76 97 14 5 1")
    assert "Ten is *" in refusal(type_in(keying, "0"))
    assert values(type_in(keying, " 2 0")) == "128 82 76 97 14 5 1 2 0"
