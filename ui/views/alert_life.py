"""What became of an alert card in one line, and how long nobody has answered it."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from typing import NamedTuple

from monitor.chart.alert_life import LEVELS, Escalated
from monitor.chart.kinds import EscalationLevel
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Assessment, Card
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.escalation import NO_CONTACT
from ui.views import alert_words, wording

_TOLD: dict[EscalationLevel, str] = {
    "board": "told on the board",
    "rooms": "told on the board and in every room",
    "contact": "contact",
}


class _Step(NamedTuple):
    at: datetime
    words: str


class Unanswered(NamedTuple):
    """The card that nobody has answered the longest, of those told farther off."""

    card: Card
    level: EscalationLevel
    since: datetime


def life_so_far(
    card: Card, session: Session, protocol: CareProtocol, zone: tzinfo
) -> str:
    """What people did, and what was told, whatever the time is now."""
    return wording.sentence(", ".join(_told_so_far(card, session, protocol, zone)))


def life_line(
    card: Card, session: Session, protocol: CareProtocol, now: datetime, zone: tzinfo
) -> str:
    """``Seen 14:06 AO, acknowledged 14:07 AO, called Dr Meyer 14:08``.

    While nobody has answered it says so, and for how long; not in an emergency.
    """
    told = _told_so_far(card, session, protocol, zone)
    waiting = waiting_since(_alerts(card))
    if waiting is not None and session.is_open and session.emergency is None:
        told.append(_unanswered(now - waiting))
    return wording.sentence(", ".join(told))


def _alerts(card: Card) -> list[Alert]:
    return [alert for alert in card.alerts if alert.priority != "low"]


def _told_so_far(
    card: Card, session: Session, protocol: CareProtocol, zone: tzinfo
) -> list[str]:
    steps = _steps(_alerts(card), session, protocol)
    told = [
        f"{step.words} {wording.clock(step.at, zone)}"
        for step in sorted(steps, key=lambda step: step.at)
    ]
    return list(dict.fromkeys(told))


def waiting_since(alerts: Iterable[Alert]) -> datetime | None:
    """Since when the first of them waits for an answer; None where none does."""
    waiting = [a for a in alerts if a.is_active and a.answered_at is None]
    return min((a.raised_at for a in waiting), default=None)


def unanswered(assessment: Assessment) -> Unanswered | None:
    """The most urgent card that is told farther off than its room."""
    found = (unanswered_card(card) for card in assessment.strip)
    return next((told for told in found if told is not None), None)


def unanswered_card(card: Card) -> Unanswered | None:
    """How far the card is told, and since when it waits; None within its room."""
    told = [(a.raised_at, a.level) for a in card.alerts if a.level is not None]
    if not told:
        return None
    farthest = max((level for _, level in told), key=LEVELS.index)
    return Unanswered(card, farthest, min(at for at, _ in told))


def unanswered_words(card: Card, protocol: CareProtocol, now: datetime) -> str:
    """``unanswered 3min, Dr Meyer 555-0134 to call``; empty within its room."""
    told = unanswered_card(card)
    if told is None:
        return ""
    waits = for_so_long(told.since, now)
    if told.level != "contact" or protocol.escalation is None:
        return waits
    return f"{waits}, {_to_call(protocol.escalation.contact_words)}"


def for_so_long(since: datetime, now: datetime) -> str:
    """``unanswered 3min``."""
    return f"unanswered {wording.in_minutes(now - since)}"


def contact_words(contact: str, number: str) -> str:
    """Whom the protocol names, or that it names nobody yet."""
    return " ".join(part for part in (contact, number) if part) or NO_CONTACT


def _unanswered(length: timedelta) -> str:
    if length < timedelta(minutes=1):
        return "no answer yet"
    return f"no answer for {wording.in_minutes(length)}"


def _steps(
    alerts: Iterable[Alert], session: Session, protocol: CareProtocol
) -> Iterator[_Step]:
    calls = {action.code for action in protocol.actions if action.starts == "call"}
    for alert in alerts:
        if alert.acknowledged_at is not None:
            by = alert.acknowledged_by
            who = "" if by is None else f" {_who(session.name_of(by))}"
            yield _Step(alert.acknowledged_at, f"acknowledged{who}")
        for action in alert.actions:
            is_told = action.code in calls and alert.life.calls
            if not is_told:
                yield _Step(action.at, alert_words.action_name(action, protocol))
        yield from _life_steps(alert, session)


def _life_steps(alert: Alert, session: Session) -> Iterator[_Step]:
    life = alert.life
    for seen in life.seen:
        yield _Step(seen.at, f"seen {_who(session.name_of(seen.by))}")
    for told in life.escalated:
        yield _Step(told.at, _told(told))
    for call in life.calls:
        yield _Step(call.at, f"called {call.who}")
    for arrival in life.arrivals:
        yield _Step(arrival.at, f"{arrival.who} arrived")


def _told(told: Escalated) -> str:
    if told.level != "contact":
        return _TOLD[told.level]
    return _to_call(contact_words(told.contact, told.number))


def _to_call(named: str) -> str:
    return named[0].lower() + named[1:] if named == NO_CONTACT else f"{named} to call"


def _who(name: str) -> str:
    return wording.initials(name) or name
