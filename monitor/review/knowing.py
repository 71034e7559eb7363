"""What was known of a session, stretch by stretch, while time alone could alert."""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.entries import Entry
from monitor.chart.kinds import (
    ChartReattributed,
    DoseGiven,
    DosesEnded,
    EmergencyFact,
    InfusionRecorded,
    ObservationsRecorded,
    Order,
    SessionClosed,
    SessionOpened,
    SlotSnoozed,
)
from monitor.chart.session import Session, fold

_OF_TIME = (
    SessionOpened
    | SessionClosed
    | ChartReattributed
    | ObservationsRecorded
    | InfusionRecorded
    | DoseGiven
    | DosesEnded
    | Order
    | SlotSnoozed
    | EmergencyFact
)


class Stretch(Struct, frozen=True):
    """From ``since`` on and before ``until`` sets came one after the other.

    ``known`` is all that had come by its end of what decides when sets are due and
    which of them were charted: sets, doses, snoozes, emergencies and the closing.
    """

    since: datetime
    until: datetime
    known: Session


def stretches(session: Session, until: datetime) -> Iterator[Stretch]:
    """Up to that time, in order; a new one begins with all but a further set.

    So it does with a set of before the last one, and with each correction. Within a
    stretch what was known at a time is what had been recorded by then, and each set
    comes after all that were there.
    """
    entries = told_of_time(session)
    begun = [at for at in sorted(set(_turns(entries))) if at < until]
    for since, end in pairwise((*begun, until)):
        by_then = (entry for entry in entries if entry.recorded_at < end)
        yield Stretch(since, end, fold(by_then))


def told_of_time(session: Session) -> tuple[Entry, ...]:
    """As they came; also what was corrected or struck out since."""
    settlement = session.settlement
    facts = (*settlement.in_force, *settlement.retracted)
    told = {
        entry.id: entry
        for fact in facts
        if _is_of_time(fact)
        for entry in (fact.first, *fact.history, fact.entry)
    }
    return tuple(sorted(told.values(), key=_as_they_came))


def _is_of_time(fact: Settled) -> bool:
    return isinstance(fact.payload, _OF_TIME) or isinstance(
        fact.first.payload, _OF_TIME
    )


def _as_they_came(entry: Entry) -> tuple[datetime, object]:
    return entry.recorded_at, entry.chart_order


def _turns(entries: tuple[Entry, ...]) -> Iterator[datetime]:
    """When something came that is no further set."""
    newest = None
    for entry in entries:
        order = entry.chart_order
        is_set = isinstance(entry.payload, ObservationsRecorded)
        is_last = newest is None or order > newest
        if not is_set or entry.supersedes or not is_last:
            yield entry.recorded_at
        if is_set or entry.supersedes:
            newest = order if is_last else newest
