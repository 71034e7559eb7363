"""What is told of the values before leaving, and by which of them it is told."""

from decimal import Decimal

import pytest

from monitor.protocol.gate_state import Beyond
from monitor.protocol.leave_criteria import last_values
from monitor.protocol.parsing import parse_protocol
from monitor.protocol.readiness import readiness
from tests.builders import CALM, at, iv40, iv40_text
from tests.protocol.gated import Room
from tests.protocol.leaving_ward import TIME, VITALS, Ward

GONE = "leave_dissociation"
OTHER = "122/74 66 97 15 5 0 1 0"


def changed(*replaced: tuple[str, str]) -> Ward:
    text = iv40_text()
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    return Ward(parse_protocol(text))


def last_of(ward: Ward, minute: float) -> tuple[str, str, str]:
    return ward.found(VITALS, minute)


def test_the_newest_set_is_told_and_how_many_were_within() -> None:
    """With when the first of them was, and how far they lie apart."""
    ward = Ward()
    for minute, line in ((55, CALM), (70, CALM), (85, OTHER)):
        ward.observe(minute, line)
    found, evidence, _ = last_of(ward, 86)
    assert found == "met"
    assert evidence == (
        "122/74, HR 66, RR 15, SpO2 97 at 14:51, "
        "3 sets from 14:21 within limits, up to 15min apart"
    )


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ((55, 70), "2 sets from 14:21 within limits, 15min apart"),
        ((55, 106), "2 sets from 14:21 within limits, 51min apart"),
        (
            (55, 106, 121),
            "3 sets from 14:21 within limits, up to 51min apart",
        ),
    ],
)
def test_what_nobody_measured_is_not_said_to_be_within(
    minutes: tuple[int, ...], told: str
) -> None:
    """Between two sets it may have been otherwise: how long that was is told."""
    ward = Ward()
    for minute in minutes:
        ward.observe(minute, OTHER)
    _, evidence, _ = last_of(ward, minutes[-1] + 1)
    assert evidence.split(":", 1)[1][2:] == f", {told}"


def test_one_set_is_within_where_one_is_wanted() -> None:
    ward = changed(("[leaving.steady]\nsets = 2", "[leaving.steady]\nsets = 1"))
    ward.observe(55, OTHER)
    _, evidence, _ = last_of(ward, 56)
    assert evidence == "122/74, HR 66, RR 15, SpO2 97 at 14:21, within limits"


def test_each_of_three_lies_apart_from_the_one_before() -> None:
    """Not from the first of them."""
    ward = changed(("[leaving.steady]\nsets = 2", "[leaving.steady]\nsets = 3"))
    for minute in (55, 70, 75):
        ward.observe(minute, CALM)
    assert last_of(ward, 76)[::2] == ("not met", "one more set from 14:51")
    ward.observe(85, CALM)
    assert last_of(ward, 86)[0] == "met"


def test_all_is_met_since_the_last_set_that_was_wanted() -> None:
    """Not since the first, nor since one that came on top of it."""
    ward = Ward()
    for minute in (88, 103, 118):
        ward.observe(minute, CALM)
    ward.answer_all(45)
    assert readiness(ward.protocol, ward.session, at(119)).since == at(103)


def test_once_the_patient_has_left_it_is_as_it_was_then() -> None:
    """However old the last set has grown since."""
    ward = Ward()
    for minute in (88, 103):
        ward.observe(minute, CALM)
    ward.answer_all(45)
    assert ward.discharge(110) == ""
    assert readiness(ward.protocol, ward.session, at(300)).since == at(103)


def test_a_value_that_came_back_is_met_since_then() -> None:
    """Where several are asked, since the last of them came back."""
    ward = changed(('fields = ["dissociation"]', 'fields = ["dissociation", "nausea"]'))
    for minute, line in ((88, "5 4 1 0"), (103, "5 0 1 2"), (118, "5 0 1 0")):
        ward.observe(minute, f"118/72 70 98 14 {line}")
    ward.observe(133, CALM)
    gate = ward.protocol.gate(GONE)
    assert gate is not None
    found = last_values(ward.protocol, ward.session, gate, at(134))
    assert found.since == at(118)


