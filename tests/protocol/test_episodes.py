"""When an alert opens, is raised again, clears, and stays on the strip."""

import pytest

from tests.builders import Chronicle, at
from tests.protocol.pressures import bp_card, charted, keys, running, value_alerts
from tests.typed_sets import readings


def test_jitter_at_the_limit_is_one_alert() -> None:
    """180, 182, 181 and 183 are one alert; 195 is a step worse and fires again."""
    steady = charted(180, 182, 181, 183)
    assert keys(steady) == ["SBP-HIGH-2"]
    worse = charted(180, 182, 181, 183, 195)
    assert keys(worse) == ["SBP-HIGH-2", "SBP-HIGH-2"]
    first, second = value_alerts(worse, 15)
    assert first.key != second.key
    assert second.measured_at == at(14)
    assert second.is_active


@pytest.mark.parametrize(
    ("field", "first", "short", "step"),
    [
        ("sbp", 180, 189, 190),
        ("dbp", 110, 119, 120),
        ("hr", 121, 135, 136),
        ("spo2", 89, 88, 87),
        ("rr", 25, 26, 27),
        ("distress", 7, 7, 8),
    ],
)
def test_step_of_worsening(field: str, first: int, short: int, step: int) -> None:
    """A reading worse by a step is a new alert, one short of it is none."""
    assert len(keys(charted(first, short, field=field))) == 1
    assert len(keys(charted(first, step, field=field))) == 2


def test_steps_are_counted_from_the_last_alert() -> None:
    """Creeping up by less than a step each time fires once a step has gathered."""
    assert len(keys(charted(180, 186, 189))) == 1
    assert len(keys(charted(180, 186, 191))) == 2
    assert len(keys(charted(180, 190, 199))) == 2


def test_other_field_of_the_card_can_worsen_it() -> None:
    """A diastolic limit reached while the systolic alert is open fires again."""
    chronicle = running()
    chronicle.observe(10, readings(sbp=185, dbp=90))
    chronicle.observe(12, readings(sbp=184, dbp=112))
    assert keys(chronicle) == ["SBP-HIGH-2", "DBP-HIGH-2"]


def test_fall_from_high_to_low_is_worse() -> None:
    """A pressure too low fires while the alert about it being too high is open."""
    assert keys(charted(185, 85)) == ["SBP-HIGH-2", "SBP-LOW-2"]


def test_escalation_opens_an_alert_of_its_own() -> None:
    """200 after 185 is high; the medium alert goes on beneath it."""
    chronicle = charted(185, 200)
    assert keys(chronicle) == ["SBP-HIGH-2", "SBP-HIGH-3"]
    medium, high = chronicle.assess(12).alerts
    assert medium.is_active
    assert high.is_active
    (card,) = chronicle.assess(12).strip
    assert card.priority == "high"
    assert set(card.unacknowledged) == {medium.key, high.key}


def test_milder_rules_are_silent_under_a_more_urgent_alert() -> None:
    """A high alert alone is raised where the medium rules fire too."""
    assert keys(charted(205)) == ["SBP-HIGH-3"]


def test_milder_alert_opens_when_the_urgent_one_clears() -> None:
    """Two readings at 190 clear a high pressure, and open the medium alert."""
    chronicle = charted(205, 190, 190)
    assert keys(chronicle) == ["SBP-HIGH-3", "SBP-HIGH-2"]
    high, medium = chronicle.assess(13).alerts
    assert (high.state, high.resolved_how) == ("cleared", "value")
    assert high.resolved_at == at(12)
    assert medium.is_active
    assert medium.measured_at == at(12)


def test_medium_stays_as_a_chip_until_acknowledged() -> None:
    """A cleared medium alert that nobody saw is still shown, as latched."""
    chronicle = charted(185, 150, 150)
    (card,) = chronicle.assess(13).strip
    assert card.is_latched
    assert card.reasons == ("SBP 185 mmHg, limit 180",)
    chronicle.acknowledge(13, card.top.key)
    assert chronicle.assess(13).strip == ()


