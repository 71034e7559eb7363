"""A card whose latest reading is in conflict: beyond, while one version may be."""

import pytest
from msgspec import structs

from monitor.protocol.assessment import Card
from monitor.protocol.care_protocol import CareProtocol
from tests.builders import CALM, Chronicle, iv40
from tests.protocol.pressures import bp_card, running
from tests.protocol.test_conflicting import contradict
from tests.typed_sets import observed, readings

BEYOND = "205/90 70 98 14 5 0 1 0"
ABOVE = "SBP 205 mmHg, limit 200"


def contested(*versions: str) -> Chronicle:
    """150/90 at 10, which two workstations put right as something else each."""
    chronicle = Chronicle().start()
    reading = chronicle.observe(10, "150/90 70 98 14 5 0 1 0")
    contradict(chronicle, reading, *(observed(line) for line in versions))
    chronicle.show(12)
    return chronicle


def one_rule(limit: int) -> CareProtocol:
    """iv40 with but one rule for the pressure: at or above that limit."""
    whole = iv40()
    rule = next(r for r in whole.rules if r.id == "SBP-HIGH-3")
    when = tuple(structs.replace(c, limit=limit) for c in rule.when)
    changed = structs.replace(rule, when=when)
    others = (r for r in whole.rules if r.parameter != "bp")
    return structs.replace(whole, rules=(*others, changed))


def told(card: Card) -> tuple[bool, bool]:
    return card.is_beyond, card.reasons[0] == ABOVE


@pytest.mark.parametrize("versions", [(BEYOND, CALM), (CALM, BEYOND)])
def test_one_version_beyond_is_enough(versions: tuple[str, str]) -> None:
    """Whichever of the two was charted last; the card tells by how much."""
    assert told(bp_card(contested(*versions), 12)) == (True, True)


def test_the_most_urgent_version_is_told_first() -> None:
    """Both are beyond: 205 calls before 185 does."""
    for versions in ((BEYOND, BEYOND.replace("205", "185")), (BEYOND, CALM)):
        card = bp_card(contested(*reversed(versions)), 12)
        assert told(card) == (True, True)


def test_with_both_inside_it_is_not_beyond() -> None:
    """A reading that was too high before them is told by what it raised."""
    chronicle = Chronicle().start()
    chronicle.observe(8, BEYOND)
    chronicle.show(8)
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, observed(CALM), observed(CALM))
    assert not bp_card(chronicle, 12).is_beyond


def test_it_is_beyond_by_a_conflict_after_it() -> None:
    """The alert is of 8; what the versions of 10 hold is told, not what raised it."""
    chronicle = Chronicle().start()
    chronicle.observe(8, BEYOND.replace("205", "212"))
    chronicle.show(8)
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, observed(BEYOND), observed(CALM))
    assert told(bp_card(chronicle, 12)) == (True, True)


@pytest.mark.parametrize(
    ("minute", "line", "is_beyond"),
    [
        (13, "118/72", False),
        (13, "118", False),
        (13, "_ 72", True),
        (10, "118/72", False),
        (9, "118/72", True),
    ],
)
def test_it_lasts_until_it_is_read_again(
    minute: float, line: str, *, is_beyond: bool
) -> None:
    """The half of a pressure says nothing of the other, nor what was read before."""
    chronicle = contested(BEYOND, CALM)
    chronicle.observe(13, line, effective=minute)
    assert bp_card(chronicle, 14).is_beyond is is_beyond


@pytest.mark.parametrize("times", [(10, 14), (14, 10)])
def test_a_version_counts_from_its_own_time(times: tuple[int, int]) -> None:
    """Read as 205 at 10 or at 14, and calm at 12: what is of 10 was read again."""
    chronicle = Chronicle().start()
    chronicle.observe(8, BEYOND)
    chronicle.show(8)
    reading = chronicle.observe(10, CALM)
    beyond, calm = times
    contradict(chronicle, reading, observed(BEYOND), at=beyond)
    contradict(chronicle, reading, observed(CALM), at=calm)
    chronicle.observe(12, CALM)
    assert bp_card(chronicle, 15).is_beyond is (beyond == 14)


def test_oxygen_does_not_say_which_version_is_right() -> None:
    """86 or 98, and then oxygen: nobody has read the saturation since."""
    chronicle = contested("118/72 70 86 14 5 0 1 0", CALM)
    chronicle.breathe(13, "2")
    card = chronicle.assess(14).card("spo2")
    assert card is not None
    assert card.reasons[0] == "SpO2 86 %, limit 89"


def test_a_sign_that_is_over_is_told_no_more() -> None:
    """185 or 118, with chest pain that has ended since: the pressure may still be."""
    chronicle = Chronicle().start()
    sign = chronicle.effect(9, "CP")
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, readings(sbp=185), readings(sbp=118))
    chronicle.show(12)
    assert "chest pain" in bp_card(chronicle, 12).reasons[0]
    chronicle.end_effect(13, sign)
    card = bp_card(chronicle, 14)
    assert card.is_beyond
    assert card.reasons[0] == "SBP 185 mmHg, limit 180"


@pytest.mark.parametrize(
    ("before", "now", "is_beyond"),
    [(150, 161, False), (150, 160, True), (161, 161, False), (161, 160, True)],
)
def test_a_version_is_judged_by_the_limit_of_now(
    before: int, now: int, *, is_beyond: bool
) -> None:
    """160 or 118, and then a limit that 160 is below, or at."""
    chronicle = Chronicle(protocol=one_rule(before)).start()
    chronicle.observe(8, BEYOND)
    chronicle.show(8)
    reading = chronicle.observe(10, CALM)
    contradict(chronicle, reading, readings(sbp=160), readings(sbp=118))
    chronicle.limit(13, "SBP-HIGH-3", now)
    assert bp_card(chronicle, 14).is_beyond is is_beyond


def test_a_version_is_held_against_the_limits_of_now() -> None:
    """183 is no more beyond once the limits are changed; what fired is told still."""
    chronicle = running()
    reading = chronicle.observe(10, readings(sbp=118))
    contradict(chronicle, reading, readings(sbp=183), readings(sbp=118))
    chronicle.show(12)
    assert bp_card(chronicle, 12).is_beyond
    for rule in ("SBP-HIGH-1", "SBP-HIGH-2"):
        chronicle.limit(13, rule, 240)
    card = bp_card(chronicle, 14)
    assert (card.is_beyond, card.reasons) == (False, ("SBP 183 mmHg, limit 180",))


def test_the_trend_goes_on_to_the_last_reading() -> None:
    """Of the systolic, while the diastolic before it is in conflict."""
    chronicle = running()
    chronicle.observe(9, readings(sbp=205))
    chronicle.show(9)
    reading = chronicle.observe(10, readings(dbp=70))
    contradict(chronicle, reading, readings(dbp=112), readings(dbp=70))
    chronicle.show(12)
    chronicle.observe(14, readings(sbp=206))
    trend = bp_card(chronicle, 14).trend
    assert [int(point.value) for point in trend] == [205, 206]
