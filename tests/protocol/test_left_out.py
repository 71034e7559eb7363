"""What is left out of a set during an open alert is listed for review (ruling 5)."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from monitor.chart.kinds import NotDone, ObservationsRecorded, Reading
from monitor.protocol import left_out
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment
from monitor.protocol.left_out import left_out_in_alerts
from tests.builders import Chronicle

HIGH = "205/95 80 97 14 5 0 1 0"
MEDIUM = "181/80 70 98 14 5 0 1 0"
LOW = "157/80 70 98 14 5 0 1 0"
CALM = "118/72 70 98 14 5 0 1 0"
WHOLE = {"sbp": 150, "dbp": 80, "hr": 70, "spo2": 98, "rr": 14, "sedation": 5}


def left(field: str, why: NotDone = "not disturbed") -> ObservationsRecorded:
    """A set without that field, for that reason."""
    readings = [
        Reading(field=code, not_done=why)
        if code == field
        else Reading(field=code, value=Decimal(value), challenge="confirmed")
        for code, value in WHOLE.items()
    ]
    return ObservationsRecorded(readings=tuple(readings))


def found(chronicle: Chronicle) -> list[str]:
    return list(left_out_in_alerts(chronicle.protocol, chronicle.session))


def alerting(line: str) -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.observe(10, line)
    chronicle.show(10)
    return chronicle


@pytest.mark.parametrize(
    ("line", "field", "why", "is_told"),
    [
        (HIGH, "spo2", "not disturbed", True),
        (HIGH, "rr", "not disturbed", True),
        (HIGH, "sedation", "asleep", True),
        (MEDIUM, "rr", "asleep", True),
        (LOW, "rr", "asleep", False),
        (CALM, "rr", "asleep", False),
        (HIGH, "hr", "not disturbed", False),
        (HIGH, "rr", "refused", False),
        (HIGH, "rr", "equipment", False),
    ],
)
def test_what_was_left_out_while_an_alert_was_open(
    line: str, field: str, why: NotDone, is_told: bool
) -> None:
    """SpO2, RR or responsiveness with D or A, during a medium or high alert."""
    chronicle = alerting(line)
    assert found(chronicle) == []
    chronicle.add(left(field, why), 12)
    assert bool(found(chronicle)) is is_told


def test_it_says_what_and_when_and_which_alert() -> None:
    """The first alert that was open then."""
    chronicle = alerting(HIGH)
    chronicle.add(left("rr"), 12)
    assert found(chronicle) == ["RR left out 13:38 while SBP 205 mmHg alerted"]


def test_after_the_alert_it_is_not_told() -> None:
    """Two readings inside end it; whoever then sleeps may sleep."""
    chronicle = alerting(HIGH)
    for minute in (15, 20):
        chronicle.observe(minute, CALM)
    chronicle.add(left("rr"), 25)
    assert found(chronicle) == []


def test_what_is_charted_later_changes_nothing_of_it() -> None:
    """It is judged by what was known when the set was charted."""
    chronicle = alerting(HIGH)
    chronicle.add(left("rr"), 25)
    for minute in (26, 27):
        chronicle.observe(minute, CALM, effective=minute - 10)
    assert len(found(chronicle)) == 1


def test_what_the_set_itself_raised_was_not_open_before_it() -> None:
    """Nor is a set that is overdue an alert on the patient."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    values = [r for r in left("rr").readings if r.field != "sbp"]
    high = Reading(field="sbp", value=Decimal(205), challenge="confirmed")
    chronicle.add(ObservationsRecorded(readings=(high, *values)), 16)
    chronicle.show(16)
    assert found(chronicle) == []


def test_an_alert_of_the_same_moment_was_open() -> None:
    """What was charted just before it counts, and what it clears itself."""
    chronicle = Chronicle().start()
    chronicle.observe(12, HIGH, effective=11)
    chronicle.show(12)
    chronicle.add(left("rr"), 12)
    assert len(found(chronicle)) == 1

    chronicle = alerting(HIGH)
    chronicle.observe(15, CALM)
    chronicle.add(left("rr"), 20)
    assert chronicle.assess(20).strip[0].is_latched
    assert len(found(chronicle)) == 1


def test_all_of_them_are_judged_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many sets are left out of: a long night is judged once, not for each."""
    chronicle = alerting(HIGH)
    for minute in range(12, 42, 5):
        chronicle.add(left("rr"), minute)
    asked: list[datetime] = []

    def counted(*given: Any) -> Assessment:
        asked.append(given[-1])
        return evaluate(*given)

    monkeypatch.setattr(left_out, "evaluate", counted)
    assert len(found(chronicle)) == 2
    assert len(asked) == 1


def test_an_alert_that_was_taken_back_since_was_open_all_the_same() -> None:
    """Its reading is struck out later: when the set was charted it stood."""
    chronicle = Chronicle().start()
    high = chronicle.observe(10, HIGH)
    chronicle.show(10)
    chronicle.add(left("rr"), 12)
    chronicle.retract(20, high)
    chronicle.add(left("rr"), 25)
    assert found(chronicle) == ["RR left out 13:38 while SBP 205 mmHg alerted"]


def test_an_alert_that_was_shown_later_was_open_by_its_reading() -> None:
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH)
    chronicle.add(left("rr"), 12)
    chronicle.show(14)
    assert len(found(chronicle)) == 1


def test_an_alert_that_was_charted_later_was_not_known() -> None:
    chronicle = Chronicle().start()
    chronicle.add(left("rr"), 12)
    chronicle.observe(14, HIGH, effective=11)
    chronicle.show(14)
    assert found(chronicle) == []