def test_chip_stays_a_chip_over_an_advisory() -> None:
    """A cleared medium alert is latched also while a low one goes on beneath it."""
    chronicle = charted(185, 165, 165)
    card = bp_card(chronicle, 13)
    assert (card.priority, card.is_latched) == ("medium", True)
    assert card.reasons == ("SBP 165 mmHg, limit 160",)


def test_high_stays_until_acknowledged_and_back_in_range() -> None:
    """A high alert leaves the strip only once both are true."""
    chronicle = charted(205)
    (key,) = [a.key for a in chronicle.assess(10).alerts]
    chronicle.acknowledge(11, key)
    assert chronicle.assess(11).strip[0].top.is_acknowledged
    chronicle.observe(12, readings(sbp=150))
    assert chronicle.assess(12).strip != ()
    chronicle.observe(13, readings(sbp=150))
    assert chronicle.assess(13).strip == ()


def test_acknowledged_alert_whose_cause_persists_stays_visible() -> None:
    """Acknowledging takes an alert on; it does not take it away."""
    chronicle = charted(185)
    (card,) = chronicle.assess(11).strip
    chronicle.acknowledge(11, card.top.key)
    chronicle.observe(14, readings(sbp=184))
    (card,) = chronicle.assess(14).strip
    assert card.unacknowledged == ()
    assert card.top.is_active
    assert card.top.acknowledged_at == at(11)


def test_low_never_latches_and_never_reaches_the_strip() -> None:
    """A low alert is an advisory, gone with its cause."""
    open_, gone = charted(160), charted(160, 150)
    assert open_.assess(11).strip == ()
    assert [c.parameter for c in open_.assess(11).advisories] == ["bp"]
    assert gone.assess(12).advisories == ()


def test_card_merges_the_reasons_of_a_parameter() -> None:
    """SBP and DBP share a card that names each reason once, the named limit first."""
    chronicle = Chronicle().start()
    chronicle.observe(40, readings(sbp=183, dbp=107))
    card = bp_card(chronicle, 40)
    assert card.label == "BP"
    assert card.reasons == (
        "SBP 183 mmHg, limit 180",
        "SBP rise 65, limit 40",
        "DBP 107 mmHg, limit 100, with rise 35, limit 25",
        "SBP 55.1 % over baseline, limit 20 %",
    )
    assert card.top.reasons == card.reasons
    assert (card.top.value, card.top.limit) == ("SBP 183 mmHg", "limit 180")
    assert card.top.baseline == "118, up 65, 55 %"


def test_cards_come_by_priority_then_what_nobody_saw_then_age() -> None:
    """High goes before medium; among equals the unacknowledged, then the oldest."""
    chronicle = running()
    charted = ({"rr": 25}, {"sedation": 3}, {"hr": 125, "spo2": 91}, {"sbp": 205})
    for minute, values in enumerate(charted, start=5):
        chronicle.observe(minute, readings(**values))
        chronicle.show(minute)
    order = [c.parameter for c in chronicle.assess(9).strip]
    assert order == ["bp", "rr", "sedation", "hr", "spo2"]
    rr = chronicle.assess(9).card("rr")
    assert rr is not None
    chronicle.acknowledge(9, rr.top.key)
    order = [c.parameter for c in chronicle.assess(9).strip]
    assert order == ["bp", "sedation", "hr", "spo2", "rr"]


def test_trend_is_the_last_four_values() -> None:
    """An alert shows the four values up to its own, the card up to the latest."""
    chronicle = charted(120, 130, 140, 150, 185, 184)
    card = bp_card(chronicle, 16)
    assert [int(p.value) for p in card.top.trend] == [130, 140, 150, 185]
    assert [int(p.value) for p in card.trend] == [140, 150, 185, 184]
    assert card.trend[-1].at == at(15)


def test_new_sign_during_a_high_pressure_fires_again() -> None:
    """A further sign is a worsening, also where a high alert is open already."""
    chronicle = charted(205)
    chronicle.effect(12, "CP")
    assert keys(chronicle) == [
        "SBP-HIGH-3",
        "EVENT-CHEST-PAIN-3",
        "SBP-SIGN-3",
    ]
