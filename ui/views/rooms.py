"""The sessions open on this workstation, as tabs and as rows without names."""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment, Card
from monitor.protocol.care_protocol import CareProtocol
from ui.views import dose_words, wording
from ui.views.alert_life import for_so_long, unanswered
from ui.views.alert_words import unacknowledged
from ui.views.due import due_view
from ui.views.emergency import EMERGENCY
from ui.views.start import RunningRow
from ui.views.top_bar import ALERTS_OFF, TabView, room_tab

_ALERTS_OFF = ALERTS_OFF[0].lower() + ALERTS_OFF[1:]
_LATE = ("late", "overdue")
_PHASES = {
    "baseline": "Before the dose",
    "during": "Infusing",
    "recovery": "Recovering",
    "closed": "Closed",
}


def tab_of(session: Session, assessment: Assessment) -> TabView:
    """The session's tab, with the shape of what nobody has acknowledged."""
    due = assessment.due
    if session.emergency is not None:
        return room_tab(session, assessment.at, priority="high", unanswered=EMERGENCY)
    return room_tab(
        session,
        assessment.at,
        priority=_unacknowledged(assessment) if session.is_open else None,
        late_by=due.late_by if due.state in _LATE else None,
        unanswered=_unanswered(assessment) if session.is_open else "",
    )


def running_row(
    session: Session, protocol: CareProtocol, assessment: Assessment, zone: tzinfo
) -> RunningRow:
    """The session as anybody passing may read it: the room, never a name."""
    due = due_view(assessment.due, protocol, assessment.at, zone)
    priority = _unacknowledged(assessment)
    cards = assessment.strip
    state = phase_words(protocol, assessment)
    if session.infusion.is_paused:
        state = f"Infusion {dose_words.paused(session.infusion, zone)}"
    detail = _ALERTS_OFF if protocol.record_only else "no alert open"
    if cards:
        since = min(_since(card) for card in cards)
        state = f"{_concerned(cards)}, open {_age(since, assessment.at)}"
        detail = "acknowledged" if priority is None else "not acknowledged"
        detail = _unanswered(assessment) or detail
    if session.emergency is not None:
        clock = wording.clock(session.emergency.declared_at, zone)
        state, priority = f"{EMERGENCY} since {clock}", "high"
    return RunningRow(
        room=session.opened.room or "No room",
        state=state,
        detail=detail,
        due_label="Next",
        due_text=due.text,
        due=due.pill,
        urgency=priority or "",
        tag="" if session.emergency is None else EMERGENCY,
    )


def _concerned(cards: Sequence[Card]) -> str:
    """``BP``, or ``BP and 2 more``: the most urgent is named."""
    more = f" and {len(cards) - 1} more" if len(cards) > 1 else ""
    return f"{cards[0].label}{more}"


def phase_words(protocol: CareProtocol, assessment: Assessment) -> str:
    """What goes on in the room; without an infusion the dose is observed."""
    if assessment.phase == "during" and protocol.schedule.recovery is None:
        return "Observing"
    return _PHASES[assessment.phase]


def _unacknowledged(assessment: Assessment) -> Priority | None:
    waiting = [card for card in assessment.strip if _waits(card)]
    return waiting[0].priority if waiting else None


def _unanswered(assessment: Assessment) -> str:
    """For how long nobody has answered; empty while it is told in its room alone."""
    told = unanswered(assessment)
    return "" if told is None else for_so_long(told.since, assessment.at)


def _waits(card: Card) -> bool:
    return bool(unacknowledged(card))


def _since(card: Card) -> datetime:
    """Since when the card has been as urgent as it is."""
    return min(a.raised_at for a in card.alerts if a.priority == card.priority)


def _age(since: datetime, now: datetime) -> str:
    return wording.in_minutes(now - since)
