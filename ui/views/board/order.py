"""In which order the rooms stand: by urgency, by what is due next, or by room."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Literal

from ui.views.board.card import CardView

Sort = Literal["urgency", "next due", "room"]
SORTS: tuple[Sort, ...] = ("urgency", "next due", "room")

_NEVER = datetime.max.replace(tzinfo=UTC)
_HIGH, _MEDIUM, _LATE, _UNREADABLE, _BLOCKED, _GOING, _EMPTY = range(7)
_ROOM = tuple[tuple[int, int, str], ...]


def arranged(cards: Iterable[CardView], sort: Sort) -> tuple[CardView, ...]:
    """The cards in that order; the same cards always come out the same way."""
    match sort:
        case "urgency":
            return tuple(sorted(cards, key=_by_urgency))
        case "next due":
            return tuple(sorted(cards, key=_by_due))
        case "room":
            return tuple(sorted(cards, key=_by_room))


def _by_urgency(card: CardView) -> tuple[int, datetime, timedelta, datetime, _ROOM]:
    urgency = card.urgency
    return (
        _rank(card),
        urgency.since or _NEVER,
        -urgency.late_by,
        urgency.due_at or _NEVER,
        _by_room(card),
    )


def _rank(card: CardView) -> int:
    urgency = card.urgency
    if urgency.unacknowledged is not None:
        return _HIGH if urgency.unacknowledged == "high" else _MEDIUM
    if card.kind == "empty":
        return _EMPTY
    if card.kind == "unreadable":
        return _UNREADABLE
    if urgency.late_by:
        return _LATE
    return _BLOCKED if urgency.is_blocked else _GOING


def _by_due(card: CardView) -> tuple[bool, datetime, _ROOM]:
    return (card.kind == "empty", card.urgency.due_at or _NEVER, _by_room(card))


def _by_room(card: CardView) -> _ROOM:
    """Room 2 comes before Room 10."""
    parts = re.findall(r"\d+|\D+", card.room.casefold())
    named = ((0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts)
    return (*named, (2, 0, card.key))


def kept_order(shown: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The order that moves nothing: what is shown stays, what is new comes last."""
    there = set(wanted)
    kept = [key for key in shown if key in there]
    return (*kept, *(key for key in wanted if key not in set(kept)))
