"""Several sets of one session at once: sent, refused, half typed; none is lost."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.charting.faults import EnvironmentFault
from monitor.charting.recorder import Recorder
from tests.journeys.nurse import Nurse
from tests.journeys.opened import opened
from tests.journeys.rooms import charted, go, held
from tests.journeys.test_two_rooms import shown_boxes

FIRST, SECOND, HALF = "118 72 70 98 14 5 \n", "120 74 72 98 14 5 \n", "130 80 "
REST = "71 98 14 5 \n"
FULL = EnvironmentFault("Not saved", "the disk is full", "Make room")


def refuse(*_: object) -> None:
    raise FULL


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A record that refuses every command, until it is undone."""
    monkeypatch.setattr(Recorder, "handle", refuse)
    return monkeypatch


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    return roomed


def type_on(nurse: Nurse, *parts: str) -> None:
    """Each a few seconds after the one before."""
    for part in parts:
        nurse.type(part)
        nurse.clock.advance(seconds=5)


def await_refusal(nurse: Nurse, patch: pytest.MonkeyPatch) -> None:
    """Until all that was asked for was refused; from then on all is taken."""
    asked: list[bool] = []
    nurse.vigil.bedside.ask(lambda _: None, lambda _: asked.append(True))
    nurse.until(lambda: bool(asked))
    assert nurse.vigil.store.snapshot.record.fault is FULL
    patch.undo()


def texts(nurse: Nurse) -> list[str]:
    """What stands in the boxes of the strip."""
    return [box.face.text for box in shown_boxes(nurse) if box.face.text]


def pressures(nurse: Nurse, session: UUID) -> list[Decimal | None]:
    return [one.value("sbp") for one in charted(nurse, session).sets]


def enter(nurse: Nurse) -> None:
    nurse.type("\n")
    nurse.settle()


def test_refused_sets_stand_again_after_the_one_being_typed(
    nurse: Nurse, refusing: pytest.MonkeyPatch
) -> None:
    """No key of the third changes a value of the first; each has its turn."""
    room = go(nurse, 1)
    before = len(charted(nurse, room).sets)
    event = held(nurse)
    type_on(nurse, FIRST, SECOND, HALF)
    event.set()
    await_refusal(nurse, refusing)
    assert texts(nurse) == ["130/80"]
    assert "the disk is full" in nurse.vigil.notice.words
    nurse.type(REST)
    nurse.settle()
    assert texts(nurse)[:2] == ["118/72", "70"]
    enter(nurse)
    assert texts(nurse)[:2] == ["120/74", "72"]
    enter(nurse)
    assert texts(nurse) == []
    assert pressures(nurse, room)[before:] == [118, 120, 130]


def test_refused_set_stands_again_at_once_where_nothing_is_typed(
    nurse: Nurse, refusing: pytest.MonkeyPatch
) -> None:
    """With the reason beside it; a second Enter charts it."""
    room = go(nurse, 1)
    before = len(charted(nurse, room).sets)
    event = held(nurse)
    type_on(nurse, FIRST)
    event.set()
    await_refusal(nurse, refusing)
    assert texts(nurse)[:2] == ["118/72", "70"]
    assert "the disk is full" in nurse.vigil.parts.strip.set.message
    enter(nurse)
    assert pressures(nurse, room)[before:] == [118]


def test_half_typed_set_is_kept_though_one_is_refused_while_away(
    nurse: Nurse, refusing: pytest.MonkeyPatch
) -> None:
    """Laid aside in its room, it waits behind the one refused meanwhile."""
    go(nurse, 1)
    event = held(nurse)
    type_on(nurse, FIRST, HALF)
    go(nurse, 2)
    event.set()
    await_refusal(nurse, refusing)
    assert nurse.vigil.notice.words.startswith("Room 1, a set was not charted")
    assert texts(nurse) == []
    go(nurse, 1)
    assert texts(nurse)[:2] == ["118/72", "70"]
    enter(nurse)
    assert texts(nurse) == ["130/80"]


def test_set_laid_aside_stands_first_when_its_room_is_shown_again(
    nurse: Nurse, refusing: pytest.MonkeyPatch
) -> None:
    """The order of the line stays, however often rooms are switched."""
    go(nurse, 1)
    event = held(nurse)
    type_on(nurse, FIRST, HALF)
    event.set()
    await_refusal(nurse, refusing)
    for room in (2, 1, 2, 1):
        go(nurse, room)
    assert texts(nurse) == ["130/80"]
    nurse.type(REST)
    nurse.settle()
    assert texts(nurse)[:2] == ["118/72", "70"]


