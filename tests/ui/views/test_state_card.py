"""What the nurse who takes over is shown, and what is kept of it."""

from monitor.chart.kinds import AlertResolved, AlertSeen, GateAnswered, LimitChanged
from tests.builders import Chronicle
from tests.ui.views.alert_scene import story
from tests.ui.views.test_call_text import HIGH, alerting, read_at
from ui.views.state_card import state_card, stood


def rows(chronicle: Chronicle, minute: float) -> dict[str, tuple[str, ...]]:
    card = state_card(read_at(chronicle, minute))
    return {row.label: row.lines for row in card.rows}


def test_it_says_who_and_how_far() -> None:
    """The patient, allergies, the dose so far, and the last values."""
    told = rows(alerting(), 13)
    assert told["Patient"] == ("Alex Demo, 45 years, Room 1", "No known allergies")
    assert told["Dose"] == ("ketamine IV, 0.5 mg/kg over 40min", "started 13:26")
    assert told["Given so far"] == ("11.1 mg of 34.2 mg given, calculated",)
    assert "BP 205/95 at 13:36" in told["Last values"]


def test_open_alerts_come_with_their_life() -> None:
    """What is open, how it stands, and who has seen it."""
    chronicle = alerting()
    key = chronicle.assess(10).strip[0].top.key
    chronicle.add(AlertSeen(key=key), 10.1)
    told = rows(chronicle, 13)
    assert told["Open alerts"] == ("HIGH SBP 205 mmHg, limit 200. Seen AO 13:36",)
    assert "no answer for 3min" in told["What became of the alerts"][0]


def test_what_was_passed_or_ended_is_told() -> None:
    """An alert that a person ended, and why; a note of before the dose."""
    chronicle = alerting()
    key = chronicle.assess(10).strip[0].top.key
    chronicle.add(AlertResolved(key=key, cause="cuff slipped"), 11)
    gate = chronicle.protocol.gates[0]
    noted = GateAnswered(gate=gate.id, answers=(), note="took clonidine")
    chronicle.add(noted, -10)
    told = rows(chronicle, 13)
    assert told["Open alerts"] == ("none",)
    assert f"{gate.label}, took clonidine" in told["Noted, overridden or ended"]
    ended = "SBP 205 mmHg, limit 200 ended 13:37 by AO, cuff slipped"
    assert ended in told["Noted, overridden or ended"]


def test_what_is_kept_is_the_same_a_minute_later() -> None:
    """By times of the clock, so that reading it takes no time away."""
    chronicle = alerting()
    early, late = stood(read_at(chronicle, 11)), stood(read_at(chronicle, 12.5))
    assert early == late
    assert any("BP 205/95 at 13:36" in line for line in early)
    assert any("HIGH SBP 205 mmHg" in line for line in early)
    chronicle.observe(12, HIGH)
    assert stood(read_at(chronicle, 12.5)) != early


def test_each_repeat_that_is_due_is_named() -> None:
    """A second alert's beside that of the first."""
    chronicle = story()
    chronicle.observe(10, "205/90 145 98 14 5 0 1 0")
    chronicle.show(10)
    assert rows(chronicle, 11)["Due"][0] == "BP and HR due 13:38"


def test_side_effects_and_what_is_due() -> None:
    """What goes on, and the next set by its time."""
    chronicle = story()
    chronicle.effect(5, "NAUS", 2)
    told = rows(chronicle, 8)
    assert told["Side effects now"] == ("Nausea grade 2, since 13:31",)
    assert told["Due"] == ("set due 13:36",)


def test_a_limit_of_this_patient_is_told() -> None:
    """Which rule, which limit, since when, on whose word."""
    chronicle = story()
    changed = LimitChanged(
        rule="SBP-HIGH-2", limit=190, prescriber="Dr Meyer", reason="usual for her"
    )
    chronicle.add(changed, 5)
    told = rows(chronicle, 8)
    assert told["Limits of this patient"] == (
        "SBP-HIGH-2 is 190 since 13:31, Dr Meyer, usual for her",
    )
