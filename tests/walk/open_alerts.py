"""Which high alerts go on, worked out again from the file and the bare facts.

It finds fewer than the app, never others: what needs time, or more than one reading, to
fire and a card on which a person ended anything are left out, and any set that has what
fired counts as one that is back inside. As of a time before the last fact it says
nothing.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    AlertRaised,
    AlertResolved,
    ChartReattributed,
    EffectEnded,
    EffectRecorded,
    LimitChanged,
    ObservationsRecorded,
)
from monitor.chart.session import Session
from tests.walk.tables import Table

_MORE = {"running", "for_minutes", "minutes"}
"""Keys of what one reading alone does not tell."""


def going_on(table: Table, session: Session, at: datetime) -> list[str]:
    """The rules whose high alerts nothing has brought to an end."""
    if any(f.entry.recorded_at > at for f in session.facts):
        return []
    ended = _ended_by_a_person(session)
    return [
        rule["id"]
        for rule in table["rule"]
        if rule["priority"] == "high"
        and rule["parameter"] not in ended
        and not any(_MORE & part.keys() for part in rule["when"])
        and _lasts(table, rule, session)
    ]


def _ended_by_a_person(session: Session) -> set[str]:
    payloads = [fact.payload for fact in session.facts]
    ended = {
        key
        for p in payloads
        if isinstance(p, AlertResolved)
        for key in (p.key, *p.also)
    }
    raised = [p for p in payloads if isinstance(p, AlertRaised)]
    return {p.parameter for p in raised if p.key in ended}


def _lasts(table: Table, rule: Table, session: Session) -> bool:
    """Whether it held, and fewer sets than clear it were read after it last did."""
    card = next(p for p in table["parameter"] if p["id"] == rule["parameter"])
    topics = {part["field"] for part in rule["when"] if "field" in part}
    counted = topics & set(card["fields"]) or set(card["fields"])
    known, sets_since = _Known(rule), None
    for fact in session.facts:
        news = known.learn(fact)
        if known.holds():
            if known.topics & news and _is_timely(table, fact):
                sets_since = 0
        elif sets_since is not None:
            sets_since += card["readings_to_clear"] == 1 or bool(counted & news)
    return sets_since is not None and sets_since < card["readings_to_clear"]


def _is_timely(table: Table, fact: Settled) -> bool:
    latest = timedelta(minutes=table["late_values"]["after_minutes"])
    return fact.entry.recorded_at - fact.effective_at <= latest


class _Known:
    """What is known of the patient as the facts go by, as far as one rule asks."""

    def __init__(self, rule: Table) -> None:
        self._id: str = rule["id"]
        self._written: list[Table] = [dict(part) for part in rule["when"]]
        self._parts = [dict(part) for part in self._written]
        self._values: dict[str, Decimal] = {}
        self._signs: dict[UUID, tuple[str, int]] = {}
        signs = [sign for part in self._parts for sign in part.get("signs", ())]
        self.topics = {part["field"] for part in self._parts if "field" in part}
        self.topics |= {sign["code"] for sign in signs} | {self._id}

    def learn(self, fact: Settled) -> set[str]:
        """Take one fact in; which fields, effects or rule it is about."""
        payload = fact.payload
        if isinstance(payload, ObservationsRecorded):
            fresh = {r.field: r.value for r in payload.readings if r.value is not None}
            self._values |= fresh
            return set(fresh)
        if isinstance(payload, EffectRecorded) and payload.grade > 0:
            self._signs[fact.id] = (payload.code, payload.grade)
            return {payload.code}
        if isinstance(payload, EffectEnded) and payload.effect in self._signs:
            return {self._signs.pop(payload.effect)[0]}
        if isinstance(payload, LimitChanged) and payload.rule == self._id:
            next(p for p in self._parts if "field" in p)["limit"] = payload.limit
            return {self._id}
        if isinstance(payload, ChartReattributed) and self._parts != self._written:
            self._parts = [dict(part) for part in self._written]
            return {self._id}
        return set()

    def holds(self) -> bool:
        return all(self._is_so(part) for part in self._parts)

    def _is_so(self, part: Mapping[str, object]) -> bool:
        match part:
            case {"kind": "at_or_above", "field": str(code), "limit": int(limit)}:
                return code in self._values and self._values[code] >= limit
            case {"kind": "at_or_below", "field": str(code), "limit": int(limit)}:
                return code in self._values and self._values[code] <= limit
            case {"kind": "with_effect", "signs": list(signs)}:
                return any(
                    code == sign["code"] and grade >= sign.get("grade", 1)
                    for code, grade in self._signs.values()
                    for sign in signs
                )
            case unknown:
                raise AssertionError(f"{unknown} is worked out nowhere here")
