"""What a query is about: a value, a time or the whole session, and in which words."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from monitor.chart.kinds import ObservationsRecorded
from monitor.chart.queries import Query
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording
from ui.views.timeline_facts import words_of
from ui.views.timeline_row import Ledger

_TIME = "at "
WHOLE = "The whole session"


class About(NamedTuple):
    """The fact and its field, or a time; all of the session where neither stands."""

    fact: UUID | None = None
    field: str = ""
    moment: datetime | None = None


def as_target(about: About) -> str:
    """As the form keeps what it is about; ``about_of`` reads it back."""
    if about.moment is not None:
        return f"{_TIME}{about.moment.isoformat()}"
    return "" if about.fact is None else f"{about.fact} {about.field}".strip()


def about_of(target: str) -> About:
    if target.startswith(_TIME):
        return About(moment=datetime.fromisoformat(target.removeprefix(_TIME)))
    fact, _, field = target.partition(" ")
    return About(UUID(fact), field) if fact else About()


def about_query(query: Query) -> About:
    return About(query.about, query.field, query.moment)


def about_words(about: About, read: SessionRead) -> str:
    """``HR 93 at 13:46, was 193``; ``13:50``; the whole session."""
    zone = state_words.zone_of(read)
    if about.moment is not None:
        return wording.clock(about.moment, zone)
    fact = None if about.fact is None else read.session.fact(about.fact)
    if fact is None:
        return WHOLE
    clock = wording.clock(fact.effective_at, zone)
    if isinstance(fact.first.payload, ObservationsRecorded):
        return _value_words(about.field, fact.first.payload, fact.payload, clock, read)
    ledger = Ledger(
        session=read.session, protocol=read.protocol, now=read.at, zone=zone
    )
    words = words_of(fact.payload, fact, ledger)
    return f"{words.fact if words else 'Entry'} at {clock}"


def _value_words(
    field: str, first: object, last: object, clock: str, read: SessionRead
) -> str:
    name = _label(field, read)
    if not name:
        return f"Set of {clock}"
    was, now = _told(field, first, read), _told(field, last, read)
    value = f" {now}" if now else ", not measured,"
    before = f", was {was or 'not measured'}" if was != now else ""
    return f"{name}{value} at {clock}{before}"


def _label(field: str, read: SessionRead) -> str:
    """Two pressures are one value."""
    pair = read.protocol.charting.pressure
    if field in (pair.upper, pair.lower):
        return pair.label
    specs = read.protocol.charting.fields
    return next((spec.label for spec in specs if spec.code == field), field)


def _told(field: str, payload: object, read: SessionRead) -> str:
    if not isinstance(payload, ObservationsRecorded):
        return ""
    values = {r.field: r.value for r in payload.readings if r.value is not None}
    pair = read.protocol.charting.pressure
    fields = (pair.upper, pair.lower) if field in (pair.upper, pair.lower) else (field,)
    return "/".join(wording.as_charted(values[f]) for f in fields if f in values)
