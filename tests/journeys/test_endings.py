"""Sessions that end otherwise than by discharge, typed through the real window."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import (
    Admitted,
    AgainstAdvice,
    Died,
    LeftUnseen,
    SessionClosed,
    Transferred,
)
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, open_third
from tests.journeys.typed_rows import CTRL


def stopped(nurse: Nurse) -> UUID:
    """Room 1, its infusion ended; a minute later the end is prepared."""
    id_ = go(nurse, 1)
    nurse.press(4)
    nurse.type("e\n\n")
    nurse.settle()
    nurse.clock.advance(seconds=60)
    nurse.vigil.bedside.tick()
    nurse.chord(Qt.Key.Key_E, CTRL)
    return id_


def said(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return view.message.text


def test_a_patient_leaves_against_advice(roomed: Nurse) -> None:
    """Who judged, who explained and where the cannula is; nobody was ever ready."""
    id_ = stopped(roomed)
    roomed.type("gDr Meyer\tA. Okafor RN\t=\t\n")
    assert said(roomed).startswith("Cannula is not chosen")
    roomed.type("n\n")
    assert "This closes Room 1, against advice" in said(roomed)
    roomed.type("\n")
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    assert closed.ready_at is None
    assert closed.facts == AgainstAdvice(
        capacity_judged_by="Dr Meyer",
        risks_explained_by="A. Okafor RN",
        is_cannula_out=False,
    )


@pytest.mark.parametrize(
    ("keys", "ending", "facts"),
    [
        (
            "tWard 4\tDr Ito\t=\n\n",
            "transferred",
            Transferred(where="Ward 4", taken_over_by="Dr Ito"),
        ),
        ("aCardiology\t=\n\n", "admitted", Admitted(where="Cardiology")),
    ],
)
def test_a_patient_is_moved(
    roomed: Nurse, keys: str, ending: str, facts: object
) -> None:
    """Where to, who took over, and when the patient left this place."""
    id_ = stopped(roomed)
    roomed.type(keys)
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    assert (closed.ending, closed.facts, closed.ready_at) == (ending, facts, None)
    assert closed.left_at is not None


@pytest.mark.parametrize("ending", ["left unseen", "died"])
def test_no_time_left_is_asked_of_who_did_not_leave(roomed: Nurse, ending: str) -> None:
    """When that was, and who was told of it or confirmed it."""
    id_ = stopped(roomed)
    roomed.type(f"{'u' if ending == 'left unseen' else 'x'}=Dr Ito\n\n")
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    minute = roomed.clock.now().replace(second=0, microsecond=0)
    wanted = (
        LeftUnseen(last_seen_at=minute, told="Dr Ito")
        if ending == "left unseen"
        else Died(died_at=minute, confirmed_by="Dr Ito")
    )
    assert closed == SessionClosed(ending=closed.ending, facts=wanted)
    assert closed.ending == ending


def test_each_ending_keeps_what_was_typed_for_it(roomed: Nurse) -> None:
    """Escape leads from the form to the endings, and from there to the timeline."""
    stopped(roomed)
    roomed.type("tWard 4\x1bxx\x1bt")
    form = roomed.vigil.parts.strip.form._view
    assert form is not None
    assert form.parts[0].label == "To where"
    assert getattr(form.parts[0], "text", "") == "Ward 4"
    live = roomed.vigil.parts.live
    assert live.ending.isVisible()
    roomed.type("\x1b\x1b")
    assert not live.ending.isVisible()
    assert live.timeline.isVisible()


def test_cancelled_is_offered_until_a_dose_is_begun(roomed: Nurse) -> None:
    """Rooms 1 and 2 are infusing; C means nothing there."""
    stopped(roomed)
    roomed.type("c")
    assert roomed.vigil.parts.strip.currentWidget() is roomed.vigil.parts.strip.set


def test_a_session_that_was_never_dosed_is_cancelled(roomed: Nurse) -> None:
    """From the page on which it was opened."""
    id_ = open_third(roomed)
    roomed.chord(Qt.Key.Key_E, CTRL)
    roomed.type("cfever\t=\n\n")
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    assert closed.ending == "cancelled"
