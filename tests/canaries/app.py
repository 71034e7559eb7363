"""The real app, offscreen, with a nurse whose every word is a canary; run to be killed.

Writes a line to its standard output once it has come to where it is to be killed.
"""

import os
import signal
import sys
from datetime import date
from pathlib import Path
from unittest.mock import patch

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from monitor.access import to_key_anew
from monitor.access.signing_in import Credentials
from monitor.chart.commands import (
    Amend,
    ChangePerson,
    Chart,
    CorrectPatient,
    DisablePerson,
    EnrolPerson,
)
from monitor.chart.kinds import (
    Allergies,
    NoteRecorded,
    PatientDetails,
    TreatmentGiven,
)
from monitor.chart.people import PEOPLE
from monitor.charting.ports import Draft
from monitor.clock import new_id
from monitor.simulation.checks import checks_met
from tests.access.keyring import CHEAP
from tests.canaries import words
from tests.canaries.desk import Desk
from tests.journeys.doorway import OTHER, PASSWORD, SIGN_IN
from tests.journeys.rooms import close_room
from tests.journeys.typed_rows import ALT, CTRL
from ui.cli import _leave_no_core


def chart(desk: Desk) -> None:
    """From set-up to a running session, and two forms half typed."""
    desk.door.set_up()
    _become_supervisor(desk)
    _begin(desk)
    _chart_by_record(desk)
    nurse = desk.nurse
    nurse.vigil.actions.do("summary")
    nurse.until(lambda: "is copied" in nurse.vigil.notice.words)
    assert words.FAMILY.casefold() in QApplication.clipboard().text().casefold()
    nurse.press(7)
    nurse.type(words.HALF_NOTE)
    nurse.press(2)
    nurse.type("118727")
    nurse.until(lambda: len(_half_typed(desk)) == 2)
    assert words.HALF_NOTE in str(_half_typed(desk))


def _become_supervisor(desk: Desk) -> None:
    """Or nothing could be exported."""
    who = desk.door.is_in()
    desk.send(
        ChangePerson(
            id=new_id(),
            stream_id=PEOPLE.id,
            at=desk.nurse.clock.now(),
            person=who.person,
            name=who.name,
            sign_in=SIGN_IN,
            roles=who.roles | {"supervisor"},
        )
    )


def _half_typed(desk: Desk) -> tuple[Draft, ...]:
    return desk.ask(lambda recorder: recorder.drafts())


def _begin(desk: Desk) -> None:
    """A patient, the dose and its check, the checks before it, and the dose."""
    nurse = desk.nurse
    nurse.chord(Qt.Key.Key_N, CTRL)
    nurse.settle()
    desk.keys(words.NUMBER)
    nurse.chord(Qt.Key.Key_N, ALT)
    desk.keys(f"{words.FAMILY}\t{words.GIVEN}\t\t{words.BORN}\tnn\n")
    desk.keys(f"QZ\t1981\t{words.ROOM}\n", "68.4\n")
    desk.keys(f"34.2\t{words.PRESCRIBER}\t50\t50\t50\t40\t\n", "23LK\t01-2027\n")
    desk.keys(f"{words.CHECKER}\t34.2\t51.3\n")
    nurse.press(2)
    desk.keys("118 72 70 98 14 5 0 1 0\na\n")
    at, read = nurse.clock.now(), nurse.session
    for met in checks_met(read.protocol, "start", at):
        answers = tuple(
            replace(answer, value=words.PHONE) if answer.ask == "phone" else answer
            for answer in met.answers
        )
        told = replace(met, answers=answers)
        desk.send(Chart(id=new_id(), stream_id=read.id, at=at, fact=told))
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    nurse.press(4)
    desk.keys("s\n")
    nurse.press(7)
    desk.keys(f"{words.NOTE}\n")


