"""What an emergency holds back: due sets, overdue alerts; never an entry."""

from datetime import datetime

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded
from monitor.protocol.pausing import Paused, paused
from tests.builders import CALM, Chronicle, at
from tests.protocol.unanswered import HIGH, SECOND

OVERDUE_10 = "overdue:2026-03-14T13:36Z"


def emergency(
    since: float, until: float | None = None, *, in_error: bool = False
) -> Chronicle:
    """A started session with an emergency in it."""
    chronicle = Chronicle().start()
    chronicle.add(EmergencyDeclared(), since)
    if until is not None:
        over = EmergencyEnded(outcome="Recovered", in_error=in_error)
        chronicle.add(over, until)
    return chronicle


def slot(chronicle: Chronicle, minute: float, wanted: float = 10) -> tuple[str, str]:
    found = next(s for s in chronicle.assess(minute).slots if s.at == at(wanted))
    return found.state, found.cause


def test_due_prompts_are_paused_and_say_since_when() -> None:
    """While it runs one thing is said of what is due: since when nothing is asked."""
    due = emergency(8).assess(12).due
    assert (due.kind, due.at) == ("paused", at(8))


@pytest.mark.parametrize("minute", [14.9, 15, 15.1, 19.9])
def test_no_overdue_alert_while_it_runs(minute: float) -> None:
    """The set of minute 10 would be overdue at 15; nobody asks for it now."""
    chronicle = emergency(8)
    assert chronicle.assess(minute).to_raise == ()
    assert slot(chronicle, minute) == ("snoozed", "Emergency")


def test_a_missed_set_says_emergency_and_counts_as_no_failure() -> None:
    """What came due and went by in it is excused; what came before or after is not."""
    chronicle = emergency(8, 22)
    assert slot(chronicle, 31, 10) == ("missed", "Emergency")
    assert slot(chronicle, 31, 20) == ("missed", "")
    assert chronicle.assess(31).due.missed == 1
    keys = [raised.key for raised in chronicle.assess(31).to_raise]
    assert OVERDUE_10 not in keys


@pytest.mark.parametrize(
    ("minute", "state"), [(12, "due"), (17, "overdue"), (16.9, "late")]
)
def test_what_is_due_goes_on_from_its_end(minute: float, state: str) -> None:
    """The set of minute 10 is due when the emergency ends, with its full grace."""
    assert slot(emergency(8, 12), minute)[0] == state


@pytest.mark.parametrize(("minute", "raised"), [(16.9, []), (17, [OVERDUE_10])])
def test_its_overdue_alert_comes_a_grace_after_the_end(
    minute: float, raised: list[str]
) -> None:
    """5 minutes after the end, not before."""
    found = emergency(8, 12).assess(minute).to_raise
    assert [alert.key for alert in found] == raised


@pytest.mark.parametrize(("since", "cause"), [(14.9, "Emergency"), (15, "")])
def test_what_was_overdue_before_is_not_excused(since: float, cause: str) -> None:
    """An emergency after the grace of 5 minutes is not why nobody charted."""
    assert slot(emergency(since, 21), 22) == ("missed", cause)


def test_an_overdue_alert_rests_while_it_runs() -> None:
    """One that stood on the card goes from it, stays in history, and comes back."""
    chronicle = Chronicle().start()
    assert chronicle.show(15) == [OVERDUE_10]
    chronicle.add(EmergencyDeclared(), 16)
    alert = chronicle.assess(17).alert(OVERDUE_10)
    assert alert is not None
    assert (alert.state, alert.resolved_how, alert.resolved_at) == (
        "cleared",
        "emergency",
        at(16),
    )
    chronicle.add(EmergencyEnded(outcome="Recovered"), 18)
    alert = chronicle.assess(19).alert(OVERDUE_10)
    assert alert is not None
    assert alert.is_active


def test_a_false_start_excuses_nothing() -> None:
    """Started in error, it holds nothing back once it has ended."""
    chronicle = emergency(8, 12, in_error=True)
    assert slot(chronicle, 15) == ("overdue", "")


def test_values_alert_and_are_told_nowhere_else() -> None:
    """A value alert is recorded and shown at once; nobody is nagged about it."""
    chronicle = emergency(8)
    chronicle.observe(10, HIGH)
    assert [a.priority for a in chronicle.assess(10).to_raise] == ["high"]
    chronicle.show(10)
    found = chronicle.assess(14)
    assert [card.priority for card in found.strip] == ["high"]
    assert found.strip[0].top.level is None
    assert found.to_escalate == ()


@pytest.mark.parametrize(
    ("seconds", "level"), [(59, None), (60, "rooms"), (179, "rooms"), (180, "contact")]
)
def test_escalation_counts_from_its_end(seconds: float, level: str | None) -> None:
    """What nobody answered is told farther so long after the emergency."""
    chronicle = emergency(8)
    chronicle.observe(10, HIGH)
    chronicle.show(10)
    chronicle.add(EmergencyEnded(outcome="Recovered"), 20)
    chronicle.observe(20, HIGH)
    found = chronicle.assess(20 + seconds * SECOND)
    assert found.strip[0].top.level == level
    assert (len(found.to_escalate) > 0) is (level is not None)


def test_a_set_charted_meanwhile_fills_its_slot() -> None:
    """Who charts all the same has charted."""
    chronicle = emergency(8)
    chronicle.observe(11, CALM)
    assert slot(chronicle, 12) == ("filled", "")


def test_a_reminder_waits_for_the_end() -> None:
    """An acknowledged alert nobody measured after is raised again once it is over."""
    chronicle = Chronicle().start()
    chronicle.observe(10, HIGH)
    for key in chronicle.show(10):
        chronicle.acknowledge(10, key)
    chronicle.add(EmergencyDeclared(), 11)
    assert chronicle.assess(26).to_raise == ()
    chronicle.add(EmergencyEnded(outcome="Recovered"), 26)
    keys = [alert.key for alert in chronicle.assess(26).to_raise]
    assert any(key.endswith(":recheck") for key in keys)


@pytest.mark.parametrize(
    ("minute", "found"), [(9.9, ("upcoming", "")), (10, ("snoozed", "Emergency"))]
)
def test_a_set_is_held_back_from_its_own_minute_on(
    minute: float, found: tuple[str, str]
) -> None:
    """Before it nothing was due that an emergency could excuse."""
    assert slot(emergency(8), minute) == found


@pytest.mark.parametrize(("until", "cause"), [(19.9, ""), (20, "Emergency")])
def test_an_emergency_up_to_the_next_slot_takes_the_set(
    until: float, cause: str
) -> None:
    """At the next slot its time has gone by; before, it is due at the end."""
    assert slot(emergency(8, until), 21) == ("missed", cause)


@pytest.mark.parametrize(("since", "excused"), [(19.9, at(19.9)), (20, None)])
def test_a_set_put_off_past_the_next_is_excused_by_what_came_before_that(
    since: float, excused: datetime | None
) -> None:
    """From the next slot on, that one is what nobody charted."""
    (known,) = emergency(since, 23).session.emergencies
    found = paused(at(19), at(24), at(20), [known], at(25))
    assert found == Paused(at(19), excused)
