"""``entry_strip_view``: a half-typed set and its session make the strip."""

from monitor.chart.keying.asking import AskDiscard, AskOxygen, AskTime
from monitor.chart.keying.keys import Press
from monitor.chart.keying.moves import is_leaving
from monitor.chart.keying.state import Keying
from monitor.protocol.readiness import readiness
from ui.views import wording
from ui.views.due import due_view
from ui.views.ending_view import progress
from ui.views.entry.boxes import boxes
from ui.views.entry.confirmation import is_asking
from ui.views.entry.messages import message
from ui.views.entry.rows import row
from ui.views.entry.scene import Scene
from ui.views.entry.view import ROW, EntryStripView

TITLE = "Observation set"


def entry_strip_view(keying: Keying, scene: Scene) -> EntryStripView:
    due = due_view(scene.assessment.due, scene.protocol, scene.now, scene.zone)
    return EntryStripView(
        title=TITLE,
        due=due,
        leaving=_leaving(scene),
        observed=_observed(keying, scene),
        at=_at(keying, scene),
        boxes=boxes(keying, scene),
        focus=_focus(keying),
        row=row(keying, scene),
        message=message(keying, scene),
        refusals=0 if keying.notice is None else keying.notice.count,
        enter="keep" if _keeps(keying, scene) else "save",
        leaves=_leaves(keying),
    )


def _leaving(scene: Scene) -> str:
    session = scene.session
    if session.dose_ended_at is None or not session.is_open:
        return ""
    return progress(readiness(scene.protocol, session, scene.now), scene.zone)


def _focus(keying: Keying) -> str:
    """The box in focus, or the row while something is typed there."""
    if keying.line is not None or isinstance(keying.asking, AskTime | AskOxygen):
        return ROW
    return keying.occasion.specs[keying.box[0]].code


def _keeps(keying: Keying, scene: Scene) -> bool:
    """Whether Enter keeps what is asked about: a value, or a set half typed."""
    if isinstance(keying.asking, AskDiscard) or keying.questions:
        return True
    return _has_kept_question(keying, scene)


def _has_kept_question(keying: Keying, scene: Scene) -> bool:
    """Whether Enter, with nothing typed since, keeps what was saved unconfirmed."""
    return keying.is_untouched and is_asking(scene.echo)


def _leaves(keying: Keying) -> tuple[int, ...]:
    ways = {1: Press.TAB, -1: Press.BACK_TAB}
    return tuple(way for way, key in ways.items() if is_leaving(keying, key))


def _at(keying: Keying, scene: Scene) -> str:
    if keying.started_at is None and keying.timed_at is None:
        return ""
    return wording.clock(keying.observed_at(scene.now), scene.zone)


def _observed(keying: Keying, scene: Scene) -> str:
    """When the set counts as observed; late if it will be charted late."""
    at = _at(keying, scene)
    if not at:
        return ""
    told = f"observed at {at}"
    delay = scene.now - keying.observed_at(scene.now)
    if delay <= scene.protocol.charting.late_after:
        return told
    return f"{told} · {wording.charted_late(delay)}"
