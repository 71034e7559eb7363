"""Two lists of alerts: what is in one only, and what stands for it in the other."""

from datetime import timedelta

import pytest

from monitor.chart.kinds import Priority
from monitor.review.fired import Difference, Fired, differences
from tests.builders import at

MILLISECOND = timedelta(milliseconds=1)


def alert(
    rule: str, minute: int = 20, priority: Priority = "low", parameter: str = "bp"
) -> Fired:
    return Fired(rule, priority, at(minute), parameter)


def told(before: list[Fired], after: list[Fired]) -> list[tuple[str, str]]:
    return [(d.change, d.fired.rule) for d in differences(before, after)]


def test_what_is_in_both_is_no_difference() -> None:
    assert told([alert("A"), alert("B", 25)], [alert("B", 25), alert("A")]) == []


@pytest.mark.parametrize(
    ("off", "changes"),
    [
        (-MILLISECOND, ["gained", "lost"]),
        (0 * MILLISECOND, ["by_another"]),
        (MILLISECOND, ["lost", "gained"]),
    ],
    ids=["before", "at", "after"],
)
def test_the_same_moment_is_one_to_the_millisecond(
    off: timedelta, changes: list[str]
) -> None:
    old = alert("A")
    new = Fired("B", "low", old.at + off, "bp")
    assert [change for change, _ in told([old], [new])] == changes


def test_one_of_another_card_does_not_stand_for_it() -> None:
    found = told([alert("A")], [alert("B", parameter="hr")])
    assert found == [("lost", "A"), ("gained", "B")]


def test_the_same_call_comes_before_the_same_rule() -> None:
    """At 20 it calls as before, at 30 no more: nothing has moved."""
    found = told([alert("A", 20), alert("B", 30)], [alert("B", 20)])
    assert found == [("by_another", "B"), ("lost", "B")]


def test_the_same_rule_comes_before_another_priority() -> None:
    """A high alert that comes later has moved; what calls meanwhile is gained."""
    before = [alert("A", 20, "high")]
    after = [alert("B", 20, "medium"), alert("A", 25, "high")]
    assert told(before, after) == [("gained", "B"), ("moved", "A")]


def test_of_several_the_one_of_its_priority_stands_for_it() -> None:
    before = [alert("A", priority="high"), alert("B", priority="low")]
    after = [alert("C", priority="low"), alert("D", priority="high")]
    pairs = {
        (d.before.rule, d.after.rule)
        for d in differences(before, after)
        if d.before is not None and d.after is not None
    }
    assert pairs == {("A", "D"), ("B", "C")}


@pytest.mark.parametrize(
    ("was", "now", "steps"),
    [("high", "low", -2), ("medium", "medium", 0), ("medium", "high", 1)],
)
def test_how_many_priorities_it_steps_up(
    was: Priority, now: Priority, steps: int
) -> None:
    one = Difference(before=alert("A", priority=was), after=alert("B", priority=now))
    assert one.steps_up == steps


def test_what_is_only_gained_or_lost_steps_nowhere() -> None:
    assert Difference(before=None, after=alert("A", priority="high")).steps_up == 0
    assert Difference(before=alert("A", priority="high"), after=None).steps_up == 0


def test_in_order_of_time() -> None:
    found = told([alert("A", 30), alert("B", 10)], [alert("C", 20)])
    assert found == [("lost", "B"), ("gained", "C"), ("lost", "A")]
