"""The way of the tour to names that are longer than there is room for."""

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.commands import ChangePerson, CorrectPatient
from monitor.chart.people import PEOPLE
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from monitor.simulation.playing import Refused

if TYPE_CHECKING:
    from uuid import UUID

    from monitor.chart.commands import PeopleCommand
    from monitor.chart.entries import Actor
    from monitor.charting.recorder import Recorder
    from ui.tour import Tour

NURSE = "Maximiliane-Wilhelmine von und zu Oberhausen-Schmidtmannsdorf"
FAMILY = "Featherstonehaugh-Wolfeschlegelsteinhausen-Cholmondeley-Marj"
_GIVEN, _TITLE = "Alexandra-Konstantina", "Prof Dr"


def ask_under_long_names(tour: "Tour") -> None:
    """Whoever goes through the tour is called so, and so is the patient."""
    tour.press(Qt.Key.Key_Escape)
    call(tour, NURSE)
    tour.ask(partial(_rename_patient, tour.stage.patient.id, _who(tour)))
    tour.vigil.navigation.open_session(tour.stage.session)
    tour.settle()
    tour.do("query")
    tour.type("who brought the patient home")
    tour.press(Qt.Key.Key_Return)


def look_who_viewed(tour: "Tour") -> None:
    """That session, among those of the last days."""
    page, desk = tour.vigil.parts.oversight, tour.vigil.desks.oversight
    tour.do("oversight")
    while desk.is_reading or "yesterday" in page.header.title.text():
        if not desk.is_reading:
            tour.do("oversight period")
        tour.settle()
    tour.press(Qt.Key.Key_Left)
    tour.press(Qt.Key.Key_Down, 2)
    tour.do("who viewed")


def call(tour: "Tour", name: str) -> None:
    """That is the name of whoever goes through the tour, from now on."""
    actor = tour.ask(partial(_rename, name, _who(tour)))
    tour.vigil.store.name_actor(actor)
    tour.settle()


def _who(tour: "Tour") -> "Actor":
    actor = tour.vigil.store.snapshot.actor
    if actor is None:
        raise LookupError("Nobody has signed in.")
    return actor


def _rename(name: str, by: "Actor", recorder: "Recorder") -> "Actor":
    known = recorder.people(by=by).person(by.person)
    if known is None:
        raise LookupError("Nobody has signed in.")
    command = ChangePerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=recorder.clock.now(),
        person=known.id,
        name=name,
        sign_in=known.sign_in,
        roles=known.roles,
    )
    _do(recorder, command, by)
    actor = recorder.authority.sign_in(by)
    if isinstance(actor, Refusal):
        raise Refused(0, actor)
    return actor


def _rename_patient(patient: "UUID", by: "Actor", recorder: "Recorder") -> None:
    read = recorder.patient(patient, by=by)
    details = replace(read.details, family=FAMILY, given=_GIVEN, title=_TITLE)
    command = CorrectPatient(
        id=new_id(),
        stream_id=patient,
        at=recorder.clock.now(),
        details=details,
        reason="wrong name",
    )
    _do(recorder, command, by)


def _do(
    recorder: "Recorder",
    command: "PeopleCommand | CorrectPatient",
    by: "Actor",
) -> None:
    answer = recorder.handle(command, by)
    if isinstance(answer, Refusal):
        raise Refused(0, answer)


NAMES = (
    ("session_long_names", ask_under_long_names),
    ("oversight_long_names", look_who_viewed),
)
"""The names of its pictures, and the way to each."""
