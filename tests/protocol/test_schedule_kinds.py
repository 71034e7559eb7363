"""Schedules other than a fixed beat: given minutes, changing paces, no recovery."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.protocol.assessment import Assessment
from tests.builders import CALM, DOSE, Chronicle, at
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, pace, scheduled

GIVEN = "at_minutes = [40, 70, 100, 120]"
QUARTERS = "every_minutes = 15\n"


def minutes_of(assessment: Assessment) -> list[float]:
    return [(s.at - at(0)) / timedelta(minutes=1) for s in assessment.slots]


def interval(chronicle: Chronicle, now: float) -> list[bool]:
    """Whether the last systolic is too old."""
    return [age.is_stale for age in chronicle.assess(now).ages if age.field == "sbp"]


def test_given_minutes_are_all_there_from_the_start() -> None:
    """A schedule of its own minutes is known whole, and has no others."""
    chronicle = Chronicle(scheduled(GIVEN)).start()
    for now in (1, 45, 119, 121, 600):
        assert minutes_of(chronicle.assess(now)) == [40, 70, 100, 120]


def test_every_so_often_for_so_long() -> None:
    """Every 15min for 120min from the dose are eight sets, the last at 120."""
    protocol = scheduled(f"{QUARTERS}for_minutes = 120")
    chronicle = Chronicle(protocol).start()
    wanted = [15.0 * count for count in range(1, 9)]
    assert minutes_of(chronicle.assess(1)) == wanted


@pytest.mark.parametrize(("for_minutes", "last"), [(119, 105), (120, 120), (121, 120)])
def test_no_set_past_the_end_of_the_observation(for_minutes: int, last: int) -> None:
    """A set at the very end is due, one past it is none."""
    protocol = scheduled(f"{QUARTERS}for_minutes = {for_minutes}")
    assert minutes_of(Chronicle(protocol).start().assess(1))[-1] == last


def test_without_a_recovery_the_phase_stays_during() -> None:
    """Observing goes on from the dose to the closing, and so do its sets."""
    chronicle = Chronicle(scheduled(GIVEN)).start()
    chronicle.infuse(20, "completed")
    found = chronicle.assess(30)
    assert found.phase == "during"
    assert minutes_of(found) == [40, 70, 100, 120]
    assert {slot.phase for slot in found.slots} == {"during"}
    chronicle.close(130)
    assert chronicle.assess(131).phase == "closed"


def test_paces_follow_each_other() -> None:
    """Every 15min to the hour, then every 30min, while the infusion runs."""
    protocol = scheduled(QUARTERS + pace(60, 30), RECOVERY)
    chronicle = Chronicle(protocol).start()
    found = chronicle.assess(130)
    assert minutes_of(found) == [15, 30, 45, 60, 90, 120, 150]
    tolerances = [slot.tolerance // timedelta(minutes=1) for slot in found.slots]
    assert tolerances == [3, 3, 3, 3, 5, 5, 5]


def test_an_early_stop_ends_every_pace() -> None:
    """At a stop in the second pace the recovery begins, counted from the stop."""
    protocol = scheduled(QUARTERS + pace(60, 30), RECOVERY)
    chronicle = Chronicle(protocol).start()
    chronicle.infuse(100, "stopped")
    wanted = [15, 30, 45, 60, 90, 115, 130, 145, 160]
    assert minutes_of(chronicle.assess(101)) == wanted


def test_a_pause_puts_the_planned_end_off() -> None:
    """Slots stay where they are; a paused infusion of 40min runs longer."""
    chronicle = Chronicle(scheduled(EVERY_TEN, RECOVERY)).start()
    chronicle.infuse(12, "paused")
    assert minutes_of(chronicle.assess(21)) == [10, 20, 30, 40]
    assert minutes_of(chronicle.assess(22)) == [10, 20, 30, 40, 50]
    chronicle.infuse(32, "resumed", "51.3")
    assert minutes_of(chronicle.assess(33)) == [10, 20, 30, 40, 50, 60]
    assert minutes_of(chronicle.assess(45)) == [10, 20, 30, 40, 50, 60]
    chronicle.infuse(60, "completed")
    wanted = [10, 20, 30, 40, 50, 60, 75, 90, 105, 120]
    assert minutes_of(chronicle.assess(61)) == wanted


@pytest.mark.parametrize(
    ("closed", "left"), [(69, [40]), (70, [40, 70]), (71, [40, 70])]
)
def test_what_is_due_after_the_closing_is_no_slot(
    closed: int, left: list[float]
) -> None:
    """A set that is due at the very minute of the closing still is one."""
    chronicle = Chronicle(scheduled(GIVEN)).start()
    chronicle.close(closed)
    assert minutes_of(chronicle.assess(130)) == left


def test_the_order_says_how_long_it_runs() -> None:
    """An hour was ordered where the protocol has 40min: slots go on to the hour."""
    chronicle = Chronicle(scheduled(EVERY_TEN, RECOVERY)).open()
    chronicle.add(replace(DOSE, minutes=60), -19)
    chronicle.infuse(0, "started", "34.2")
    assert minutes_of(chronicle.assess(5)) == [10, 20, 30, 40, 50, 60]


def test_an_open_end_is_bounded() -> None:
    """Where no end is charted there are 300 slots at most, whatever the clock says."""
    chronicle = Chronicle(scheduled(EVERY_TEN, RECOVERY)).start()
    assert minutes_of(chronicle.assess(2980))[-1] == 2990
    assert minutes_of(chronicle.assess(2990))[-1] == 3000
    assert minutes_of(chronicle.assess(9000))[-1] == 3000


@pytest.mark.parametrize(
    ("during", "charted", "fresh", "stale"),
    [
        (GIVEN, -4, 56, 57),
        (GIVEN, 40, 85, 86),
        (GIVEN, 70, 115, 116),
        (GIVEN, 100, 145, 146),
        (QUARTERS + "for_minutes = 240\n" + pace(60, 30), 45, 90, 91),
        (QUARTERS + "for_minutes = 240\n" + pace(60, 30), 90, 135, 136),
    ],
)
def test_a_value_is_stale_after_one_and_a_half_of_its_gaps(
    *, during: str, charted: int, fresh: int, stale: int
) -> None:
    """The gap is that of the time it is looked at, the longer where it changes."""
    chronicle = Chronicle(scheduled(during)).start()
    chronicle.observe(charted, CALM)
    assert interval(chronicle, fresh) == [False]
    assert interval(chronicle, stale) == [True]


def test_nothing_is_due_once_all_is_charted() -> None:
    """With the last given minute filled, the pill says until when was observed."""
    chronicle = Chronicle(scheduled(GIVEN)).start()
    for minute in (40, 70, 100):
        chronicle.observe(minute, CALM)
    assert chronicle.assess(101).due.at == at(120)
    chronicle.observe(120, CALM)
    due = chronicle.assess(121).due
    assert (due.kind, due.until) == ("nothing", at(120))
