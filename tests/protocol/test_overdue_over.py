"""What ends the alert of an overdue set, and what puts it off."""

import pytest

from tests.builders import CALM, Chronicle, at
from tests.protocol.overdue_sets import KEY_10, ended, overdue
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, scheduled
from tests.typed_sets import observed, readings


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


def test_snooze_makes_no_alert_milder() -> None:
    """A slot that would alert within half an hour of the end stays medium."""
    chronicle = ended(55)
    for minute in (70, 74, 79):
        chronicle.snooze(minute, 70, 5)
    (alert,) = [a for a in overdue(chronicle, 99) if a.slot == at(70)]
    assert alert.raised_at == at(90)
    assert alert.priority == "medium"
