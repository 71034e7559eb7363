"""How soon after it was observed a set was charted."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from monitor.chart.observations import ObservationSet
from monitor.chart.transcribed import charted_late_by
from monitor.review.delays import delay_figures
from monitor.review.indicators import Count, Delays, Share, patients_of, share
from monitor.review.reviewed import Reviewed

_ZERO = timedelta(0)


def documentation_lag(sessions: Sequence[Reviewed]) -> Delays:
    """An amendment makes no set late: it counts from when it was first charted."""
    charting = [reviewed for reviewed in sessions if reviewed.session.sets]
    lags = [_lag(observed) for r in charting for observed in r.session.sets]
    return Delays(
        name="Charting after observing",
        formula="from when a set was observed until it was first charted",
        of=len(charting),
        patients=patients_of(charting),
        figures=delay_figures(lags),
    )


def charted_late(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Sets charted late",
        "sets charted later after observing than the protocol allows (5min in those"
        " that ship) of sets charted",
        sessions,
        _late,
    )


def charted_afterwards(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Sets charted afterwards",
        "sets first charted after the patient had left of sets charted",
        sessions,
        _afterwards,
    )


def _lag(observed: ObservationSet) -> timedelta:
    return max(observed.recorded_at - observed.observed_at, _ZERO)


def _late(reviewed: Reviewed) -> Count:
    sets, charting = reviewed.session.sets, reviewed.protocol.charting
    late = (charted_late_by(s.fact, charting) for s in sets)
    return Count(sum(delay is not None for delay in late), len(sets))


def _afterwards(reviewed: Reviewed) -> Count:
    sets, over_at = reviewed.session.sets, reviewed.session.over_at
    after = (over_at is not None and s.recorded_at > over_at for s in sets)
    return Count(sum(after), len(sets))


def all_documentation(sessions: Sequence[Reviewed]) -> Iterable[Share | Delays]:
    yield documentation_lag(sessions)
    yield charted_late(sessions)
    yield charted_afterwards(sessions)
