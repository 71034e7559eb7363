"""What becomes of an alert on record when its cause is corrected."""

from monitor.chart.kinds import EntryAmended
from tests.builders import CALM, Chronicle, at
from tests.typed_sets import readings


def slipped() -> tuple[Chronicle, str]:
    """HR 174 at minute 10, shown; its key."""
    chronicle = Chronicle().start()
    chronicle.observe(10, "120/80 174 98 14 5")
    (key,) = chronicle.show(10)
    return chronicle, key


def test_shown_alert_is_not_raised_again() -> None:
    """What stands in the record is not to be raised."""
    chronicle, key = slipped()
    assert chronicle.assess(11).to_raise == ()
    alert = chronicle.assess(11).alert(key)
    assert alert is not None
    assert alert.recorded


def test_what_is_to_be_raised_says_all_the_card_says() -> None:
    """The recorded alert holds rule, values, limit, baseline and reasons."""
    chronicle = Chronicle().start()
    opened_by = chronicle.observe(10, "183/107 92 98 14 5")
    raised = {r.rule: r for r in chronicle.assess(10).to_raise}["SBP-HIGH-2"]
    assert raised.key == f"SBP-HIGH-2:{opened_by}"
    assert raised.opened_by == opened_by
    assert {m.field: int(m.value) for m in raised.values} == {"sbp": 183, "dbp": 107}
    assert raised.limit == "limit 180"
    assert raised.baseline == "118, up 65, 55 %"
    assert raised.reasons[0] == "SBP 183 mmHg, limit 180"


def test_amended_cause_resolves_at_once() -> None:
    """An alert on a slip is over with its amendment, also unacknowledged."""
    chronicle, key = slipped()
    target = chronicle.session.sets[-1].id
    chronicle.amend(12, target, readings(hr=74))
    assessment = chronicle.assess(12)
    alert = assessment.alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("amended value", at(12))
    assert (alert.value, alert.limit) == ("HR 174 /min", "limit 141")
    assert assessment.strip == ()


def test_retracted_cause_resolves_at_once() -> None:
    """Striking the set out ends its alert; the alert stays in the history."""
    chronicle, key = slipped()
    chronicle.retract(12, chronicle.session.sets[-1].id)
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("struck-out value", at(12))


def test_amended_to_a_milder_value_raises_the_milder_alert() -> None:
    """174 amended to 125 ends HIGH and is MEDIUM from then on."""
    chronicle, key = slipped()
    target = chronicle.session.sets[-1].id
    chronicle.amend(12, target, readings(hr=125))
    assert chronicle.show(12) == [f"HR-HIGH-2:{target}"]
    alert = chronicle.assess(13).alert(key)
    assert alert is not None
    assert not alert.is_visible
    assert [c.priority for c in chronicle.assess(13).strip] == ["medium"]


def test_amendment_that_keeps_the_cause_keeps_the_alert() -> None:
    """174 amended to 164 is the same alert, acknowledged as it was."""
    chronicle, key = slipped()
    chronicle.acknowledge(11, key)
    target = chronicle.session.sets[-1].id
    chronicle.amend(12, target, readings(hr=164))
    assert chronicle.assess(12).to_raise == ()
    alert = chronicle.assess(12).alert(key)
    assert alert is not None
    assert alert.is_active
    assert alert.is_acknowledged
    assert alert.value == "HR 164 /min"


def test_removing_the_first_of_two_lets_the_second_stand_alone() -> None:
    """When the set that opened an episode goes, the next one opens it."""
    chronicle = Chronicle().start()
    first = chronicle.observe(10, readings(sbp=185))
    chronicle.show(10)
    second = chronicle.observe(12, readings(sbp=186))
    assert chronicle.show(12) == []
    chronicle.retract(13, first)
    assert f"SBP-HIGH-2:{second}" in chronicle.show(13)


def test_late_reading_before_it_does_not_resolve_an_alert() -> None:
    """An alert whose value still stands goes on when an earlier reading comes late."""
    chronicle = Chronicle().start()
    second = chronicle.observe(12, readings(sbp=185))
    chronicle.show(12)
    chronicle.observe(14, readings(sbp=182), effective=11)
    assert chronicle.show(14) == []
    alert = chronicle.assess(14).alert(f"SBP-HIGH-2:{second}")
    assert alert is not None
    assert alert.is_active
    assert alert.resolved_how is None


def test_late_reading_inside_clears_in_its_place() -> None:
    """Readings count in the order they were observed, whenever they were charted."""
    chronicle = Chronicle().start()
    chronicle.observe(10, readings(sbp=185))
    (key,) = [k for k in chronicle.show(10) if k.startswith("SBP")]
    chronicle.observe(20, readings(sbp=150))
    chronicle.observe(25, readings(sbp=150), effective=15)
    alert = chronicle.assess(25).alert(key)
    assert alert is not None
    assert (alert.resolved_how, alert.resolved_at) == ("value", at(25))


def test_history_is_in_order_of_time() -> None:
    """Alerts come in the order they were raised."""
    chronicle, _ = slipped()
    chronicle.observe(20, "185/100 80 98 14 5 0 1 0")
    chronicle.show(20)
    alerts = chronicle.assess(30).alerts
    assert [a.raised_at for a in alerts] == sorted(a.raised_at for a in alerts)


def test_conflicting_amendments_are_both_judged() -> None:
    """Two corrections of one set both stand, and keys are still unique."""
    chronicle, _ = slipped()
    target = chronicle.session.sets[-1].id
    chain = chronicle.session.chain(target)
    for value in (150, 155):
        amended = EntryAmended(replacement=readings(hr=value))
        chronicle.add(amended, 12, effective=10, over=chain)
    assert len(chronicle.session.sets) == 5
    keys = [a.key for a in chronicle.assess(12).alerts]
    assert len(keys) == len(set(keys))


def test_value_alerts_do_not_wait_for_the_calm() -> None:
    """A reading that clears at once was still shown: a late charted 205 is raised."""
    chronicle = Chronicle().start()
    chronicle.observe(14, CALM)
    chronicle.observe(15, CALM)
    late = chronicle.observe(16, readings(sbp=205), effective=12)
    assert [r.key for r in chronicle.assess(16).to_raise] == [f"SBP-HIGH-3:{late}"]
    (card,) = chronicle.assess(16).strip
    assert card.is_latched
