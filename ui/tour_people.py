"""The last of the tour: more people are enrolled, and the workstation is locked."""

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from PySide6.QtCore import Qt

from monitor.access.locking import VEIL_S
from monitor.chart.commands import (
    ChangePerson,
    DisablePerson,
    EnrolPerson,
    PeopleCommand,
)
from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from monitor.chart.people import PEOPLE
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from monitor.simulation.playing import Refused
from ui.tour import Tour
from ui.tour_backtest import BACKTEST
from ui.tour_co_signing import CO_SIGNING
from ui.tour_figures import FIGURES
from ui.tour_names import NAMES, call
from ui.tour_oversight import OVERSIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from monitor.charting.recorder import Recorder

_SPACE = UUID("c1d7f3a0-52a4-4f0c-9d0e-8a6b7f1e2c35")
_STAFF: tuple[tuple[str, str, Role], ...] = (
    ("J. Marsh RN", "marsh", "nurse"),
    ("Dr M. Meyer-Lindenberg", "meyer", "prescriber"),
    ("B. Lee", "lee", "supervisor"),
    ("T. Wirth", "wirth", "nurse"),
)


def enrol_everybody(tour: Tour) -> None:
    """On the page of people, one of whom has left."""
    tour.press(Qt.Key.Key_Escape)
    by = tour.vigil.store.snapshot.actor
    if by is None:
        raise LookupError("Nobody has signed in.")
    actor = tour.ask(partial(_enrol, tour.clock.now(), by))
    tour.vigil.store.name_actor(actor)
    tour.do("people")


def set_lock_times(tour: Tour) -> None:
    tour.do("lock times")


def read_audit_log(tour: Tour) -> None:
    tour.press(Qt.Key.Key_Escape)
    tour.do("audit")


def read_figures(tour: Tour) -> None:
    """So few sessions were closed that nothing is told of them."""
    tour.press(Qt.Key.Key_Escape)
    tour.do("figures")
    tour.settle()
    tour.vigil.desks.figures.wait()
    tour.settle()


def turn_figures(tour: Tour) -> None:
    """To the next face: the cohort, then by month, then the time to response."""
    tour.do("figures face")
    tour.vigil.desks.figures.wait()
    tour.settle()


def leave_it(tour: Tour) -> None:
    """From the board, until the veil lies over it; no key is pressed meanwhile."""
    call(tour, tour.stage.actor.name)
    tour.do("board")
    guard, actor = tour.vigil.guard, tour.vigil.store.snapshot.actor
    if actor is not None:
        guard.desk.begin(actor)
    tour.pass_seconds(VEIL_S)
    guard.watch.look()
    tour.settle()


def lock_it(tour: Tour) -> None:
    """Whoever was there is asked for the PIN."""
    tour.vigil.guard.lock()


def give_name_and_reason(tour: Tour) -> None:
    tour.vigil.parts.lock.ask_glass()
    tour.settle()
    tour.fill("k smith rn", "nobody here can unlock")


def chart_all_the_same(tour: Tour) -> None:
    """A value that alerts is charted at once, and asked about."""
    tour.press(Qt.Key.Key_Return)
    tour.type("208112729714501")
    tour.press(Qt.Key.Key_Return)


def _enrol(at: "datetime", by: Actor, recorder: "Recorder") -> Actor:
    """Whoever was there alone audits as well from now on, and lets the others in."""
    from ui.opening import note_in_memory  # noqa: PLC0415 it takes long to import

    note_in_memory(recorder)
    known = recorder.people(by=by).person(by.person)
    if known is None:
        raise LookupError("Nobody has signed in.")
    changed = ChangePerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=at,
        person=known.id,
        name=known.name,
        sign_in=known.sign_in,
        roles=known.roles | {"auditor", "supervisor"},
    )
    _ask(recorder, changed, by)
    for command in _staff(at):
        _ask(recorder, command, by)
    actor = recorder.authority.sign_in(by)
    if isinstance(actor, Refusal):
        raise Refused(0, actor)
    return actor


def _staff(at: "datetime") -> "Iterator[PeopleCommand]":
    """The others come, and one of them leaves."""
    for name, sign_in, role in _STAFF:
        yield EnrolPerson(
            id=new_id(),
            stream_id=PEOPLE.id,
            at=at,
            person=uuid5(_SPACE, name),
            name=name,
            sign_in=sign_in,
            roles=frozenset({role}),
        )
    yield DisablePerson(
        id=new_id(),
        stream_id=PEOPLE.id,
        at=at,
        person=uuid5(_SPACE, "T. Wirth"),
        reason="left the clinic",
    )


def _ask(recorder: "Recorder", command: PeopleCommand, by: Actor) -> None:
    answer = recorder.handle(command, by)
    if isinstance(answer, Refusal):
        raise Refused(0, answer)


AT_LAST = (
    ("people", enrol_everybody),
    ("form_lock_times", set_lock_times),
    ("audit", read_audit_log),
    *CO_SIGNING,
    ("figures", read_figures),
    ("figures_cohort", turn_figures),
    ("figures_by_month", turn_figures),
    ("figures_response", turn_figures),
    *FIGURES,
    *BACKTEST,
    *OVERSIGHT,
    *NAMES,
    ("veil", leave_it),
    ("lock", lock_it),
    ("lock_reason", give_name_and_reason),
    ("glass", chart_all_the_same),
)
"""The names of its pictures, and the way to each."""
