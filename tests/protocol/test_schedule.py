"""Which slots there are, which set fills which, and what is due."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import EntryAmended, InfusionRecorded
from monitor.protocol.asked_sets import Slot
from monitor.protocol.schedule import layout, needed_fields
from tests.builders import CALM, Chronicle, at, iv40, readings
from tests.protocol.scheduled import EVERY_TEN, LEAVING, RECOVERY, scheduled

FAST_RECOVERY = """[schedule.recovery]
every_minutes = 7
for_minutes = 70
tolerance_minutes = 3
fields = ["sbp", "sedation"]
source = "A test"
"""
VITALS = "118/72 70 98 14 5"
SCORES = ("dissociation", "distress", "nausea")


def minutes_of(chronicle: Chronicle, now: float) -> list[float]:
    slots = chronicle.assess(now).slots
    return [(slot.at - at(0)) / timedelta(minutes=1) for slot in slots]


def slot_at(chronicle: Chronicle, minute: float, now: float) -> Slot:
    (found,) = [s for s in chronicle.assess(now).slots if s.at == at(minute)]
    return found


def ended(minute: float) -> Chronicle:
    chronicle = Chronicle().start()
    chronicle.infuse(minute, "completed")
    return chronicle


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


@pytest.mark.parametrize(
    ("observed", "filled", "late"),
    [
        (6.9, None, False),
        (7, 10, False),
        (13, 10, False),
        (13.1, 10, True),
        (16.9, 10, True),
        (17, 20, False),
    ],
)
def test_which_slot_a_set_fills(
    observed: float, filled: float | None, *, late: bool
) -> None:
    """The nearest within tolerance, else the slot before it, late."""
    chronicle = Chronicle().start()
    chronicle.observe(observed, CALM)
    found = [s for s in chronicle.assess(25).slots if s.state == "filled"]
    assert [(s.at, s.filled_late) for s in found] == (
        [] if filled is None else [(at(filled), late)]
    )


def test_a_slot_takes_the_earliest_set() -> None:
    """Two sets about one slot: the first fills it, the other is a recheck."""
    chronicle = Chronicle().start()
    first = chronicle.observe(9, CALM)
    chronicle.observe(10, CALM)
    assert slot_at(chronicle, 10, 25).filled_by == first
    assert slot_at(chronicle, 20, 25).filled_by is None


def test_a_set_in_the_window_of_the_next_slot_fills_no_earlier_one() -> None:
    """From 17 on a set is about the slot at 20, also when that has one already."""
    chronicle = Chronicle().start()
    chronicle.observe(17, CALM)
    chronicle.observe(17, CALM)
    assert slot_at(chronicle, 20, 21).state == "filled"
    assert slot_at(chronicle, 10, 21).state == "missed"


def test_a_late_set_does_not_reach_back_over_a_filled_slot() -> None:
    """A recheck after a filled slot does not fill the missed one before it."""
    chronicle = Chronicle().start()
    chronicle.observe(20, CALM)
    chronicle.observe(23, CALM)
    assert slot_at(chronicle, 10, 24).state == "missed"


def test_a_partial_set_fills_no_slot() -> None:
    """Every field the slot needs has a value or a reason, or it stays open."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "118/72 70 98 14")
    assert slot_at(chronicle, 10, 11).state == "due"
    chronicle.observe(11, "118/72 70 -D 14 -D")
    assert slot_at(chronicle, 10, 11).state == "filled"


def test_scores_are_needed_at_20_and_40_and_in_recovery() -> None:
    """The vital signs are asked each time, the scores at some slots."""
    chronicle = Chronicle().start()
    needs = {s.at: set(SCORES) <= set(s.needs) for s in chronicle.assess(5).slots}
    assert needs == {at(10): False, at(20): True, at(30): False, at(40): True}
    assert all(
        set(SCORES) <= set(s.needs)
        for s in ended(42).assess(43).slots
        if s.phase == "recovery"
    )
    chronicle.observe(20, VITALS)
    assert slot_at(chronicle, 20, 21).state == "due"


def test_retracted_set_opens_its_slot_again() -> None:
    """What was struck out fills nothing."""
    chronicle = Chronicle().start()
    target = chronicle.observe(10, CALM)
    chronicle.retract(12, target)
    assert slot_at(chronicle, 10, 12).state == "due"


def test_amended_time_moves_the_set_between_slots() -> None:
    """A slot is filled by when the set was observed, not by when it was charted."""
    chronicle = Chronicle().start()
    chronicle.observe(21, CALM, effective=11)
    assert slot_at(chronicle, 10, 21).state == "filled"
    assert slot_at(chronicle, 20, 21).state == "due"


def needs(chronicle: Chronicle, minute: float) -> tuple[str, ...]:
    protocol, session = iv40(), chronicle.session
    laid = layout(protocol, session, at(minute))
    return needed_fields(protocol, session, laid, at(minute))


def test_needed_fields_follow_the_slot_a_set_would_fill() -> None:
    """Scores at 20, vital signs at 10, nothing for a set between slots."""
    chronicle = Chronicle().start()
    assert needs(chronicle, 5) == ()
    assert set(needs(chronicle, 9)).isdisjoint(SCORES)
    assert set(needs(chronicle, 18)) >= set(SCORES)
    assert needs(Chronicle().open(), -10) == iv40().baseline.fields
    chronicle.close(30)
    assert needs(chronicle, 30) == ()


def test_a_filled_slot_needs_nothing_more() -> None:
    """Just after its set a slot asks for no other."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert chronicle.assess(11).needs == ()


def test_recheck_of_one_field_does_not_fill_a_slot() -> None:
    """A repeat BP beside a slot leaves it due."""
    chronicle = Chronicle().start()
    chronicle.observe(9, readings(sbp=120, dbp=80))
    assert slot_at(chronicle, 10, 10).state == "due"


def test_before_the_window_of_a_filled_slot_a_set_fills_the_one_before() -> None:
    """At 17 it is about the slot at 20, a moment sooner about that at 10."""
    for observed, filled in ((16.9, True), (17, False)):
        chronicle = Chronicle().start()
        chronicle.observe(20, CALM)
        chronicle.observe(30, CALM, effective=observed)
        state = slot_at(chronicle, 10, 31).state
        assert (state == "filled") == filled


def test_a_late_set_fills_the_last_slot_before_it() -> None:
    """With two slots open it answers the later one."""
    chronicle = Chronicle().start()
    chronicle.observe(26, CALM)
    assert slot_at(chronicle, 20, 27).state == "filled"
    assert slot_at(chronicle, 10, 27).state == "missed"


def test_where_two_windows_meet_the_nearest_slot_is_filled() -> None:
    """The last one of the infusion at 30, and the first after its end at 31."""
    protocol = scheduled(
        "every_minutes = 30", FAST_RECOVERY, leaving=LEAVING, tolerance=10
    )
    for observed, filled in ((34, 30), (35, 38)):
        chronicle = Chronicle(protocol).start()
        chronicle.infuse(31, "completed")
        chronicle.observe(observed, CALM)
        slots = chronicle.assess(observed).slots
        assert [s.at for s in slots if s.state == "filled"] == [at(filled)]


def test_a_snooze_that_would_leave_the_set_due_counts_from_its_asking() -> None:
    """Put off by 2min at 12, the set of 10 is due at 14; at 11.9 it is due at 12."""
    for asked, due in ((11.9, 12), (12, 14), (12.1, 14.1)):
        chronicle = Chronicle().start()
        chronicle.snooze(asked, 10, 2)
        assert slot_at(chronicle, 10, 13).due_at == at(due)
