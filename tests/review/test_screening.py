"""A session that the screen lets pass is judged the same by both protocols."""

from random import Random

import pytest

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import judged_otherwise
from monitor.review.screening import Screen
from tests.builders import Chronicle, at, iv40
from tests.review.by_evaluate import judged_by_evaluate
from tests.review.changing import changed, limit, without

CHANGES = {
    "higher": changed(limit("SBP-HIGH-2", 180, 190)),
    "lower": changed(limit("SBP-HIGH-2", 180, 172)),
    "fall": changed(limit("SBP-LOW-2", 89, 95)),
    "relative": changed(limit("SBP-RISE-2", 40, 34)),
    "percent": changed(limit("SBP-UNDER-2", 30, 22)),
    "two": changed(limit("SBP-HIGH-1", 160, 150), limit("HR-HIGH-2", 121, 111)),
    "gone": changed(without("HR-HIGH-2")),
    "gone with a sign": changed(without("SBP-SIGN-3")),
}
SEEDS = range(25)
NOW = at(200)


def session(seed: int) -> Session:
    """Pressures and pulses that wander about the limits; sometimes a sign with them."""
    dice, chronicle = Random(seed), Chronicle().start()  # noqa: S311 no secret
    systolic, pulse = 130, 80
    for minute in (10, 16, 20, 24, 30, 40, 55):
        systolic = min(max(systolic + dice.randint(-35, 40), 76), 210)
        pulse = min(max(pulse + dice.randint(-25, 30), 45), 145)
        chronicle.observe(minute, f"{systolic}/60 {pulse} 98 14 5 0 1 0")
        if dice.random() < 0.15:
            chronicle.effect(minute + 1, "CHEST", 2)
    chronicle.close(60)
    return chronicle.session


SESSIONS = [session(seed) for seed in SEEDS]


@pytest.mark.parametrize("name", CHANGES)
def test_what_it_lets_pass_is_the_same(name: str) -> None:
    screen = Screen(iv40(), CHANGES[name])
    for one in SESSIONS:
        if not screen.may_differ(one, NOW):
            assert judged_by_evaluate(one, iv40(), CHANGES[name], NOW) == ()


def test_it_lets_some_pass_and_not_all() -> None:
    """Of each change some sessions differ, and of most some are let pass."""
    for name, protocol in CHANGES.items():
        screen = Screen(iv40(), protocol)
        kept = [one for one in SESSIONS if screen.may_differ(one, NOW)]
        assert kept, name
        assert len(kept) < len(SESSIONS) or name == "gone", name
    differing = [
        one
        for one in SESSIONS
        if judged_otherwise(one, Screen(iv40(), CHANGES["lower"]), NOW)
    ]
    assert differing


@pytest.mark.parametrize(
    ("systolic", "is_in_doubt"),
    [(166, False), (167, True), (172, True), (180, True), (181, False)],
)
def test_at_below_and_above_the_stretch(systolic: int, is_in_doubt: bool) -> None:
    """From 172, less the margin of 5 by which a value comes back inside, to 180."""
    chronicle = Chronicle().start()
    chronicle.observe(10, f"{systolic}/80 70 98 14 5 0 1 0")
    screen = Screen(iv40(), CHANGES["lower"])
    assert screen.may_differ(chronicle.session, NOW) == is_in_doubt


def test_the_same_text_never_differs() -> None:
    screen = Screen(iv40(), iv40())
    assert not any(screen.may_differ(one, NOW) for one in SESSIONS)


@pytest.mark.parametrize(
    "protocol",
    [
        changed(("grace_minutes = 5", "grace_minutes = 8")),
        changed(("readings_to_clear = 2", "readings_to_clear = 3")),
        changed(("within_minutes = 60", "within_minutes = 50")),
    ],
    ids=["grace", "clearing", "baseline"],
)
def test_what_is_no_rule_leaves_every_session_in_doubt(protocol: CareProtocol) -> None:
    calm = Chronicle().start().session
    assert Screen(iv40(), protocol).may_differ(calm, NOW)


def test_a_session_with_limits_of_its_own_is_always_judged() -> None:
    chronicle = Chronicle().start()
    chronicle.limit(5, "SBP-HIGH-2", 185)
    assert Screen(iv40(), CHANGES["lower"]).may_differ(chronicle.session, NOW)