def test_of_two_that_lack_the_first_is_told() -> None:
    """In the order in which the protocol asks for them."""
    ward = changed(('fields = ["dissociation"]', 'fields = ["dissociation", "nausea"]'))
    ward.observe(88, "118/72 70 98 14 5 4 1 3")
    assert ward.found(GONE, 89)[2].startswith("Dissociation 4")


def test_the_last_value_is_told() -> None:
    """Of several within the limits."""
    ward = Ward()
    for minute, line in ((88, "5 1 1 0"), (103, "5 0 1 0")):
        ward.observe(minute, f"118/72 70 98 14 {line}")
    assert ward.found(GONE, 104)[1].startswith("Dissociation 0")


def test_oxygen_is_nothing_to_what_asks_for_no_air() -> None:
    """A scale is read on oxygen as well."""
    ward = Ward()
    ward.breathe(50, "2")
    ward.observe(55, CALM)
    assert ward.found(GONE, 56)[0] == "met"
    assert last_of(ward, 56)[0] == "not met"


def test_half_a_pressure_is_told_by_its_name() -> None:
    """Where the protocol asks for that half alone."""
    ward = changed(
        ('fields = ["sbp", "dbp", "hr", "rr", "spo2"]', 'fields = ["sbp", "hr"]')
    )
    for minute in (55, 70):
        ward.observe(minute, CALM)
    assert last_of(ward, 71)[1].startswith("SBP 118, HR 70 at 14:36")


def test_oxygen_taken_off_before_any_set_leaves_what_is_missing() -> None:
    """There is no set at all, on air or not."""
    ward = Ward()
    ward.breathe(45, "2")
    ward.breathe(50, None)
    assert last_of(ward, 51)[2] == (
        "no set with SBP, DBP, HR, RR, SpO2 since the dose ended"
    )


@pytest.mark.parametrize(
    ("more", "evidence"),
    [
        (30, "41min of 60min after the end"),
        (120, "81min of 120min after the start"),
    ],
)
def test_of_two_least_times_the_longer_is_told(more: int, evidence: str) -> None:
    """By when it is over."""
    least = "least_minutes_after_end = 60"
    ward = changed((least, f"{least}\nleast_minutes_after_start = {more}"))
    assert ward.found(TIME, 81)[1] == evidence


@pytest.mark.parametrize(("sbp", "is_inside"), [(124, True), (123, False)])
def test_percent_of_the_baseline(sbp: int, *, is_inside: bool) -> None:
    """20 % of 154 is 30.8."""
    room = Room(iv40())
    room.open()
    room.observe(-5, "154/72 70 98 14 5 0 1 0")
    room.infuse(0, "started", "51.3")
    room.infuse(40, "completed")
    room.observe(55, f"{sbp}/72 70 98 14 5 0 1 0")
    judged = room.states(56, "leave")[VITALS].judged
    assert ("of baseline 154" in judged.why) is not is_inside


def test_what_lies_too_low_is_known_as_such() -> None:
    """So that an override of it is one of what is lower."""
    ward = Ward()
    ward.observe(55, "118/72 45 98 14 5 0 1 0")
    judged = ward.states(56, "leave")[VITALS].judged
    assert judged.beyond == (Beyond(field="hr", value=Decimal(45), is_low=True),)


@pytest.mark.parametrize(
    ("value", "is_low", "other", "is_worse"),
    [
        (40, True, 45, True),
        (40, True, 44, False),
        (40, True, 30, False),
        (160, False, 155, True),
        (160, False, 156, False),
        (160, False, 170, False),
    ],
)
def test_further_out_by_that_much(
    value: int, is_low: bool, other: int, is_worse: bool
) -> None:
    """On its own side."""
    beyond = Beyond(field="hr", value=Decimal(value), is_low=is_low)
    assert beyond.is_worse_than(Decimal(other), 5) is is_worse
