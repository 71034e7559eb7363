"""Who is offered what: an action is told of to whoever may do something by it."""

from collections.abc import Callable, Mapping

from monitor.chart.charted_again import infused_before
from monitor.chart.commands import ChangePerson
from monitor.chart.entries import Actor
from monitor.chart.keeping_commands import PlaceHold
from monitor.chart.role_words import whom
from monitor.chart.roles import TABLE, Act
from monitor.charting.reads import SessionRead
from ui.views.actions import ACTIONS, AUDIT, BACKTEST, FIGURES, OVERSIGHT, PEOPLE
from ui.views.actions_searched import SEARCHED
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


_ACTS: "Mapping[str, tuple[Act, ...]]" = {
    AUDIT: ("audit",),
    PEOPLE: (ChangePerson,),
    FIGURES: ("review",),
    BACKTEST: ("review",),
    OVERSIGHT: ("review", PlaceHold),
}
"""What is asked for by each page that not everybody has."""


def for_others(actor: Actor | None) -> tuple[ActionView, ...]:
    """The pages that are not offered to that person, each with whom it is for."""
    return tuple(
        ActionView(
            id=action.id,
            # As short as it can be, so that whom it is for is not cut off beside it.
            title=action.title.partition(",")[0],
            key=action.key,
            enabled=False,
            why_not=f"for {_whom(action.id)}",
            words=SEARCHED.get(action.id, ""),
        )
        for action in ACTIONS
        if actor is not None and action.id in _ACTS and not _MAY[action.id](actor)
    )


def whose(id_: str, actor: Actor | None) -> str:
    """Whom a page is for that somebody else asked for; empty where it is theirs."""
    found = next((one for one in for_others(actor) if one.id == id_), None)
    if found is None:
        return ""
    return f"{found.title}: {found.why_not}"


def _whom(id_: str) -> str:
    cells = {who: may for act in _ACTS[id_] for who, may in TABLE[act].items()}
    return whom(cells)


def _is_dosed_on(screen: Screen, read: SessionRead | None) -> bool:
    """On the page of an opening only where a start can be charted again."""
    if screen != "opening":
        return True
    return read is not None and infused_before(read.session) is not None
