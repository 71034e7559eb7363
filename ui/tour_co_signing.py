"""The way of the tour to a co-signature of one's own session, which nobody signed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from monitor.chart.commands import SetCoSigning
from monitor.chart.lock_times import SITE
from monitor.chart.refusals import Refusal
from monitor.clock import new_id
from monitor.simulation.playing import Refused

if TYPE_CHECKING:
    from monitor.chart.entries import Actor
    from monitor.charting.recorder import Recorder
    from ui.tour import Tour

_DAY = "2026-03-07"
_WHY = "charted and supervised by one person, nobody else was there"


def tick_exceptions(tour: "Tour") -> None:
    """Of a session of an earlier day, all but the last is seen."""
    tour.press(Qt.Key.Key_Escape)
    actor = tour.vigil.store.snapshot.actor
    if actor is None:
        raise LookupError("Nobody has signed in.")
    tour.ask(partial(_allow_own, actor))
    tour.do("find")
    tour.type(_DAY)
    tour.press(Qt.Key.Key_Return)
    panel = tour.vigil.parts.live.review.co_sign
    if not panel.isVisible():
        tour.do("session column")
    panel.take_focus()
    for _ in panel.rows.lines.lines[1:]:
        tour.press(Qt.Key.Key_Space)
        tour.press(Qt.Key.Key_Down)


def say_why(tour: "Tour") -> None:
    """The last is seen as well, and whoever co-signs says why it stands alone."""
    tour.press(Qt.Key.Key_Space)
    tour.do("co-sign")
    tour.fill(_WHY, "okafor", "x" * 23)


def _allow_own(by: "Actor", recorder: "Recorder") -> None:
    """In a small clinic whoever supervises charts as well."""
    command = SetCoSigning(
        id=new_id(), stream_id=SITE.id, at=recorder.clock.now(), own_session=True
    )
    answer = recorder.handle(command, by)
    if isinstance(answer, Refusal):
        raise Refused(0, answer)


CO_SIGNING = (
    ("session_ticked", tick_exceptions),
    ("form_co_sign_why", say_why),
)
"""The names of its pictures, and the way to each."""
