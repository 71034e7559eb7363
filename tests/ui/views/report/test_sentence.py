"""The summary of a report in sentences, and its figures."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import InfusionRecorded
from tests.charting.clinic import CALM, HIGH, Clinic, observed
from tests.ui.printing import varied
from ui.views.report.alerts import delay, median_words
from ui.views.report.figures import six_figures
from ui.views.report.scene import Scene
from ui.views.report.sentence import summary_sentences


def said(clinic: Clinic) -> str:
    return summary_sentences(Scene(clinic.read))


def test_an_infusion_with_a_pause_and_what_it_led_to() -> None:
    assert said(varied.infused()) == (
        "38min infusion with one 2min pause, stopped early. "
        "BP rose to 205/95 at 20min and was 131/81 at 25min. "
        "Dissociation peaked at 6 of 10 at 25min, when it was charted last. "
        "Two high and two medium alerts, three never acknowledged. "
        "Session closed, admitted."
    )


def test_single_doses() -> None:
    assert said(varied.single("devices")).startswith(
        "Three doses intranasal, 84 mg over 10min. "
    )
    assert said(varied.single("injection")).startswith("One dose of 34.2 mg IM. ")


def test_no_dose() -> None:
    assert said(Clinic().open()) == (
        "No dose was given. No medium or high alert. The session is open."
    )


def test_dissociation_that_passed_is_told_from_when_it_stayed_away() -> None:
    """A nought between two that are none is not yet the end of it."""
    clinic = Clinic().start()
    for minute, digit in ((10, 5), (20, 0), (30, 2), (40, 0), (50, 0)):
        clinic.chart(minute, observed(f"118/72 70 98 14 5 {digit} 1 0", "confirmed"))
    assert "Dissociation peaked at 5 of 10 and was 0 by 40min." in said(clinic)


def test_a_pressure_that_never_rose() -> None:
    clinic = Clinic().start()
    clinic.chart(10, "112/70 70 98 14 5 0 1 0")
    assert "BP was at most 112/70 at 10min." in said(clinic)


def test_an_alert_that_was_acknowledged() -> None:
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    varied.acknowledge(clinic, 11)
    assert "One high alert, acknowledged." in said(clinic)


@pytest.mark.parametrize(
    ("delays", "words"),
    [
        ((22, 95, None), "median to acknowledge 1min 35sec, n 3"),
        ((22, None, None), "median to acknowledge not reached, n 3"),
        ((20, 40, None, None), "median to acknowledge not reached, n 4"),
        ((20, 40, 60, None), "median to acknowledge 50sec, n 4"),
        ((None,), "median to acknowledge not reached, n 1"),
    ],
)
def test_one_never_acknowledged_took_longer_than_any(
    delays: tuple[int | None, ...], words: str
) -> None:
    """It stays in the denominator."""
    clinic = Clinic().start()
    clinic.chart(10, HIGH)
    alert = clinic.read.assessment.alerts[0]
    alerts = [
        replace(
            alert,
            acknowledged_at=None
            if d is None
            else alert.raised_at + timedelta(seconds=d),
        )
        for d in delays
    ]
    assert median_words(alerts) == f"{words}, never acknowledged counted"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0sec"), (59, "59sec"), (60, "1min"), (95, "1min 35sec"), (3600, "60min")],
)
def test_a_delay_is_told_to_the_second(seconds: int, words: str) -> None:
    assert delay(timedelta(seconds=seconds)) == words


def test_six_figures() -> None:
    told = six_figures(Scene(varied.infused().read)).figures
    assert [(f.name, f.value, f.note) for f in told] == [
        ("Dose", "32.5 mg", "0.5 mg/kg over 40min, calculated"),
        ("Peak BP", "205/95", "up 87 (74 %)"),
        ("SpO₂ lowest", "95 %", "at 25min on 2 L/min"),
        ("Dissociation peak", "6 of 10", "at 25min"),
        ("Responsiveness", "4 lethargic", "lowest, at 25min"),
        ("Time to ready", "\N{EN DASH}", "left 14:08"),
    ]


def test_what_was_never_charted_says_so() -> None:
    told = six_figures(Scene(Clinic().open().read)).figures
    assert [f.note for f in told] == [
        "no dose given",
        *["not charted"] * 4,
        "session open",
    ]


def test_the_dose_is_what_was_given_of_it() -> None:
    clinic = Clinic().start()
    clinic.chart(20, CALM)
    clinic.chart(20, InfusionRecorded(step="paused", cause="line"))
    assert six_figures(Scene(clinic.read)).figures[0].value == "17.1 mg"