def _chart_by_record(desk: Desk) -> None:
    """What takes many keys: a treatment, corrections with their reasons."""
    at, read = desk.nurse.clock.now(), desk.nurse.session
    assert words.PHONE in str(read.entries)
    treatment = TreatmentGiven(
        drug="ondansetron",
        dose="4 mg",
        route="IV",
        ordered_by=words.PRESCRIBER,
        verbal_order_read_back=True,
        response=words.RESPONSE,
    )
    note = next(e for e in read.entries if isinstance(e.payload, NoteRecorded))
    details = PatientDetails(
        identifier=words.NUMBER,
        family=words.FAMILY,
        given=words.GIVEN,
        born=date(1981, 3, 14),
        sex="not known",
        allergies=Allergies(state="known", items=(words.ALLERGY,)),
    )
    desk.send(Chart(id=new_id(), stream_id=read.id, at=at, fact=treatment))
    desk.send(
        Amend(
            id=new_id(),
            stream_id=read.id,
            at=at,
            target=note.id,
            replacement=NoteRecorded(text=f"{words.NOTE} again"),
            reason=words.REASON,
        )
    )
    desk.send(
        CorrectPatient(
            id=new_id(),
            stream_id=read.patient.id,
            at=at,
            details=details,
            reason=words.REASON,
        )
    )


def leave(desk: Desk) -> None:
    """Sign in after a slip, lock, end a colleague's access, and wait for the copy."""
    desk.door.at("sign-in")
    desk.door.answer(words.MISTYPED, OTHER)
    desk.door.is_refused()
    desk.door.clock.advance(seconds=60)
    desk.door.answer(SIGN_IN, PASSWORD)
    desk.door.is_in()
    assert words.HALF_NOTE in str(_half_typed(desk))
    _end_access(desk)
    close_room(desk.nurse, 1)
    folder = desk.door.folder
    desk.nurse.vigil.bedside.tick()
    desk.nurse.until(lambda: not to_key_anew.is_noted(folder))
    access = desk.nurse.vigil.admission.access
    desk.nurse.until(lambda: not access._is_under_way)
    desk.door.clock.advance(minutes=24 * 60)
    desk.nurse.vigil.bedside.tick()
    desk.nurse.until(lambda: any((folder / "backups").glob("*.db")))
    desk.nurse.vigil.guard.lock()
    desk.nurse.settle()


def _end_access(desk: Desk) -> None:
    """Of somebody who is let in first: the record is keyed anew for it."""
    person, at = new_id(), desk.nurse.clock.now()
    stream = PEOPLE.id
    desk.send(
        EnrolPerson(
            id=new_id(),
            stream_id=stream,
            at=at,
            person=person,
            name=words.LEAVER,
            sign_in=words.LEAVERS,
            roles=frozenset({"nurse"}),
        )
    )
    access, done = desk.nurse.vigil.admission.access, list[object]()
    typed = Credentials(name=words.LEAVERS, password=OTHER)
    access.let_in(person, typed, done.append)
    desk.nurse.until(lambda: len(done) == 1)
    desk.send(
        DisablePerson(
            id=new_id(), stream_id=stream, at=at, person=person, reason=words.WHY_LEFT
        )
    )
    access.shut_out(person, [desk.door.is_in().person], done.append)
    desk.nurse.until(lambda: done == [None, None])


def fail_to_start(desk: Desk) -> None:
    """The record is damaged: the page says so."""
    desk.door.at("sign-in")
    desk.door.answer(SIGN_IN, PASSWORD)
    desk.nurse.until(lambda: bool(desk.nurse.vigil.store.snapshot.record.fault))


STAGES = {"chart": chart, "leave": leave, "fail": fail_to_start}


def main() -> None:
    stage, folder = sys.argv[1], Path(sys.argv[2])
    _leave_no_core()
    app = QApplication(["vigil"])
    with patch("monitor.access.doorkeeper.calibrated", lambda _: CHEAP):
        STAGES[stage](Desk(app, folder))
    sys.stdout.write("come to its end\n")
    sys.stdout.flush()
    if stage == "leave":
        os.kill(os.getpid(), signal.SIGSEGV)
    app.exec()


if __name__ == "__main__":
    main()
