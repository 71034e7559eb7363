"""What is read of a staffed ward, each kind by its name in the table of roles."""

from collections.abc import Callable

from monitor.chart.entries import Actor
from monitor.charting.faults import NotPermitted
from monitor.charting.measured import MeasuredQuery
from monitor.charting.ports import SessionQuery
from monitor.review.drawing import Wanted, draw
from monitor.review.overseen import Overseeing
from tests.charting.staffed import Ward
from tests.desk import PATIENT


def look_over(ward: Ward, by: Actor) -> object:
    """All that is read of many sessions; refused as a whole or not at all."""
    recorder, day = ward.recorder, ward.steady.now().date()
    days = MeasuredQuery()
    return all_or_none(
        lambda: recorder.all_sessions.stored(by=by),
        lambda: recorder.all_sessions.groups(days, by=by),
        lambda: recorder.all_sessions.measured(("sbp",), days, by=by),
        lambda: Overseeing(recorder, day, day, by),
        lambda: draw(recorder, Wanted(day, day, 1), by),
    )


def look_up_keeping(ward: Ward, by: Actor) -> object:
    site = ward.recorder.site
    return all_or_none(lambda: site.holds(by=by), lambda: site.retention(by=by))


def all_or_none(*asked: Callable[[], object]) -> object:
    """What is told; each of them is refused where one is."""
    found: list[object] = []
    refused: list[NotPermitted] = []
    for ask in asked:
        try:
            found.append(ask())
        except NotPermitted as fault:
            refused.append(fault)
    assert not (found and refused)
    if refused:
        raise refused[0]
    return found


READS: dict[str, Callable[[Ward, Actor], object]] = {
    "charts": lambda w, by: (
        w.recorder.session(w.session_id, by=by),
        w.recorder.earlier(PATIENT.id, by=by),
        w.recorder.recordings.of(w.session_id, by=by),
    ),
    "sessions": lambda w, by: w.recorder.sessions(SessionQuery(), by=by),
    "patients": lambda w, by: (
        w.recorder.patients(by=by),
        w.recorder.patient(PATIENT.id, by=by),
    ),
    "review": look_over,
    "drafts": lambda w, by: w.recorder.drafts(by=by),
    "exports": lambda w, by: w.recorder.to_export(w.session_id, by=by),
    "people": lambda w, by: w.recorder.people(by=by),
    "protocols": lambda w, by: w.recorder.offers(by=by),
    "keeping": look_up_keeping,
}
"""What the recorder itself gives; the rest asks it whether that is permitted."""
