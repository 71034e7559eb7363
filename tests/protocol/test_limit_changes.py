"""The limits of one patient, changed by a named prescriber."""

from datetime import timedelta

import pytest

from monitor.chart.commands import Amend, Chart
from monitor.chart.kinds import LimitChanged
from monitor.protocol.hypotheses import alerting_fields
from monitor.protocol.limit_changes import limited_condition, protocol_at
from monitor.protocol.refusing import refuse_by_protocol
from tests.builders import SPACE, Chronicle, at
from tests.protocol.pressures import keys, running, value_alerts
from tests.typed_sets import readings


def changed(rule: str = "SBP-HIGH-2", limit: int = 190) -> LimitChanged:
    return LimitChanged(
        rule=rule, limit=limit, prescriber="Dr Meyer", reason="usual pressure"
    )


@pytest.mark.parametrize(("value", "rules"), [(189, []), (190, ["SBP-HIGH-2"])])
def test_in_force_from_its_time(value: int, rules: list[str]) -> None:
    """The changed limit holds from its own time on, also where it is charted later."""
    chronicle = running()
    chronicle.limit(15, "SBP-HIGH-2", 190, effective=8)
    chronicle.limit(15, "SBP-HIGH-1", 185, effective=8)
    chronicle.observe(16, readings(sbp=value), effective=10)
    assert [rule for rule in keys(chronicle) if rule != "SBP-HIGH-1"] == rules


@pytest.mark.parametrize(("minute", "rules"), [(9, ["SBP-HIGH-2"]), (10, [])])
def test_not_before_its_time(minute: float, rules: list[str]) -> None:
    """A value from before the change is held against the protocol's own limit."""
    chronicle = running()
    chronicle.limit(10, "SBP-HIGH-1", 182)
    chronicle.limit(10, "SBP-HIGH-2", 190)
    chronicle.observe(12, readings(sbp=181), effective=minute)
    assert keys(chronicle) == rules


def test_each_change_holds_up_to_the_next() -> None:
    """Between two changes the first is in force."""
    chronicle = running()
    chronicle.limit(5, "SBP-HIGH-2", 190)
    chronicle.limit(20, "SBP-HIGH-2", 195)
    for minute, value in ((10, 189), (11, 190), (12, 150), (13, 150), (21, 194)):
        chronicle.observe(minute, readings(sbp=value))
    fired = [a for a in value_alerts(chronicle) if a.rule == "SBP-HIGH-2"]
    assert [a.measured_at for a in fired] == [at(11)]


@pytest.mark.parametrize(
    ("minute", "limit"), [(4.99, 180), (5, 190), (10, 195), (14.99, 195), (15, 198)]
)
def test_the_protocol_of_a_time(minute: float, limit: int) -> None:
    """Of several changes the last one up to that time is in force."""
    chronicle = running()
    for since, changed_to in ((5, 190), (10, 195), (15, 198)):
        chronicle.limit(since, "SBP-HIGH-2", changed_to)
    found = protocol_at(chronicle.protocol, chronicle.session, at(minute))
    condition = limited_condition(found.rule("SBP-HIGH-2"))
    assert condition is not None
    assert condition.limit == limit


@pytest.mark.parametrize("rule", ["NO-SUCH-RULE", "SEDATION-1", "SPO2-OXYGEN-2"])
def test_without_a_change_the_rules_are_those_of_the_protocol(rule: str) -> None:
    """A record that changes what has no limit leaves the rules as they are."""
    chronicle = running()
    protocol = chronicle.protocol
    assert protocol_at(protocol, chronicle.session, at(9)) is protocol
    chronicle.limit(5, rule, 3)
    found = protocol_at(protocol, chronicle.session, at(9)).rules
    limited = {r.id for r in protocol.rules if limited_condition(r) is not None}
    assert (found == protocol.rules) is (rule not in limited)


def test_what_was_charted_before_it_keeps_its_limit() -> None:
    """A change in the minute of a set that was charted before does not judge it."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=182))
    (key,) = chronicle.show(10)
    chronicle.limit(10, "SBP-HIGH-2", 190)
    alert = chronicle.assess(11).alert(key)
    assert alert is not None
    assert (alert.state, alert.limit) == ("active", "limit 180")


def test_the_words_tell_who_changed_it() -> None:
    """Alert and record name the limit, when it was changed and by whom."""
    chronicle = running()
    chronicle.limit(-6, "SBP-HIGH-2", 190)
    chronicle.observe(10, readings(sbp=191))
    (alert,) = value_alerts(chronicle)
    assert alert.limit == "limit 190 (changed 13:20 Dr Meyer)"
    assert alert.reasons[0] == "SBP 191 mmHg, limit 190 (changed 13:20 Dr Meyer)"


def test_a_stricter_limit_is_held_against_what_is_known() -> None:
    """A limit below the last value fires at once, opened by the change."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=170))
    change = chronicle.limit(12, "SBP-HIGH-2", 170)
    (medium,) = (a for a in value_alerts(chronicle) if a.priority == "medium")
    assert (medium.opened_by, medium.raised_at) == (change, at(12))


