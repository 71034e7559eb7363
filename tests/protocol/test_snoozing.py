"""A due set is put off for minutes, never for ever, and nothing else is put off."""

import pytest
from msgspec import structs

from monitor.chart.commands import Chart
from monitor.chart.kinds import SlotSnoozed
from monitor.chart.refusals import Refusal
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.refusing import refuse_by_protocol
from monitor.protocol.snoozing import minutes_to_put_off
from tests.builders import CALM, SESSION, SPACE, Chronicle, at, iv40


def refused(
    chronicle: Chronicle, minute: float, slot: float, by: int = 5
) -> Refusal | None:
    snooze = SlotSnoozed(slot=at(slot), minutes=by, cause="Do not disturb")
    command = Chart(id=SPACE, stream_id=SESSION, at=at(minute), fact=snooze)
    session, protocol = chronicle.session, chronicle.protocol
    return refuse_by_protocol(protocol, session, command, at(minute))


def why(refusal: Refusal | None) -> str:
    assert refusal is not None, "this was put off"
    return refusal.why


@pytest.mark.parametrize("slot", [9, 11, 10.5, 0])
def test_time_without_a_slot(slot: float) -> None:
    """What the schedule does not have is not put off."""
    assert why(refused(Chronicle().start(), 10, slot)) == "no set is due then"


def test_before_the_start_there_is_nothing_to_put_off() -> None:
    """Without a dose there are no slots."""
    assert why(refused(Chronicle().open(), -5, 10)) == "no set is due then"


@pytest.mark.parametrize(("minute", "possible"), [(6.9, False), (7, True), (7.1, True)])
def test_soon_due_begins_with_the_tolerance(minute: float, possible: bool) -> None:
    """A set can be put off from when it could be charted, 3min before its slot."""
    assert (refused(Chronicle().start(), minute, 10) is None) == possible


@pytest.mark.parametrize("minute", [10, 13, 13.1, 15, 19.9])
def test_due_late_and_overdue_sets_are_put_off(minute: float) -> None:
    """Until the next set is due."""
    assert refused(Chronicle().start(), minute, 10) is None


def test_set_whose_successor_is_due() -> None:
    """From the next slot on nobody puts off the one before."""
    assert "set after it" in why(refused(Chronicle().start(), 20, 10))


def test_charted_set() -> None:
    """What is charted waits for nothing."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert why(refused(chronicle, 11, 10)) == "it is charted already"


@pytest.mark.parametrize(("minute", "possible"), [(11.9, False), (12, True)])
def test_put_off_before_it_was_due(minute: float, possible: bool) -> None:
    """Asked at 8 for 2min, the set of 10 is due at 12, and not put off again before."""
    chronicle = Chronicle().start()
    chronicle.snooze(8, 10, 2)
    assert (refused(chronicle, minute, 10) is None) == possible


@pytest.mark.parametrize(
    ("spans", "by", "possible"),
    [((5,), 5, True), ((5, 2), 2, True), ((5, 2), 5, False), ((5, 5), 2, False)],
)
def test_all_snoozes_of_a_set_have_a_limit(
    spans: tuple[int, ...], by: int, possible: bool
) -> None:
    """A set is put off by 10min in all, also where no later set is due yet."""
    chronicle = Chronicle().start()
    chronicle.infuse(40, "completed")
    for place, span in enumerate(spans):
        chronicle.snooze(100 + 10 * place, 100, span)
    refusal = refused(chronicle, 125, 100, by)
    assert (refusal is None) == possible
    if refusal is not None:
        assert "10min in all" in refusal.why
        assert refusal.field == "minutes"


def test_last_set_becomes_overdue_for_good() -> None:
    """With every snooze used the alert of the last set can't be put off again."""
    chronicle = Chronicle().start()
    chronicle.infuse(40, "completed")
    minute = 105
    while refused(chronicle, minute, 100) is None:
        chronicle.snooze(minute, 100, 5)
        minute += 10
    assert minute == 125
    alert = chronicle.assess(minute).alert("overdue:2026-03-14T15:06Z")
    assert alert is not None
    assert alert.is_active


def silent() -> CareProtocol:
    """A protocol that says nothing about how often a set is put off."""
    return structs.replace(
        iv40(), snooze=structs.replace(iv40().snooze, most_minutes=None)
    )


def test_protocol_without_a_limit_allows_one() -> None:
    """Where the protocol is silent a set is put off once."""
    chronicle = Chronicle(protocol=silent()).start()
    assert refused(chronicle, 10, 10) is None
    chronicle.snooze(10, 10, 2)
    assert "allows it once" in why(refused(chronicle, 12, 10))


def test_what_is_left_is_offered() -> None:
    """Of 10min in all, 7 used leave the choice of 2."""
    chronicle = Chronicle().start()
    chronicle.snooze(10, 10, 5)
    chronicle.snooze(15, 10, 2)
    assert minutes_to_put_off(iv40(), chronicle.session, at(10)) == (2,)


def test_other_facts_are_not_its_matter() -> None:
    """Only putting off is judged by the schedule."""
    chronicle = Chronicle().start()
    fact = chronicle.session.weight
    assert fact is not None
    command = Chart(id=SPACE, stream_id=SESSION, at=at(1), fact=fact)
    assert refuse_by_protocol(iv40(), chronicle.session, command, at(1)) is None
