"""The sets since a dose held against the limits for leaving, from file and facts."""

from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median

from msgspec import Struct

from monitor.chart.session import Session
from tests.walk.start_gates import Beyond, Table, flow_at


class Story(Struct):
    """What the sets since the dose say of some fields.

    ``within`` is when whole sets were read that count, after the last one outside.
    ``is_off`` where something stands against them; ``beyond`` are values of it.
    """

    within: list[datetime]
    is_read: bool = False
    is_off: bool = False
    beyond: Beyond = {}


Dosed = tuple[datetime, datetime | None]
"""When the drug began, and when it was all given."""


def story(
    table: Table, fields: list[str], session: Session, dosed: Dosed, at: datetime
) -> Story:
    started, ended = dosed
    told = Story(within=[])
    if ended is None:
        return told
    air = _air_since(table, fields, session, at)
    for read in session.sets:
        moment = minute(read.observed_at)
        if not minute(ended) <= moment <= at:
            continue
        limits = {limit["field"]: limit for limit in table["leaving"]["limits"]}
        known = {f: v for f in fields if (v := read.value(f)) is not None}
        beyond = _beyond(table, known, session, started)
        on_air = any(limits.get(field, {}).get("on_air") for field in known)
        if beyond or (on_air and flow_at(session, read.observed_at) is not None):
            told = Story(within=[], is_read=True, is_off=True, beyond=beyond)
        elif len(known) == len(fields):
            is_new = air is None or read.observed_at >= air
            within = [*told.within, moment] if is_new else []
            told = Story(within=within, is_read=True)
    is_flowing = air is not None and flow_at(session, at) is not None
    return Story(
        within=[] if is_flowing else told.within,
        is_read=told.is_read,
        is_off=told.is_off or is_flowing,
        beyond=told.beyond,
    )


def _air_since(
    table: Table, fields: list[str], session: Session, at: datetime
) -> datetime | None:
    """Since when the last oxygen is off, or on; None where that does not matter."""
    limits = table["leaving"]["limits"]
    if not any(one.get("on_air") for one in limits if one["field"] in fields):
        return None
    since, is_on = None, False
    for began, oxygen in session.oxygen:
        flows = oxygen.litres_per_minute is not None
        if began <= at:
            since = began if flows or is_on else since
            is_on = flows
    return since


def _beyond(
    table: Table, values: dict[str, Decimal], session: Session, started: datetime
) -> Beyond:
    """The values outside their limits, and whether each is too low."""
    limits = {limit["field"]: limit for limit in table["leaving"]["limits"]}
    found: Beyond = {}
    for code, value in values.items():
        limit, usual = limits.get(code, {}), _usual(table, code, session, started)
        is_own = limit.get("or_baseline") and usual is not None and value >= usual
        if value < limit.get("at_least", value) and not is_own:
            found[code] = (value, True)
        if value > limit.get("at_most", value):
            found[code] = (value, False)
        percent = limit.get("within_percent")
        if percent is None:
            continue
        if usual is None:
            found.setdefault(code, None)
        elif abs(value - usual) * 100 > percent * usual:
            found[code] = (value, value < usual)
    return found


def _usual(
    table: Table, code: str, session: Session, started: datetime
) -> Decimal | None:
    """The median of what was read up to the start of the dose."""
    first = started - timedelta(minutes=table["baseline"]["within_minutes"])
    read = [
        value
        for s in session.sets
        if first <= s.observed_at <= started and (value := s.value(code)) is not None
    ]
    return Decimal(median(read)) if read else None


def minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
