"""The forms of the strip under real keys, in a room that is infusing."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.kinds import InfusionRecorded, NoteRecorded
from tests.desk import START
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.two_rooms import two_rooms
from ui.panels.choice_line import ChoiceLine
from ui.views.forms.form import FormView

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def nurse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Nurse]:
    clock = two_rooms(tmp_path / "record")
    nurse = opened(qtbot, qapp, tmp_path / "record", clock)
    nurse.start = START
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_1, CTRL)
    yield nurse
    nurse.vigil.end()


def test_digit_and_enter_chart_an_action(nurse: Nurse) -> None:
    """Two keys after F9; what is typed between them is its note."""
    nurse.type("118/72 174 98 14 5\n")
    nurse.settle()
    nurse.press(9)
    nurse.type("7")
    nurse.settle()
    (alert,) = nurse.session.assessment.alerts
    assert alert.actions == ()
    nurse.type("cuff slipped\n")
    nurse.settle()
    (alert,) = nurse.session.assessment.alerts
    assert [(a.code, a.note) for a in alert.actions] == [(7, "cuff slipped")]


def test_infusion_that_has_ended_has_no_next_step(nurse: Nurse) -> None:
    """F4 says so in words; there is no form to fill in."""
    nurse.press(4)
    nurse.type("e\n\n")
    nurse.settle()
    assert nurse.session.session.infusion.ended_at is not None
    nurse.press(4)
    assert not nurse.vigil.desks.forms.is_open
    assert "The infusion ended at" in nurse.vigil.notice.words


def test_what_was_told_goes_when_something_else_is_done(nurse: Nurse) -> None:
    """Nothing of the set stays red over a form, and no notice over the next key."""
    nurse.type("\n")
    assert "Nothing to save" in nurse.vigil.parts.strip.set.message
    nurse.press(3)
    nurse.type("\x1b")
    assert "Nothing to save" not in nurse.vigil.parts.strip.set.message
    nurse.chord(Qt.Key.Key_S, CTRL)
    assert nurse.vigil.notice.words
    nurse.type("1")
    assert not nurse.vigil.notice.words


def test_one_enter_too_many_leaves_what_was_saved_in_sight(nurse: Nurse) -> None:
    """Until that has passed, or something is typed; then there is nothing to save."""
    nurse.type("122 74 72 97 14 5 0 1 0\n")
    nurse.settle()
    told = nurse.vigil.parts.strip.set.message
    assert told.startswith("Saved ")
    nurse.type("\n\n")
    assert nurse.vigil.parts.strip.set.message == told
    nurse.type("1\b\n")
    assert nurse.vigil.parts.strip.set.message == told


def test_closing_takes_a_time_and_two_enters(nurse: Nurse) -> None:
    """Blank Enters close nothing; a suggested time is taken by its own key."""
    nurse.press(4)
    nurse.type("e\n\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type("aWard 4\n\n\n")
    nurse.settle()
    assert nurse.session.session.is_open
    nurse.type("=\n")
    nurse.settle()
    assert nurse.session.session.is_open
    nurse.type("\n")
    nurse.settle()
    closed = nurse.session.session.closed
    assert closed is not None
    assert (closed.ready_at, closed.left_at) == (None, nurse.at(10))


def test_no_time_is_refused_as_soon_as_its_field_is_left(nurse: Nurse) -> None:
    """Before the other time is there; what is typed anew is not red."""
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type("d13:30walks well\t")
    assert "13:30walks well is not taken" in shown(nurse).message.text
    nurse.chord(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    nurse.type("\b" * len("walks well"))
    assert shown(nurse).message.text == ""


def test_note_left_half_typed_asks_for_its_time(nurse: Nurse) -> None:
    """Left, and taken up again three minutes later, it is of when it was begun."""
    nurse.press(7)
    nurse.type("calm\x1b")
    nurse.wait_until(13)
    nurse.press(7)
    nurse.type("\n")
    nurse.settle()
    assert notes(nurse) == []
    nurse.type("\n")
    nurse.settle()
    assert notes(nurse) == [(nurse.at(10), "calm")]


def notes(nurse: Nurse) -> list[tuple[datetime, str]]:
    return [
        (fact.effective_at, fact.payload.text)
        for fact in nurse.session.session.facts
        if isinstance(fact.payload, NoteRecorded)
    ]


def test_amendment_names_its_entry(nurse: Nurse) -> None:
    """What is amended is told by its kind, not only by its time."""
    sets, start = nurse.session.session.sets, None
    for fact in nurse.session.session.facts:
        if isinstance(fact.payload, InfusionRecorded):
            start = fact.id
    assert start is not None
    for id_, words in ((sets[-1].id, "Set of 13:22"), (start, "Infusion started")):
        nurse.vigil.actions.amend(id_)
        assert words in shown(nurse).note


def test_striking_out_needs_no_way_back(nurse: Nurse) -> None:
    """After the reason X strikes out: no letter falls into a text."""
    fact = nurse.session.session.sets[-1]
    nurse.vigil.actions.amend(fact.id)
    for _ in range(10):
        if isinstance(nurse.focus, ChoiceLine):
            break
        nurse.type("\t")
    nurse.type("4x\n")
    nurse.settle()
    assert nurse.session.session.settlement.retracted[-1].id == fact.id


def test_rate_far_off_the_order_is_asked_about(nurse: Nurse) -> None:
    """A slipped decimal point does not go by at the first Enter."""
    before = len(steps(nurse))
    nurse.press(4)
    nurse.type("c513\n")
    nurse.settle()
    assert len(steps(nurse)) == before
    assert "513 mL/h, ordered 51.3 mL/h" in shown(nurse).message.text
    nurse.type("\n")
    nurse.settle()
    assert steps(nurse)[-1].rate_ml_per_hour == Decimal(513)


def steps(nurse: Nurse) -> list[InfusionRecorded]:
    facts = nurse.session.session.facts
    return [f.payload for f in facts if isinstance(f.payload, InfusionRecorded)]


def shown(nurse: Nurse) -> FormView:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return view


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        (3, "n1\n", "Charted: Nausea"),
        (7, "calm\n", "Charted: Note of"),
        (4, "p\n\n", "Charted: Infusion paused"),
    ],
)
def test_what_a_form_charted_is_told(
    nurse: Nurse, key: int, typed: str, told: str
) -> None:
    """The form closes, and nothing else beside the chart says that it is saved."""
    nurse.press(key)
    nurse.type(typed)
    nurse.until(lambda: bool(nurse.vigil.notice.words))
    clock = f"{nurse.vigil.bedside.now():%H:%M}"
    assert nurse.vigil.notice.words.startswith(told)
    assert nurse.vigil.notice.words.endswith(clock)


@pytest.mark.parametrize(("typed", "is_told"), [("c", False), ("c3", True)])
def test_scale_without_an_answer_is_not_called_half_typed(
    nurse: Nurse, typed: str, is_told: bool
) -> None:
    """One that was looked at and left has nothing that would stay uncharted."""
    nurse.chord(Qt.Key.Key_M, CTRL)
    nurse.type(f"{typed}\x1b")
    nurse.chord(Qt.Key.Key_H, CTRL)
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    assert ("a rating scale" in view.message.text) is is_told
