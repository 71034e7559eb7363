"""What is told of condensed sessions equals what both protocols find in full."""

from random import Random

import pytest
from msgspec.structs import replace

from monitor.chart.session import Session
from monitor.protocol.audit_table import UNSAID
from monitor.protocol.baseline import medians
from monitor.protocol.care_protocol import CareProtocol
from monitor.review.calm import Calm
from monitor.review.condensing import Course, Told, condensed, course_in, told_in
from monitor.review.fired import Difference
from monitor.review.milliseconds import ms
from monitor.review.pairing import Pair
from monitor.review.quick_trial import quick_trial
from monitor.review.rebaselining import medians_in
from monitor.review.screening import Screen
from tests.builders import CALM, Chronicle, iv40
from tests.review.by_evaluate import judged_by_evaluate
from tests.review.changing import Swap, changed, limit, without
from tests.review.varied import NOW, SESSIONS

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
SETTLING = (
    ("readings_to_clear = 2", "readings_to_clear = 3"),
    ("margin = 5", "margin = 9"),
    ("step = 10", "step = 25"),
    ("after_minutes = 10", "after_minutes = 30"),
)
BASELINE = ("within_minutes = 60", "within_minutes = 16")


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
        swaps.append(dice.choice(SETTLING))
    if dice.random() < 0.2:
        swaps = [dice.choice((*SETTLING, BASELINE))]
    return changed(*swaps)


def cut(one: Session) -> tuple[Told, Course]:
    row = condensed(one, iv40())
    assert row is not None
    return told_in(row.told), course_in(row.course)


def as_tried(one: Session, protocol: CareProtocol) -> tuple[Difference, ...] | None:
    """As a trial works it out; None where it would read and judge all of it."""
    pair, (told, course) = Pair(iv40(), protocol), cut(one)
    if not pair.may_differ_in(told):
        return ()
    return pair.differences(told, course, ms(one.opened_at))


@pytest.mark.parametrize("seed", range(16))
def test_it_is_what_evaluate_finds(seed: int) -> None:
    """Of random protocols and random sessions, alerts that differ and that do not."""
    protocol = protocols(seed)
    for one in SESSIONS:
        found = as_tried(one, protocol)
        if found is not None:
            assert found == judged_by_evaluate(one, iv40(), protocol, NOW)


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


def test_what_time_decides_is_judged_in_full() -> None:
    assert (
        quick_trial(iv40(), changed(("grace_minutes = 5", "grace_minutes = 8"))) is None
    )


def test_under_a_text_that_only_records_nothing_is_told_of_quickly() -> None:
    """No alert is raised there, whatever is condensed of the values."""
    own, moved = (
        replace(protocol, record_only=True)
        for protocol in (iv40(), changed(limit("SBP-HIGH-2", 180, 170)))
    )
    assert quick_trial(own, moved) is None
    assert quick_trial(iv40(), moved) is None
    assert all(judged_by_evaluate(one, own, moved, NOW) == () for one in SESSIONS)


@pytest.mark.parametrize("table", ["audit", "review"])
def test_what_figures_and_reviews_go_by_is_told_of_quickly(table: str) -> None:
    """It alerts to nothing: each text of before has another, or none."""
    own = replace(iv40(), **{table: {"audit": UNSAID, "review": None}[table]})
    assert own != iv40()
    quick = quick_trial(own, changed(limit("SBP-HIGH-2", 180, 170)))
    assert quick is not None
    screen = Screen(own, iv40())
    assert not any(screen.may_differ_in(cut(one)[0]) for one in SESSIONS)


def alerted(line: str) -> Session:
    """Two readings alike, and calm ones after them."""
    chronicle = Chronicle().start()
    for minute in (10, 12):
        chronicle.observe(minute, line)
    for minute in (20, 30, 40):
        chronicle.observe(minute, CALM)
    chronicle.close(60)
    return chronicle.session


@pytest.mark.parametrize("swap", SETTLING)
def test_where_nothing_is_alerted_to_nothing_settles(swap: Swap) -> None:
    """A medium alert settles by readings and margins; an advisory by neither."""
    screen = Screen(iv40(), changed(swap))

    def is_in_doubt(line: str) -> bool:
        return screen.may_differ_along(*cut(alerted(line)))

    is_of_urgent_alone = swap[0].startswith(("readings", "margin"))
    assert not is_in_doubt(CALM)
    assert is_in_doubt("125/98 70 98 14 5 0 1 0") is not is_of_urgent_alone
    assert is_in_doubt("185/80 70 98 14 5 0 1 0")


def test_a_session_whose_baseline_differs_is_held_against_that() -> None:
    """Its sets were read 14, 9 and 4 minutes before the dose, and of some one at 17."""
    nearer = changed(("within_minutes = 60", "within_minutes = 15"))
    chronicle = Chronicle().start()
    chronicle.observe(1, "138/86 84 97 14 5 0 1 0", effective=-17)
    for minute in (10, 12, 20):
        chronicle.observe(minute, "158/80 70 98 14 5 0 1 0")
    chronicle.close(60)
    one = chronicle.session
    found = as_tried(one, nearer)
    assert found
    assert found == judged_by_evaluate(one, iv40(), nearer, NOW)
    assert as_tried(alerted("165/80 70 98 14 5 0 1 0"), nearer) == ()


@pytest.mark.parametrize("minutes", [15, 16, 90])
def test_another_baseline_of_varied_sessions(minutes: int) -> None:
    protocol = changed(("within_minutes = 60", f"within_minutes = {minutes}"))
    tried = [(one, as_tried(one, protocol)) for one in SESSIONS]
    told = [(one, found) for one, found in tried if found is not None]
    assert len(told) >= len(tried) * 0.8
    for one, found in told:
        assert found == judged_by_evaluate(one, iv40(), protocol, NOW)


@pytest.mark.parametrize("minutes", [15, 16, 17, 60])
def test_the_baseline_of_what_is_condensed(minutes: int) -> None:
    """As ``medians`` has it of the session, its ends included."""
    protocol = changed(("within_minutes = 60", f"within_minutes = {minutes}"))
    for one in SESSIONS:
        _, course = cut(one)
        assert medians_in(course, minutes) == medians(protocol, one, NOW)


@pytest.mark.parametrize(
    ("systolic", "place"), [(100, None), (99, 4), (98, 4), (159, None), (160, 4)]
)
def test_a_rule_can_hold_from_its_limit_on(systolic: int, place: int | None) -> None:
    """After three sets of the baseline, and a calm one."""
    limits = [r for r in iv40().rules if r.id in ("SBP-LOW-1", "SBP-HIGH-1")]
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.observe(20, f"{systolic}/72 70 98 14 5 0 1 0")
    chronicle.close(60)
    told, course = cut(chronicle.session)
    assert Calm(limits).until(course, told.baseline) == place


def test_a_rule_of_a_sign_can_hold_from_the_first_one_on() -> None:
    rules = [rule for rule in iv40().rules if rule.id == "SBP-SIGN-3"]
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.effect(12, "CHEST", 2)
    chronicle.close(60)
    told, course = cut(chronicle.session)
    assert Calm(rules).until(course, told.baseline) == 4


def test_an_open_session_is_not_condensed() -> None:
    assert condensed(Chronicle().start().session, iv40()) is None
