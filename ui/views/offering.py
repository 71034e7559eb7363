"""Who is offered what: an action is told of to whoever may do something by it."""

from collections.abc import Callable, Mapping

from monitor.chart.charted_again import infused_before
from monitor.chart.entries import Actor
from monitor.charting.reads import SessionRead
from ui.views.actions import AUDIT, BACKTEST, FIGURES, OVERSIGHT, PEOPLE
from ui.views.audit_page.who_may import may_read_audit
from ui.views.figures.who_may import may_review
from ui.views.footer import DOSING
from ui.views.oversight.who_may import may_keep, may_oversee
from ui.views.page_actions import CLOSED_ONLY, KEEPING, REVIEWED
from ui.views.palette import ActionView
from ui.views.people_page.who_may import may_change_people
from ui.views.screen_names import Screen
from ui.views.snapshot import Snapshot


def is_offered(action: ActionView, screen: Screen, snapshot: Snapshot) -> bool:
    """Who may do nothing on one of these pages is not told of it."""
    may = _MAY.get(action.id)
    if may is not None:
        return may(snapshot.actor)
    if action.id in CLOSED_ONLY:
        read = snapshot.readable
        return read is not None and not read.session.is_open
    return action.id != DOSING or _is_dosed_on(screen, snapshot.readable)


_MAY: "Mapping[str, Callable[[Actor | None], bool]]" = {
    AUDIT: may_read_audit,
    PEOPLE: may_change_people,
    FIGURES: may_review,
    BACKTEST: may_review,
    OVERSIGHT: may_oversee,
    **dict.fromkeys(REVIEWED, may_review),
    **dict.fromkeys(KEEPING, may_keep),
}


def _is_dosed_on(screen: Screen, read: SessionRead | None) -> bool:
    """On the page of an opening only where a start can be charted again."""
    if screen != "opening":
        return True
    return read is not None and infused_before(read.session) is not None
