"""Which set fills which slot, and what a slot needs."""

import pytest

from monitor.protocol.schedule import layout, needed_fields
from tests.builders import CALM, Chronicle, at, iv40
from tests.protocol.scheduled import LEAVING, scheduled
from tests.protocol.slots import FAST_RECOVERY, SCORES, VITALS, ended, slot_at
from tests.typed_sets import readings


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