def test_a_wider_limit_clears_by_readings() -> None:
    """What was raised stands until two readings lie inside the new limit."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=183))
    (key,) = chronicle.show(10)
    chronicle.limit(12, "SBP-HIGH-2", 190)
    assert [a.state for a in value_alerts(chronicle) if a.key == key] == ["active"]
    chronicle.observe(13, readings(sbp=185))
    chronicle.observe(14, readings(sbp=185))
    (alert,) = (a for a in value_alerts(chronicle) if a.key == key)
    assert (alert.state, alert.resolved_how) == ("cleared", "value")


def test_a_retracted_change_keeps_what_was_raised() -> None:
    """The alert of a limit that was struck out stays, as raised on a changed limit."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-2", 165)
    chronicle.observe(10, readings(sbp=170))
    (key,) = (k for k in chronicle.show(10) if k.startswith("SBP-HIGH-2"))
    chronicle.retract(12, change)
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert (alert.state, alert.resolved_how) == ("cleared", "changed limit")
    assert alert.resolved_at == at(12)
    assert alert.limit == "limit 165 (changed 13:31 Dr Meyer)"


def test_an_amended_change_is_judged_again() -> None:
    """A limit that was mistyped fires by what it should have been."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-2", 190)
    chronicle.observe(10, readings(sbp=182))
    assert "SBP-HIGH-2" not in keys(chronicle)
    chronicle.amend(12, change, changed(limit=181))
    assert "SBP-HIGH-2" in keys(chronicle)


def test_a_value_yet_to_be_charted_is_held_against_it() -> None:
    """Whether a questioned value waits goes by the limit in force at its time."""
    chronicle = running()
    chronicle.limit(5, "SBP-HIGH-1", 185)
    reading = readings(sbp=184).readings
    fields = alerting_fields(chronicle.protocol, chronicle.session, reading, at(4))
    assert fields == {"sbp"}
    chronicle.limit(5, "SBP-HIGH-2", 186)
    assert not alerting_fields(chronicle.protocol, chronicle.session, reading, at(5))


def why(chronicle: Chronicle, fact: LimitChanged, minute: float = 20) -> str:
    command = Chart(id=SPACE, stream_id=chronicle.session.id, at=at(minute), fact=fact)
    now = at(minute) + timedelta(minutes=1)
    refusal = refuse_by_protocol(chronicle.protocol, chronicle.session, command, now)
    return "" if refusal is None else refusal.why


CROSS = "limits would cross, "
REFUSED = [
    ("PULSE", 180, "the protocol has no rule PULSE"),
    ("SPO2-OXYGEN-2", 5, "SPO2-OXYGEN-2 has no limit on a value"),
    ("SBP-HIGH-2", 180, "it is 180 already"),
    ("SBP-HIGH-3", 300, "300 lies outside the hard range of sbp"),
    ("SBP-HIGH-3", 299, ""),
    ("SBP-LOW-3", 39, "39 lies outside the hard range of sbp"),
    ("SBP-LOW-3", 40, ""),
    ("SBP-RISE-2", 260, "260 is no possible rise of sbp"),
    ("SBP-OVER-1", 101, "101 % is not from 1 to 100"),
    ("SBP-HIGH-2", 200, f"{CROSS}200 is not beyond the 200 of SBP-HIGH-2"),
    ("SBP-HIGH-2", 199, ""),
    ("SBP-HIGH-2", 160, f"{CROSS}160 is not beyond the 160 of SBP-HIGH-1"),
    ("SBP-HIGH-2", 161, ""),
    ("SBP-LOW-1", 160, f"{CROSS}160 is not below the 160 of SBP-HIGH-1"),
    ("SBP-LOW-1", 159, ""),
]


@pytest.mark.parametrize(("rule", "limit", "expected"), REFUSED)
def test_refused(rule: str, limit: int, expected: str) -> None:
    """What is impossible, or out of order with another limit, is refused."""
    assert why(running(), changed(rule, limit)) == expected


def test_held_against_changes_that_come_later() -> None:
    """A change charted for earlier must not cross one that was charted for later."""
    chronicle = running()
    chronicle.limit(15, "SBP-HIGH-3", 190)
    assert why(chronicle, changed(limit=190), 10).startswith(CROSS)
    assert why(chronicle, changed(limit=189), 10) == ""


def test_an_amendment_is_held_against_the_rest() -> None:
    """To amend a change is refused as to make it, without what it was before."""
    chronicle = running()
    change = chronicle.limit(5, "SBP-HIGH-2", 190)
    for limit, is_refused in ((180, True), (199, False), (200, True)):
        command = Amend(
            id=SPACE,
            stream_id=chronicle.session.id,
            at=at(5),
            target=change,
            replacement=changed(limit=limit),
            reason="typing slip",
        )
        refusal = refuse_by_protocol(
            chronicle.protocol, chronicle.session, command, at(20)
        )
        assert (refusal is not None) is is_refused
