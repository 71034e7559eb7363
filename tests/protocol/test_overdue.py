"""Alerts that time alone raises: sets overdue, and alerts that got no reading."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import DoseGiven, InfusionRecorded
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, START, Chronicle, at
from tests.dosing import device
from tests.protocol.overdue_sets import KEY_10, ended, overdue
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, scheduled
from tests.protocol.shipped import shipped_text
from tests.typed_sets import readings


def test_alert_at_grace_and_not_before() -> None:
    """Five minutes after its slot a set is an alert, a moment earlier it is none."""
    chronicle = Chronicle().start()
    assert overdue(chronicle, 14.99) == []
    (alert,) = overdue(chronicle, 15)
    assert (alert.key, alert.priority) == (KEY_10, "medium")
    assert (alert.slot, alert.raised_at, alert.opened_by) == (at(10), at(15), None)
    assert alert.reasons == ("Set due 10min after the start, limit 5min late",)


def test_late_is_said_before_the_alert() -> None:
    """The pill is due, then late, then overdue."""
    chronicle = Chronicle().start()
    states = [chronicle.assess(now).due.state for now in (9, 10, 13, 14, 15)]
    assert states == ["next", "due", "due", "late", "overdue"]


@pytest.mark.parametrize("now", [15, 17, 19.9])
def test_a_jump_of_the_clock_lands_in_the_same_state(now: float) -> None:
    """What is overdue follows from the time alone, however it was reached."""
    stepped, jumped = Chronicle().start(), Chronicle().start()
    for minute in range(int(now)):
        stepped.assess(minute)
    assert stepped.assess(now) == jumped.assess(now)
    assert jumped.assess(now).due.state == "overdue"


def test_sleep_over_two_slots_raises_both() -> None:
    """Waking 22min later, both missed sets are alerts, and the last one is due."""
    chronicle = Chronicle().start()
    chronicle.observe(9, CALM)
    assert chronicle.show(10) == []
    assert len(chronicle.show(36)) == 2
    assessment = chronicle.assess(36)
    assert [s.state for s in assessment.slots[:3]] == ["filled", "missed", "overdue"]
    assert assessment.due.missed == 1


def test_an_earlier_time_takes_nothing_from_the_record() -> None:
    """An alert that was shown is there, whatever time it is assessed for."""
    chronicle = Chronicle().start()
    chronicle.observe(12, readings(sbp=205))
    chronicle.show(15)
    assert {a.parameter for a in chronicle.assess(2).alerts} == {"bp", "overdue"}
    card = chronicle.assess(2).card("bp")
    assert card is not None
    assert card.top.is_active


@pytest.mark.parametrize(
    ("end", "slot", "priority"),
    [(50, 65, "medium"), (50, 80, "low"), (42, 57, "medium")],
)
def test_priority_by_the_time_since_the_end(
    end: float, slot: float, priority: str
) -> None:
    """Medium until half an hour after the infusion, low later."""
    (alert,) = [a for a in overdue(ended(end), 200) if a.slot == at(slot)]
    assert alert.priority == priority


def test_exactly_half_an_hour_after_the_end_is_still_medium() -> None:
    """The alert's own time counts, the last minute included."""
    chronicle = ended(42)
    chronicle.protocol = scheduled(EVERY_TEN, RECOVERY.replace("= 15", "= 25"))
    assert [a.priority for a in overdue(chronicle, 80)] == ["medium"]
    chronicle.protocol = scheduled(EVERY_TEN, RECOVERY.replace("= 15", "= 26"))
    assert [a.priority for a in overdue(chronicle, 80)] == ["low"]


@pytest.mark.parametrize(("minute", "priority"), [(25, "medium"), (26, "low")])
def test_without_a_recovery_the_minutes_count_from_the_start(
    minute: int, priority: str
) -> None:
    """Medium for an alert up to 30 minutes after the dose began, low later."""
    chronicle = Chronicle(scheduled(f"at_minutes = [10, {minute}]")).start()
    (alert,) = [a for a in overdue(chronicle, 60) if a.slot == at(minute)]
    assert alert.priority == priority


