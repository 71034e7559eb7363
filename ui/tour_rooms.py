"""Further rooms of the tour: sessions that are played beside its own, and closed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID, uuid5

from msgspec.structs import replace

from monitor.chart.commands import Chart, Chartable
from monitor.chart.kinds import (
    Admitted,
    EmergencyEnded,
    InfusionRecorded,
    PatientDetails,
    SessionClosed,
)
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from monitor.clock import new_id
from monitor.simulation.playing import Refused, StageClock, play, read_stage
from ui.questions import open_rooms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.charting.recorder import Recorder
    from monitor.simulation.script import Script
    from monitor.simulation.staging import Stage
    from ui.tour import Tour

LAST = 176
"""Until when they are played, in minutes of the session before them."""

_MINUTE = timedelta(minutes=1)


class Room(NamedTuple):
    """A room that is at ``shown`` of its own script at the end; charted up to then.

    Where ``charted`` is earlier, what the script tells after that is left out.
    """

    name: str
    family: str
    given: str
    shown: float
    charted: float


ROOMS = (
    Room("Room 2", "Halvorsen", "Ingrid", shown=40.9, charted=40.9),
    Room("Room 3", "Dubois", "Marie", shown=33.5, charted=29),
    Room("Room 4", "Abebe", "Tesfaye", shown=-4, charted=-5),
)


def further_rooms(first: "Stage") -> "tuple[Stage, ...]":
    """Each plays the script of the first at its own time."""
    return tuple(_staged(first, room, number) for number, room in enumerate(ROOMS, 1))


def play_beside(
    stages: "Sequence[Stage]",
    clock: StageClock,
    until: datetime,
    following: "dict[UUID, int]",
    recorder: "Recorder",
) -> tuple[SessionRead, ...]:
    """Chart all of them minute by minute, as if side by side.

    ``following`` is the next step of each by its session, and is kept up to date.
    """
    while True:
        moment = min(clock.now() + _MINUTE, until)
        for stage in stages:
            first = following.get(stage.session, 0)
            following[stage.session] = play(stage, recorder, clock, moment, first)
        if moment == until:
            break
    reads = (read_stage(stage, recorder) for stage in stages)
    return tuple(read for read in reads if read is not None)


def close_rooms(tour: "Tour") -> None:
    """Every session that is open ends, so that the next pictures are of theirs."""
    for read in tour.ask(partial(_close_all, tour)):
        tour.vigil.store.take(read)
    tour.settle()


def _close_all(tour: "Tour", recorder: "Recorder") -> tuple[SessionRead, ...]:
    return tuple(_closed(tour, recorder))


def _closed(tour: "Tour", recorder: "Recorder") -> "Iterator[SessionRead]":
    at = tour.clock.now()
    for read in open_rooms(recorder):
        if not isinstance(read, SessionRead):
            continue
        for fact in _ending(read, at):
            command = Chart(id=new_id(), stream_id=read.id, at=at, fact=fact)
            answer = recorder.handle(command, tour.stage.actor)
            if isinstance(answer, Refusal):
                raise Refused(0, answer)
            if answer.session is not None:
                yield answer.session


def _ending(read: SessionRead, at: datetime) -> "Iterable[Chartable]":
    session = read.session
    if session.dose_started_at is not None and session.dose_ended_at is None:
        yield InfusionRecorded(step="stopped", cause="end of the tour")
    if session.emergency is not None:
        yield EmergencyEnded(outcome="stable")
    yield SessionClosed(ending="admitted", left_at=at, facts=Admitted(where="Ward 4"))


def beside(first: "Stage", room: str, script: "Script", start: float) -> "Stage":
    """A session in that room whose dose starts at a minute of the first session."""
    moment = first.moment(start)
    return replace(
        first,
        session=uuid5(first.session, f"{room} {moment.isoformat()}"),
        start=moment,
        script=script,
        room=room,
    )


def _staged(first: "Stage", room: Room, number: int) -> "Stage":
    details = PatientDetails(
        identifier=f"K-004 {110 + number}",
        family=room.family,
        given=room.given,
        born=date(1981 - 7 * number, 3, 14),
        sex="not known",
        allergies=first.script.patient.allergies,
    )
    steps = first.script.steps
    script = replace(
        first.script,
        patient=details,
        steps=tuple(s for s in steps if s.recorded_minute <= room.charted),
    )
    return beside(first, room.name, script, LAST - room.shown)
