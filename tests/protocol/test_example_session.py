"""The example session: every remark in its file comes true."""

from decimal import Decimal

import pytest

from monitor.chart.session import fold
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Alert, Assessment
from tests.builders import at
from tests.protocol.walk import Walk


@pytest.fixture(scope="module")
def whole() -> Walk:
    return Walk().to(109)


def alert_of(assessment: Assessment, rule: str) -> Alert:
    (found,) = [alert for alert in assessment.alerts if alert.rule == rule]
    return found


def test_alerts_raised_are_those_the_remarks_name(whole: Walk) -> None:
    """Six alerts, each at its minute and by its rule, and no other."""
    opened_at = {id_: minute for minute, id_ in whole.sets.items()}
    rules = []
    for minute, key in whole.raised:
        alert = whole.chronicle.assess(109).alert(key)
        assert alert is not None
        opened = None if alert.opened_by is None else opened_at[alert.opened_by]
        rules.append((minute, alert.rule, alert.priority, opened))
    assert sorted(rules, key=str) == sorted(
        [
            (10, "HR-HIGH-3", "high", 10),
            (20, "SEDATION-1", "low", 20),
            (30, "SBP-OVER-1", "low", 30),
            (30, "HR-OVER-1", "low", 30),
            (40, "SBP-HIGH-2", "medium", 40),
            (77, "overdue", "low", None),
        ],
        key=str,
    )


def test_baseline() -> None:
    """118/72 and HR 70, from three sets."""
    assessment = Walk().to(0).chronicle.assess(0)
    found = {b.field: (b.median, b.n) for b in assessment.baselines}
    assert found["sbp"] == (Decimal(118), 3)
    assert found["dbp"] == (Decimal(72), 3)
    assert found["hr"] == (Decimal(70), 3)


def test_slip_raises_high_and_is_resolved_by_its_amendment() -> None:
    """HR 174 raises HIGH; amended to 74 it is over, and says why."""
    walk = Walk().to(10)
    (card,) = walk.chronicle.assess(10).strip
    assert (card.parameter, card.priority) == ("hr", "high")
    after = walk.to(11).chronicle.assess(11)
    assert after.strip == ()
    slip = alert_of(after, "HR-HIGH-3")
    assert (slip.state, slip.resolved_how) == ("cleared", "amended value")
    assert slip.resolved_at == at(11)
    assert slip.value == "HR 174 /min"
    assert [action.code for action in slip.actions] == [8]


def test_sedation_is_an_advisory_at_20() -> None:
    """MOAA/S 4 is LOW."""
    assessment = Walk().to(20).chronicle.assess(20)
    assert [c.reasons for c in assessment.advisories] == [
        ("Responsiveness 4 lethargic, limit 4",)
    ]
    assert alert_of(assessment, "SEDATION-1").baseline == "5, down 1"


def test_advisories_at_30() -> None:
    """BP is 28.8 % over baseline and HR 22.9 %; dissociation 7 is calm."""
    assessment = Walk().to(30).chronicle.assess(30)
    reasons = {c.parameter: c.reasons for c in assessment.advisories}
    assert reasons["bp"] == ("SBP 28.8 % over baseline, limit 20 %",)
    assert reasons["hr"] == ("HR 22.9 % over baseline, limit 20 %",)
    assert "dissociation" not in reasons
    assert assessment.strip == ()


def test_pressure_at_40() -> None:
    """BP is MEDIUM: 180 reached, up 65, diastolic 107 and up 35."""
    assessment = Walk().to(40).chronicle.assess(40)
    (card,) = assessment.strip
    assert (card.parameter, card.priority) == ("bp", "medium")
    assert card.top.value == "SBP 183 mmHg"
    assert card.reasons[1:3] == (
        "SBP rise 65, limit 40",
        "DBP 107 mmHg, limit 100, with rise 35, limit 25",
    )


def test_repeat_is_asked_and_charted() -> None:
    """Action 1 at 41 asks for a BP at 43, which the recheck answers."""
    walk = Walk().to(41)
    due = walk.chronicle.assess(42).due
    assert (due.kind, due.parameter, due.at) == ("recheck", "bp", at(43))
    (recheck,) = walk.to(43).chronicle.assess(43).rechecks
    assert recheck.fulfilled_by == walk.sets[43]


def test_amended_diastolic_keeps_the_alert() -> None:
    """DBP 100 and up 28 is still MEDIUM."""
    assessment = Walk().to(45).chronicle.assess(45)
    (card,) = assessment.strip
    assert card.top.is_active
    assert "DBP 100 mmHg, limit 100, with rise 28, limit 25" in card.reasons


def test_one_reading_inside_is_not_enough() -> None:
    """152/90 at 55 is inside; the alert waits for a second reading."""
    assessment = Walk().to(55).chronicle.assess(55)
    assert alert_of(assessment, "SBP-HIGH-2").is_active


def test_pressure_resolves_with_the_second_reading() -> None:
    """138/82 of 70, charted at 79, resolves BP wholly."""
    assessment = Walk().to(79).chronicle.assess(79)
    for rule in ("SBP-HIGH-2", "SBP-OVER-1"):
        alert = alert_of(assessment, rule)
        assert (alert.resolved_how, alert.resolved_at) == ("value", at(79))
    assert assessment.card("bp") is None


def test_overdue_is_low_from_77_and_clears_at_79() -> None:
    """The 72 slot alerts at 77, more than half an hour after the end."""
    walk = Walk().to(76)
    assert "overdue" not in {a.rule for a in walk.chronicle.assess(76).alerts}
    overdue = alert_of(walk.to(78).chronicle.assess(78), "overdue")
    assert (overdue.priority, overdue.is_active) == ("low", True)
    assert overdue.raised_at == at(77)
    overdue = alert_of(walk.to(79).chronicle.assess(79), "overdue")
    assert (overdue.resolved_how, overdue.resolved_at) == ("charted", at(79))


def test_slots_are_filled_as_the_remarks_say(whole: Walk) -> None:
    """55 fills 57, 70 fills 72, 85 fills 87, 100 fills 102; the recheck none."""
    minutes = {id_: minute for minute, id_ in whole.sets.items()}
    filled = [
        (slot.at, minutes[slot.filled_by])
        for slot in whole.chronicle.assess(109).slots
        if slot.filled_by is not None
    ]
    assert filled == [
        (at(10), 10),
        (at(20), 20),
        (at(30), 30),
        (at(40), 40),
        (at(57), 55),
        (at(72), 70),
        (at(87), 85),
        (at(102), 100),
    ]


def test_nothing_is_left_open(whole: Walk) -> None:
    """At the close no alert stands and nothing is due."""
    assessment = whole.chronicle.assess(109)
    assert assessment.strip == ()
    assert assessment.advisories == ()
    assert assessment.to_raise == ()
    assert assessment.due.kind == "closed"


def test_replay_shows_what_was_shown(whole: Walk) -> None:
    """Folding what was received by minute 45 gives the strip of minute 45."""
    known = [e for e in whole.chronicle.entries if e.received_at <= at(45)]
    replayed = evaluate(whole.chronicle.protocol, fold(known), at(45))
    assert replayed == Walk().to(45).chronicle.assess(45)
    assert [card.parameter for card in replayed.strip] == ["bp"]
