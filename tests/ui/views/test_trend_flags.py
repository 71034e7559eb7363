"""What stands in the lane of what happened, and what is due ahead."""

import pytest

from monitor.chart.kinds import (
    AlertActioned,
    InfusionRecorded,
    NoteRecorded,
    TreatmentGiven,
)
from tests.builders import CALM, Chronicle
from tests.ui.views.trend_scene import seen


def test_what_happened_is_flagged_by_letter() -> None:
    """Steps, effects, notes and treatments have their letters and full words."""
    chronicle = Chronicle().start()
    dizzy = chronicle.effect(14, "DIZZ")
    chronicle.add(InfusionRecorded(step="paused", cause="line check"), 26)
    chronicle.infuse(28, "resumed", "51.3")
    chronicle.add(NoteRecorded(text="calm,\n hand held"), 33)
    given = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by="Dr Meyer",
        verbal_order_read_back=True,
    )
    chronicle.add(given, 35)
    chronicle.end_effect(38, dizzy)
    flags = seen(chronicle, 39).events.flags
    assert [(f.minute, f.letter, f.words) for f in flags if f.look != "alert"] == [
        (0, "S", "infusion started 51.3 mL/h"),
        (14, "Z", "Dizziness grade 1"),
        (26, "P", "infusion paused, line check"),
        (28, "R", "infusion resumed 51.3 mL/h"),
        (33, "N", "calm, hand held"),
        (35, "T", "ondansetron 4 mg IV"),
        (38, "Z", "Dizziness ended"),
    ]


@pytest.mark.parametrize(
    ("code", "letter"), [("NAUS", "Na"), ("DIZZ", "Z"), ("SED", "Dr"), ("DISS", "D")]
)
def test_no_effect_looks_like_a_note_or_a_step(code: str, letter: str) -> None:
    """One letter stands for one thing in the lane and in the key below it."""
    chronicle = Chronicle().start()
    chronicle.effect(14, code)
    chronicle.add(NoteRecorded(text="calm"), 15)
    view = seen(chronicle, 20)
    (flag,) = [f for f in view.events.flags if f.look == "effect"]
    assert flag.letter == letter
    letters = [item.letter for item in view.key if item.letter]
    assert letter in letters
    assert len(letters) == len(set(letters))


def test_a_watched_patient_is_flagged() -> None:
    """A set of a patient who was not disturbed is flagged as observed."""
    chronicle = Chronicle().start()
    chronicle.observe(20, "-D -D -D 97 14 -D -D -D -D")
    (flag,) = [f for f in seen(chronicle, 21).events.flags if f.letter == "O"]
    assert (flag.minute, flag.words) == (20, "observed, not disturbed")


def test_an_alert_stands_at_the_reading_that_raised_it() -> None:
    """An alert's shape stands at its reading, with value and limit in words."""
    chronicle = Chronicle().start()
    chronicle.observe(41, "183/80 72 98 14 5", effective=40)
    chronicle.show(41)
    flags = seen(chronicle, 42).events.flags
    (alert,) = [f for f in flags if "SBP 183" in f.words and f.priority == "medium"]
    assert (alert.minute, alert.words) == (40, "MED SBP 183 mmHg, limit 180")


def test_an_alert_of_time_stands_at_its_time() -> None:
    """An overdue alert has no reading, so it stands where it was raised."""
    chronicle = Chronicle().start()
    chronicle.show(15)
    flags = seen(chronicle, 16).events.flags
    assert [f.minute for f in flags if f.look == "alert"] == [15]


def test_due_sets_stand_ahead_with_what_they_ask() -> None:
    """What is due stands ahead by its clock; a full set is called so."""
    chronicle = Chronicle().start()
    due = seen(chronicle, 5).events.due
    assert [(d.minute, d.clock, d.what) for d in due[:2]] == [
        (10, "13:36", ""),
        (20, "13:46", "full set"),
    ]


def test_a_repeat_measurement_is_due() -> None:
    """The action repeat measurement puts the parameter ahead at its time."""
    chronicle = Chronicle().start()
    chronicle.observe(40, "183/107 92 96 13 4 8 3 1")
    keys = chronicle.show(40)
    key = next(key for key in keys if key.startswith("SBP-HIGH-2"))
    chronicle.add(AlertActioned(key=key, code=1), 41)
    due = seen(chronicle, 41).events.due
    assert (due[0].clock, due[0].what) == ("14:09", "BP")


def test_a_closed_session_has_nothing_due() -> None:
    """After closing nothing is due."""
    chronicle = Chronicle().start()
    chronicle.observe(10, CALM)
    chronicle.close(30)
    view = seen(chronicle, 31)
    assert view.events.due == ()
    assert view.now_text == "closed"
    assert view.now == 30
