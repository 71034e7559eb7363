"""What the store knows at once, and when it says so."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.session import Session
from monitor.charting.reads import Charted
from monitor.protocol.alerts import evaluate
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from tests.charting.clinic import Clinic
from tests.clocks import ManualClock
from ui import store
from ui.store import Store
from ui.views.snapshot import RecordState, Saving, Snapshot

SAVING = RecordState(saving=Saving.SAVING)
SAVED = RecordState(saving=Saving.SAVED)
NOTHING = Charted(entries=())


def other_room() -> Clinic:
    return Clinic(session_id=UUID(int=2)).start()


class Told:
    """A store, and how saving stood each time that it announced a change."""

    def __init__(self) -> None:
        clock = ManualClock()
        self.store = Store(clock.now(), clock.zone)
        self.states: list[Saving] = []
        self.store.changed.connect(self._note)

    def _note(self, snapshot: Snapshot) -> None:
        self.states.append(snapshot.record.saving)


def test_what_was_charted_is_known_at_once_and_told_after_painting(
    qtbot: QtBot,
) -> None:
    """Whoever asks the store hears it already; the screen hears it a turn later."""
    told = Told()
    told.store.learn(NOTHING, SAVED)
    assert told.store.snapshot.record is SAVED
    assert told.states == []
    qtbot.waitUntil(lambda: told.states == [Saving.SAVED])


def test_saving_is_told_while_there_is_no_answer(qtbot: QtBot) -> None:
    """What takes longer than a frame of the screen is said to be saving."""
    told = Told()
    told.store.expect_saved(SAVING)
    assert told.store.snapshot.record is SAVING
    assert told.states == []
    qtbot.waitUntil(lambda: told.states == [Saving.SAVING])


def test_a_quick_answer_is_all_that_is_told(qtbot: QtBot) -> None:
    """Saving that is over within a frame is not drawn."""
    told = Told()
    told.store.expect_saved(SAVING)
    told.store.learn(NOTHING, SAVED)
    qtbot.waitUntil(lambda: bool(told.states))
    assert told.states == [Saving.SAVED]


@pytest.mark.usefixtures("qapp")
def test_any_change_tells_all_that_is_known(qtbot: QtBot) -> None:
    """What waited to be told goes with the next change, and not once more."""
    told = Told()
    told.store.learn(NOTHING, SAVED)
    told.store.move_clock(told.store.snapshot.now)
    assert told.states == [Saving.SAVED]
    again = Told()
    again.store.learn(NOTHING, SAVED)
    qtbot.waitUntil(lambda: bool(again.states))
    assert told.states == [Saving.SAVED]


def test_sending_more_puts_off_no_news(qapp: QApplication) -> None:
    """What was charted is told in the next turn, whatever is being saved by then."""
    told = Told()
    told.store.learn(NOTHING, SAVED)
    told.store.expect_saved(SAVING)
    qapp.processEvents()
    assert told.states == [Saving.SAVING]


@pytest.mark.usefixtures("qapp")
def test_a_session_that_fails_leaves_the_clocks_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The mistake is raised, once every other session stands at the new time."""
    broken, sound = Clinic().start().read, other_room().read
    told = Told()
    for read in (broken, sound):
        told.store.take(read)
    now = sound.at + timedelta(minutes=1)

    def assess(protocol: CareProtocol, session: Session, at: datetime) -> Assessment:
        if session.id == broken.id:
            raise ValueError("outside the rules")
        return evaluate(protocol, session, at)

    monkeypatch.setattr(store, "evaluate", assess)
    with pytest.raises(ExceptionGroup, match="can't be assessed"):
        told.store.move_clock(now)
    at = {read.id: read.at for read in told.store.snapshot.rooms}
    assert at == {broken.id: broken.at, sound.id: now}
