"""What is told of due sets from condensed sessions is what ``evaluate`` finds."""

import pytest

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
from tests.builders import CALM, Chronicle, at, iv40, iv40_text
from tests.review.by_evaluate import HALF_MINUTE, fired_by_evaluate, judged_by_evaluate
from tests.review.changing import Swap, changed, limit
from tests.review.varied import NOW
from tests.review.varied_times import session

DURING = "every_minutes = 10\ntolerance_minutes = 3"
RECOVERY = "every_minutes = 15\nfor_minutes = 60\ntolerance_minutes = 5"
CLOSING = "every_minutes = 30\ntolerance_minutes = 5"
FIELDS = 'fields = ["sbp", "dbp", "hr", "spo2", "rr", "sedation"]'
ALSO = "[20, 40]"
GRACE = "grace_minutes = 5"
BY_DOSE = (
    DURING,
    (
        "every_minutes = 15\nfor_minutes = 90\nanew_after_dose = true\n"
        "tolerance_minutes = 4"
    ),
)


def _section(name: str) -> str:
    """All of a table of iv40, up to the next."""
    text = iv40_text()
    begin = text.index(f"[{name}]")
    return text[begin : text.index("\n[", begin) + 1]


CHANGES: dict[str, tuple[Swap, ...]] = {
    "often": ((DURING, "every_minutes = 5\ntolerance_minutes = 2"),),
    "seldom": ((DURING, "every_minutes = 20\ntolerance_minutes = 6"),),
    "strict": ((DURING, "every_minutes = 10\ntolerance_minutes = 1"),),
    "two paces": (
        (
            DURING,
            DURING + "\nthen = [{ after_minutes = 20, every_minutes = 5,"
            ' tolerance_minutes = 1, source = "x" }]',
        ),
    ),
    "at once": ((GRACE, "grace_minutes = 1"),),
    "patient": ((GRACE, "grace_minutes = 9"),),
    "milder": (("medium_until_minutes = 30", "medium_until_minutes = 5"),),
    "recovery": (
        (RECOVERY, "every_minutes = 20\nfor_minutes = 80\ntolerance_minutes = 5"),
    ),
    "short recovery": (
        (RECOVERY, "every_minutes = 10\nfor_minutes = 30\ntolerance_minutes = 4"),
    ),
    "closing": ((CLOSING, "every_minutes = 10\ntolerance_minutes = 3"),),
    "fewer fields": ((FIELDS, 'fields = ["sbp", "dbp", "hr"]'),),
    "more fields": (("at_minutes = [20, 40]", "at_minutes = [10, 20, 30, 40]"),),
    "leaving": (("least_minutes_after_end = 60", "least_minutes_after_end = 90"),),
    "by dose": (BY_DOSE, (_section("schedule.recovery"), ""), (ALSO, "[15, 45]")),
    "many": (
        (DURING, "every_minutes = 7\ntolerance_minutes = 3"),
        (ALSO, "[21, 42]"),
        (GRACE, "grace_minutes = 3"),
        limit("SBP-HIGH-2", 180, 168),
    ),
}
PROTOCOLS = {name: changed(*swaps) for name, swaps in CHANGES.items()}


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


@pytest.mark.parametrize("seed", range(15))
def test_it_is_what_evaluate_finds_at_every_half_minute(seed: int) -> None:
    name = [*PROTOCOLS][seed % len(PROTOCOLS)]
    one = session(seed, is_told_quickly=seed % 6 != 5)
    expected = by_evaluate(one, PROTOCOLS[name])
    assert in_full(one, PROTOCOLS[name]) == expected
    assert quickly(one, PROTOCOLS[name]) in (None, expected)


def test_most_are_told_of_quickly_and_protocols_differ() -> None:
    """The test above is of something."""
    found = [
        (quickly(session(seed), iv40()), quickly(session(seed), protocol))
        for seed in range(20)
        for protocol in PROTOCOLS.values()
    ]
    told = [(own, other) for own, other in found if None not in (own, other)]
    assert len(told) > len(found) * 0.8
    assert sum(own != other for own, other in told) > len(told) * 0.3


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
