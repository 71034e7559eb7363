"""When an alert on record was over that the record no longer gives rise to, and why."""

from datetime import timedelta
from uuid import UUID, uuid5

import pytest
from msgspec import structs

from monitor.chart.kinds import (
    AlertResolved,
    ChartReattributed,
    IdentityTyped,
    InfusionRecorded,
    LimitChanged,
)
from monitor.protocol.assessment import Alert
from tests.builders import PATIENT, SPACE, Chronicle, at
from tests.protocol.pressures import running
from tests.protocol.ruled import protocol_with, rule_text
from tests.typed_sets import readings

ONE_RULE = protocol_with(
    rule_text('{ kind = "at_or_above", field = "sbp", limit = 180 }')
)
SPACED = "spacing"


def pressure(chronicle: Chronicle, minute: float, value: int, seen: float = -1) -> UUID:
    effective = minute if seen < 0 else seen
    return chronicle.observe(minute, readings(sbp=value), effective=effective)


def shown(chronicle: Chronicle, minute: float, value: int) -> str:
    """A pressure that alerts, shown at once; the key."""
    pressure(chronicle, minute, value)
    (key,) = [k for k in chronicle.show(minute) if k.startswith(("SBP", "TEST"))]
    return key


def worse_before(chronicle: Chronicle, value: int = 196) -> None:
    """A pressure of minute 11, worse by a step, that is charted at 14."""
    pressure(chronicle, 14, value, seen=11)
    chronicle.show(14)


def alert(chronicle: Chronicle, minute: float, key: str) -> Alert:
    found = chronicle.assess(minute).alert(key)
    assert found is not None
    return found


def over(chronicle: Chronicle, minute: float, key: str) -> tuple[object, object]:
    found = alert(chronicle, minute, key)
    return found.resolved_how, found.resolved_at


def moved(chronicle: Chronicle, minute: float) -> None:
    """The chart is another patient's, who was never given anything."""
    fact = ChartReattributed(
        from_patient=PATIENT,
        to_patient=uuid5(SPACE, f"right {minute}"),
        identity=IdentityTyped(initials="RP", birth_year=1990),
    )
    chronicle.add(fact, minute)


def spaced() -> tuple[Chronicle, str]:
    """Opened 30 hours after the last dose, and told so; the key."""
    chronicle = Chronicle().open(-20)
    (opening, *rest) = chronicle.entries
    soon = structs.replace(
        opening.payload, last_dose_at=opening.effective_at - timedelta(hours=30)
    )
    chronicle.entries = [structs.replace(opening, payload=soon), *rest]
    (key,) = [k for k in chronicle.show(-19) if k.startswith(SPACED)]
    return chronicle, key


def test_a_session_that_came_too_soon_was_another_patients() -> None:
    """It is no longer due from when that was charted, the last time it was."""
    chronicle, key = spaced()
    moved(chronicle, -10)
    assert over(chronicle, -4, key) == ("no longer due", at(-10))
    moved(chronicle, -5)
    assert over(chronicle, -4, key) == ("no longer due", at(-5))


def test_other_alerts_of_a_chart_that_was_moved_end_by_what_ended_them() -> None:
    """The move says nothing of a value."""
    chronicle = running()
    reading = pressure(chronicle, 10, 185)
    (key,) = chronicle.show(10)
    moved(chronicle, 11)
    chronicle.amend(12, reading, readings(sbp=120))
    assert over(chronicle, 13, key) == ("amended value", at(12))


def test_the_first_correction_after_it_ended_it() -> None:
    """One of its own moment is after it; what was corrected before ended nothing."""
    for first in (10, 11):
        chronicle = Chronicle().open()
        before = pressure(chronicle, -10, 120)
        other = pressure(chronicle, -5, 121)
        chronicle.infuse(0, "started", "51.3")
        pressure(chronicle, 10, 162)
        keys = [k for k in chronicle.show(10) if "RISE" in k]
        assert len(keys) == 1
        chronicle.amend(first, before, readings(sbp=140))
        chronicle.amend(14, other, readings(sbp=141))
        assert over(chronicle, 15, keys[0]) == ("amended value", at(first))


@pytest.mark.parametrize("by", [12, 12.5])
def test_ended_by_a_person_as_its_value_came_back(by: float) -> None:
    """A value that is back by then is why; a person's word counts before that."""
    chronicle = running()
    pressure(chronicle, 8, 205)
    (key,) = chronicle.show(8)
    for minute in (10, 12):
        pressure(chronicle, minute, 150)
    chronicle.add(AlertResolved(key=key, cause="the cuff had slipped"), by)
    assert over(chronicle, 13, key)[0] == "value"


def test_ended_by_a_person_before_its_value_came_back() -> None:
    """Whatever is read afterwards."""
    chronicle = running()
    pressure(chronicle, 8, 205)
    (key,) = chronicle.show(8)
    pressure(chronicle, 10, 150)
    chronicle.add(AlertResolved(key=key, cause="the cuff had slipped"), 11.9)
    pressure(chronicle, 12, 150)
    assert over(chronicle, 13, key) == ("person", at(11.9))


