"""Further rooms for the end of the tour: each plays the same script at its own time."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.kinds import PatientDetails
from monitor.simulation.playing import StageClock, play, read_stage

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from monitor.charting.recorder import Recorder
    from monitor.simulation.staging import Stage

FIRST, LAST = 114, 176
"""From when to when they are played, in minutes of the session before them."""


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


def play_rooms(
    first: "Stage", clock: StageClock, recorder: "Recorder"
) -> "tuple[SessionRead, ...]":
    """Chart all of them minute by minute, as if side by side."""
    stages = [_staged(first, room, number) for number, room in enumerate(ROOMS, 1)]
    following = [0] * len(stages)
    for minute in range(FIRST, LAST + 1):
        now = first.moment(minute)
        for place, (stage, room) in enumerate(zip(stages, ROOMS, strict=True)):
            until = min(now, stage.moment(room.charted))
            if until > stage.moment(-60):
                following[place] = play(stage, recorder, clock, until, following[place])
        clock.move_to(now)
    reads = (read_stage(stage, recorder) for stage in stages)
    return tuple(read for read in reads if read is not None)


def _staged(first: "Stage", room: Room, number: int) -> "Stage":
    details = PatientDetails(
        identifier=f"K-004 {110 + number}",
        family=room.family,
        given=room.given,
        born=date(1981 - 7 * number, 3, 14),
        sex="not known",
        allergies=first.script.patient.allergies,
    )
    return replace(
        first,
        session=uuid5(first.session, room.name),
        start=first.moment(LAST - room.shown),
        script=replace(first.script, patient=details),
        room=room.name,
    )
