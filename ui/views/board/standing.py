"""How a room stands: the alert, the lateness or the obstacle that comes first."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert, Card
from monitor.protocol.gates import gates, start_obstacles
from ui.views import alert_ends, alert_words, dose_words, wording
from ui.views.alert_life import unanswered_words
from ui.views.board.card import StateView, Urgency
from ui.views.board.checks import check_count
from ui.views.board.emergency import in_emergency, most_pressing, pressing_since
from ui.views.due import due_view
from ui.views.top_bar import ALERTS_OFF

LATE = ("late", "overdue")
ACKNOWLEDGE_KEY = "A"
_OPEN = "Open room"
_QUIET = "No alert open"


def waiting_card(read: SessionRead) -> Card | None:
    """The most urgent card that nobody has acknowledged; what is active goes first."""
    waiting = [
        card for card in read.assessment.strip if alert_words.unacknowledged(card)
    ]
    return min(waiting, key=lambda card: card.is_latched, default=None)


def urgency_of(read: SessionRead) -> Urgency:
    """What the card of this room is sorted by."""
    card, due = waiting_card(read), read.assessment.due
    return Urgency(
        unacknowledged=most_pressing(read, card),
        since=pressing_since(read, card),
        late_by=due.late_by if due.state in LATE else timedelta(0),
        is_blocked=bool(_obstacles(read)),
        due_at=due.until if due.state == "snoozed" else due.at,
    )


def state_view(read: SessionRead, key: str) -> StateView:
    """The one thing that comes first in this room, and the one action about it."""
    card = waiting_card(read)
    if read.session.emergency is not None:
        return in_emergency(read, _quiet(read), key)
    if card is not None:
        return _alerting(read, card)
    if read.assessment.due.state in LATE:
        return _late(read, key)
    if read.assessment.strip:
        return _known(read, read.assessment.strip[0], key)
    obstacles = _obstacles(read)
    if obstacles:
        return _blocked(read, obstacles, key)
    return _calm(read, key)


def _alerting(read: SessionRead, card: Card) -> StateView:
    return StateView(
        mark=card.priority,
        tag=alert_words.PRIORITY_WORDS[card.priority],
        label=wording.spelled(card.label),
        title=alert_words.headline(card.top, _zone(read)),
        detail=_others(read, card)
        or alert_words.beyond_another(card, _zone(read))
        or _about(card.top),
        standing=wording.sentence(
            unanswered_words(card, read.protocol, read.assessment.at)
        )
        or f"{_since(read, card)}, not acknowledged",
        is_pressing=True,
        act="acknowledge",
        button="Acknowledge",
        key=ACKNOWLEDGE_KEY,
    )


def _others(read: SessionRead, card: Card) -> str:
    """What else is open: no value hides behind a number."""
    others = [c for c in read.assessment.strip if c is not card and not c.is_latched]
    return alert_words.others_words(others)


def _about(top: Alert) -> str:
    """What it was before, or why else it fired."""
    if top.shift is not None:
        return alert_words.over_baseline(top.shift)
    return alert_words.further_reasons(top, most=1)


def _since(read: SessionRead, card: Card) -> str:
    if card.is_latched:
        return wording.sentence(alert_ends.cleared_at(card, _zone(read)))
    since = min(a.raised_at for a in card.alerts if a.priority == card.priority)
    told = alert_words.how_long(since, read.session, read.assessment.at)
    return wording.sentence(told)


def _late(read: SessionRead, key: str) -> StateView:
    """Late, with what becomes of it; what is open beside it stays told."""
    assessment = read.assessment
    words = due_view(assessment.due, read.protocol, assessment.at, _zone(read))
    slot = next((s for s in assessment.slots if s.at == assessment.due.slot), None)
    detail = ""
    if slot is not None and assessment.at < slot.alert_at:
        detail = f"alert at {wording.clock(slot.alert_at, _zone(read))}"
    return StateView(
        mark="late",
        tag="Late",
        title=words.footer,
        detail=detail,
        standing=_standing(read),
        button=_OPEN,
        key=key,
    )


def _known(read: SessionRead, card: Card, key: str) -> StateView:
    """An alert that somebody knows of, and that goes on."""
    zone = _zone(read)
    known = alert_words.acknowledged_by(card.top, read.session, zone)
    beyond = alert_words.beyond_another(card, zone)
    goes_on = "beyond another limit" if beyond else alert_words.persisting(card, zone)
    return StateView(
        mark=card.priority,
        tag=alert_words.PRIORITY_WORDS[card.priority],
        label=wording.spelled(card.label),
        title=alert_words.headline(card.top, zone),
        detail=_others(read, card) or beyond or _about(card.top),
        standing=f"Acknowledged {known}, {goes_on}",
        button=_OPEN,
        key=key,
    )


def _blocked(read: SessionRead, obstacles: tuple[str, ...], key: str) -> StateView:
    more = check_count(read).unmet - 1
    return StateView(
        mark="framed",
        tag="Blocked",
        title=obstacles[0],
        detail=f"and {wording.counted(more, 'check')} more not met" if more > 0 else "",
        standing=_quiet(read),
        button=_OPEN,
        key=key,
    )


def _calm(read: SessionRead, key: str) -> StateView:
    session, zone = read.session, _zone(read)
    paused = dose_words.paused(session.infusion, zone)
    title, detail = _quiet(read), _last_set(read)
    if paused:
        title = f"Infusion {paused}"
    elif session.cleared_at is not None and session.dose_started_at is None:
        title = "Ready to start"
    return StateView(
        title=title,
        detail=detail,
        standing="" if title == _quiet(read) else _quiet(read),
        button=_OPEN,
        key=key,
    )


def _quiet(read: SessionRead) -> str:
    """Where alerts are off their absence means nothing, and that is said instead."""
    return ALERTS_OFF if read.protocol.record_only else _QUIET


def _standing(read: SessionRead) -> str:
    """How many alerts are open that somebody knows of."""
    count = len(read.assessment.strip)
    if not count:
        return _quiet(read)
    return f"{wording.counted(count, 'alert')} open, acknowledged"


def _last_set(read: SessionRead) -> str:
    past = [s for s in read.session.sets if s.observed_at <= read.assessment.at]
    if not past:
        return "no set charted yet"
    last = past[-1]
    who = wording.initials(read.session.name_of(last.author))
    return f"last set {wording.clock(last.observed_at, _zone(read))} by {who}".strip()


def _obstacles(read: SessionRead) -> tuple[str, ...]:
    if read.session.cleared_at is not None or read.session.dose_started_at is not None:
        return ()
    protocol, session, now = read.protocol, read.session, read.assessment.at
    states = gates(protocol, session, "start", now)
    return (
        *(state.sentence for state in states if state.blocks),
        *start_obstacles(protocol, session, now),
    )


def _zone(read: SessionRead) -> ZoneInfo:
    return ZoneInfo(read.session.opened.zone)
