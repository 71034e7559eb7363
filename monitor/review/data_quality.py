"""Whether charted values look measured: last digits, copies, questions, corrections."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from monitor.chart.entries import Entry
from monitor.chart.kept_values import keeps
from monitor.chart.kinds import EntryAmended, EntryRetracted
from monitor.chart.observations import ObservationSet
from monitor.review.indicators import Count, Share, share
from monitor.review.reviewed import Reviewed

_LEAST_ALIKE = 4
"""Fewer vital signs are the same by chance too often."""

_ROUND = (0, 5)


def round_pressures(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Pressures that end on 0 or 5",
        "systolic and diastolic values that end on 0 or 5 of all; 20 % by chance",
        sessions,
        _round,
    )


def identical_sets(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Sets like the one before",
        "sets whose vital signs, four at least, are all those of the last set before"
        " that has four, of all sets of four that follow one",
        sessions,
        _alike,
    )


def questioned_values(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Values kept though questioned",
        "values in force that jump by more than the protocol's limit, or whose pulse"
        " pressure is not likely, of all values",
        sessions,
        _questioned,
    )


def corrected_entries(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Entries corrected",
        "amendments and retractions of all entries that people charted; that a value is"
        " kept although questioned corrects nothing",
        sessions,
        _corrected,
    )


def all_data_quality(sessions: Sequence[Reviewed]) -> Iterable[Share]:
    yield round_pressures(sessions)
    yield identical_sets(sessions)
    yield questioned_values(sessions)
    yield corrected_entries(sessions)


def _round(reviewed: Reviewed) -> Count:
    pair = reviewed.protocol.charting.pressure
    values = [
        value
        for observed in reviewed.session.sets
        for code in (pair.upper, pair.lower)
        if (value := observed.value(code)) is not None
    ]
    return Count(sum(value % 10 in _ROUND for value in values), len(values))


def _alike(reviewed: Reviewed) -> Count:
    """A pressure that is read again between two sets parts them in nothing."""
    read = [_vital_signs(reviewed, observed) for observed in reviewed.session.sets]
    pairs = list(pairwise(signs for signs in read if len(signs) >= _LEAST_ALIKE))
    return Count(sum(before == after for before, after in pairs), len(pairs))


def _vital_signs(reviewed: Reviewed, observed: ObservationSet) -> Mapping[str, Decimal]:
    fields = reviewed.protocol.charting.fields
    values = {f.code: observed.value(f.code) for f in fields if not f.is_scale}
    return {code: value for code, value in values.items() if value is not None}


def _questioned(reviewed: Reviewed) -> Count:
    read = [
        reading
        for observed in reviewed.session.sets
        for reading in observed.readings
        if reading.value is not None
    ]
    return Count(sum(r.challenge is not None for r in read), len(read))


def _corrected(reviewed: Reviewed) -> Count:
    """What the app wrote itself, as that it raised an alert, is nobody's entry."""
    entries = {e.id: e for e in reviewed.session.settlement.entries}
    charted = [e for e in entries.values() if e.auth_method != "app"]
    return Count(sum(_corrects(e, entries) for e in charted), len(charted))


def _corrects(entry: Entry, entries: Mapping[UUID, Entry]) -> bool:
    """Whether something stands otherwise by it than it did before."""
    if not isinstance(entry.payload, EntryAmended):
        return isinstance(entry.payload, EntryRetracted)
    before = (entries[id_] for id_ in entry.supersedes if id_ in entries)
    return not any(keeps(entry, each) for each in before)
