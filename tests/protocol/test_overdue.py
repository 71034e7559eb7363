"""Alerts that time alone raises: sets overdue, and alerts that got no reading."""

from decimal import Decimal

import pytest

from monitor.chart.kinds import DoseGiven, InfusionRecorded
from monitor.protocol.assessment import Alert
from monitor.protocol.parsing import parse_protocol
from tests.builders import CALM, START, Chronicle, at, observed, readings
from tests.dosing import device
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, scheduled
from tests.protocol.shipped import shipped_text

KEY_10 = "overdue:2026-03-14T13:36Z"


def ended(minute: float) -> Chronicle:
    chronicle = Chronicle().start()
    for charted in (10, 20, 30, 40):
        chronicle.observe(charted, CALM)
    chronicle.infuse(minute, "completed")
    return chronicle


def overdue(chronicle: Chronicle, now: float) -> list[Alert]:
    return [a for a in chronicle.assess(now).alerts if a.parameter == "overdue"]


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


def test_a_clock_set_back_takes_nothing_from_the_record() -> None:
    """An alert that was shown is still there when the clock goes back."""
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


def test_charting_the_set_clears_it() -> None:
    """The alert is over when the set is charted, and says so."""
    chronicle = Chronicle().start()
    assert chronicle.show(15) == [KEY_10]
    chronicle.observe(16, CALM)
    (alert,) = overdue(chronicle, 16)
    assert (alert.state, alert.resolved_how) == ("cleared", "charted")
    assert alert.resolved_at == at(16)
    assert not alert.is_visible


def test_a_set_completed_by_an_amendment_clears_it_then() -> None:
    """A partial set answers the slot from when it was amended to be whole."""
    chronicle = Chronicle().start()
    partial = chronicle.observe(11, readings(sbp=120, dbp=80))
    chronicle.show(15)
    chronicle.amend(18, partial, observed(CALM))
    (alert,) = overdue(chronicle, 18)
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(18))


def test_a_recheck_of_one_field_does_not_clear_it() -> None:
    """A full set stays overdue when only a pressure was repeated."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    chronicle.observe(16, readings(sbp=120, dbp=80))
    (alert,) = overdue(chronicle, 16)
    assert alert.is_active


def test_the_set_of_the_next_slot_clears_it() -> None:
    """The alert about a missed set ends with the next set charted."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    chronicle.observe(20, CALM)
    (alert,) = overdue(chronicle, 20)
    assert alert.resolved_how == "charted"
    assert chronicle.assess(20).slots[0].state == "missed"


def test_the_first_of_several_sets_clears_it() -> None:
    """What is charted after the answer changes nothing about when it came."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    for minute in (20, 30):
        chronicle.observe(minute, CALM)
    (alert,) = [a for a in overdue(chronicle, 31) if a.slot == at(10)]
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(20))


def test_a_later_slot_that_asks_for_less_clears_it() -> None:
    """What fills a later slot answers, although it has not all that was missed."""
    chronicle = Chronicle(protocol=scheduled(EVERY_TEN, RECOVERY)).start()
    chronicle.show(15)
    chronicle.infuse(16, "completed")
    chronicle.observe(31, readings(sbp=120, sedation=5))
    (alert,) = [a for a in overdue(chronicle, 32) if a.slot == at(10)]
    assert (alert.resolved_how, alert.resolved_at) == ("charted", at(31))


def test_answered_in_time_is_no_alert() -> None:
    """A set charted a minute before its grace ends raises nothing later."""
    chronicle = Chronicle().start()
    chronicle.observe(14, CALM)
    assert overdue(chronicle, 19) == []


def test_never_shown_and_answered_is_no_alert() -> None:
    """What nobody could have seen is not raised afterwards."""
    chronicle = Chronicle().start()
    chronicle.observe(18, CALM, effective=10)
    assert overdue(chronicle, 18) == []


def test_closing_ends_it() -> None:
    """An overdue set is over with the session."""
    chronicle = ended(42)
    chronicle.show(62)
    chronicle.close(64)
    (alert,) = overdue(chronicle, 65)
    assert (alert.resolved_how, alert.resolved_at) == ("session closed", at(64))


def test_retracting_the_set_brings_it_back() -> None:
    """A struck-out set leaves its slot overdue again."""
    chronicle = Chronicle().start()
    target = chronicle.observe(11, CALM)
    chronicle.retract(16, target)
    (alert,) = overdue(chronicle, 16)
    assert alert.is_active


@pytest.mark.parametrize(("by", "alerts_at"), [(2, 17), (5, 20)])
def test_snooze_pushes_due_and_alert(by: int, alerts_at: float) -> None:
    """A snoozed set is due, and an alert, by so many minutes later, with its reason."""
    chronicle = Chronicle().start()
    chronicle.snooze(10, 10, by)
    due = chronicle.assess(11).due
    assert (due.state, due.until) == ("snoozed", at(10 + by))
    assert due.cause == "Patient in bathroom"
    assert overdue(chronicle, alerts_at - 0.1) == []
    assert at(10) in [a.slot for a in overdue(chronicle, alerts_at)]


def test_snoozes_add_up() -> None:
    """Two snoozes of 2min put a slot off by 4min."""
    chronicle = Chronicle().start()
    chronicle.snooze(10, 10, 2)
    chronicle.snooze(11, 10, 2)
    assert chronicle.assess(11).slots[0].due_at == at(14)


def test_snooze_after_the_alert_hides_it_for_a_while() -> None:
    """Asked for too late to matter, a snooze counts from when it was asked."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    chronicle.snooze(16, 10, 2)
    assert chronicle.assess(16).slots[0].due_at == at(18)
    (alert,) = overdue(chronicle, 17)
    assert (alert.state, alert.resolved_how) == ("cleared", "snoozed")


def test_snoozed_since_it_was_last_asked_for() -> None:
    """Of two snoozes the last ended the alert; one of another slot ended nothing."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    chronicle.snooze(16, 10, 2)
    chronicle.snooze(17, 10, 3)
    chronicle.snooze(17.5, 20, 2)
    (alert,) = overdue(chronicle, 17.6)
    assert (alert.resolved_how, alert.resolved_at) == ("snoozed", at(17))


@pytest.mark.parametrize(
    ("minute", "words"), [(59, "59min"), (60, "1hr 0min"), (61, "1hr 1min")]
)
def test_how_long_after_the_start(minute: int, words: str) -> None:
    """From an hour on in hours and minutes."""
    chronicle = Chronicle(protocol=scheduled(f"at_minutes = [{minute}]")).start()
    (alert,) = overdue(chronicle, 90)
    assert alert.value == f"Set due {words} after the start"


def test_snooze_makes_no_alert_milder() -> None:
    """A slot that would alert within half an hour of the end stays medium."""
    chronicle = ended(55)
    for minute in (70, 74, 79):
        chronicle.snooze(minute, 70, 5)
    (alert,) = [a for a in overdue(chronicle, 99) if a.slot == at(70)]
    assert alert.raised_at == at(90)
    assert alert.priority == "medium"


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
