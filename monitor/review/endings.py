"""How sessions went on and ended: stopped early, rescued, long, overridden."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import NamedTuple

from monitor.chart.kinds import TreatmentGiven
from monitor.protocol.gate_tables import Gate
from monitor.protocol.observing import observed_until
from monitor.review.indicators import Count, Share, share, unsaid
from monitor.review.reviewed import Reviewed


class _Rate(NamedTuple):
    """What happened, of which sessions, and which those are."""

    name: str
    formula: str
    counts: Callable[[Reviewed], bool]
    happened: Callable[[Reviewed], bool]


def all_endings(sessions: Sequence[Reviewed]) -> Iterator[Share]:
    for rate in (*_RATES, *_unready(sessions), *_OF_LEAVING):
        counted = [r for r in sessions if r.was_dosed and rate.counts(r)]
        happened = partial(_once, rate.happened)
        yield share(rate.name, rate.formula, counted, happened)


def _once(happened: Callable[[Reviewed], bool], reviewed: Reviewed) -> Count:
    return Count(int(happened(reviewed)), 1)


def _was_treated(reviewed: Reviewed) -> bool:
    """After the dose began: what was given before treats nothing that it did."""
    began = reviewed.session.dose_started_at
    given = (f for f in reviewed.session.facts if isinstance(f.payload, TreatmentGiven))
    return any(began is not None and fact.effective_at > began for fact in given)


def _was_given_oxygen(reviewed: Reviewed) -> bool:
    """More than before the dose, as somebody may bring oxygen from home."""
    began = reviewed.session.dose_started_at
    flows = [(at, flow.litres_per_minute or 0) for at, flow in reviewed.session.oxygen]
    before = [flow for at, flow in flows if began is None or at <= began]
    least = before[-1] if before else 0
    return any(flow > least for _, flow in flows[len(before) :])


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


def _unready(sessions: Sequence[Reviewed]) -> Iterator[_Rate]:
    """One for each time that a protocol of these sessions names."""
    named = {_ready_within(reviewed) for reviewed in sessions}
    for minutes in sorted(time for time in named if time is not None):
        left_out = unsaid(sessions, partial(_names, minutes))
        yield _Rate(
            f"Not ready at {minutes}min",
            f"sessions not ready to leave {minutes}min after the dose began of all with"
            f" a dose whose protocol names that time{left_out}",
            partial(_names, minutes),
            _was_not_ready,
        )
    if sessions and named == {None}:
        left_out = unsaid(sessions, lambda r: _ready_within(r) is not None)
        formula = f"sessions not ready to leave by the time that is named{left_out}"
        yield _Rate("Not ready in time", formula, partial(_names, 0), _was_not_ready)


def _names(minutes: int, reviewed: Reviewed) -> bool:
    return _ready_within(reviewed) == minutes


def _ready_within(reviewed: Reviewed) -> int | None:
    """In minutes; None where the protocol says nothing of it."""
    ready = reviewed.protocol.audit.ready
    return None if ready is None else ready.within_minutes


def _was_not_ready(reviewed: Reviewed) -> bool:
    session, within = reviewed.session, _ready_within(reviewed)
    ready = None if session.closed is None else session.closed.ready_at
    started = session.dose_started_at
    if ready is None or started is None or within is None:
        return True
    return ready - started > timedelta(minutes=within)


def _was_discharged(reviewed: Reviewed) -> bool:
    closed = reviewed.session.closed
    return closed is not None and closed.ending == "discharged"


def _leaving(reviewed: Reviewed) -> list[Gate]:
    return [gate for gate in reviewed.protocol.gates if gate.phase == "leave"]


def _asked_for_escort(reviewed: Reviewed) -> list[Gate]:
    return [gate for gate in _leaving(reviewed) if gate.about == "escort"]


def _was_overridden(reviewed: Reviewed, gates: Sequence[Gate]) -> bool:
    overrides = (o for o in reviewed.session.overrides if not o.is_void)
    return any(o.gate in {gate.id for gate in gates} for o in overrides)


_RATES = (
    _Rate(
        "Infusion stopped early",
        "infusions that were stopped of all infusions that ended",
        lambda r: r.session.infusion.ended_by is not None,
        lambda r: r.session.infusion.ended_by == "stopped",
    ),
    _Rate(
        "Rescue drug given",
        "sessions in which a drug was given for an effect after the dose began of all"
        " with a dose",
        lambda r: r.was_dosed,
        _was_treated,
    ),
    _Rate(
        "Oxygen given",
        "sessions in which more oxygen was given after the dose began than before it of"
        " all with a dose",
        lambda r: r.was_dosed,
        _was_given_oxygen,
    ),
    _Rate(
        "Prolonged stay",
        "sessions that went on longer after the least observation than the protocol"
        " has for review of all where both are known",
        _says_how_long,
        _stayed_long,
    ),
)

_OF_LEAVING = (
    _Rate(
        "Discharge overridden",
        "discharges with a check before leaving overridden of all discharges",
        _was_discharged,
        lambda r: _was_overridden(r, _leaving(r)),
    ),
    _Rate(
        "Escort missing",
        "discharges with the check of the escort overridden of all discharges for which"
        " the protocol asks for one",
        lambda r: _was_discharged(r) and bool(_asked_for_escort(r)),
        lambda r: _was_overridden(r, _asked_for_escort(r)),
    ),
)
