"""A note of an emergency that is half typed: whose it is, and what becomes of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.test_emergency import one, panel, pause, shown
from tests.journeys.test_emergency_notes import notes
from tests.journeys.typed_rows import CTRL

TYPED = "adrenaline 0.5 mg"


def begin(nurse: Nurse) -> None:
    """A note half typed in an emergency of Room 1."""
    go(nurse, 1)
    pause(nurse)
    nurse.type(f"\nn{TYPED}")
    nurse.settle()


def authors(nurse: Nurse) -> list[str]:
    """Who charted each note of Room 1."""
    session = charted(nurse, nurse.vigil.store.snapshot.open_sessions[0].id)
    return [
        session.name_of(fact.first.author)
        for fact in session.facts
        if isinstance(fact.payload, NoteRecorded)
    ]


def sign_in(nurse: Nurse, name: str) -> None:
    nurse.chord(Qt.Key.Key_U, CTRL)
    nurse.type(f"{name}\n")
    nurse.settle()


def test_nobody_charts_what_another_typed(roomed: Nurse) -> None:
    """From the start page the line is empty; whoever typed it finds it again."""
    begin(roomed)
    roomed.chord(Qt.Key.Key_U, CTRL)
    roomed.settle()
    pause(roomed)
    roomed.type("n")
    assert shown(roomed).written == ""
    roomed.type("\n")
    roomed.settle()
    assert notes(roomed, 1) == []
    roomed.type("\x1b")
    roomed.vigil.parts.start.start_requested.emit("A. Okafor RN")
    go(roomed, 1)
    pause(roomed)
    roomed.type("n\n")
    roomed.settle()
    assert (notes(roomed, 1), authors(roomed)) == ([TYPED], ["A. Okafor RN"])


def test_another_nurse_is_asked_about_it(roomed: Nurse) -> None:
    """Taken over with the room, it stands in the line, and both names are charted."""
    begin(roomed)
    sign_in(roomed, "J. Marsh RN")
    roomed.chord(Qt.Key.Key_1, CTRL)
    roomed.type("AD\n")
    roomed.settle()
    assert roomed.vigil.parts.strip.left.isVisible()
    roomed.type("t\n")
    roomed.settle()
    pause(roomed)
    roomed.type("n")
    assert shown(roomed).written == TYPED
    roomed.type("\n")
    roomed.settle()
    told = (
        f"Took over what A. Okafor RN had half typed: a note of the emergency ({TYPED})"
    )
    assert notes(roomed, 1) == [told, TYPED]
    assert authors(roomed) == ["J. Marsh RN", "J. Marsh RN"]


def test_it_survives_a_restart(reopen: Callable[[], Nurse]) -> None:
    """In the line of the same emergency, for whoever typed it."""
    nurse = reopen()
    begin(nurse)
    nurse = reopen()
    go(nurse, 1)
    pause(nurse)
    nurse.type("n")
    assert shown(nurse).written == TYPED
    nurse.type("\n")
    nurse.settle()
    assert notes(nurse, 1) == [TYPED]
    nurse = reopen()
    go(nurse, 1)
    pause(nurse)
    nurse.type("n")
    assert shown(nurse).written == ""


def test_what_nobody_signed_in_typed_survives_too(reopen: Callable[[], Nurse]) -> None:
    """Whoever comes into the room is asked about it."""
    nurse = reopen()
    nurse.chord(Qt.Key.Key_U, CTRL)
    nurse.settle()
    pause(nurse)
    nurse.type(f"1n{TYPED}")
    nurse.settle()
    nurse.type("\x1bn")
    assert shown(nurse).written == TYPED
    nurse = reopen()
    go(nurse, 1)
    nurse.settle()
    left = nurse.vigil.parts.strip.left
    assert left.isVisible()
    assert left._view is not None
    assert left._view.question.startswith("Not signed in left a note of the emergency")


def test_its_end_keeps_it_among_the_notes(roomed: Nurse) -> None:
    """That it is half typed is said with the end; F7 shows it."""
    begin(roomed)
    roomed.type("\x1ber")
    roomed.settle()
    assert not one(roomed, 1).is_running
    assert not panel(roomed).isVisible()
    assert roomed.vigil.notice.words.endswith("A note of it is half typed: F7")
    roomed.press(7)
    roomed.type("\n")
    roomed.settle()
    assert notes(roomed, 1) == [TYPED]


def test_of_an_end_without_one_nothing_is_said(roomed: Nurse) -> None:
    """Charted, or taken back to nothing."""
    begin(roomed)
    roomed.type("\nnx\b\x1ber")
    roomed.settle()
    assert roomed.vigil.notice.words.endswith("due sets are asked for again")
