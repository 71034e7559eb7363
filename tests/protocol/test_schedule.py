"""Which slots there are, and in which state each is."""

import pytest

from monitor.chart.kinds import EntryAmended, InfusionRecorded
from tests.builders import CALM, Chronicle, at
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, scheduled
from tests.protocol.slots import ended, minutes_of, slot_at


def test_slots_every_ten_minutes_as_far_as_planned() -> None:
    """A running infusion of 40min has slots at 10, 20, 30 and 40."""
    assert minutes_of(Chronicle().start(), 5) == [10, 20, 30, 40]


def test_slots_go_on_while_the_infusion_runs_on() -> None:
    """With no end charted the next slot is always there."""
    assert minutes_of(Chronicle().start(), 55) == [10, 20, 30, 40, 50, 60]


def test_pauses_do_not_move_slots() -> None:
    """Slots count from the start of the dose; 13min of pause put off its end."""
    chronicle = Chronicle().start()
    chronicle.infuse(12, "paused")
    chronicle.infuse(25, "resumed", "51.3")
    assert minutes_of(chronicle, 26) == [10, 20, 30, 40, 50]


def test_recovery_counts_from_the_actual_end() -> None:
    """After an end at 42 sets are due at 57, 72, 87 and 102."""
    assert minutes_of(ended(42), 43) == [10, 20, 30, 40, 57, 72, 87, 102]


@pytest.mark.parametrize(
    ("minute", "is_there"), [(36, False), (37, True), (40, True), (41, True)]
)
def test_a_slot_within_its_tolerance_of_the_end_stays(
    minute: float, is_there: bool
) -> None:
    """It is the last set of the infusion; 3min before it the next are of recovery."""
    found = minutes_of(ended(minute), minute + 1)
    recovery = [minute + 15 * n for n in (1, 2, 3, 4)]
    assert found == [10, 20, 30, *([40] if is_there else []), *recovery]


@pytest.mark.parametrize(("told", "is_there"), [(54, False), (55, True), (56, True)])
def test_what_was_overdue_is_not_taken_back_by_a_late_end(
    told: float, is_there: bool
) -> None:
    """The set of 50 was overdue at 55: an end at 42 charted then leaves it so."""
    chronicle = Chronicle().start()
    end = InfusionRecorded(step="completed")
    chronicle.add(end, told, effective=42)
    assert (50 in minutes_of(chronicle, told)) is is_there
    assert minutes_of(chronicle, told)[-4:] == [57, 72, 87, 102]


@pytest.mark.parametrize(("told", "is_there"), [(54, False), (55, True)])
def test_an_end_amended_takes_back_nothing_that_was_shown(
    told: float, is_there: bool
) -> None:
    """What was overdue when the end was first charted; nothing of after that."""
    chronicle = Chronicle().start()
    end = InfusionRecorded(step="completed")
    id_ = chronicle.add(end, told, effective=52)
    fixed = EntryAmended(replacement=end)
    chronicle.add(fixed, 90, effective=42, over=[id_])
    during = [s.at for s in chronicle.assess(91).slots if s.phase == "during"]
    assert (at(50) in during) is is_there
    assert max(during) == at(50 if is_there else 40)


@pytest.mark.parametrize(("first", "is_there"), [(54, False), (55, True)])
def test_an_end_charted_anew_makes_nothing_overdue(
    first: float, *, is_there: bool
) -> None:
    """Struck out and charted once more for the same time, it was told at first."""
    chronicle = Chronicle().start()
    end = InfusionRecorded(step="completed")
    chronicle.retract(90, chronicle.add(end, first, effective=42))
    chronicle.add(end, 91, effective=42)
    during = [s.at for s in chronicle.assess(92).slots if s.phase == "during"]
    assert max(during) == at(50 if is_there else 40)


def test_an_end_is_told_by_itself() -> None:
    """Neither a set of the same time nor a stop of another says when it was told."""
    chronicle = Chronicle().start()
    other = chronicle.infuse(20, "stopped")
    chronicle.retract(21, other)
    end = InfusionRecorded(step="completed")
    chronicle.add(end, 55, effective=42)
    chronicle.observe(53, CALM, effective=42)
    chronicle.observe(66, CALM, effective=42)
    found = minutes_of(chronicle, 67)
    assert (50 in found, 60 in found) == (True, False)


def test_a_slot_of_both_phases_is_there_once() -> None:
    """An overdue set of 40 and the first of recovery, after an end at 25."""
    chronicle = Chronicle().start()
    end = InfusionRecorded(step="completed")
    chronicle.add(end, 46, effective=25)
    assert minutes_of(chronicle, 46) == [10, 20, 30, 40, 55, 70, 85]
    assert slot_at(chronicle, 40, 46).phase == "recovery"


def test_slots_end_with_the_session() -> None:
    """Nothing is due after the session is closed."""
    chronicle = ended(42)
    chronicle.close(80)
    assert minutes_of(chronicle, 200) == [10, 20, 30, 40, 57, 72]


def test_no_slots_before_the_start() -> None:
    """Before the dose there is nothing to count from."""
    assert minutes_of(Chronicle().open(), -5) == []


def test_wrong_clock_makes_no_endless_list() -> None:
    """A year later the list of slots is still bounded."""
    assert len(minutes_of(Chronicle().start(), 60 * 24 * 365)) < 400


@pytest.mark.parametrize(
    ("minute", "now", "state"),
    [
        (10, 9.9, "upcoming"),
        (10, 10, "due"),
        (10, 13, "due"),
        (10, 13.1, "late"),
        (10, 14.9, "late"),
        (10, 15, "overdue"),
        (10, 19.9, "overdue"),
        (10, 20, "missed"),
    ],
)
def test_states_of_a_slot(minute: float, now: float, state: str) -> None:
    """Due at the slot, late after 3min, overdue at 5min, missed at the next slot."""
    assert slot_at(Chronicle().start(), minute, now).state == state


@pytest.mark.parametrize(
    ("now", "state"), [(57, "due"), (61.9, "due"), (62, "overdue"), (72, "missed")]
)
def test_states_of_a_recovery_slot(now: float, state: str) -> None:
    """The tolerance of recovery ends where the alert begins."""
    assert slot_at(ended(42), 57, now).state == state


def test_last_slot_stays_overdue_until_the_close() -> None:
    """Where nothing follows it, nothing makes it missed."""
    chronicle = Chronicle(scheduled(EVERY_TEN, RECOVERY)).start()
    chronicle.infuse(42, "completed")
    assert slot_at(chronicle, 102, 300).state == "overdue"
    chronicle.close(310)
    assert slot_at(chronicle, 102, 311).state == "missed"


def test_a_snooze_that_would_leave_the_set_due_counts_from_its_asking() -> None:
    """Put off by 2min at 12, the set of 10 is due at 14; at 11.9 it is due at 12."""
    for asked, due in ((11.9, 12), (12, 14), (12.1, 14.1)):
        chronicle = Chronicle().start()
        chronicle.snooze(asked, 10, 2)
        assert slot_at(chronicle, 10, 13).due_at == at(due)


def test_an_infusion_that_nobody_ended_is_asked_about_for_two_days() -> None:
    """300 slots: a clock that is wrong by years asks for no more (H05)."""
    chronicle = Chronicle().start()
    day = 24 * 60
    asked = minutes_of(chronicle, 30 * day)
    assert len(asked) == 300
    assert asked[-1] == 3000
