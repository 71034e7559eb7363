"""Alerts that signs, oxygen and effects raise, alone or with a value."""

import pytest

from tests.builders import CALM, Chronicle
from tests.protocol.relative import Values, priority, with_baseline, without_baseline
from tests.protocol.shipped import SHIPPED, shipped
from tests.typed_sets import readings

SIGNS = ("CP", "DYSP", "VISLOSS", "NEURO")


@pytest.mark.parametrize("code", SIGNS)
@pytest.mark.parametrize(
    ("at", "short", "less"),
    [({"sbp": 180}, {"sbp": 179}, "low"), ({"dbp": 110}, {"dbp": 109}, "low")],
)
def test_pressure_with_a_sign_is_high(
    code: str, at: Values, short: Values, less: str
) -> None:
    """A medium pressure becomes high with any of the listed signs."""
    reached, missed = without_baseline(), without_baseline()
    for chronicle, values in ((reached, at), (missed, short)):
        chronicle.effect(5, code)
        chronicle.observe(10, readings(**values))
    assert priority(reached, "bp") == "high"
    assert priority(missed, "bp") == less


@pytest.mark.parametrize(("grade", "fires"), [(3, "high"), (2, "medium")])
def test_only_a_severe_headache_is_a_sign(grade: int, fires: str) -> None:
    """A headache counts from grade 3 on."""
    chronicle = without_baseline()
    chronicle.effect(5, "HEAD", grade)
    chronicle.observe(10, readings(sbp=180))
    assert priority(chronicle, "bp") == fires


def test_sign_after_the_reading_is_judged_when_charted() -> None:
    """A sign that comes later is judged on the last pressure, and opens the alert."""
    chronicle = without_baseline()
    chronicle.observe(10, readings(sbp=185))
    assert priority(chronicle, "bp", 11) == "medium"
    sign = chronicle.effect(12, "CP")
    card = chronicle.assess(13).card("bp")
    assert card is not None
    assert card.priority == "high"
    assert card.top.opened_by == sign
    assert card.top.key == f"SBP-SIGN-3:{sign}"


def test_another_effect_is_no_sign() -> None:
    """An effect that the rule does not name leaves the pressure at medium."""
    chronicle = without_baseline()
    chronicle.effect(5, "DIZZ")
    chronicle.observe(10, readings(sbp=185))
    assert priority(chronicle, "bp") == "medium"


def test_sign_that_has_passed_no_longer_counts() -> None:
    """Only a sign that goes on makes a pressure high."""
    chronicle = without_baseline()
    chronicle.end_effect(8, chronicle.effect(5, "CP"))
    chronicle.observe(10, readings(sbp=185))
    assert priority(chronicle, "bp") == "medium"


def test_oxygen_started_is_medium() -> None:
    """Any flow of oxygen is an alert on SpO2, air is none."""
    chronicle = without_baseline()
    chronicle.breathe(9, None)
    assert priority(chronicle, "spo2") is None
    oxygen = chronicle.breathe(10, "0.5")
    card = chronicle.assess(11).card("spo2")
    assert card is not None
    assert card.priority == "medium"
    assert card.top.opened_by == oxygen


@pytest.mark.parametrize(("second", "fires"), [(91, "high"), (92, "medium")])
def test_spo2_twice_running(second: int, fires: str) -> None:
    """91 % is medium once and high twice running."""
    chronicle = without_baseline()
    chronicle.observe(10, readings(spo2=91))
    assert priority(chronicle, "spo2", 11) == "medium"
    chronicle.observe(12, readings(spo2=second))
    assert priority(chronicle, "spo2") == fires


def test_a_set_without_spo2_does_not_break_the_run() -> None:
    """Twice running counts readings of SpO2, not sets."""
    chronicle = without_baseline()
    chronicle.observe(10, readings(spo2=91))
    chronicle.observe(12, readings(hr=80))
    chronicle.observe(14, readings(spo2=91))
    assert priority(chronicle, "spo2") == "high"


@pytest.mark.parametrize(
    ("minute", "score", "fires"),
    [
        (100, 4, "medium"),
        (100, 3, None),
        (95, 4, "medium"),
        (94, 4, None),
        (85, 6, None),
    ],
)
def test_dissociation_an_hour_after_the_end(
    minute: int, score: int, fires: str | None
) -> None:
    """It alerts from 4 on with the last set of recovery, which may come 5min early."""
    chronicle = without_baseline()
    chronicle.infuse(40, "completed")
    chronicle.observe(minute, readings(dissociation=score, distress=0))
    assert priority(chronicle, "dissociation", minute) == fires


@pytest.mark.parametrize("score", range(11))
def test_calm_dissociation_never_alerts(score: int) -> None:
    """During the infusion no dissociation score alerts while distress is below 4."""
    chronicle = without_baseline()
    chronicle.observe(20, readings(dissociation=score, distress=3))
    assert priority(chronicle, "dissociation") is None


@pytest.mark.parametrize(
    ("code", "parameter"),
    [
        ("ASKSTOP", "distress"),
        ("PANICON", "distress"),
        ("UNRESP", "dissociation"),
        ("UNSAFE", "dissociation"),
        ("ASPIR", "vomiting"),
    ],
)
def test_sign_alone_is_high(code: str, parameter: str) -> None:
    """Some effects are a high alert by themselves, until they end."""
    chronicle = without_baseline()
    effect = chronicle.effect(10, code)
    assert priority(chronicle, parameter, 11) == "high"
    (key,) = chronicle.show(11)
    chronicle.acknowledge(11, key)
    chronicle.end_effect(15, effect)
    assert priority(chronicle, parameter, 16) is None


