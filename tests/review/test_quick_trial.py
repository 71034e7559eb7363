"""What is told of condensed sessions equals what both protocols find in full."""

from random import Random
from uuid import UUID

import pytest

from monitor.chart.session import Session
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.backtest import judged_otherwise
from monitor.review.condensing import Course, Told, condensed, course_in, told_in
from monitor.review.fired import Difference
from monitor.review.quick_trial import quick_trial
from monitor.review.screening import Screen
from tests.builders import Chronicle, at, iv40
from tests.review.changing import Swap, changed, limit, without

NOW = at(300)
LIMITS = (
    ("SBP-HIGH-1", 160, (145, 155, 161, 172)),
    ("SBP-HIGH-2", 180, (168, 179, 181, 192)),
    ("SBP-LOW-2", 89, (84, 88, 90, 95)),
    ("SBP-RISE-2", 40, (28, 39, 41, 52)),
    ("SBP-UNDER-2", 30, (22, 29, 31, 36)),
    ("DBP-HIGH-1", 100, (92, 99, 101, 106)),
    ("HR-HIGH-2", 121, (109, 120, 122, 133)),
    ("SPO2-LOW-1", 93, (92, 94, 95)),
)
GONE = ("SBP-SIGN-3", "SBP-HIGH-1", "HR-HIGH-2", "SPO2-OXYGEN-2", "SPO2-TWICE-3")
SETTLING = ("readings_to_clear = 2", "readings_to_clear = 3")


def protocols(seed: int) -> CareProtocol:
    """One or two limits moved, a rule left out, or more needed to clear."""
    dice = Random(f"protocol {seed}")  # noqa: S311 no secret
    swaps: list[Swap] = [
        limit(rule, was, dice.choice(moved))
        for rule, was, moved in dice.sample(LIMITS, dice.randint(1, 2))
    ]
    if dice.random() < 0.3:
        swaps = [without(dice.choice(GONE))]
    if dice.random() < 0.2:
        swaps.append(SETTLING)
    return changed(*swaps)


def session(seed: int) -> Session:
    """Values that wander about the limits, with all that can be charted of them."""
    dice, chronicle = Random(seed), Chronicle().start()  # noqa: S311 no secret
    systolic, diastolic, pulse, oxygen = 130, 78, 80, 96
    begun: list[UUID] = []
    sets: list[UUID] = []
    for minute in (10, 16, 20, 24, 30, 31, 40, 45, 55, 70):
        systolic = min(max(systolic + dice.randint(-35, 40), 76), 215)
        diastolic = min(max(diastolic + dice.randint(-18, 20), 48), systolic - 20)
        pulse = min(max(pulse + dice.randint(-25, 30), 45), 145)
        oxygen = min(max(oxygen + dice.randint(-4, 4), 88), 100)
        line = f"{systolic}/{diastolic} {pulse} {oxygen} 14 5 0 1 0"
        late = dice.choice((0, 0, 0, 25))
        sets.append(chronicle.observe(minute + late, line, effective=minute))
        if dice.random() < 0.2:
            begun.append(
                chronicle.effect(minute + 1, dice.choice(("CP", "HEAD", "PANIC")), 2)
            )
        if begun and dice.random() < 0.4:
            chronicle.end_effect(minute + 2, begun.pop())
        if dice.random() < 0.15:
            chronicle.breathe(minute + 1, dice.choice(("2", "4", None)))
    if dice.random() < 0.3:
        chronicle.retract(96, dice.choice(sets))
    if dice.random() < 0.15:
        chronicle.limit(22, "SBP-HIGH-2", 185)
    if dice.random() < 0.7:
        chronicle.infuse(40, "stopped")
    chronicle.close(100)
    return chronicle.session


SESSIONS = [session(seed) for seed in range(30)]


def cut(one: Session) -> tuple[Told, Course]:
    row = condensed(one, iv40())
    assert row is not None
    return told_in(row.told), course_in(row.course)


def as_tried(one: Session, protocol: CareProtocol) -> tuple[Difference, ...] | None:
    """As a trial works it out; None where it would read and judge all of it."""
    screen, quick = Screen(iv40(), protocol), quick_trial(iv40(), protocol)
    told, course = cut(one)
    if not screen.may_differ_in(told):
        return ()
    if quick is None or not quick.can_judge(told):
        return None
    if not screen.may_differ_along(told, course):
        return ()
    return quick.differences(told, course)


@pytest.mark.parametrize("seed", range(16))
def test_it_is_what_evaluate_finds(seed: int) -> None:
    """Of random protocols and random sessions, alerts that differ and that do not."""
    protocol = protocols(seed)
    screen = Screen(iv40(), protocol)
    for one in SESSIONS:
        found = as_tried(one, protocol)
        if found is not None:
            assert found == judged_otherwise(one, screen, NOW)


def test_most_are_told_of_quickly_and_many_differ() -> None:
    """The test above is of something: neither all nor none differ, and few are left."""
    found = [as_tried(one, protocols(seed)) for seed in range(8) for one in SESSIONS]
    quick = [differing for differing in found if differing is not None]
    assert len(quick) > len(found) * 0.7
    assert len(quick) * 0.1 < sum(map(bool, quick)) < len(quick) * 0.9


def test_a_session_with_a_changed_limit_is_judged_in_full() -> None:
    chronicle = Chronicle().start()
    chronicle.limit(5, "SBP-HIGH-2", 185)
    chronicle.observe(10, "182/80 70 98 14 5 0 1 0")
    chronicle.close(60)
    assert as_tried(chronicle.session, changed(limit("SBP-HIGH-2", 180, 170))) is None


@pytest.mark.parametrize(
    "swap",
    [
        ("grace_minutes = 5", "grace_minutes = 8"),
        ("within_minutes = 60", "within_minutes = 50"),
    ],
    ids=["grace", "baseline"],
)
def test_what_time_or_the_baseline_decides_is_judged_in_full(swap: Swap) -> None:
    assert quick_trial(iv40(), changed(swap)) is None


def test_an_open_session_is_not_condensed() -> None:
    assert condensed(Chronicle().start().session, iv40()) is None
