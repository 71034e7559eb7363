"""The words of an alert that strip, timeline and its explanation share."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from decimal import ROUND_HALF_UP, Decimal

from monitor.chart.alert_history import ActionTaken
from monitor.chart.kinds import Priority
from monitor.chart.session import Session
from monitor.protocol.assessment import Alert, Card, Shift
from monitor.protocol.cards import UNCHECKED
from monitor.protocol.care_protocol import OVERDUE, CareProtocol
from ui.views import wording

PRIORITY_WORDS: dict[Priority, str] = {"high": "HIGH", "medium": "MED", "low": "INFO"}

_PERSISTING = {OVERDUE: "still not charted", UNCHECKED: "still not checked"}


def headline(alert: Alert, zone: tzinfo) -> str:
    """What is the case and its limit, ``SBP 183 mmHg, limit 180``.

    A slot is told by the clock, which is what the nurse looks at.
    """
    if alert.slot is not None:
        return f"Set due {wording.clock(alert.slot, zone)}, {alert.limit}"
    return wording.spelled(alert.reasons[0] if alert.reasons else alert.value)


def further_reasons(alert: Alert, most: int | None = None) -> str:
    """The reasons beside the first, ``also SBP rise 65, limit 40``.

    Beyond ``most`` they are counted, ``and 2 more``.
    """
    rest = alert.reasons[1:]
    if rest and most == 0:
        return wording.counted(len(rest), "further reason")
    return f"also {_first_of(rest, most)}" if rest else ""


def still_beyond(card: Card, most: int) -> str:
    """What holds of the latest reading, ``SBP rise 48, limit 40, and 1 more``."""
    return _first_of(card.reasons, most) if card.is_beyond else ""


def _first_of(reasons: Sequence[str], most: int | None) -> str:
    told = reasons[:most]
    left = f", and {len(reasons) - len(told)} more" if len(told) < len(reasons) else ""
    return wording.spelled(f"{'; '.join(told)}{left}")


def percent(shift: Shift) -> str:
    whole = abs(shift.percent).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return wording.amount(whole, "%")


def baseline_words(shift: Shift) -> str:
    """``118, up 64``."""
    return f"{wording.number(shift.baseline)}, {wording.change(shift.change)}"


def over_baseline(shift: Shift) -> str:
    """``up 64 over baseline 118``, ``down 40 from baseline 118``."""
    preposition = "over" if shift.change > 0 else "from"
    baseline = wording.number(shift.baseline)
    return f"{wording.change(shift.change)} {preposition} baseline {baseline}"


def open_for(since: datetime, now: datetime) -> str:
    """``open 1min``; in its first minute ``opened now``, which need not tick."""
    minutes = wording.in_minutes(now - since)
    return "opened now" if minutes.startswith("under") else f"open {minutes}"


def silent_for(until: datetime, now: datetime) -> str:
    """``snoozed, 4min left``."""
    return f"snoozed, {silent_left(until, now)}"


def silent_left(until: datetime, now: datetime) -> str:
    """``4min left``: whole minutes, the last one too."""
    left = -((now - until) // timedelta(minutes=1))
    return f"{wording.in_minutes(timedelta(minutes=left))} left"


def how_long(since: datetime, session: Session, now: datetime) -> str:
    """For how long it is open; once the session is closed nothing ages."""
    return open_for(since, now) if session.is_open else "open at close"


def priority_words(priority: Priority) -> str:
    """``HIGH alert``: beside a value the word alone would read as a direction."""
    return f"{PRIORITY_WORDS[priority]} alert"


def last_words(card: Card) -> str:
    """What a card is about, in the fewest words: ``SpO₂ 84``, ``IV infiltration``."""
    top = card.top
    if top.parameter == OVERDUE:
        return "set overdue"
    if top.parameter == UNCHECKED:
        return "a rule not checked"
    if not top.values:
        return wording.spelled(top.value)
    told = "/".join(wording.as_charted(measured.value) for measured in top.values)
    return wording.spelled(f"{card.label} {told}".rstrip())


def others_words(cards: Sequence[Card], most: int | None = None) -> str:
    """What else is open, what is high first and by that word; so many of them.

    ``also HIGH SpO₂ 88, with Responsiveness 3 and 2 more``.
    """
    by_rank = sorted(cards, key=lambda card: card.priority != "high")
    named, left = by_rank[:most], len(by_rank[most:]) if most else 0
    high = [last_words(c) for c in named if c.priority == "high"]
    rest = [last_words(c) for c in named if c.priority != "high"]
    more = [f"{left} more"] if left else []
    if not high:
        return f"also open {wording.listed([*rest, *more])}" if rest else ""
    if not rest:
        return f"also HIGH {wording.listed([*high, *more])}"
    return f"also HIGH {wording.listed(high)}, with {wording.listed([*rest, *more])}"


def unacknowledged(card: Card) -> tuple[str, ...]:
    """What acknowledging the card means; low alerts ask for no acknowledgement."""
    return tuple(
        alert.key
        for alert in card.alerts
        if alert.priority != "low" and not alert.is_acknowledged
    )


def acknowledged_by(alert: Alert, session: Session, zone: tzinfo) -> str:
    """When and by whom, ``14:07 by AO``; empty where nobody has."""
    if alert.acknowledged_at is None:
        return ""
    at = wording.clock(alert.acknowledged_at, zone)
    if alert.acknowledged_by is None:
        return at
    name = session.name_of(alert.acknowledged_by)
    return f"{at} by {wording.initials(name) or name}"


def acknowledged_in(alert: Alert) -> str:
    """``acknowledged in 22sec``; empty where nobody has."""
    if alert.acknowledged_at is None:
        return ""
    return (
        f"acknowledged in {wording.duration(alert.acknowledged_at - alert.raised_at)}"
    )


def persisting(card: Card, zone: tzinfo) -> str:
    """That the cause is still there, or not cleared yet, where somebody knows of it.

    Where the limit that the card names is kept again, it is the one that is not:
    ``at 14:08 SBP rise 58, limit 40``.
    """
    if known := _PERSISTING.get(card.parameter):
        return known
    if not card.is_beyond:
        return "not cleared"
    return beyond_another(card, zone) or "still beyond limit"


def beyond_another(card: Card, zone: tzinfo) -> str:
    """``at 14:08 SBP rise 58, limit 40``; empty while it is the limit of its headline.

    With the time of the reading, which may be long ago; ``now`` where time alone tells.
    Of a card that has cleared nothing: that is what there is to say of it.
    """
    if not card.is_beyond or card.is_latched:
        return ""
    if card.top.rule in card.held or not card.held:
        return ""
    first, *rest = card.reasons[0].split(" ")
    plain = first.lower() if first[1:].islower() else first
    at = card.held_at
    when = "now" if at is None else f"at {wording.clock(at, zone)}"
    return wording.spelled(" ".join((when, plain, *rest)))


def action_name(action: ActionTaken, protocol: CareProtocol) -> str:
    """``repeat measurement``; ``action 1`` where the protocol has no such."""
    known = {a.code: a.label for a in protocol.actions}
    label = known.get(action.code, f"action {action.code}")
    return label[:1].lower() + label[1:]