def test_set_thrown_away_makes_room_for_the_next(
    nurse: Nurse, refusing: pytest.MonkeyPatch
) -> None:
    """D drops the one being typed, and the refused one stands in its place."""
    go(nurse, 1)
    event = held(nurse)
    type_on(nurse, FIRST, HALF)
    event.set()
    await_refusal(nurse, refusing)
    nurse.type("\x1bd")
    assert texts(nurse)[:2] == ["118/72", "70"]


def test_each_refused_set_is_told(nurse: Nurse, refusing: pytest.MonkeyPatch) -> None:
    """One that waits behind another has no place of its own to say why."""
    go(nurse, 1)
    event = held(nurse)
    type_on(nurse, FIRST, SECOND)
    told: list[str] = []
    nurse.vigil.desks.sets.told.connect(told.append)
    event.set()
    await_refusal(nurse, refusing)
    assert len(told) == 1
    assert "the disk is full" in told[0]
    assert "the disk is full" in nurse.vigil.parts.strip.set.message


def test_set_refused_behind_an_open_form_is_told(
    nurse: Nurse, refusing: pytest.MonkeyPatch
) -> None:
    """The strip shows a note meanwhile, so the set's own place is not to be seen."""
    go(nurse, 1)
    event = held(nurse)
    nurse.type(FIRST)
    nurse.press(7)
    event.set()
    await_refusal(nurse, refusing)
    assert "the disk is full" in nurse.vigil.notice.words


@pytest.fixture
def again(
    nurse: Nurse, qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> Iterator[Callable[[], Nurse]]:
    """Ends the app, and opens the same record anew."""
    reopened: list[Nurse] = []

    def reopen() -> Nurse:
        nurse.vigil.end()
        back = opened(qtbot, qapp, tmp_path / "record", nurse.clock)
        reopened.append(back)
        back.type("A. Okafor RN\n")
        back.settle()
        return back

    yield reopen
    for back in reopened:
        back.vigil.end()


def test_refused_and_half_typed_sets_come_back_after_a_restart(
    nurse: Nurse, refusing: pytest.MonkeyPatch, again: Callable[[], Nurse]
) -> None:
    """All of one session, oldest first."""
    go(nurse, 1)
    event = held(nurse)
    type_on(nurse, FIRST, SECOND, HALF)
    event.set()
    await_refusal(nurse, refusing)
    back = again()
    go(back, 1)
    seen = []
    for _ in range(2):
        seen.append(texts(back)[0])
        enter(back)
    assert [*seen, *texts(back)] == ["118/72", "120/74", "130/80"]


def test_question_about_a_value_comes_back_after_a_restart(
    nurse: Nurse, again: Callable[[], Nurse]
) -> None:
    """Half typed and asked about: it stands beside the value, and Enter keeps it."""
    room = go(nurse, 1)
    before = len(charted(nurse, room).sets)
    nurse.type("100 83 70 98 14 5\n")
    nurse.settle()
    asked = nurse.vigil.parts.strip.set.message
    assert "Enter again keeps it" in asked
    back = again()
    go(back, 1)
    assert back.vigil.parts.strip.set.message == asked
    enter(back)
    sets = charted(back, room).sets
    assert len(sets) == before + 1
    reading = sets[-1].reading("sbp")
    assert reading is not None
    assert reading.challenge == "confirmed"


def test_first_set_is_ticked_though_the_second_is_refused(
    nurse: Nurse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the second was told back, the first could not be; it is now."""
    room = go(nurse, 1)
    before = len(charted(nurse, room).sets)
    ticked: list[object] = []
    nurse.vigil.desks.sets.saved.connect(ticked.append)
    event = held(nurse)
    type_on(nurse, FIRST, SECOND)
    handle, asked = Recorder.handle, []

    def refuse_second(recorder: Recorder, *command: Any) -> object:
        asked.append(command)
        if len(asked) == 2:
            raise FULL
        return handle(recorder, *command)

    monkeypatch.setattr(Recorder, "handle", refuse_second)
    event.set()
    await_refusal(nurse, monkeypatch)
    assert len(ticked) == 1
    assert pressures(nurse, room)[before:] == [118]
