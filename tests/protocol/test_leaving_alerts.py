"""A high alert before leaving, as of the time at which the patient left."""

from uuid import UUID

import pytest

from monitor.chart.kinds import AlertResolved, EffectEnded
from monitor.protocol.leave_alerts import no_open_alert
from tests.builders import CALM, at
from tests.protocol.leaving_ward import Ward
from tests.protocol.test_closing import closing

ALERTS = "leave_alerts"


@pytest.fixture
def ward() -> Ward:
    """A patient near leaving, every check answered."""
    found = Ward()
    for minute in (85, 100):
        found.observe(minute, CALM)
    found.answer_all(100)
    return found


def unresponsive(ward: Ward, since: float = 101) -> UUID:
    effect = ward.effect(since, "UNRESP", 3)
    ward.show(since)
    return effect


@pytest.mark.parametrize(
    ("minute", "standing"), [(100, "met"), (101, "not met"), (109, "not met")]
)
def test_as_of_while_it_went_on(ward: Ward, minute: float, standing: str) -> None:
    """What ended at 110 is as unmet at 109 as it was then."""
    effect = unresponsive(ward)
    assert ward.found(ALERTS, 109)[0] == "not met"
    ward.end_effect(110, effect)
    assert ward.found(ALERTS, minute)[0] == standing


@pytest.mark.parametrize(("minute", "standing"), [(109.9, "not met"), (110, "met")])
def test_as_of_its_end(ward: Ward, minute: float, standing: str) -> None:
    """From the moment on at which the effect was over."""
    ward.end_effect(110, unresponsive(ward))
    assert ward.found(ALERTS, minute)[0] == standing


@pytest.mark.parametrize(("left", "is_refused"), [(105, True), (111, False)])
def test_a_patient_does_not_leave_before_it_was_over(
    ward: Ward, left: float, is_refused: bool
) -> None:
    """Neither is it charted afterwards that they had."""
    ward.end_effect(110, unresponsive(ward))
    assert (ward.discharge(left, 112) != "") is is_refused


@pytest.mark.parametrize(
    ("minute", "standing"), [(102, "not met"), (103, "met"), (105, "met")]
)
def test_an_end_charted_late_was_an_end(
    ward: Ward, minute: float, standing: str
) -> None:
    """Over at 103 and charted at 110: who left at 105 left after it."""
    effect = unresponsive(ward)
    ward.add(EffectEnded(effect=effect), 110, effective=103)
    assert ward.found(ALERTS, minute)[0] == standing


def end_all(ward: Ward, minute: float) -> None:
    """Every high alert ended by a person, who says why."""
    for raised in ward.session.alerts:
        if raised.alert.priority == "high":
            cause = "known to the prescriber"
            ward.add(AlertResolved(key=raised.key, cause=cause), minute)


@pytest.mark.parametrize(("minute", "standing"), [(105, "not met"), (106, "met")])
def test_as_of_when_a_person_ended_it(ward: Ward, minute: float, standing: str) -> None:
    """Before that nobody had; the values of leaving judge what is read."""
    ward.observe(101, "205/95 80 97 14 5 0 1 0")
    ward.show(101)
    end_all(ward, 106)
    assert ward.found(ALERTS, minute)[0] == standing


@pytest.mark.parametrize("code", ["UNRESP", "FALL"])
def test_an_effect_that_goes_on_is_ended_by_no_word(ward: Ward, code: str) -> None:
    """A prescriber overrides the check, or the effect ends."""
    effect = ward.effect(101, code, 3)
    ward.show(101)
    assert ward.found(ALERTS, 102)[0] == "not met"
    end_all(ward, 103)
    assert ward.found(ALERTS, 104)[0] == "not met"
    assert ward.discharge(104) != ""
    ward.end_effect(105, effect)
    assert ward.found(ALERTS, 106)[0] == "met"


@pytest.mark.parametrize("code", ["UNRESP", "FALL"])
def test_one_that_came_again_is_over_with_its_own_end(ward: Ward, code: str) -> None:
    """A person ended the first alert; both effects have to end, and nothing more."""
    effects = [ward.effect(101, code, 3)]
    ward.show(101)
    end_all(ward, 102)
    effects.append(ward.effect(103, code, 3))
    assert ward.show(103) != []
    found = []
    for minute, effect in zip((105, 107), effects, strict=True):
        ward.end_effect(minute, effect)
        found.append(ward.found(ALERTS, minute)[0])
    assert found == ["not met", "met"]
    high = [a for a in ward.assess(108).alerts if a.priority == "high"]
    assert [a.resolved_how for a in high if a.rule != "overdue"] == ["person", "value"]


def test_a_later_reading_ended_nothing_before_it(ward: Ward) -> None:
    """A pressure that two readings bring back inside was high until the second."""
    ward.observe(101, "205/95 80 97 14 5 0 1 0")
    ward.show(101)
    for minute in (104, 107):
        ward.observe(minute, CALM)
    found = [ward.found(ALERTS, minute)[0] for minute in (100, 101, 106, 107)]
    assert found == ["met", "not met", "not met", "met"]


def test_its_closing_slot_stays(ward: Ward) -> None:
    """The set due at 130 was due, though the alert is over at 133."""
    effect = unresponsive(ward)
    assert closing(ward, 131) == [130, 160]
    ward.end_effect(133, effect)
    assert 130 in closing(ward, 133)


def test_it_goes_on_until_it_is_ended(ward: Ward) -> None:
    effect = unresponsive(ward)
    ward.observe(102, CALM)
    assert ward.found(ALERTS, 103)[0] == "not met"
    ward.end_effect(104, effect)
    assert ward.found(ALERTS, 105)[0] == "met"


def test_a_value_with_a_sign_goes_on_with_the_sign(ward: Ward) -> None:
    """A person ended both; the chest pain goes on, and what it made of 185 with it."""
    ward.effect(101, "CP", 3)
    ward.show(101)
    ward.observe(102, "185/95 80 97 14 5 0 1 0")
    ward.show(102)
    end_all(ward, 103)
    found, _, why = ward.found(ALERTS, 104)
    assert found == "not met"
    assert "SBP 185" in why


def test_the_value_that_called_is_told(ward: Ward) -> None:
    """Of all that the alert says, the first."""
    ward.observe(101, "205/112 80 97 14 5 0 1 0")
    ward.show(101)
    assert ward.found(ALERTS, 102)[2].startswith("SBP 205 mmHg, limit 200")


def test_it_is_met_since_the_last_of_them_was_over(ward: Ward) -> None:
    """One ended at 104, the other at 110."""
    effects = [unresponsive(ward), ward.effect(102, "FALL", 3)]
    ward.show(102)
    for effect, minute in zip(effects, (110, 104), strict=True):
        ward.end_effect(minute, effect)
    gate = ward.protocol.gate(ALERTS)
    assert gate is not None
    found = no_open_alert(ward.protocol, ward.session, gate, at(120))
    assert (found.judged.found, found.since) == ("met", at(110))
