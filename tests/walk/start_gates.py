"""Whether a start was in order, worked out again from the file and the bare facts.

It shares nothing with the gates of the app but the facts in force, so that what both
say alike is not the same mistake made once.
"""

import tomllib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cache
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from monitor.chart.amendments import Settled
from monitor.chart.kinds import GateAnswered, GateOverridden
from monitor.chart.session import Session
from tests.walk.ward import SHIPPED, protocol_text

Table = dict[str, Any]


@cache
def tables(protocol: str) -> Table:
    """The protocol's file as it is written, by the id in it."""
    return next(
        table
        for name in SHIPPED
        if (table := tomllib.loads(protocol_text(name)))["id"] == protocol
    )


def passed_over(session: Session, at: datetime) -> list[str]:
    """The gates before the start that were neither met then nor overridden."""
    table = tables(session.opened.protocol.id)
    gates = [gate for gate in table["gate"] if gate["phase"] == "start"]
    return [gate["id"] for gate in gates if not _passes(table, gate, session, at)]


def _passes(table: Table, gate: Table, session: Session, at: datetime) -> bool:
    override = last_of(session, GateOverridden, gate["id"])
    if "computed" in gate:
        beyond = _beyond(table, gate, session, at)
        return beyond == {} or (beyond is not None and _known(table, override, beyond))
    answer = last_of(session, GateAnswered, gate["id"])
    if answer is not None and is_met(gate, answer, session, at):
        return True
    if override is None:
        return False
    return answer is None or answer.entry.recorded_at <= override.entry.recorded_at


def answered_as_wanted(gate: Table, session: Session, at: datetime) -> bool:
    """Whether the last answer to a gate is whole and as the file wants it."""
    answer = last_of(session, GateAnswered, gate["id"])
    return answer is not None and is_met(gate, answer, session, at)


def last_of(session: Session, kind: type, gate: str) -> Settled | None:
    found = [
        fact
        for fact in session.facts
        if isinstance(fact.payload, GateAnswered | GateOverridden)
        and type(fact.payload) is kind
        and fact.payload.gate == gate
    ]
    return found[-1] if found else None


def is_met(gate: Table, answer: Settled, session: Session, at: datetime) -> bool:
    told = answer.payload
    assert isinstance(told, GateAnswered)
    if told.not_applicable:
        return bool(gate.get("may_not_apply"))
    values = {a.ask: a.value for a in told.answers}
    zone = ZoneInfo(session.opened.zone)
    for ask in gate["asks"]:
        if "asked_if" in ask and "yes" not in map(values.get, ask["asked_if"]):
            continue
        if ask["id"] not in values:
            if not ask.get("optional"):
                return False
        elif not _is_as_wanted(ask, values[ask["id"]], at, zone):
            return False
    return True


def _is_as_wanted(ask: Table, value: str, at: datetime, zone: ZoneInfo) -> bool:
    if "wanted" in ask and value not in ask["wanted"]:
        return False
    if "oldest_days" in ask:
        days = (at.astimezone(zone).date() - date.fromisoformat(value)).days
        return days <= int(ask["oldest_days"])
    if "least_minutes" in ask:
        then = datetime.strptime(value, "%Y-%m-%dT%H:%MZ").replace(tzinfo=UTC)
        return at - then >= timedelta(minutes=ask["least_minutes"])
    lowest, highest = ask.get("at_least"), ask.get("at_most")
    return (lowest is None or Decimal(value) >= lowest) and (
        highest is None or Decimal(value) <= highest
    )


def _beyond(
    table: Table, gate: Table, session: Session, at: datetime
) -> dict[str, Decimal] | None:
    """Medians outside their limits by field; None where nothing was read of one."""
    limits = {limit["field"]: limit for limit in table["hold"]["limits"]}
    within = timedelta(minutes=table["baseline"]["within_minutes"])
    sets = [s for s in session.sets if at - within <= s.observed_at <= at]
    beyond, unread = {}, False
    for field in gate["fields"]:
        read = [v for s in sets if (v := s.value(field)) is not None]
        if not read:
            unread = True
            continue
        value, limit = Decimal(median(read)), limits[field]
        too_high = "at_or_above" in limit and value >= limit["at_or_above"]
        if too_high or ("below" in limit and value < limit["below"]):
            beyond[field] = value
    return None if unread else beyond


def _known(table: Table, override: Settled | None, beyond: dict[str, Decimal]) -> bool:
    """Whether the prescriber knew of each value, or of one less than a step better."""
    if override is None:
        return False
    assert isinstance(override.payload, GateOverridden)
    then = {m.field: m.value for m in override.payload.values}
    steps = {field["code"]: field.get("step", 1) for field in table["field"]}
    limits = {limit["field"]: limit for limit in table["hold"]["limits"]}
    for field, value in beyond.items():
        if field not in then:
            return False
        is_low = "below" in limits[field] and value < limits[field]["below"]
        worse = then[field] - value if is_low else value - then[field]
        if worse >= steps[field]:
            return False
    return True
