"""Enter: what is missing, what is asked about, and what is charted."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.keying.state import Keying, begin
from monitor.chart.kinds import Reading
from tests.chart.keying import sheet
from tests.chart.keying.sheet import (
    FULL,
    ID,
    NEEDED,
    NOW,
    charted,
    refusal,
    type_in,
    typed,
    values,
)

LAST = charted("128/78 69 98 14 5 0 1 0", NOW - timedelta(minutes=10))


def fast(readings: Sequence[Reading], _at: datetime) -> frozenset[str]:
    """Heart rates from 141 lie in an alert range."""
    high = (r for r in readings if r.field == "hr" and (r.value or 0) >= 141)
    return frozenset(r.field for r in high)


def challenge(keying: Keying, field: str) -> str | None:
    assert keying.keyed is not None
    by_field = {r.field: r for r in keying.keyed.observations.readings}
    return by_field[field].challenge


def test_a_complete_set_is_saved_by_the_first_enter() -> None:
    """Every value stands in the record as typed, under the id given at the start."""
    keying = typed("128/82 76 97 14 5 1 2 0\n", needed=FULL)
    assert keying.keyed is not None
    assert keying.keyed.id == ID
    assert keying.keyed.observed_at == NOW
    said = {r.field: str(r.value) for r in keying.keyed.observations.readings}
    assert said == {
        "sbp": "128",
        "dbp": "82",
        "hr": "76",
        "spo2": "97",
        "rr": "14",
        "sedation": "5",
        "dissociation": "1",
        "distress": "2",
        "nausea": "0",
    }


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("\t76 97 14 5\n", "sbp", "BP is missing"),
        ("128/82\t\t97 14 5\n", "hr", "Heart rate is missing"),
        ("128/82 76\t\t14 5\n", "spo2", "SpO2 is missing"),
        ("128/82 76 97\t\t5\n", "rr", "Resp rate is missing"),
        ("128/82 76 97 14\n", "sedation", "Responsiveness is missing"),
        ("128\t\t76 97 14 5\n", "dbp", "BP is not complete"),
        ("12\t76 97 14 5\n", "sbp", "SBP 12 is not complete"),
        ("128/82 2\t97 14 5\n", "hr", "Heart rate 2 is not complete"),
    ],
)
def test_enter_leads_to_the_first_missing_field_and_names_it(
    text: str, field: str, words: str
) -> None:
    """Nothing is saved, the focus goes there, and typing it completes the set."""
    keying = typed(text, needed=NEEDED)
    assert keying.keyed is None
    assert keying.spec.code == field
    assert refusal(keying).startswith(words)


def test_a_reason_stands_for_a_needed_value() -> None:
    """A field with a reason is not missing."""
    keying = typed("128/82 -E 97 14 5\n", needed=NEEDED)
    assert keying.keyed is not None


def test_a_field_that_is_not_needed_may_stay_empty() -> None:
    """A recheck of one field is a set; an untouched field is not in it."""
    keying = typed("\t\t97\n")
    assert keying.keyed is not None
    assert [r.field for r in keying.keyed.observations.readings] == ["spo2"]


def test_half_a_pressure_is_never_saved() -> None:
    """Also where the pressure is not needed, both of its values are."""
    keying = typed("128\n")
    assert keying.keyed is None
    assert refusal(keying).startswith("BP is not complete")
    assert keying.spec.code == "dbp"


def test_an_empty_set_is_not_saved() -> None:
    """Enter on nothing says that there is nothing."""
    assert refusal(typed("\n", needed=FULL)).startswith("Nothing to save")


def test_a_challenged_value_waits_for_a_second_enter() -> None:
    """The question leads to the field; Enter again stores it as confirmed."""
    asked = typed("130/80 99\n", LAST)
    assert asked.keyed is None
    assert [(q.field, q.text) for q in asked.questions] == [
        ("hr", "69 at 13:26, up 30")
    ]
    assert (asked.spec.code, asked.is_selected) == ("hr", True)
    kept = type_in(asked, "\n")
    assert challenge(kept, "hr") == "confirmed"
    assert challenge(kept, "sbp") is None


def test_a_question_does_not_hide_behind_an_earlier_refusal() -> None:
    """A key refused a moment ago gives way to what Enter asks."""
    asked = typed("130/80 099\n", LAST)
    assert asked.questions
    assert asked.notice is None


def test_a_challenged_value_can_be_typed_again() -> None:
    """The digit replaces the value in question, and nothing is left to ask."""
    corrected = type_in(typed("130/80 174\n", LAST), "74\n")
    assert challenge(corrected, "hr") is None
    assert values(corrected).startswith("130 80 74 .")


def test_another_value_is_asked_about_anew() -> None:
    """Enter again keeps only what was asked about, not what replaced it."""
    asked = type_in(typed("130/80 174\n", LAST), "173\n")
    assert asked.keyed is None
    assert asked.questions[0].text == "69 at 13:26, up 104"


def test_a_changed_field_takes_its_question_back() -> None:
    """Once the value is touched, the question about it goes."""
    asked = typed("130/80 174\n", LAST)
    assert type_in(asked, "7").questions == ()


def test_a_challenged_value_in_an_alert_range_never_waits() -> None:
    """The first Enter saves it as unconfirmed, and its question stays beside it."""
    keying = type_in(typed("130/80 174", LAST), "\n", NOW, fast)
    assert challenge(keying, "hr") == "unconfirmed"
    assert [q.text for q in keying.questions] == ["69 at 13:26, up 105"]


def test_one_alarming_value_takes_the_other_questions_with_it() -> None:
    """A set is saved whole: what was not asked yet is unconfirmed too."""
    keying = type_in(typed("170/80 174 90", LAST), "\n", NOW, fast)
    assert challenge(keying, "hr") == "unconfirmed"
    assert challenge(keying, "sbp") == "unconfirmed"
    assert challenge(keying, "spo2") == "unconfirmed"


def test_a_change_out_of_the_alert_range_waits() -> None:
    """One short of the alert range the value waits for its second Enter."""
    keying = type_in(typed("130/80 140", LAST), "\n", NOW, fast)
    assert keying.keyed is None
    assert type_in(keying, "\n", NOW, fast).keyed is not None


def test_no_breathing_is_asked_about_without_an_earlier_set() -> None:
    """RR 0 waits for Enter again, unless it lies in an alert range."""
    asked = typed("\t\t\t0\n")
    assert [q.text for q in asked.questions] == ["0 means that there was none"]
    assert challenge(type_in(asked, "\n"), "rr") == "confirmed"


def test_the_pulse_pressure_is_asked_about() -> None:
    """A pressure of 100/90 waits; the whole box is selected to be typed again."""
    asked = typed("100/90\n")
    assert asked.questions[0].text == "pulse pressure 10, outside 18 to 110"
    assert challenge(type_in(asked, "\n"), "sbp") == "confirmed"
    assert values(type_in(asked, "11070")).startswith("110 70 .")


def test_escape_takes_the_question_back_and_keeps_the_value() -> None:
    """Then Enter asks again."""
    asked = typed("130/80 174\n", LAST)
    left = type_in(asked, "\x1b")
    assert (left.questions, values(left)) == ((), values(asked))
    assert type_in(left, "\n").keyed is None


@pytest.mark.parametrize(
    ("minutes_ago", "is_asked"),
    [(61, False), (60, True), (6, True), (5, True), (4, False)],
)
def test_set_from_before_the_start_is_asked_about(
    minutes_ago: int, is_asked: bool
) -> None:
    """The dose started 5 min ago; its baseline reaches back 55 min from then."""
    start = NOW - timedelta(minutes=5)
    within = timedelta(minutes=55)
    occasion = sheet.occasion(started_at=start)
    charting = replace(occasion.charting, baseline_within=within)
    blank = begin(replace(occasion, charting=charting), ID)
    keying = type_in(blank, f"@-{minutes_ago}\n128/82\n")
    assert bool(keying.questions) is is_asked
    assert (keying.keyed is None) is is_asked
    if is_asked:
        (question,) = keying.questions
        assert question.field == "sbp"
        since = "the start" if minutes_ago == 5 else "before the start"
        assert f"from {since} at 13:31, moves the baseline" in question.text
        kept = type_in(keying, "\n")
        assert challenge(kept, "sbp") == "confirmed"


def test_alarming_set_from_before_the_start_never_waits() -> None:
    """A value in an alert range is saved by the first Enter, unconfirmed."""
    blank = begin(sheet.occasion(started_at=NOW - timedelta(minutes=5)), ID)
    keying = type_in(blank, "@-6\n\t150\n", alerting=fast)
    assert challenge(keying, "hr") == "unconfirmed"
