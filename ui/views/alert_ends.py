"""How an alert ended, in the words that timeline, explanation and sheets share."""

from collections.abc import Sequence
from datetime import tzinfo

from monitor.protocol.asked_sets import Slot
from monitor.protocol.assessment import Alert, Card, Resolution
from ui.views import wording

RESOLUTIONS: dict[Resolution, str] = {
    "value": "back inside limits",
    "amended value": "raised on an amended value",
    "struck-out value": "raised on an entry struck out",
    "changed limit": "raised on a limit that was changed",
    "charted": "charted",
    "snoozed": "put off",
    "no longer due": "no longer due",
    "dose started": "dose started",
    "emergency": "paused, emergency",
    "session closed": "session closed",
    "person": "ended by a person",
}
_UNDONE: tuple[Resolution, ...] = ("amended value", "struck-out value", "changed limit")
_THIS_LIMIT = "back inside this limit"
MISSED = "missed"


def is_missed(alert: Alert, slots: Sequence[Slot]) -> bool:
    """Whether it is about a set that nobody charted and nobody can any more.

    A later set ends the alert and leaves the set missed, as it is signed for.
    """
    return any(slot.at == alert.slot and slot.state == "missed" for slot in slots)


def how_ended(alert: Alert, slots: Sequence[Slot]) -> str:
    """``back inside limits``; empty while it goes on."""
    if alert.resolved_how is None:
        return ""
    if alert.resolved_how == "charted" and is_missed(alert, slots):
        return f"{MISSED}, a later set charted"
    return RESOLUTIONS[alert.resolved_how]


def resolved(alert: Alert, zone: tzinfo, slots: Sequence[Slot] = ()) -> str:
    """``back inside limits 14:55``; empty while it is not."""
    if alert.resolved_at is None or alert.resolved_how is None:
        return ""
    return f"{how_ended(alert, slots)} {wording.clock(alert.resolved_at, zone)}"


def ended(alert: Alert, zone: tzinfo) -> str:
    """``until 14:55``; empty while it goes on."""
    if alert.resolved_at is None:
        return ""
    return f"until {wording.clock(alert.resolved_at, zone)}"


def cleared(card: Card) -> str:
    """Why a card that waits to be acknowledged asks for nothing else.

    A low rule may hold all the same, and then not all its limits are kept.
    """
    if card.top.resolved_how == "changed limit":
        return "its limit was changed"
    if card.held:
        return f"{_THIS_LIMIT}, beyond another"
    return "back inside its limits"


def cleared_at(card: Card, zone: tzinfo) -> str:
    """``back inside limits 14:55``; of one limit alone while another is not kept."""
    told = resolved(card.top, zone)
    if not card.held:
        return told
    return told.replace(RESOLUTIONS["value"], _THIS_LIMIT)


def undone(alert: Alert) -> str:
    """``raised on an entry struck out``; empty where its cause stands as charted."""
    return next((RESOLUTIONS[h] for h in _UNDONE if h == alert.resolved_how), "")
