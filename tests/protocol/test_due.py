"""What the due pill is told, and how old each value is."""

from datetime import timedelta

import pytest

from monitor.protocol.due import interval_of
from tests.builders import CALM, Chronicle, at, iv40
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, scheduled
from tests.typed_sets import readings


def test_baseline_sets_are_asked_one_after_the_other() -> None:
    """The first is due at once, the next 2min after the last, three in all."""
    chronicle = Chronicle().open(-20)
    first = chronicle.assess(-19).due
    assert (first.kind, first.state, first.number) == ("baseline", "due", 1)
    chronicle.observe(-14, CALM)
    second = chronicle.assess(-13).due
    assert (second.state, second.number, second.at) == ("next", 2, at(-12))
    assert chronicle.assess(-12).due.state == "due"
    chronicle.observe(-9, CALM)
    chronicle.observe(-4, CALM)
    enough = chronicle.assess(-3).due
    assert (enough.state, enough.number) == ("done", 3)


@pytest.mark.parametrize(("minute", "late"), [(-13, 0), (-12, 0), (-11, 1)])
def test_how_late_a_baseline_set_is(minute: float, late: float) -> None:
    """Nothing before it is due."""
    chronicle = Chronicle().open(-20)
    chronicle.observe(-14, CALM)
    assert chronicle.assess(minute).due.late_by == timedelta(minutes=late)


def test_stale_baseline_is_asked_again() -> None:
    """Once the last set is older than 15min, another is due."""
    chronicle = Chronicle().open(-40)
    for minute in (-40, -36, -32):
        chronicle.observe(minute, CALM)
    assert chronicle.assess(-17).due.state == "done"
    again = chronicle.assess(-16.9).due
    assert (again.state, again.number, again.at) == ("due", 4, at(-17))


def test_incomplete_baseline_set_is_not_counted() -> None:
    """A baseline set answers every field."""
    chronicle = Chronicle().open()
    chronicle.observe(-14, "118/72 70 98 14 5")
    assert chronicle.assess(-13).due.number == 1


def test_pill_names_the_next_slot() -> None:
    """Between slots it says when the next set is due and what it needs."""
    due = Chronicle().start().assess(6).due
    assert (due.kind, due.state, due.at, due.slot) == ("slot", "next", at(10), at(10))
    assert due.late_by == timedelta(0)


def test_pill_says_how_late() -> None:
    """After the slot it counts up."""
    due = Chronicle().start().assess(14).due
    assert (due.state, due.late_by) == ("late", timedelta(minutes=4))


def test_missed_slots_are_counted() -> None:
    """The pill is about the current slot and tells how many were missed."""
    due = Chronicle().start().assess(31).due
    assert (due.at, due.missed) == (at(30), 2)


def test_nothing_more_is_due_after_the_last_slot() -> None:
    """It names the last set and when the observation ends."""
    chronicle = Chronicle().start()
    for minute in (10, 20, 30, 40):
        chronicle.observe(minute, CALM)
    chronicle.infuse(42, "completed")
    for minute in (57, 72, 87, 100):
        chronicle.observe(minute, CALM)
    due = chronicle.assess(101).due
    assert (due.kind, due.at, due.until) == ("nothing", at(100), at(102))


def test_closed_session_says_so() -> None:
    """After the close nothing is due."""
    chronicle = Chronicle().start()
    chronicle.close(30)
    due = chronicle.assess(31).due
    assert (due.kind, due.at) == ("closed", at(30))
    assert chronicle.assess(31).phase == "closed"


@pytest.mark.parametrize(("now", "is_stale"), [(25, False), (25.1, True)])
def test_vital_sign_is_stale_after_one_and_a_half_intervals(
    now: float, *, is_stale: bool
) -> None:
    """During the infusion a vital sign is too old after 15min."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    age = chronicle.assess(now).age("hr")
    assert age is not None
    assert (age.at, age.age) == (at(10), at(now) - at(10))
    assert age.is_stale == is_stale


@pytest.mark.parametrize(("now", "is_stale"), [(40, False), (40.1, True)])
def test_score_is_stale_by_its_own_interval(now: float, *, is_stale: bool) -> None:
    """A score asked every 20min is too old after 30min."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    age = chronicle.assess(now).age("distress")
    assert age is not None
    assert age.is_stale == is_stale


@pytest.mark.parametrize(("now", "is_stale"), [(62.5, False), (62.6, True)])
def test_stale_in_recovery(now: float, *, is_stale: bool) -> None:
    """In recovery a value is too old after 22.5min."""
    chronicle = Chronicle().start()
    chronicle.observe(40, CALM)
    chronicle.infuse(41, "completed")
    age = chronicle.assess(now).age("hr")
    assert age is not None
    assert age.is_stale == is_stale


def test_each_field_has_an_age_of_its_own() -> None:
    """A set without a field makes that field no younger."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.observe(20, readings(sbp=120, dbp=80))
    ages = {age.field: age.at for age in chronicle.assess(21).ages}
    assert ages["sbp"] == at(20)
    assert ages["hr"] == at(10)


def test_a_field_never_read_has_no_age() -> None:
    """No value, no age."""
    assert Chronicle().open().assess(-10).ages == ()
    assert iv40().schedule.stale_after_tenths == 15


@pytest.mark.parametrize(
    ("field", "minutes"), [("sbp", 15), ("sedation", 15), ("hr", None)]
)
def test_how_often_a_field_is_asked_after_the_dose(
    field: str, minutes: int | None
) -> None:
    """Only what the recovery asks has an interval."""
    protocol = scheduled(EVERY_TEN, RECOVERY)
    chronicle = Chronicle(protocol=protocol).open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(20, "completed")
    found = interval_of(protocol, chronicle.session, field, at(30))
    assert found == (None if minutes is None else timedelta(minutes=minutes))
