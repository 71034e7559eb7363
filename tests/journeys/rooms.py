"""What a nurse does who looks after several rooms, one of them being opened."""

from threading import Event
from uuid import UUID

from PySide6.QtCore import Qt

from monitor.chart.kinds import WeightRecorded
from monitor.chart.session import Session
from monitor.charting.reads import SessionRead
from tests.journeys.checks import answer_checks
from tests.journeys.nurse import Nurse
from tests.journeys.typed_rows import ALT, CTRL, check_dose


def go(nurse: Nurse, room: int) -> UUID:
    """To the room of that number; returns its session."""
    nurse.chord(Qt.Key(Qt.Key.Key_0 + room), CTRL)
    return nurse.session.id


def held(nurse: Nurse) -> Event:
    """Keep the record busy until the event is set, as a slow disk does."""
    event = Event()
    nurse.vigil.worker.ask(lambda _: event.wait(20), lambda _: None, lambda _: None)
    return event


def charted(nurse: Nurse, id_: UUID) -> Session:
    """A session as the record has it."""
    found: list[SessionRead] = []

    def take(read: object) -> None:
        assert isinstance(read, SessionRead)
        found.append(read)

    nurse.vigil.bedside.ask(lambda recorder: recorder.session(id_), take)
    nurse.until(lambda: bool(found))
    return found[0].session


def weights(nurse: Nurse) -> dict[str, list[str]]:
    """Every weight that is charted, by room."""
    return {
        read.room: [
            str(fact.payload.kg)
            for fact in charted(nurse, read.id).facts
            if isinstance(fact.payload, WeightRecorded)
        ]
        for read in nurse.vigil.store.snapshot.open_sessions
    }


def close_room(nurse: Nurse, room: int) -> UUID:
    """End the infusion there, and close the session a minute later."""
    id_ = go(nurse, room)
    nurse.press(4)
    nurse.type("e\n\n")
    nurse.settle()
    nurse.clock.advance(seconds=60)
    nurse.vigil.bedside.tick()
    nurse.chord(Qt.Key.Key_E, CTRL)
    nurse.type("aWard 4\t=\n\n")
    nurse.settle()
    assert not charted(nurse, id_).is_open
    return id_


def enter_third(nurse: Nurse, names: str = "Gamma\tAlex") -> None:
    """A third patient, up to the last field before the record is asked."""
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    nurse.type("T-0003")
    nurse.settle()
    nurse.chord(Qt.Key.Key_N, ALT)
    nurse.type(f"{names}\t\t14-Mar-1981\tnn")


def confirm_third(nurse: Nurse) -> None:
    """The third patient entered, up to the last field before the session is opened."""
    enter_third(nurse)
    nurse.type("\n")
    nurse.settle()
    nurse.type("AG\t1981\tRoom 3")


def open_third(nurse: Nurse) -> UUID:
    """Room 3 opened, and nothing charted there yet; returns its session."""
    confirm_third(nurse)
    nurse.type("\n")
    nurse.settle()
    return nurse.session.id


def ready_third(nurse: Nurse) -> UUID:
    """Room 3 with all that its start needs."""
    id_ = open_third(nurse)
    nurse.type("68.4\n")
    nurse.settle()
    nurse.type("34.2\tDr Meyer\t50\t50\t50\t40\t\n")
    nurse.settle()
    check_dose(nurse)
    nurse.press(2)
    nurse.type("118 72 70 98 14 5 0 1 0\na\n")
    nurse.settle()
    answer_checks(nurse)
    return id_
