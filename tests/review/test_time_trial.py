"""What is told of due sets from condensed sessions is what ``evaluate`` finds."""

from collections.abc import Callable

import pytest

from monitor.chart.kinds import EmergencyDeclared, EmergencyEnded
from monitor.chart.session import Session
from monitor.protocol.care_protocol import OVERDUE, CareProtocol
from monitor.review.backtest import judged_otherwise, without_alerts
from monitor.review.condensing import as_before_times, condensed, course_in, told_in
from monitor.review.due_slots import Unsure
from monitor.review.fired import Difference, Fired, when
from monitor.review.pairing import Pair
from monitor.review.screening import Screen
from monitor.review.time_fired import fired_by_time
from monitor.review.time_trial import TimeTrial, alerts_of
from monitor.review.timed import timed_in
from tests.builders import CALM, Chronicle, at, iv40
from tests.review.by_evaluate import HALF_MINUTE, fired_by_evaluate, judged_by_evaluate
from tests.review.changing import changed, limit
from tests.review.rescheduled import PROTOCOLS
from tests.review.varied import NOW
from tests.review.varied_times import session


def quickly(one: Session, protocol: CareProtocol) -> list[Fired] | None:
    """From what is condensed; None where that does not tell."""
    row = condensed(one, iv40())
    assert row is not None
    timed = timed_in(course_in(row.course).timed)
    if timed is None:
        return None
    try:
        return sorted(
            alerts_of(TimeTrial(protocol).fired(timed, row.opened_ms)), key=when
        )
    except Unsure:
        return None


def in_full(one: Session, protocol: CareProtocol) -> list[Fired]:
    alerts = fired_by_time(protocol, without_alerts(one), NOW)
    told = (Fired(a.rule, a.priority, a.raised_at, a.parameter) for a in alerts)
    return sorted(told, key=when)


def by_evaluate(one: Session, protocol: CareProtocol) -> list[Fired]:
    found = fired_by_evaluate(protocol, one, NOW, HALF_MINUTE)
    return [fired for fired in found if fired.rule == OVERDUE]


@pytest.mark.parametrize("seed", range(30))
def test_it_is_what_evaluate_finds_at_every_half_minute(seed: int) -> None:
    name = [*PROTOCOLS][seed % len(PROTOCOLS)]
    one = session(seed, is_told_quickly=seed % 7 != 6)
    expected = by_evaluate(one, PROTOCOLS[name])
    assert in_full(one, PROTOCOLS[name]) == expected
    assert quickly(one, PROTOCOLS[name]) in (None, expected)


@pytest.mark.parametrize("name", PROTOCOLS)
def test_most_are_told_of_quickly(name: str) -> None:
    """The test above is of something, whatever the change."""
    told = [quickly(session(seed), PROTOCOLS[name]) for seed in range(20)]
    assert sum(found is not None for found in told) >= len(told) * 0.8


@pytest.mark.parametrize("name", [name for name in PROTOCOLS if name != "leaving"])
def test_protocols_differ(name: str) -> None:
    """Each change of when sets are due is seen in some session."""
    differing = [
        seed
        for seed in range(40)
        if quickly(session(seed), iv40()) != quickly(session(seed), PROTOCOLS[name])
    ]
    assert differing


def _snoozed_to_the_end() -> Session:
    chronicle = Chronicle().start()
    chronicle.snooze(11, 10, 5)
    chronicle.snooze(16, 10, 5)
    chronicle.close(28)
    return chronicle.session


def _read_after_an_emergency() -> Session:
    """The set that was due while it went on is asked for once it is over."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.add(EmergencyDeclared(), 18)
    chronicle.add(EmergencyEnded(outcome="settled"), 24)
    chronicle.observe(31, CALM, effective=26)
    chronicle.close(34)
    return chronicle.session


@pytest.mark.parametrize("name", PROTOCOLS)
@pytest.mark.parametrize("made", [_snoozed_to_the_end, _read_after_an_emergency])
def test_what_was_once_told_wrongly(made: Callable[[], Session], name: str) -> None:
    one, protocol = made(), PROTOCOLS[name]
    expected = by_evaluate(one, protocol)
    assert in_full(one, protocol) == expected
    assert quickly(one, protocol) in (None, expected)
    found = tried(one, protocol)
    differing = judged_by_evaluate(one, iv40(), protocol, NOW, HALF_MINUTE)
    assert found in (None, differing)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_values_and_times_are_told_of_together(seed: int) -> None:
    one, protocol = session(seed), PROTOCOLS["many"]
    found = tried(one, protocol)
    assert found is not None
    assert found == judged_by_evaluate(one, iv40(), protocol, NOW, HALF_MINUTE)
    assert found == judged_otherwise(one, Screen(iv40(), protocol), NOW)


def tried(one: Session, protocol: CareProtocol) -> tuple[Difference, ...] | None:
    row = condensed(one, iv40())
    assert row is not None
    pair = Pair(iv40(), protocol)
    return pair.differences(told_in(row.told), course_in(row.course), row.opened_ms)


@pytest.mark.parametrize(("charted", "is_overdue"), [(14.9, 0), (15, 0), (15.1, 1)])
def test_at_below_and_above_the_grace(charted: float, is_overdue: int) -> None:
    """The set of 10 was read in time, and charted by 15, or just after it."""
    chronicle = Chronicle().start()
    chronicle.observe(charted, CALM, effective=10)
    chronicle.close(19)
    expected = [Fired(OVERDUE, "medium", at(15), OVERDUE)] * is_overdue
    assert quickly(chronicle.session, iv40()) == expected
    assert in_full(chronicle.session, iv40()) == expected


def test_an_emergency_is_judged_in_full() -> None:
    one = session(0, is_told_quickly=False)
    assert quickly(one, iv40()) is None
    assert tried(one, PROTOCOLS["often"]) is None


def test_a_row_of_before_is_judged_in_full_where_time_decides() -> None:
    row = condensed(session(1), iv40())
    assert row is not None
    before = as_before_times(row)
    told, course = told_in(before.told), course_in(before.course)
    often, higher = PROTOCOLS["often"], changed(limit("SBP-HIGH-2", 180, 168))
    assert Pair(iv40(), often).differences(told, course, before.opened_ms) is None
    assert Pair(iv40(), higher).differences(told, course, before.opened_ms) is not None
