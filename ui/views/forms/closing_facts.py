"""What is still open when a session is about to be closed, in words."""

from datetime import tzinfo

from monitor.chart.session import Session
from monitor.protocol.assessment import Assessment
from monitor.protocol.care_protocol import CareProtocol
from ui.views import wording
from ui.views.trend.limits import PRIORITY_WORDS

_NOT_CHARTED = frozenset({"due", "late", "overdue"})


def going_on(
    session: Session, protocol: CareProtocol, assessment: Assessment
) -> tuple[str, ...]:
    """Side effects without an end, and alerts that are shown."""
    effects = [
        f"{protocol.effect(effect.code).label.lower()} goes on"
        for effect in session.effects
        if effect.ended is None
    ]
    cards = (*assessment.strip, *assessment.advisories)
    alerts = [f"{card.label} {PRIORITY_WORDS[card.priority]}" for card in cards]
    return (*effects, *alerts)


def observing(assessment: Assessment, zone: tzinfo) -> str:
    """Until when the protocol observes, or the set that it waits for."""
    now = assessment.at
    last = max((slot.at for slot in assessment.slots), default=None)
    if last is not None and last > now:
        to_go = wording.in_minutes(last - now)
        return (
            f"goes on until {wording.clock(last, zone)} by the protocol, {to_go} more"
        )
    for slot in assessment.slots:
        if slot.state in _NOT_CHARTED:
            return f"the set of {wording.clock(slot.at, zone)} is not charted"
    return ""
