"""The way of the tour to a site that has switched alerting off: one room, the board."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt

from monitor.chart.approving import APPROVALS
from monitor.chart.commands import ApproveProtocol
from monitor.chart.entries import unverified
from monitor.chart.kinds import Allergies, PatientDetails
from monitor.chart.refusals import Refusal
from monitor.charting.shelf import pin_of
from monitor.clock import new_id
from monitor.simulation.playing import Refused
from resources.locate import locate
from ui.tour_devices import devices
from ui.tour_rooms import beside

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.charting.recorder import Recorder
    from monitor.simulation.staging import Stage
    from ui.tour import Tour

_ROOM = "Room 6"
_LEAD = "Dr Meyer"
_START = 324
"""When the dose starts there, in minutes of the session before it."""

_PATIENT = PatientDetails(
    identifier="K-004 121",
    family="Nwosu",
    given="Chidi",
    born=date(1986, 2, 17),
    sex="male",
    allergies=Allergies(state="none known"),
)


def record_only(tour: "Tour") -> "Stage":
    """The script of the first session, pressures that would alert among it."""
    script = replace(tour.stage.script, patient=_PATIENT)
    stage = beside(tour.stage, _ROOM, script, _START)
    return replace(stage, protocol=tour.protocol("iv40"))


def switch_off(tour: "Tour") -> None:
    """The site's lead approves a text that only records; the devices go on beside."""
    tour.press(Qt.Key.Key_Escape)
    tour.ask(partial(_approve, tour.clock.now()))
    tour.play(record_only(tour), devices(tour), until=_START + 41)
    tour.open_room(_ROOM)


def look_at_the_board(tour: "Tour") -> None:
    tour.do("board")


def _approve(at: "datetime", recorder: "Recorder") -> None:
    text = locate("protocols/iv40.toml").read_text(encoding="utf-8")
    changed = text.replace("version = 1\n", "version = 2\nrecord_only = true\n", 1)
    protocol = recorder.take_in(changed)
    command = ApproveProtocol(
        id=new_id(),
        stream_id=APPROVALS.id,
        at=at,
        protocol=pin_of(protocol),
        by=_LEAD,
    )
    answer = recorder.handle(command, unverified(_LEAD))
    if isinstance(answer, Refusal):
        raise Refused(0, answer)


RECORD_ONLY = (
    ("live_record_only", switch_off),
    ("board_record_only", look_at_the_board),
)
"""The names of its pictures, and the way to each."""
