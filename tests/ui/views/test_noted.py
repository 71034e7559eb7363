"""What was answered before the dose that matters after it, wherever it is told."""

import pytest

from monitor.chart.kinds import (
    Answer,
    EmergencyDeclared,
    EmergencyEnded,
    GateAnswered,
    InfusionRecorded,
)
from tests.builders import Chronicle
from tests.ui.views.alert_scene import story
from tests.ui.views.test_call_text import alerting, read_at
from ui.views.call_text import call_text
from ui.views.noted import noted_before, stopped_early
from ui.views.state_card import state_card, stood
from ui.views.summary.text import summary_text
from ui.views.transfer_sheet import transfer_sheet

MAOI = "Recent medicines MAOI yes, taken moclobemide 9am, reviewed by Dr Reed"
SCREEN = "Suicide screen high, reviewed by Dr Reed"
_MEDICINES = ("benzodiazepine", "stimulant", "maoi", "opioid", "antihypertensive")


def answered(chronicle: Chronicle, gate: str, **values: str) -> None:
    told = tuple(Answer(ask=ask, value=value) for ask, value in values.items())
    flags = ("Suicide screen high",) if values.get("result") == "high" else ()
    chronicle.add(GateAnswered(gate=gate, answers=told, flags=flags), -10)


def noting(chronicle: Chronicle) -> Chronicle:
    medicines = dict.fromkeys(_MEDICINES, "no") | {"maoi": "yes"}
    answered(
        chronicle,
        "medicines",
        **medicines,
        taken="moclobemide 9am",
        reviewed="Dr Reed",
    )
    answered(chronicle, "suicide", result="high", reviewed="Dr Reed")
    return chronicle


def test_medicines_and_the_screen_are_told_by_what_matters() -> None:
    """The medicine that was taken, and who reviewed it; no other."""
    assert noted_before(read_at(noting(story()), 12)) == (MAOI, SCREEN)


@pytest.mark.parametrize("result", ["none", "low", "moderate"])
def test_what_is_as_the_protocol_wants_it_is_not_told(result: str) -> None:
    """No medicine, and a screen that is not flagged."""
    chronicle = story()
    answered(chronicle, "medicines", **dict.fromkeys(_MEDICINES, "no"))
    answered(chronicle, "suicide", result=result, reviewed="Dr Reed")
    assert noted_before(read_at(chronicle, 12)) == ()


def test_card_call_sheet_and_summary_all_tell_it() -> None:
    """Whoever takes over, is called, or reads it later learns of both."""
    read = read_at(noting(alerting()), 12)
    card = {row.label: row.lines for row in state_card(read).rows}
    assert card["Before the dose"] == (MAOI, SCREEN)
    call = {part.heading: part.text for part in call_text(read, "").parts}
    assert "moclobemide 9am" in call["Background"]
    assert SCREEN in call["Background"]
    for whole in (transfer_sheet(read).text, summary_text(read, "0.1.0")):
        assert MAOI in whole
        assert SCREEN in whole


def test_an_early_stop_is_told_with_its_cause() -> None:
    """On the card, on a call and in the summary; a completed infusion is none."""
    chronicle = story()
    chronicle.add(InfusionRecorded(step="stopped", cause="patient asked"), 10)
    read = read_at(chronicle, 12)
    told = "infusion stopped early 13:36, patient asked"
    assert stopped_early(read) == told
    card = {row.label: row.lines for row in state_card(read).rows}
    assert told in card["Dose"]
    assert told in summary_text(read, "0.1.0")
    assert "patient asked" in call_text(read, "").text
    done = story()
    done.add(InfusionRecorded(step="completed"), 40)
    assert stopped_early(read_at(done, 42)) == ""


def test_an_emergency_that_is_over_stays_on_the_card() -> None:
    """What is kept of the card has it too, by times of the clock."""
    chronicle = story()
    chronicle.add(EmergencyDeclared(), 5)
    assert any("EMERGENCY Room 1" in line for line in stood(read_at(chronicle, 6)))
    assert stood(read_at(chronicle, 6)) == stood(read_at(chronicle, 7))
    chronicle.add(EmergencyEnded(outcome="Recovered"), 8)
    told = "There was an emergency from 13:31 to 13:34, Recovered"
    assert any(told in line for line in stood(read_at(chronicle, 12)))
