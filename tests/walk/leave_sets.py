"""The sets since a dose held against the limits for leaving, from file and facts."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from statistics import median
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.session import Session
from tests.walk.oxygen import flow_at, flows
from tests.walk.start_gates import Beyond
from tests.walk.tables import Table


class Story(Struct):
    """What the sets since the dose say of some fields.

    ``within`` is when whole sets were read that count, after the last one outside.
    ``is_off`` where something stands against them; ``beyond`` are values of it. Of all
    these ``last`` is the newest, read at ``last_at``. ``air`` is the entry since which
    none of them was read on air.
    """

    within: list[datetime]
    is_read: bool = False
    is_off: bool = False
    beyond: Beyond = {}
    last: UUID | None = None
    last_at: datetime | None = None
    air: UUID | None = None


Dosed = tuple[Settled, Settled | None]
"""With what the drug began, and with what it was all given."""


def story(
    table: Table, fields: list[str], session: Session, dosed: Dosed, moment: datetime
) -> Story:
    started, ended = dosed
    told = Story(within=[])
    if ended is None:
        return told
    air = _air_since(table, fields, session, moment)
    for read in session.sets:
        at = minute(read.observed_at)
        if not minute(ended.effective_at) <= at <= moment:
            continue
        limits = {limit["field"]: limit for limit in table["leaving"]["limits"]}
        known = {f: v for f in fields if (v := read.value(f)) is not None}
        beyond = _beyond(table, known, _usual(table, known, session, started))
        on_air = any(limits.get(field, {}).get("on_air") for field in known)
        if beyond or (on_air and flow_at(session, read.observed_at) is not None):
            told = Story(within=[], is_read=True, is_off=True, beyond=beyond)
            told.last, told.last_at = read.fact.id, at
        elif len(known) == len(fields):
            is_new = air is None or read.observed_at >= air[0]
            within = [*told.within, at] if is_new else []
            told = Story(within=within, is_read=True, last=read.fact.id, last_at=at)
            told.air = None if air is None or is_new else air[1]
    if air is not None and flow_at(session, moment) is not None:
        told.within, told.is_off, told.air = [], True, None
    return told


def _air_since(
    table: Table, fields: list[str], session: Session, moment: datetime
) -> tuple[datetime, UUID] | None:
    """Since when the last oxygen is off, or on; None where that does not matter."""
    limits = table["leaving"]["limits"]
    if not any(one.get("on_air") for one in limits if one["field"] in fields):
        return None
    since, is_on = None, False
    for began, flow, id_ in flows(session):
        if began <= moment:
            since = (began, id_) if flow is not None or is_on else since
            is_on = flow is not None
    return since


def _beyond(
    table: Table, values: dict[str, Decimal], usual: dict[str, Decimal]
) -> Beyond:
    """The values outside their limits, and whether each is too low."""
    limits = {limit["field"]: limit for limit in table["leaving"]["limits"]}
    found: Beyond = {}
    for code, value in values.items():
        limit, own = limits.get(code, {}), usual.get(code)
        is_own = limit.get("or_baseline") and own is not None and value >= own
        if value < limit.get("at_least", value) and not is_own:
            found[code] = (value, True)
        if value > limit.get("at_most", value):
            found[code] = (value, False)
        percent = limit.get("within_percent")
        if percent is None:
            continue
        if own is None:
            found.setdefault(code, None)
        elif abs(value - own) * 100 > percent * own:
            found[code] = (value, value < own)
    return found


def _usual(
    table: Table,
    codes: Iterable[str],
    session: Session,
    started: Settled,
) -> dict[str, Decimal]:
    """The medians of what was read up to the start of the dose."""
    last = started.effective_at
    first = last - timedelta(minutes=table["baseline"]["within_minutes"])
    sets = [s for s in session.sets if first <= s.fact.effective_at <= last]
    read = {c: [v for s in sets if (v := s.value(c)) is not None] for c in codes}
    return {code: Decimal(median(found)) for code, found in read.items() if found}


def minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)
