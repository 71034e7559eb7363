"""What is worked out of values before leaving: two steady sets, the last ones."""

import pytest

from monitor.chart.kinds import OxygenRecorded
from tests.builders import CALM, iv40
from tests.protocol.gated import Room
from tests.protocol.leaving_ward import VITALS, Ward
from tests.typed_sets import readings


@pytest.mark.parametrize(
    ("second", "standing", "why"),
    [
        (64, "not met", "one more set from 15:20"),
        (69, "not met", "one more set from 15:20"),
        (70, "met", ""),
        (71, "met", ""),
    ],
)
def test_two_sets_lie_fifteen_minutes_apart(
    second: float, standing: str, why: str
) -> None:
    """The first is of minute 55."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(second, CALM)
    found, evidence, lacking = ward.found(VITALS, 80)
    assert found == standing
    assert lacking == why.replace("15:20", "14:36")
    assert "118/72, HR 70, RR 14, SpO2 98" in evidence


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (CALM, "SpO2 98 on air at"),
        ("118/72 70 90 14", "SpO2 90 on air, limit 94"),
    ],
)
def test_a_saturation_is_told_with_what_was_breathed(line: str, says: str) -> None:
    """Whether it is within the limit or not."""
    ward = Ward()
    ward.chart(OxygenRecorded(litres_per_minute=None), 50)
    ward.observe(55, line)
    _, evidence, why = ward.found(VITALS, 56)
    assert says in evidence + why


LIMITS = [
    ("141/72 70 98 14", True),
    ("142/72 70 98 14", False),
    ("95/60 70 98 14", True),
    ("94/60 70 98 14", False),
    ("118/86 70 98 14", True),
    ("118/87 70 98 14", False),
    ("118/58 70 98 14", True),
    ("118/57 70 98 14", False),
    ("118/72 50 98 14", True),
    ("118/72 49 98 14", False),
    ("118/72 110 98 14", True),
    ("118/72 111 98 14", False),
    ("118/72 70 98 12", True),
    ("118/72 70 98 11", False),
    ("118/72 70 98 20", True),
    ("118/72 70 98 21", False),
    ("118/72 70 94 14", True),
    ("118/72 70 95 14", True),
    ("118/72 70 93 14", False),
]
"""20 % of 118 is 23.6, of 72 is 14.4: one reading at each limit, one beyond it."""


@pytest.mark.parametrize(("line", "is_inside"), LIMITS)
def test_every_limit_of_the_vital_signs(line: str, is_inside: bool) -> None:
    """At the limit it counts, one beyond it does not."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, f"{line} 5 0 1 0")
    assert (ward.found(VITALS, 100)[0] == "met") is is_inside


@pytest.mark.parametrize(
    ("baseline", "line", "is_inside"),
    [
        ("140/90 70 98 14", "158/98 70 98 14", True),
        ("140/90 70 98 14", "159/99 70 98 14", True),
        ("140/90 70 98 14", "160/98 70 98 14", False),
        ("140/90 70 98 14", "158/100 70 98 14", False),
        ("118/72 70 92 14", "118/72 70 92 14", True),
        ("118/72 70 92 14", "118/72 70 91 14", False),
        ("118/72 70 92 14", "118/72 70 93 14", True),
    ],
)
def test_limits_beside_the_baseline(baseline: str, line: str, is_inside: bool) -> None:
    """Below 160/100 whatever the baseline; a low SpO2 counts where it always was."""
    room = Room(iv40())
    room.open()
    room.observe(-4, f"{baseline} 5 0 1 0")
    room.infuse(0, "started", "51.3")
    room.infuse(40, "completed")
    for minute in (55, 70):
        room.observe(minute, f"{line} 5 0 1 0")
    standing = room.states(100, "leave")[VITALS].standing
    assert (standing == "met") is is_inside


