"""Whether a start was in order, worked out again from the file and the bare facts.

It shares nothing with the gates of the app but the facts in force, so that what both
say alike is not the same mistake made once.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from statistics import median
from zoneinfo import ZoneInfo

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    ChartReattributed,
    DoseGiven,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
)
from monitor.chart.session import Session
from tests.walk.charted_by import charted_by, is_later
from tests.walk.oxygen import flow_at, flows
from tests.walk.tables import Table, tables

Beyond = dict[str, tuple[Decimal, bool] | None]
"""Values outside their limits, and whether too low; None: there was none to go by."""


def passed_over(session: Session, moment: datetime) -> list[str]:
    """The gates before the start that were neither met then nor overridden."""
    table = tables(session.opened.protocol.id)
    gates = [gate for gate in table["gate"] if gate["phase"] == "start"]
    return [gate["id"] for gate in gates if not _passes(table, gate, session, moment)]


def _passes(table: Table, gate: Table, session: Session, moment: datetime) -> bool:
    override = last_of(session, GateOverridden, gate["id"])
    if "computed" in gate:
        beyond = _beyond(table, gate, session, moment)
        if beyond == {} and not _is_on_oxygen(table, gate, session, moment):
            return True
        if beyond is None or override is None:
            return False
        is_new = is_oxygen_new(table, gate, session, override, moment)
        return not is_new and is_known(table, override, beyond)
    answer = last_of(session, GateAnswered, gate["id"])
    if answer is not None and is_met(gate, answer, session, moment):
        return True
    if override is None:
        return False
    return answer is None or not is_later(answer, override)


def last_of(session: Session, kind: type, gate: str) -> Settled | None:
    """The answer of this patient that was true last, or the override charted last."""
    moved = _moved(session)
    found = [
        fact
        for fact in session.facts
        if isinstance(fact.payload, GateAnswered | GateOverridden)
        and type(fact.payload) is kind
        and fact.payload.gate == gate
        and fact.first.seq > moved
    ]
    if kind is GateOverridden:
        found.sort(key=lambda fact: fact.entry.recorded_mono)
    return found[-1] if found else None


def _moved(session: Session) -> int:
    """The number of the last move of the chart before the dose; 0 where none was.

    What was asked for another patient is no answer of this one.
    """
    written = [(fact.payload, fact.first.seq) for fact in session.facts]
    doses = [n for p, n in written if isinstance(p, InfusionRecorded | DoseGiven)]
    moves = [n for p, n in written if isinstance(p, ChartReattributed)]
    return max((n for n in moves if not doses or n < min(doses)), default=0)


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


def is_oxygen_new(
    table: Table, gate: Table, session: Session, override: Settled, moment: datetime
) -> bool:
    """Whether more of it flows, where air is asked for, than ever did by then.

    What may have been known then, if only by halves, is taken as known.
    """
    limits = table["hold" if gate["phase"] == "start" else "leaving"]["limits"]
    on_air = {limit["field"] for limit in limits if limit.get("on_air")}
    flow = flow_at(session, moment)
    if flow is None or on_air.isdisjoint(gate["fields"]):
        return False
    given = override.entry
    then = max(given.recorded_at, override.effective_at)
    said = flows(charted_by(session, given))
    known = [litres or Decimal(0) for began, litres, _ in said if began <= then]
    return flow > max(known, default=Decimal(0))


def _is_on_oxygen(
    table: Table, gate: Table, session: Session, moment: datetime
) -> bool:
    """Whether oxygen flows now, or did when what asks for air was read at last."""
    limits = {limit["field"]: limit for limit in table["hold"]["limits"]}
    within = timedelta(minutes=table["baseline"]["within_minutes"])
    for field in gate["fields"]:
        read = [
            s.fact.effective_at
            for s in session.sets
            if moment - within <= s.fact.effective_at <= moment
            and s.value(field) is not None
        ]
        if read and limits[field].get("on_air"):
            asked = (moment, max(read))
            if any(flow_at(session, at) is not None for at in asked):
                return True
    return False


def _beyond(
    table: Table, gate: Table, session: Session, moment: datetime
) -> Beyond | None:
    """Medians outside their limits by field; None where nothing was read of one."""
    limits = {limit["field"]: limit for limit in table["hold"]["limits"]}
    within = timedelta(minutes=table["baseline"]["within_minutes"])
    first = moment - within
    sets = [s for s in session.sets if first <= s.fact.effective_at <= moment]
    beyond: Beyond = {}
    unread = False
    for field in gate["fields"]:
        read = [v for s in sets if (v := s.value(field)) is not None]
        if not read:
            unread = True
            continue
        value, limit = Decimal(median(read)), limits[field]
        is_low = value < limit.get("below", value)
        if is_low or ("at_or_above" in limit and value >= limit["at_or_above"]):
            beyond[field] = (value, is_low)
    return None if unread else beyond


def is_known(table: Table, override: Settled | None, beyond: Beyond) -> bool:
    """Whether the prescriber knew of each value, or of one less than a step better."""
    if override is None:
        return False
    assert isinstance(override.payload, GateOverridden)
    then = {m.field: m.value for m in override.payload.values}
    steps = {field["code"]: field.get("step", 1) for field in table["field"]}
    for field, found in beyond.items():
        if found is None:
            continue
        value, is_low = found
        if field not in then:
            return False
        worse = then[field] - value if is_low else value - then[field]
        if worse >= steps[field]:
            return False
    return True
