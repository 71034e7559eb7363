"""What is asked about once before it is kept."""

from datetime import timedelta

import pytest

from monitor.chart.challenges import challenges, last_value
from monitor.chart.kinds import Reading
from tests.chart.keying.sheet import LONDON, NOW, SHEET, charted

HALF_PAST_ONE = NOW - timedelta(minutes=6)
BEFORE = charted("120/70 70 97 14 5 0 1 0", HALF_PAST_ONE)


def asked(line: str) -> list[tuple[str, str]]:
    readings = charted(line, NOW).readings
    found = challenges(SHEET, [BEFORE], readings, NOW.astimezone(LONDON))
    return [(q.field, q.text) for q in found]


@pytest.mark.parametrize(
    ("within", "beyond", "field", "text"),
    [
        ("155/70", "156/70", "sbp", "120 at 13:30, up 36"),
        ("120/95", "120/96", "dbp", "70 at 13:30, up 26"),
        ("120/45", "120/44", "dbp", "70 at 13:30, down 26"),
        ("120/70 98", "120/70 99", "hr", "70 at 13:30, up 29"),
        ("120/70 42", "120/70 41", "hr", "70 at 13:30, down 29"),
        ("120/70 70 92", "120/70 70 91", "spo2", "97 at 13:30, down 6"),
        ("120/70 70 97 21", "120/70 70 97 22", "rr", "14 at 13:30, up 8"),
        ("120/70 70 97 7", "120/70 70 97 6", "rr", "14 at 13:30, down 8"),
    ],
)
def test_a_change_beyond_the_delta_is_asked_about(
    within: str, beyond: str, field: str, text: str
) -> None:
    """At the delta nothing is asked, one beyond it is, with the last value."""
    assert asked(within) == []
    assert asked(beyond) == [(field, text)]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("88/70", None),
        ("87/70", "pulse pressure 17, outside 18 to 110"),
        ("155/45", None),
        ("155/44", "pulse pressure 111, outside 18 to 110"),
    ],
)
def test_an_unlikely_pulse_pressure_is_asked_about(line: str, text: str | None) -> None:
    """18 and 110 are taken, 17 and 111 are asked about."""
    texts = [t for _, t in asked(line) if t.startswith("pulse")]
    assert texts == ([text] if text else [])


def test_a_pressure_pair_is_asked_about_without_an_earlier_set() -> None:
    """The pulse pressure needs no earlier value, the change does."""
    readings = charted("118/104 250 40 60", NOW).readings
    assert [q.field for q in challenges(SHEET, [], readings, NOW)] == ["sbp"]


def test_a_vital_sign_of_zero_is_asked_about_and_a_score_of_zero_is_not() -> None:
    """RR 0 asks, also where the last one was low; dissociation 0 does not."""
    low = charted("120/70 70 97 3", HALF_PAST_ONE)
    readings = charted("120/70 70 97 0 5 0 1 0", NOW).readings
    found = challenges(SHEET, [low], readings, NOW)
    assert [(q.field, q.text) for q in found] == [("rr", "0 means that there was none")]


def test_the_last_value_is_the_one_before_the_time_of_the_set() -> None:
    """A back-timed set is compared with what was known by then."""
    later = charted("120/70 110 97 14", NOW)
    readings = (Reading(field="hr", value=charted("90/60 71", NOW).value("hr")),)
    before_later = NOW - timedelta(minutes=1)
    assert challenges(SHEET, [BEFORE, later], readings, before_later) == ()
    assert len(challenges(SHEET, [BEFORE, later], readings, NOW)) == 1


def test_a_set_without_the_field_is_looked_past() -> None:
    """The last value is the last one measured, however old."""
    without = charted("120/70 - 97", NOW - timedelta(minutes=1))
    found = last_value([BEFORE, without], "hr", NOW)
    assert found is not None
    assert (str(found.value), found.at) == ("70", HALF_PAST_ONE)
