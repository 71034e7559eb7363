"""How sessions went on and ended: stopped early, rescued, long, overridden."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from monitor.chart.kinds import TreatmentGiven
from monitor.protocol.observing import observed_until
from monitor.review.indicators import Count, Share, share
from monitor.review.reviewed import Reviewed

_READY_BY = timedelta(minutes=120)
"""Of the indicator "not ready at 120 min" (clinical reference, section 7.2)."""

_ESCORT = "escort"


class _Rate(NamedTuple):
    """What happened, of which sessions, and which those are."""

    name: str
    formula: str
    counts: Callable[[Reviewed], bool]
    happened: Callable[[Reviewed], bool]


def all_endings(sessions: Sequence[Reviewed]) -> Iterator[Share]:
    for rate in _RATES:
        counted = [r for r in sessions if r.was_dosed and rate.counts(r)]
        happened = (Count(int(rate.happened(r)), 1) for r in counted)
        yield share(rate.name, rate.formula, happened)


def _was_treated(reviewed: Reviewed) -> bool:
    session = reviewed.session
    oxygen = any(flow.litres_per_minute for _, flow in session.oxygen)
    return oxygen or any(isinstance(f.payload, TreatmentGiven) for f in session.facts)


def _beyond(reviewed: Reviewed) -> timedelta | None:
    """How long it went on after the least observation; None where that isn't known."""
    until = observed_until(reviewed.protocol, reviewed.session)
    over = reviewed.session.over_at
    return None if until is None or over is None else over - until


def _says_how_long(reviewed: Reviewed) -> bool:
    return reviewed.protocol.review is not None and _beyond(reviewed) is not None


def _stayed_long(reviewed: Reviewed) -> bool:
    """By the limit of the protocol, as before a co-signature."""
    beyond, review = _beyond(reviewed), reviewed.protocol.review
    if beyond is None or review is None:
        return False
    return beyond > timedelta(minutes=review.stay_over_minutes)


def _was_not_ready(reviewed: Reviewed) -> bool:
    session = reviewed.session
    ready = None if session.closed is None else session.closed.ready_at
    started = session.dose_started_at
    return ready is None or started is None or ready - started > _READY_BY


def _was_discharged(reviewed: Reviewed) -> bool:
    closed = reviewed.session.closed
    return closed is not None and closed.ending == "discharged"


def _was_overridden(reviewed: Reviewed, part: str) -> bool:
    """Any check before leaving with that in its id."""
    leaving = {g.id for g in reviewed.protocol.gates if g.phase == "leave"}
    overrides = (o for o in reviewed.session.overrides if not o.is_void)
    return any(o.gate in leaving and part in o.gate for o in overrides)


_RATES = (
    _Rate(
        "Infusion stopped early",
        "infusions that were stopped of all infusions that ended",
        lambda r: r.session.infusion.ended_by is not None,
        lambda r: r.session.infusion.ended_by == "stopped",
    ),
    _Rate(
        "Treatment given",
        "sessions in which a drug or oxygen was given for an effect of all with a dose",
        lambda r: r.was_dosed,
        _was_treated,
    ),
    _Rate(
        "Prolonged stay",
        "sessions that went on longer after the least observation than the protocol"
        " has for review of all where both are known",
        _says_how_long,
        _stayed_long,
    ),
    _Rate(
        "Not ready at 120min",
        "sessions not ready to leave 120min after the dose began of all with a dose",
        lambda r: r.was_dosed,
        _was_not_ready,
    ),
    _Rate(
        "Discharge overridden",
        "discharges with a check before leaving overridden of all discharges",
        _was_discharged,
        lambda r: _was_overridden(r, ""),
    ),
    _Rate(
        "Escort missing",
        "discharges with the check of the escort overridden of all discharges",
        _was_discharged,
        lambda r: _was_overridden(r, _ESCORT),
    ),
)
