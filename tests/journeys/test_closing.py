"""Closing the window loses nothing that was typed, and nothing that was sent."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from monitor.chart.kinds import NoteRecorded
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.ports import Draft
from monitor.charting.recorder import Recorder
from tests.journeys.nurse import Nurse
from tests.traps.logs import ExpectedLogs
from ui import bedside, questions

CTRL = Qt.KeyboardModifier.ControlModifier
SILENT = EnvironmentFault("Not saved", "the disk gives no answer", "Look at the disk")
Open = Callable[[], Nurse]


def boxes(nurse: Nurse) -> list[str]:
    view = nurse.vigil.parts.strip.set._view
    assert view is not None
    return [box.face.text for box in view.boxes]


def test_one_key_typed_just_before_closing_is_there_again(open_again: Open) -> None:
    """Nobody has to wait for the timer that keeps drafts."""
    nurse = open_again()
    nurse.type("1")
    nurse = open_again()
    assert boxes(nurse)[0].startswith("1")


def test_one_key_of_a_note_is_there_again(open_again: Open) -> None:
    """The forms of the strip are kept like the set."""
    nurse = open_again()
    nurse.press(7)
    nurse.type("c")
    nurse = open_again()
    nurse.press(7)
    nurse.type("alm\n")
    nurse.settle()
    said = [f.payload for f in nurse.session.session.facts]
    assert NoteRecorded(text="calm") in said


def test_note_of_an_earlier_run_asks_for_its_time(open_again: Open) -> None:
    """The app was away for longer than the protocol lets a draft lie."""
    nurse = open_again()
    begun = nurse.clock.now()
    nurse.press(7)
    nurse.type("calm")
    nurse.clock.advance(minutes=5)
    nurse = open_again()
    nurse.press(7)
    nurse.type("\n")
    nurse.settle()
    said = [(f.effective_at, f.payload) for f in nurse.session.session.facts]
    assert all(payload != NoteRecorded(text="calm") for _, payload in said)
    nurse.type("\n")
    nurse.settle()
    said = [(f.effective_at, f.payload) for f in nurse.session.session.facts]
    assert (begun, NoteRecorded(text="calm")) in said


def test_what_was_deleted_again_is_not_kept(open_again: Open) -> None:
    """An emptied set leaves no draft behind."""
    nurse = open_again()
    nurse.type("1")
    nurse.vigil.desks.drafts.flush()
    nurse.type("\b")
    nurse = open_again()
    assert not any(boxes(nurse))


def test_unconfirmed_set_is_half_typed_again_after_closing(
    open_again: Open,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: ExpectedLogs,
) -> None:
    """The log says that nobody knows, and what was typed is kept."""
    expected_logs.expect("Not known whether it is charted: Chart")
    monkeypatch.setattr(bedside, "_LAST_WORD_MS", 50)
    nurse = open_again()

    def say_nothing(*_: object) -> None:
        raise Unconfirmed((), SILENT)

    with monkeypatch.context() as deaf:
        deaf.setattr(Recorder, "handle", say_nothing)
        deaf.setattr(Recorder, "confirm", say_nothing)
        nurse.type("118 72 70 98 14 5 \n")
        nurse.vigil.end()
    nurse = open_again()
    assert boxes(nurse)[1:4] == ["70", "98", "14"]


def test_unconfirmed_set_that_was_charted_is_not_half_typed_again(
    open_again: Open,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: ExpectedLogs,
) -> None:
    """Where the record has it after all, there is nothing left to type."""
    expected_logs.expect("Not known whether it is charted: Chart")
    monkeypatch.setattr(bedside, "_LAST_WORD_MS", 50)
    nurse = open_again()
    before = len(nurse.session.session.sets)
    handle = Recorder.handle

    def chart_and_say_nothing(self: Recorder, *command: object) -> None:
        handle(self, *command)  # type: ignore[arg-type]  # passed on as it came
        raise Unconfirmed((), SILENT)

    with monkeypatch.context() as deaf:
        deaf.setattr(Recorder, "handle", chart_and_say_nothing)
        deaf.setattr(Recorder, "confirm", chart_and_say_nothing)
        nurse.type("118 72 70 98 14 5 \n")
        nurse.vigil.end()
    nurse = open_again()
    assert not any(boxes(nurse))
    assert len(nurse.session.session.sets) == before + 1


def test_set_sent_just_before_closing_is_charted(open_again: Open) -> None:
    """Closing waits for what is on its way."""
    nurse = open_again()
    before = len(nurse.session.session.sets)
    nurse.type("118 72 70 98 14 5 \n")
    nurse = open_again()
    assert len(nurse.session.session.sets) == before + 1


def test_closing_with_an_open_session_asks_in_the_window(open_again: Open) -> None:
    """It names the rooms; Enter, as habit has it, keeps Vigil running."""
    nurse = open_again()
    leaving = nurse.vigil.overlays.leaving
    nurse.type("1")
    assert not nurse.window.close()
    assert "Open in Room 1 and Room 2." in leaving.text
    nurse.type("\n")
    assert not leaving.isVisible()
    assert nurse.window.isVisible()
    nurse.type("1")
    assert boxes(nurse)[0].startswith("11")


def test_the_key_of_the_question_closes(open_again: Open) -> None:
    """C, and not a key that means something else everywhere."""
    nurse = open_again()
    nurse.window.close()
    nurse.type("d")
    assert nurse.window.isVisible()
    nurse.type("c")
    assert not nurse.window.isVisible()


def test_closing_twice_is_meant(open_again: Open) -> None:
    """It is asked once; the second time the window closes."""
    nurse = open_again()
    assert not nurse.window.close()
    nurse.window.close()
    assert not nurse.window.isVisible()


def test_a_draft_that_cannot_be_read_keeps_no_other_away(
    open_again: Open, expected_logs: ExpectedLogs
) -> None:
    """It stays kept for the version that can read it, and the nurse hears of it."""
    expected_logs.expect("A draft can't be read: observations")
    nurse = open_again()
    nurse.type("118 7")
    foreign = Draft(
        id=UUID(int=1),
        form="observations",
        stream=nurse.session.id,
        author=nurse.session.session.opened_by,
        content='{"of": "another version"}',
        saved_at=nurse.clock.now() - timedelta(hours=1),
    )
    nurse.vigil.bedside.keep_draft(foreign, lambda: None)
    nurse.settle()
    nurse = open_again()
    assert boxes(nurse)[0].startswith("118/7")
    kept: list[tuple[Draft, ...]] = []
    nurse.vigil.bedside.ask(questions.drafts, kept.append)
    nurse.until(lambda: bool(kept))
    assert foreign in kept[0]


def test_another_nurse_types_her_name_over_the_last(open_again: Open) -> None:
    """Ctrl+U offers the name of before, and the first key replaces it."""
    nurse = open_again()
    nurse.chord(Qt.Key.Key_U, CTRL)
    nurse.type("O. Bell RN\n")
    nurse.settle()
    actor = nurse.vigil.store.snapshot.actor
    assert actor is not None
    assert actor.name == "O. Bell RN"


def test_closing_names_what_is_half_typed(open_again: Open) -> None:
    """A set and a note could not be charted any more once the session is closed."""
    nurse = open_again()
    nurse.type("118 72 70 98 14 ")
    nurse.press(7)
    nurse.type("vomited\x1b")
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type("d")
    assert said(nurse) == "Half typed: a set and a note, which stay uncharted"
    nurse = open_again()
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type("d")
    assert said(nurse) == "Half typed: a set and a note, which stay uncharted"
    nurse.type("\x1b")
    nurse.press(7)
    nurse.type("\n")
    nurse.settle()
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type("d")
    assert said(nurse) == "Half typed: a set, which stays uncharted"
    nurse.type("\n")
    assert "Half typed: a set" in said(nurse)


def said(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return view.message.text


def test_a_draft_that_was_not_written_is_tried_again(
    open_again: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk that has room again loses no key, though none was typed since."""
    nurse = open_again()
    full = EnvironmentFault("Not saved.", "The disk is full.", "Make room.")

    def refuse(*_: object) -> None:
        raise full

    with monkeypatch.context() as disk:
        disk.setattr(Recorder, "put_draft", refuse)
        nurse.type("118")
        nurse.vigil.desks.drafts.flush()
        nurse.until(lambda: nurse.vigil.store.snapshot.record.fault is full)
    nurse.vigil.bedside.retry()
    nurse = open_again()
    assert boxes(nurse)[0].startswith("118")
