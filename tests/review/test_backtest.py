"""A changed protocol against sessions as they were charted."""

import pytest
from msgspec.structs import replace

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import SessionTried, summed, try_session
from monitor.review.fired import Difference
from monitor.review.screening import Screen
from tests.builders import CALM, Chronicle, at, iv40
from tests.review.changing import changed, limit

READ = (110, 172, 172, 130, 178, 120)
"""Systolic pressures at 10, 20, 25, 30, 35 and 40."""


def charted(*pressures: int) -> Chronicle:
    chronicle = Chronicle().start()
    for minute, systolic in zip((10, 20, 25, 30, 35, 40), pressures, strict=False):
        chronicle.observe(minute, f"{systolic}/80 70 98 14 5 0 1 0")
    return chronicle


def tried(session: Session, protocol: CareProtocol) -> SessionTried:
    return try_session(session, Screen(iv40(), protocol), at(120))


def told(found: SessionTried) -> list[tuple[str, str]]:
    return [(d.change, d.fired.rule) for d in found.differences]


def rules(difference: Difference) -> tuple[str, str]:
    assert difference.before is not None
    assert difference.after is not None
    return difference.before.rule, difference.after.rule


def test_the_same_protocol_makes_no_difference() -> None:
    found = tried(charted(*READ).session, changed())
    assert found.differences == ()


def test_a_lower_limit_gains_an_alert() -> None:
    """138 is beyond no limit of the rule at 160, and beyond one of 135."""
    found = tried(charted(110, 138).session, changed(limit("SBP-HIGH-1", 160, 135)))
    assert told(found) == [("gained", "SBP-HIGH-1")]
    (difference,) = found.differences
    assert difference.fired.at == at(20)


def test_a_higher_limit_loses_one() -> None:
    session = charted(110, 138).session
    found = try_session(
        session, Screen(changed(limit("SBP-HIGH-1", 160, 135)), iv40()), at(120)
    )
    assert told(found) == [("lost", "SBP-HIGH-1")]


def test_an_alert_that_is_raised_all_the_same_is_not_lost() -> None:
    """148 is 20 % over the baseline; under a limit of 145 that rule calls first."""
    found = tried(
        charted(110, 118, 148).session, changed(limit("SBP-HIGH-1", 160, 145))
    )
    (difference,) = found.differences
    assert difference.change == "by_another"
    assert rules(difference) == ("SBP-OVER-1", "SBP-HIGH-1")
    assert difference.steps_up == 0


def test_one_that_is_raised_in_a_lower_priority_is_told_as_that() -> None:
    found = tried(charted(110, 202).session, changed(limit("SBP-HIGH-3", 200, 210)))
    (difference,) = found.differences
    assert difference.change == "by_another"
    assert rules(difference) == ("SBP-HIGH-3", "SBP-HIGH-2")
    assert difference.steps_up == -1
    together = summed([found])
    assert (together.total("lost"), together.total("by_another")) == (0, 1)
    assert (together.less_urgent, together.more_urgent) == (1, 0)


def test_an_alert_that_comes_at_another_reading_has_moved() -> None:
    """The high alert at 200 comes at 20 under a limit of 200 and at 25 under 210."""
    session = charted(110, 204, 212).session
    found = tried(session, changed(limit("SBP-HIGH-3", 200, 210)))
    (moved,) = [d for d in found.differences if d.change == "moved"]
    assert moved.before is not None
    assert moved.after is not None
    assert (moved.before.at, moved.after.at) == (at(20), at(25))
    assert moved.fired.rule == "SBP-HIGH-3"


def test_a_schedule_that_asks_more_often_misses_more_sets() -> None:
    """Sets every 10 minutes fill a schedule of 10, and half of one of 5."""
    chronicle = Chronicle().start()
    for minute in (11, 21, 31, 41):
        chronicle.observe(minute, CALM)
    often = changed(
        (
            "every_minutes = 10\ntolerance_minutes = 3",
            "every_minutes = 5\ntolerance_minutes = 2",
        )
    )
    found = try_session(chronicle.session, Screen(iv40(), often), at(46))
    assert {change for change, rule in told(found) if rule == "overdue"} == {"gained"}


def test_neither_answers_nor_what_was_shown_make_a_difference() -> None:
    """A session whose alerts were shown and acknowledged is tried as if none was."""
    bare, answered = charted(110, 204), charted(110)
    answered.observe(20, "204/80 70 98 14 5 0 1 0")
    for key in answered.show(20):
        answered.acknowledge(21, key)
    protocol = changed(limit("SBP-HIGH-3", 200, 210))
    assert told(tried(bare.session, protocol)) == told(
        tried(answered.session, protocol)
    )


def test_all_together() -> None:
    protocol = changed(limit("SBP-HIGH-3", 200, 210))
    calm, high = charted(110), charted(110, 204)
    calm.close(60)
    high.close(60)
    found = summed(
        tried(replace(chronicle.session, opened_at=at(number)), protocol)
        for number, chronicle in enumerate((calm, high, high), start=-20)
    )
    by_rule = {rule.rule: rule for rule in found.rules}
    before, now = by_rule["SBP-HIGH-3"], by_rule["SBP-HIGH-2"]
    assert (found.sessions, len(found.concerned)) == (3, 2)
    assert (before.by_another, before.for_another, before.sessions) == (2, 0, 2)
    assert (now.by_another, now.for_another, now.sessions) == (0, 2, 2)
    assert (before.would, now.would) == (before.raised - 2, now.raised + 2)
    assert found.total("by_another") == 2
    assert {rule.rule for rule in found.rules[:2]} == {"SBP-HIGH-2", "SBP-HIGH-3"}
    assert found.hours == pytest.approx((80 + 79 + 78) / 60)
    assert [session.opened_at for session in found.concerned] == [at(-18), at(-19)]
    assert found.per_hour(4) == pytest.approx(4 / found.hours)


def test_a_set_that_came_too_late_was_overdue_all_the_same() -> None:
    """The set of 20 is charted at 27 with a grace of 5: its alert was raised at 25."""
    chronicle = charted(110)
    chronicle.observe(27, CALM)
    chronicle.close(29)
    lenient = changed(("grace_minutes = 5", "grace_minutes = 8"))
    found = tried(chronicle.session, lenient)
    assert told(found) == [("lost", "overdue")]
    (difference,) = found.differences
    assert difference.fired.at == at(25)