def injected(*minutes: float, medium_until: int = 90) -> Chronicle:
    """Halves of a dose given at those minutes, and no set charted after any."""
    text = shipped_text("im_sc")
    written = "medium_until_minutes = 90"
    assert written in text
    text = text.replace(written, f"medium_until_minutes = {medium_until}")
    chronicle = Chronicle(parse_protocol(text)).open()
    half = DoseGiven(drug="ketamine", mg=Decimal("17.1"), route="IM")
    for minute in minutes:
        chronicle.add(half, minute)
    return chronicle


def priorities(chronicle: Chronicle) -> dict[float, str]:
    """Those of the overdue alerts, by the minute of the slot."""
    found = overdue(chronicle, 200)
    assert all(a.slot is not None for a in found)
    return {(a.slot - START).total_seconds() / 60: a.priority for a in found if a.slot}


def test_the_last_part_of_a_divided_dose_counts() -> None:
    """The set of minute 90 is 30min after the second half, at its peak."""
    assert priorities(injected(0))[90] == "low"
    assert priorities(injected(0, 60))[90] == "medium"


@pytest.mark.parametrize(
    ("medium_until", "priority"), [(19, "low"), (20, "medium"), (21, "medium")]
)
@pytest.mark.parametrize("second", [60, 100])
def test_the_last_minute_after_the_last_part(
    second: float, medium_until: int, priority: str
) -> None:
    """The alert of the first set comes 20min after the second half."""
    chronicle = injected(0, second, medium_until=medium_until)
    assert priorities(chronicle)[second + 15] == priority


@pytest.mark.parametrize(
    ("second", "priority"), [(94, "medium"), (95, "medium"), (96, "low")]
)
def test_a_part_given_after_the_alert_changes_nothing(
    second: float, priority: str
) -> None:
    """The set of 90 alerts at 95: one raised as low stays low."""
    assert priorities(injected(0, second))[90] == priority


@pytest.mark.parametrize(
    ("medium_until", "priority"), [(44, "low"), (45, "medium"), (46, "medium")]
)
def test_devices_count_from_the_first(medium_until: int, priority: str) -> None:
    """As the protocol of the spray has it; the alert of its first set is at 45."""
    text = shipped_text("in_esketamine")
    written = "medium_until_minutes = 120"
    assert written in text
    text = text.replace(written, f"medium_until_minutes = {medium_until}")
    chronicle = Chronicle(parse_protocol(text)).open()
    for number in (1, 2, 3):
        chronicle.add(device(number), (number - 1) * 5)
    assert priorities(chronicle)[40] == priority


@pytest.mark.parametrize(
    ("minute", "words"), [(59, "59min"), (60, "1hr 0min"), (61, "1hr 1min")]
)
def test_how_long_after_the_start(minute: int, words: str) -> None:
    """From an hour on in hours and minutes."""
    chronicle = Chronicle(protocol=scheduled(f"at_minutes = [{minute}]")).start()
    (alert,) = overdue(chronicle, 90)
    assert alert.value == f"Set due {words} after the start"


def test_an_alert_outlives_an_end_charted_late() -> None:
    """The set of 50 was shown as overdue: only a set answers that."""
    chronicle = Chronicle().start()
    for minute in (10, 20, 30, 40):
        chronicle.observe(minute, CALM)
    (key,) = chronicle.show(55)
    completed = InfusionRecorded(step="completed")
    chronicle.add(completed, 56, effective=42)
    alert = chronicle.assess(56).alert(key)
    assert alert is not None
    assert alert.is_active
    chronicle.observe(57, CALM)
    alert = chronicle.assess(58).alert(key)
    assert alert is not None
    assert (alert.resolved_at, alert.resolved_how) == (at(57), "charted")
