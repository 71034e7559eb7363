"""When an alert opens, is raised again, clears, and stays on the strip."""

import pytest

from monitor.protocol.assessment import Alert, Card
from tests.builders import Chronicle, at, readings

HOUR = 60


def running() -> Chronicle:
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    return chronicle


def charted(*pressures: int, field: str = "sbp") -> Chronicle:
    """One reading a minute from minute 10 on, each alert shown as it comes."""
    chronicle = running()
    for minute, value in enumerate(pressures, start=10):
        chronicle.observe(minute, readings(**{field: value}))
        chronicle.show(minute)
    return chronicle


def value_alerts(chronicle: Chronicle, minute: float = HOUR) -> list[Alert]:
    """Without those about sets that are overdue."""
    alerts = chronicle.assess(minute).alerts
    return [alert for alert in alerts if alert.parameter != "overdue"]


def keys(chronicle: Chronicle) -> list[str]:
    """The rules that fired a value alert, in order of time."""
    return [alert.rule for alert in value_alerts(chronicle)]


def bp_card(chronicle: Chronicle, minute: float) -> Card:
    card = chronicle.assess(minute).card("bp")
    assert card is not None
    return card


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


CLEARING = [
    ("sbp", 180, 175, 176),
    ("dbp", 110, 105, 106),
    ("hr", 121, 116, 117),
    ("hr", 49, 54, 53),
    ("spo2", 91, 92, 91),
    ("rr", 25, 24, 25),
    ("rr", 9, 10, 9),
    ("sbp", 89, 94, 93),
]


@pytest.mark.parametrize(("field", "fires", "inside", "short"), CLEARING)
def test_medium_clears_after_two_readings_by_the_margin(
    field: str, fires: int, inside: int, short: int
) -> None:
    """Two readings running at the margin clear it; one, or one short of it, don't."""
    assert _is_open(charted(fires, inside, field=field))
    assert not _is_open(charted(fires, inside, inside, field=field))
    assert _is_open(charted(fires, inside, short, field=field))
    assert _is_open(charted(fires, inside, short, inside, field=field))


def _is_open(chronicle: Chronicle) -> bool:
    alerts = chronicle.assess(14).alerts
    return any(a.is_active for a in alerts if a.priority in ("medium", "high"))


@pytest.mark.parametrize(
    ("value", "is_open"), [(152, False), (153, False), (154, True)]
)
def test_margin_of_a_rise(value: int, is_open: bool) -> None:
    """A rise of 40 clears at a rise of 35 or less."""
    chronicle = Chronicle().start()
    for minute, pressure in ((10, 160), (12, value), (14, value)):
        chronicle.observe(minute, readings(sbp=pressure))
    assert _is_open(chronicle) == is_open


def test_margin_of_a_percentage() -> None:
    """30 % under a baseline of 150 is 105, and clears from 110 on."""
    for value, is_open in ((109, True), (110, False)):
        chronicle = Chronicle().open()
        chronicle.observe(-5, readings(sbp=150))
        chronicle.infuse(0, "started", "51.3")
        for minute, pressure in ((10, 105), (12, value), (13, value)):
            chronicle.observe(minute, readings(sbp=pressure))
        assert _is_open(chronicle) == is_open


@pytest.mark.parametrize(
    ("field", "fires", "inside"),
    [("sbp", 160, 159), ("hr", 101, 100), ("spo2", 93, 94), ("distress", 4, 3)],
)
def test_low_clears_after_one_reading_inside(
    field: str, fires: int, inside: int
) -> None:
    """A low alert needs no margin and no second reading."""
    assert chronicle_has_active(charted(fires, field=field))
    assert not chronicle_has_active(charted(fires, inside, field=field))


def chronicle_has_active(chronicle: Chronicle) -> bool:
    return any(a.is_active for a in chronicle.assess(14).alerts)


@pytest.mark.parametrize(("fires", "inside"), [(7, 6), (3, 4), (2, 3)])
def test_scale_clears_after_one_reading_inside(fires: int, inside: int) -> None:
    """Medium and high alerts on a scale clear with one reading, by no margin."""
    field = "distress" if fires == 7 else "sedation"
    chronicle = charted(fires, inside, field=field)
    first, *_ = chronicle.assess(12).alerts
    assert first.state == "cleared"
    assert first.resolved_at == at(11)


def test_set_without_the_parameter_neither_clears_nor_opens() -> None:
    """A set without a pressure is no reading of BP."""
    chronicle = charted(185)
    for minute in (11, 12, 13):
        chronicle.observe(minute, readings(hr=70))
    (alert,) = chronicle.assess(14).alerts
    assert alert.is_active


def test_oxygen_keeps_the_alert_until_air_and_two_readings() -> None:
    """Good readings on oxygen do not clear the alert that oxygen was started."""
    chronicle = running()
    chronicle.breathe(10, "2")
    for minute in (11, 12):
        chronicle.observe(minute, readings(spo2=98))
    assert _is_open(chronicle)
    chronicle.breathe(13, None)
    chronicle.observe(13.5, readings(spo2=98))
    assert _is_open(chronicle)
    chronicle.observe(13.8, readings(spo2=98))
    assert not _is_open(chronicle)


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
    assert keys(chronicle) == ["SBP-HIGH-3", "SBP-SIGN-3"]
