"""Absolute limits of the protocol: as areas on a lane, and as words about a value."""

from collections.abc import Iterable
from decimal import Decimal

from monitor.chart.kinds import Priority
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.limits import AbsoluteLimit, absolute_limits
from ui.views.trend.lanes import LimitArea

PRIORITY_WORDS: dict[Priority, str] = {"low": "INFO", "medium": "MED", "high": "HIGH"}
_RANKS: tuple[Priority, ...] = ("medium", "high")


def drawn_limits(protocol: CareProtocol, field: str) -> tuple[AbsoluteLimit, ...]:
    """The medium and high limits; advisories have no area."""
    limits = absolute_limits(protocol, field)
    return tuple(limit for limit in limits if limit.priority in _RANKS)


def limit_areas(
    limits: Iterable[AbsoluteLimit], lowest: float, highest: float
) -> tuple[LimitArea, ...]:
    """Where the limits lie on a lane; each area ends where a further one begins."""
    areas: list[LimitArea] = []
    edges = {"above": highest, "below": lowest}
    for limit in sorted(limits, key=_from_the_edge):
        low, high = sorted((float(limit.limit), edges[limit.side]))
        if lowest <= limit.limit <= highest and low < high:
            areas.append(LimitArea(low, high, limit.priority, _words(limit)))
            edges[limit.side] = float(limit.limit)
    return tuple(areas)


def beyond_words(limits: Iterable[AbsoluteLimit], value: Decimal) -> str:
    """``above limit 180``, ``at limit 180``, ``below limit 89``; empty when inside."""
    reached = [limit for limit in limits if _reaches(limit, value)]
    if not reached:
        return ""
    furthest = min(reached, key=_from_the_edge)
    at = "at" if value == furthest.limit else furthest.side
    return f"{at} limit {furthest.limit}"


def _from_the_edge(limit: AbsoluteLimit) -> int:
    """Sorts the limits of a side from the outermost inwards."""
    return -limit.limit if limit.side == "above" else limit.limit


def _reaches(limit: AbsoluteLimit, value: Decimal) -> bool:
    return value >= limit.limit if limit.side == "above" else value <= limit.limit


def _words(limit: AbsoluteLimit) -> str:
    end = "" if limit.side == "above" else " or less"
    changed = ", changed" if limit.is_changed else ""
    return f"{PRIORITY_WORDS[limit.priority]} {limit.limit}{end}{changed}"
