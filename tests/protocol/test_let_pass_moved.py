"""A snooze, and an override before leaving, end where the chart is another's."""

from monitor.chart.kinds import SessionClosed
from tests.builders import Chronicle, at
from tests.chart.test_before_move import move
from tests.protocol.leaving_ward import VITALS, Ward
from tests.protocol.test_limits_moved import move as move_of
from tests.typed_sets import readings

BEYOND = "165/90 70 98 14 5 0 1 0"


def overridden() -> Ward:
    """Its last values were let pass by Dr Meyer for the first patient."""
    ward = Ward()
    ward.observe(90, BEYOND)
    ward.observe(106, BEYOND)
    assert ward.override(VITALS, 107) is None
    assert ward.found(VITALS, 108)[0] == "overridden"
    return ward


def test_an_override_before_leaving_is_of_the_patient_it_was_given_for() -> None:
    """It stays in the list as void, and the other needs one of their own."""
    ward = overridden()
    move(ward, 109)
    assert ward.found(VITALS, 110)[0] == "not met"
    assert [o.void for o in ward.session.overrides] == ["before the chart was moved"]
    assert ward.override(VITALS, 111) is None
    assert ward.found(VITALS, 112)[0] == "overridden"


def test_after_leaving_a_move_takes_no_override_back() -> None:
    """Hours later the chart is found to be another's: it was left upon that."""
    ward = overridden()
    ward.add(SessionClosed(ready_at=at(108), left_at=at(108)), 108)
    move(ward, 300)
    assert ward.found(VITALS, 301)[0] == "overridden"
    assert [o.void for o in ward.session.overrides] == [None]


def snoozed() -> tuple[Chronicle, str]:
    chronicle = Chronicle().start()
    chronicle.observe(10, readings(sbp=185, dbp=90))
    (key,) = chronicle.show(10)
    chronicle.silence(11, key, 30)
    return chronicle, key


def test_a_snooze_ends_with_the_move() -> None:
    """That the prescriber knows was said of the other patient."""
    chronicle, key = snoozed()
    (before,) = (a for a in chronicle.assess(12).alerts if a.key == key)
    assert before.snoozed_until == at(41)
    move_of(chronicle, 12)
    (after,) = (a for a in chronicle.assess(12).alerts if a.key == key)
    assert after.snoozed_until is None


def test_one_of_since_the_move_counts_alone() -> None:
    """Against how long the protocol allows, too."""
    chronicle, key = snoozed()
    move_of(chronicle, 12)
    chronicle.silence(13, key, 10)
    (after,) = (a for a in chronicle.assess(14).alerts if a.key == key)
    assert after.snoozed_until == at(23)
    assert [s.minutes for s in chronicle.session.limits.snoozed(key)] == [10]
    assert len(chronicle.session.limits.snoozes) == 2
