"""The way of the tour to a session that is signed off, and what is added after that."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from monitor.chart.commands import EnrolPerson, SignOff
from monitor.chart.entries import SET_UP, Actor
from monitor.chart.people import PEOPLE
from monitor.chart.refusals import Refusal
from monitor.chart.wish_to_sign import wish_to_sign
from monitor.clock import new_id
from monitor.simulation.playing import Refused
from ui import questions

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder
    from ui.tour import Tour

_SECRET = bytes(range(32))
"""A key for signing that is nobody's: what is signed here is made up."""


def sign_off(tour: "Tour") -> None:
    """From here on the nurse of the first session has signed in with a password."""
    tour.press(Qt.Key.Key_Escape)
    tour.vigil.bedside.name_actor(tour.ask(partial(_signed_in, tour.stage.actor.name)))
    _show(tour)
    tour.do("sign off")
    tour.fill("okafor", "x" * 23)


def look_at_signed(tour: "Tour") -> None:
    tour.press(Qt.Key.Key_Escape)
    actor = tour.vigil.store.snapshot.actor
    if actor is None:
        raise LookupError("Nobody has signed in.")
    now, read = tour.clock.now(), tour.read()
    wish = wish_to_sign(new_id(), read.session, read.patient, actor, now)
    if isinstance(wish, Refusal):
        raise Refused(0, wish)
    tour.ask(partial(_sign, wish, actor))
    _show(tour)


def add_to_it(tour: "Tour") -> None:
    tour.do("addendum")
    tour.type("Called at nine, slept badly, no nausea any more")


def look_at_added(tour: "Tour") -> None:
    tour.press(Qt.Key.Key_Return)


def _show(tour: "Tour") -> None:
    tour.vigil.navigation.open_session(tour.stage.session)
    tour.settle()


def _signed_in(name: str, recorder: "Recorder") -> Actor:
    """The first who comes in by a password."""
    person = new_id()
    enrolling = EnrolPerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=recorder.clock.now(),
        person=person,
        name=name,
        sign_in="okafor",
        roles=frozenset({"administrator", "nurse"}),
    )
    by = Actor(person=person, name=name, auth_method=SET_UP)
    enrolled = recorder.handle(enrolling, by)
    if isinstance(enrolled, Refusal):
        raise Refused(0, enrolled)
    who = Actor(person=person, name=name, auth_method="password")
    admitted = questions.sign_in(who, recorder)
    if isinstance(admitted, Refusal):
        raise Refused(0, admitted)
    return admitted


def _sign(wish: SignOff, actor: Actor, recorder: "Recorder") -> None:
    # Its library takes long to import, and a start of the app does not need it.
    from monitor.access.signing import OwnKey  # noqa: PLC0415

    answer = recorder.handle(wish, actor, OwnKey(_SECRET))
    if isinstance(answer, Refusal):
        raise Refused(0, answer)


SIGNING = (
    ("form_sign_off", sign_off),
    ("session_signed", look_at_signed),
    ("form_addendum", add_to_it),
    ("session_amended", look_at_added),
)
"""The names of its pictures, and the way to each."""
