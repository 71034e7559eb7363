"""Whether a discharge was in order, worked out again from the file and the bare facts.

It shares nothing with the gates of the app but the facts in force and the sets. Any
override in force counts: whether it was of what was known then is not judged here.
"""

from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from monitor.chart.kinds import DoseGiven, GateOverridden, InfusionRecorded
from monitor.chart.observations import ObservationSet
from monitor.chart.session import Session
from tests.walk.start_gates import Table, answered_as_wanted, last_of, tables


def let_go(session: Session, at: datetime) -> list[str]:
    """The hard gates before leaving that were neither met then nor overridden."""
    table = tables(session.opened.protocol.id)
    return [
        gate["id"]
        for gate in table["gate"]
        if gate["phase"] == "leave"
        and gate.get("is_hard", True)
        and last_of(session, GateOverridden, gate["id"]) is None
        and not _is_met(table, gate, session, at)
    ]


def _is_met(table: Table, gate: Table, session: Session, at: datetime) -> bool:
    if "computed" not in gate:
        return answered_as_wanted(gate, session, at)
    started, ended = dosed(session)
    if started is None:
        return True
    match gate["computed"]:
        case "least_observation":
            return _has_waited(table, started, ended, at)
        case "steady_values":
            return ended is not None and _is_steady(table, gate, session, at)
        case "last_values":
            return ended is not None and _is_back(table, gate, session, at)
        case unknown:
            raise AssertionError(f"{unknown} is worked out nowhere here")


def dosed(session: Session) -> tuple[datetime | None, datetime | None]:
    """When the drug began and when it was all given, from each fact of it."""
    facts = [(f.effective_at, f.payload) for f in session.facts]
    steps = [(at, p.step) for at, p in facts if isinstance(p, InfusionRecorded)]
    doses = [(at, p.mg) for at, p in facts if isinstance(p, DoseGiven)]
    if steps:
        started = [at for at, step in steps if step == "started"]
        over = [at for at, step in steps if step in ("stopped", "completed")]
        return min(started, default=None), min(over, default=None)
    if not doses:
        return None, None
    whole = session.order is not None and sum(mg for _, mg in doses) >= session.order.mg
    return doses[0][0], doses[-1][0] if whole else None


def _has_waited(
    table: Table, started: datetime, ended: datetime | None, at: datetime
) -> bool:
    leaving = table["leaving"]
    asked = (
        (started, leaving.get("least_minutes_after_start")),
        (ended, leaving.get("least_minutes_after_end")),
    )
    return all(
        since is not None and at >= _minute(since) + timedelta(minutes=least)
        for since, least in asked
        if least is not None
    )


def _is_steady(table: Table, gate: Table, session: Session, at: datetime) -> bool:
    """The last whole sets, with nothing outside since, some minutes apart."""
    within = _within(table, gate["fields"], session, at)
    steady = table["leaving"]["steady"]
    apart, counted = timedelta(minutes=steady["apart_minutes"]), 0
    before: datetime | None = None
    for moment in within:
        if before is None or moment - before >= apart:
            before, counted = moment, counted + 1
    return counted >= int(steady["sets"])


def _is_back(table: Table, gate: Table, session: Session, at: datetime) -> bool:
    return all(_within(table, [code], session, at) for code in gate["fields"])


def _within(
    table: Table, fields: list[str], session: Session, at: datetime
) -> list[datetime]:
    """When sets with all these fields were read, after the last one outside."""
    _, ended = dosed(session)
    assert ended is not None
    moments: list[datetime] = []
    for read in session.sets:
        moment = _minute(read.observed_at)
        if not _minute(ended) <= moment <= at:
            continue
        values = {code: read.value(code) for code in fields}
        if not all(_is_in(table, code, session, read) for code in fields):
            moments = []
        elif None not in values.values():
            moments.append(moment)
    return moments


def _is_in(table: Table, code: str, session: Session, read: ObservationSet) -> bool:
    """Whether a value lies within its limit; one that was not read does not lie out."""
    limits = {limit["field"]: limit for limit in table["leaving"]["limits"]}
    value, limit = read.value(code), limits.get(code)
    if value is None or limit is None:
        return True
    usual = _usual(table, code, session)
    lowest, highest = limit.get("at_least"), limit.get("at_most")
    as_before = bool(limit.get("or_baseline")) and usual is not None and value >= usual
    if lowest is not None and value < lowest and not as_before:
        return False
    if highest is not None and value > highest:
        return False
    percent = limit.get("within_percent")
    if percent is not None and (
        usual is None or abs(value - usual) * 100 > percent * usual
    ):
        return False
    flows = [o.litres_per_minute for began, o in session.oxygen]
    began = [began for began, _ in session.oxygen]
    breathed = [f for f, b in zip(flows, began, strict=True) if b <= read.observed_at]
    return not limit.get("on_air") or not breathed or breathed[-1] is None


def _usual(table: Table, code: str, session: Session) -> Decimal | None:
    """The median of what was read up to the start of the dose."""
    started, _ = dosed(session)
    assert started is not None
    first = started - timedelta(minutes=table["baseline"]["within_minutes"])
    read = [
        value
        for s in session.sets
        if first <= s.observed_at <= started and (value := s.value(code)) is not None
    ]
    return Decimal(median(read)) if read else None


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