def test_what_was_late_stays_in_its_list_when_it_is_put_right() -> None:
    """It is over, and nobody was called about it."""
    chronicle = running()
    reading = pressure(chronicle, 30, 205, seen=10)
    (key,) = [k for k in chronicle.show(30) if k.startswith("SBP")]
    chronicle.amend(31, reading, readings(sbp=120))
    found = alert(chronicle, 32, key)
    assert (found.is_late, found.resolved_how) == (True, "amended value")
    assert chronicle.assess(32).card("bp") is None


def test_one_that_was_not_late_is_none_when_it_is_put_right() -> None:
    """However late that is."""
    chronicle = running()
    reading = pressure(chronicle, 10, 205)
    (key,) = chronicle.show(10)
    chronicle.amend(40, reading, readings(sbp=120))
    assert not alert(chronicle, 41, key).is_late


def test_a_worse_value_charted_late_before_it_leaves_it_open() -> None:
    """Also where nothing but its own rule holds, and after an alert that was over."""
    chronicle = Chronicle(protocol=ONE_RULE).open()
    chronicle.infuse(0, "started", "51.3")
    shown(chronicle, 2, 185)
    for minute in (4, 6):
        pressure(chronicle, minute, 150)
    key = shown(chronicle, 12, 185)
    worse_before(chronicle)
    assert alert(chronicle, 15, key).is_active


def test_it_ends_with_the_episode_it_is_part_of() -> None:
    """With all of it, however often that grew worse meanwhile."""
    chronicle = Chronicle(protocol=ONE_RULE).open()
    chronicle.infuse(0, "started", "51.3")
    key = shown(chronicle, 12, 185)
    worse_before(chronicle)
    shown(chronicle, 16, 210)
    assert alert(chronicle, 17, key).is_active
    for minute in (18, 20):
        pressure(chronicle, minute, 150)
    assert over(chronicle, 21, key) == ("value", at(20))


def test_it_goes_on_with_the_one_of_its_own_priority() -> None:
    """One that is more urgent can be over before it."""
    chronicle = running()
    key = shown(chronicle, 12, 185)
    worse_before(chronicle)
    pressure(chronicle, 14.5, 206, seen=11.5)
    chronicle.show(14.5)
    for minute in (16, 18):
        pressure(chronicle, minute, 190)
    assert alert(chronicle, 19, key).is_active


def test_an_advisory_of_the_moment_that_ended_it() -> None:
    """A second reading of the same minute is back inside."""
    chronicle = running()
    key = shown(chronicle, 12, 165)
    pressure(chronicle, 13, 150, seen=12)
    worse_before(chronicle, 176)
    assert over(chronicle, 15, key)[0] == "value"


def test_its_own_correction_ended_it() -> None:
    """Not one of something else before that."""
    chronicle = running()
    other = pressure(chronicle, 8, 120)
    reading = pressure(chronicle, 10, 185)
    (key,) = chronicle.show(10)
    chronicle.amend(11, other, readings(sbp=121))
    chronicle.amend(12, reading, readings(sbp=120))
    assert over(chronicle, 13, key) == ("amended value", at(12))


@pytest.mark.parametrize("first", [10, 11])
def test_the_first_change_of_its_limit_ended_it(first: float) -> None:
    """One of its own moment is after it."""
    chronicle = running()
    key = shown(chronicle, 10, 185)
    chronicle.acknowledge(10, key)
    for minute, limit in ((first, 190), (14, 195)):
        chronicle.limit(minute, "SBP-HIGH-2", limit, effective=5)
    assert over(chronicle, 15, key) == ("changed limit", at(first))


@pytest.mark.parametrize("struck", [15, 16])
def test_the_first_time_that_slots_moved_ended_it(struck: float) -> None:
    """A set is no longer due once the start it was due after is struck out."""
    chronicle = Chronicle().start()
    (key,) = chronicle.show(15)
    (start,) = (
        f.id for f in chronicle.session.facts if isinstance(f.payload, InfusionRecorded)
    )
    chronicle.retract(struck, start)
    chronicle.infuse(18, "started", "51.3")
    assert over(chronicle, 19, key) == ("no longer due", at(struck))


def test_a_changed_limit_that_was_put_right_ended_what_it_opened() -> None:
    """It is the limit that was wrong, not the value."""
    chronicle = running()
    pressure(chronicle, 10, 175)
    change = chronicle.limit(12, "SBP-HIGH-2", 170)
    (key,) = [k for k in chronicle.show(12) if k.startswith("SBP-HIGH-2")]
    fact = chronicle.session.fact(change)
    assert fact is not None
    assert isinstance(fact.payload, LimitChanged)
    chronicle.amend(13, change, structs.replace(fact.payload, limit=190))
    assert over(chronicle, 14, key) == ("changed limit", at(13))
