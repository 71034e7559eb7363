"""How often anybody is prompted, over whole sessions and in a storm."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from statistics import median

import pytest

from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from monitor.simulation.cohort import sittings
from monitor.simulation.running import AT_STEPS, chart_cohort, is_dosed
from tests.builders import Chronicle
from tests.protocol.pressures import running
from tests.protocol.shipped import SHIPPED, shipped
from tests.simulation.wards import WARD, in_memory
from tests.typed_sets import readings

MOST_AN_HOUR, MOST_IN_MEDIAN = 6, 2
HOUR, APART, UNTOLD = timedelta(hours=1), timedelta(minutes=5), timedelta(minutes=10)


def prompts(alerts: Sequence[Alert]) -> list[Alert]:
    """What somebody was called for, as it was shown."""
    found = [a for a in alerts if a.recorded and a.priority != "low"]
    return sorted(found, key=lambda alert: alert.raised_at)


def most_in_an_hour(found: Sequence[Alert]) -> int:
    return max(
        (
            sum(first.raised_at <= a.raised_at < first.raised_at + HOUR for a in found)
            for first in found
        ),
        default=0,
    )


def dosed(count: int) -> list[SessionRead]:
    drawn = chart_cohort(sittings(count, 1), in_memory, WARD, AT_STEPS)
    return [read for read in drawn if is_dosed(read.session)]


@pytest.mark.parametrize("count", [18, pytest.param(240, marks=pytest.mark.faults)])
def test_a_session_prompts_seldom_and_repeats_nothing(count: int) -> None:
    """At most six in any hour of a patient's session, and two in the median of them.

    No condition is told again within five minutes, unless its value is another.
    """
    told = []
    for read in dosed(count):
        found = prompts(read.assessment.alerts)
        told.append(most_in_an_hour(found))
        for rule in {alert.rule for alert in found}:
            same = [alert for alert in found if alert.rule == rule]
            for before, after in pairwise(same):
                is_apart = after.raised_at - before.raised_at >= APART
                assert is_apart or after.value != before.value, (read.id, rule)
    assert any(told)
    assert max(told) <= MOST_AN_HOUR
    assert median(told) <= MOST_IN_MEDIAN


def raised_at(chronicle: Chronicle, rule: str, last: int) -> list[float]:
    """The minutes at which that rule was told of anew."""
    found = [a for a in chronicle.assess(last).alerts if a.rule == rule and a.recorded]
    start = chronicle.session.dose_started_at
    assert start is not None
    return sorted((a.raised_at - start) / timedelta(minutes=1) for a in found)


@pytest.mark.parametrize(
    ("sbp", "told"),
    [
        pytest.param([185] * 10, [10], id="as it was"),
        pytest.param([185, 189, 194] * 3, [10], id="worse by less than a step"),
        pytest.param([185, 195, 195, 195], [10, 11], id="worse by a step"),
    ],
)
def test_a_condition_that_goes_on(sbp: list[int], told: list[float]) -> None:
    """Ten readings a minute apart prompt once, and once more for each step."""
    chronicle = running()
    for place, value in enumerate(sbp):
        chronicle.observe(10 + place, readings(sbp=value))
        chronicle.show(10 + place)
    assert raised_at(chronicle, "SBP-HIGH-2", 10 + len(sbp)) == told


def test_fifty_abnormal_readings_in_a_minute_are_one_list() -> None:
    """Each parameter prompts when it first is beyond, and not at every reading."""
    chronicle = running()
    for place in range(50):
        minute = 10 + place / 50
        chronicle.observe(minute, readings(sbp=185, dbp=95, hr=125, spo2=91))
        chronicle.show(minute)
    assessment = chronicle.assess(11)
    rules = [a.rule for a in prompts(assessment.alerts)]
    assert len(rules) == len(set(rules))
    assert len({a.raised_at for a in prompts(assessment.alerts)}) <= 3
    assert len(assessment.strip) == 3


@pytest.mark.parametrize("id_", SHIPPED)
def test_no_prompt_is_open_for_ten_minutes_and_told_nowhere(id_: str) -> None:
    escalation = shipped(id_).escalation
    assert escalation is not None
    for steps in (escalation.steps("high"), escalation.steps("medium")):
        assert min(after for _, after in steps) < UNTOLD
