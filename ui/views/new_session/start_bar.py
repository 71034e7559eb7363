"""The bar at the foot of the page: what still keeps the session from its start."""

from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.commands import ClearStart
from monitor.chart.session import Session
from monitor.protocol.gates import gates, start_obstacles
from ui.views import wording
from ui.views.alert_strip import AlertStripView, alert_strip_view
from ui.views.alert_words import PRIORITY_WORDS
from ui.views.new_session.dose_section import standing_dose
from ui.views.new_session.known import Known
from ui.views.new_session.parts import NOTHING, Act, ButtonView
from ui.views.new_session.protocol_words import pinned_words
from ui.views.new_session.weight import is_weight_charted

KEPT = "Everything typed here is kept as a draft"
OPENED = "What is charted is saved, and what is half typed is kept"
PUMP = "Starting the pump stays with you: this app records and controls nothing"
READY_KEY = "Ctrl+Enter"
_FEW = 3
"""Gates that are told one by one."""
_KEYS = "F8 acknowledges it, F9 records an action"


class StartBarView(Struct, frozen=True, kw_only=True):
    """The bar as shown; ``leave`` is what the way out is called.

    An alert goes before all else: the page has no other place for one.
    """

    title: str
    detail: str
    is_ready: bool
    leave: str
    ready: ButtonView


def start_bar(known: Known) -> StartBarView:
    obstacles = _obstacles(known)
    is_ready = not obstacles
    title, detail = _title(obstacles), _detail(known, obstacles)
    card = _card(known)
    if card is not None and card.unacknowledged:
        detail = f"{_KEYS}. {title}"
        title = _alert(card)
    elif card is not None:
        detail = f"Acknowledged {_alert(card)}. {detail}"
    return StartBarView(
        title=title,
        detail=detail,
        is_ready=is_ready and (card is None or not card.unacknowledged),
        leave="Leave draft" if known.session is None else "Leave for now",
        ready=ButtonView(
            words="Ready to start",
            key=READY_KEY,
            act=_clear(known) if is_ready else NOTHING,
            is_on=is_ready and not known.is_saving,
        ),
    )


def _card(known: Known) -> AlertStripView | None:
    """The alert that F8 is about; those that only inform stay on the chart."""
    session, assessment = known.session, known.assessment
    if session is None or assessment is None:
        return None
    zone = ZoneInfo(session.opened.zone)
    card = alert_strip_view(assessment, session, known.protocol, zone)
    return None if card is None or card.priority == "low" else card


def _alert(card: AlertStripView) -> str:
    """``HIGH alert: SBP 204 mmHg, limit 200, and 1 more``."""
    more = f", and {len(card.others)} more" if card.others else ""
    return f"{PRIORITY_WORDS[card.priority]} alert: {card.facts[0].text}{more}"


def _obstacles(known: Known) -> tuple[str, ...]:
    session = known.session
    if session is None:
        return ("the patient is not confirmed",)
    found = [
        words[:1].lower() + words[1:]
        for words in start_obstacles(known.protocol, session, known.now)
    ]
    if session.weight is not None and not is_weight_charted(known):
        found.append("the weight that is typed is not charted")
    elif session.weight is not None and session.dosed_at_kg is not None:
        worked = wording.amount(session.dosed_at_kg, "kg")
        found.append(f"the dose was worked out for {worked}")
    elif session.order is not None and standing_dose(known) is None:
        found.append("the dose that is typed is not charted")
    return (*found, *_gate_obstacles(known, session))


def _gate_obstacles(known: Known, session: Session) -> tuple[str, ...]:
    """A few gates by what they lack, many by their names."""
    states = gates(known.protocol, session, "start", known.now)
    blocking = [state for state in states if state.blocks]
    if len(blocking) <= _FEW:
        told = [wording.spelled(state.sentence) for state in blocking]
        return tuple(
            words[:1].lower() + words[1:] if words[1:2].islower() else words
            for words in told
        )
    named = [state.gate.label for state in blocking[:_FEW]]
    return (f"checks {', '.join(named)} and {len(blocking) - _FEW} more",)


def _title(obstacles: tuple[str, ...]) -> str:
    if not obstacles:
        return "Nothing is missing for the start"
    if len(obstacles) == 1:
        return f"Not ready to start: {obstacles[0]}"
    return "Not ready to start"


def _detail(known: Known, obstacles: tuple[str, ...]) -> str:
    refusal = known.draft.refusal
    if refusal is not None and refusal.field is None:
        return refusal.sentence
    if known.is_saving:
        return "saving…"
    if len(obstacles) > 1:
        return "; ".join((wording.sentence(obstacles[0]), *obstacles[1:]))
    if not obstacles:
        return f"{_unapproved(known)}{_overridden(known)}{PUMP}"
    return KEPT if known.session is None else OPENED


def _unapproved(known: Known) -> str:
    """That nobody approved the protocol, and what that means for the start."""
    if known.approved is not None:
        return ""
    pinned = pinned_words(known.protocol, known.approved)
    return f"{pinned}, may be used and stays marked. "


def _overridden(known: Known) -> str:
    """The checks that a prescriber let pass, and who."""
    session = known.session
    if session is None:
        return ""
    states = gates(known.protocol, session, "start", known.now)
    given = [
        f"{state.gate.label} by {state.override.overridden.prescriber}"
        for state in states
        if state.standing == "overridden" and state.override is not None
    ]
    return f"Overridden: {', '.join(given)}. " if given else ""


def _clear(known: Known) -> Act:
    session = known.session
    if session is None:
        return NOTHING
    return Act(
        command=ClearStart(
            id=known.draft.id_for(f"clear start of {session.id}"),
            stream_id=session.id,
            at=known.now,
        )
    )