@pytest.mark.parametrize(
    ("episodes", "sedation", "fires"),
    [(1, 5, "low"), (2, 5, "medium"), (1, 4, "low"), (1, 3, "medium")],
)
def test_vomiting(episodes: int, sedation: int, fires: str) -> None:
    """One episode is low; two are medium, and so is any with MOAA/S 3 or less."""
    chronicle = without_baseline()
    chronicle.observe(9, readings(sedation=sedation))
    for episode in range(episodes):
        chronicle.effect(10 + episode, "VOM")
    assert priority(chronicle, "vomiting") == fires


def test_vomiting_counts_ended_episodes_too() -> None:
    """The second episode is medium also when the first has passed."""
    chronicle = without_baseline()
    chronicle.end_effect(11, chronicle.effect(10, "VOM"))
    assert priority(chronicle, "vomiting", 12) is None
    chronicle.effect(15, "VOM")
    assert priority(chronicle, "vomiting", 16) == "medium"


def test_effect_of_grade_none_is_no_effect() -> None:
    """An effect charted as absent fires nothing."""
    chronicle = without_baseline()
    chronicle.effect(10, "VOM", 0)
    chronicle.effect(10, "CP", 0)
    chronicle.observe(11, readings(sbp=185))
    assert priority(chronicle, "vomiting") is None
    assert priority(chronicle, "bp") == "medium"


@pytest.mark.parametrize(
    ("minute", "expected"), [(-1 / 60, None), (0, None), (1 / 60, "medium")]
)
def test_relative_limits_count_once_the_drug_has_begun(
    minute: float, expected: str | None
) -> None:
    """A reading up to the start makes the baseline, one a second later does not."""
    chronicle = with_baseline(sbp=118)
    chronicle.observe(minute, readings(sbp=158))
    assert priority(chronicle, "bp", 1) == expected


def test_calm_set_fires_nothing() -> None:
    """A set inside every limit raises no alert of any priority."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    assert chronicle.assess(11).alerts == ()


def test_sets_before_the_dose_are_judged_by_absolute_limits_only() -> None:
    """Before the start a pressure is not compared with the sets before it."""
    chronicle = Chronicle().open()
    chronicle.observe(-12, readings(sbp=100))
    chronicle.observe(-6, readings(sbp=150))
    assert chronicle.assess(-5).alerts == ()
    chronicle.observe(-4, readings(sbp=185))
    assert priority(chronicle, "bp", -3) == "medium"


SERIOUS = ["SEIZ", "LARYN", "BRONC", "CP", "FALL"]


@pytest.mark.parametrize("id_", SHIPPED)
@pytest.mark.parametrize(
    ("code", "grade", "rule"),
    [
        *((code, 1, "EVENT") for code in SERIOUS),
        ("ALLER", 3, "EVENT"),
        ("APN", 1, "RR"),
    ],
)
def test_a_serious_event_calls_whatever_the_values(
    id_: str, code: str, grade: int, rule: str
) -> None:
    """It is a high alert of its own, on every route."""
    chronicle = Chronicle(shipped(id_)).open()
    chronicle.effect(10, code, grade)
    (alert,) = (a for a in chronicle.assess(10).to_raise if a.priority == "high")
    assert alert.rule.startswith(rule)


@pytest.mark.parametrize(("grade", "fires"), [(2, None), (3, "high"), (4, "high")])
def test_an_allergic_reaction_by_its_grade(grade: int, fires: str | None) -> None:
    """Severe ones call at once."""
    chronicle = without_baseline()
    chronicle.effect(10, "ALLER", grade)
    assert priority(chronicle, "event") == fires


@pytest.mark.parametrize("code", ["RASH", "INFIL"])
def test_an_event_that_the_clinician_is_told_of(code: str) -> None:
    """A rash and an infiltration are medium."""
    chronicle = without_baseline()
    chronicle.effect(10, code)
    assert priority(chronicle, "event") == "medium"


@pytest.mark.parametrize(
    ("sbp", "code", "fires"),
    [
        (90, "SYNC", "low"),
        (89, "SYNC", "high"),
        (88, "NEURO", "high"),
        (89, "DIZZ", "medium"),
    ],
)
def test_a_low_pressure_with_a_sign(sbp: int, code: str, fires: str) -> None:
    """Below the medium limit a sign of it makes it high."""
    chronicle = without_baseline()
    chronicle.observe(10, readings(sbp=sbp, dbp=60))
    chronicle.effect(11, code)
    assert priority(chronicle, "bp") == fires


def test_an_irregular_rhythm_with_a_sign() -> None:
    """By itself it is charted and does not call."""
    chronicle = without_baseline()
    chronicle.effect(10, "ARRH")
    assert priority(chronicle, "hr") is None
    chronicle.effect(11, "DYSP")
    assert priority(chronicle, "hr") == "high"


@pytest.mark.parametrize(
    ("minute", "distress", "fires"),
    [
        (14.9, 6, "medium"),
        (14.9, 7, "high"),
        (15, 7, "high"),
        (15, 6, "medium"),
        (16, 8, "high"),
    ],
)
def test_a_panic_that_does_not_settle(minute: float, distress: int, fires: str) -> None:
    """With no distress below 7 read over 5min it is high; it begins as medium."""
    chronicle = without_baseline()
    chronicle.effect(10, "PANIC", 2)
    chronicle.observe(10, readings(distress=distress))
    chronicle.observe(minute, readings(distress=distress))
    assert priority(chronicle, "distress") == fires