def test_a_set_outside_breaks_the_run() -> None:
    """What was before it counts no more; the words say what lies outside."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, "150/72 70 98 14 5 0 1 0")
    assert ward.found(VITALS, 71)[2] == ("SBP 150, limit 20 % of baseline 118 at 14:36")
    ward.observe(80, CALM)
    assert ward.found(VITALS, 81)[2] == "one more set from 15:01"
    ward.observe(95, CALM)
    assert ward.found(VITALS, 96)[0] == "met"


def test_a_partial_set_counts_only_against() -> None:
    """A repeat of the pressure alone breaks a run, and never makes one."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, readings(sbp=118, dbp=72))
    assert ward.found(VITALS, 71)[0] == "not met"
    ward.observe(72, CALM)
    assert ward.found(VITALS, 73)[0] == "met"
    ward.observe(75, readings(sbp=160, dbp=72))
    assert ward.found(VITALS, 76)[0] == "not met"


def test_sets_before_the_end_do_not_count() -> None:
    """A calm infusion is no recovery."""
    room = Room(iv40())
    room.start()
    room.observe(10, CALM)
    room.observe(30, CALM)
    room.infuse(40, "completed")
    state = room.states(41, "leave")[VITALS]
    assert state.judged.why == (
        "no set with SBP, DBP, HR, RR, SpO2 since the dose ended"
    )


def test_what_is_not_yet_observed_is_not_known() -> None:
    """Before the second set the gate was not met, however it is now."""
    ward = Ward()
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    assert ward.found(VITALS, 69)[0] == "not met"
    assert ward.found(VITALS, 70)[0] == "met"


def test_a_value_on_oxygen_is_not_one_on_air() -> None:
    """98 on 2 L/min says nothing of leaving; back on air it counts."""
    ward = Ward()
    ward.breathe(50, "2")
    ward.observe(55, CALM)
    ward.observe(70, CALM)
    assert ward.found(VITALS, 71)[2] == "on oxygen 2 L/min at 14:37"
    ward.breathe(75, None)
    ward.observe(75, CALM)
    ward.observe(90, CALM)
    assert ward.found(VITALS, 91)[0] == "met"


@pytest.mark.parametrize(
    ("line", "gate", "standing"),
    [
        ("5 0 1 0", "leave_alert", "met"),
        ("4 0 1 0", "leave_alert", "not met"),
        ("5 0 1 0", "leave_dissociation", "met"),
        ("5 1 1 0", "leave_dissociation", "met"),
        ("5 2 1 0", "leave_dissociation", "not met"),
        ("5 0 1 1", "leave_nausea", "met"),
        ("5 0 1 2", "leave_nausea", "not met"),
        ("-D -D -D -D", "leave_alert", "not met"),
    ],
)
def test_the_last_value_of_a_scale(line: str, gate: str, standing: str) -> None:
    """At each limit and beyond it; no value is no answer."""
    ward = Ward()
    ward.observe(55, f"118/72 70 98 14 {line}")
    assert ward.found(gate, 60)[0] == standing


@pytest.mark.parametrize(
    ("sbp", "is_inside"), [(96, True), (95, False), (144, True), (145, False)]
)
def test_percent_of_the_baseline_is_inclusive(sbp: int, is_inside: bool) -> None:
    """20 % of 120 is 24."""
    room = Room(iv40())
    room.open()
    room.observe(-4, "120/60 70 98 14 5 0 1 0")
    room.infuse(0, "started", "51.3")
    room.infuse(40, "completed")
    for minute in (55, 70):
        room.observe(minute, f"{sbp}/60 70 98 14 5 0 1 0")
    standing = room.states(100, "leave")[VITALS].standing
    assert (standing == "met") is is_inside


@pytest.mark.parametrize(("first", "is_met"), [(39, False), (40, True), (41, True)])
def test_a_set_of_the_minute_of_the_end_counts(first: float, is_met: bool) -> None:
    """One of the minute before belongs to the infusion."""
    ward = Ward()
    ward.observe(first, CALM)
    ward.observe(60, CALM)
    assert (ward.found(VITALS, 61)[0] == "met") is is_met
