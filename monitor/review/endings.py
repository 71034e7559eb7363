"""How sessions went on and ended: stopped early, rescued, long, overridden."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta

from monitor.chart.kinds import TreatmentGiven
from monitor.review.indicators import Count, Share, share
from monitor.review.reviewed import Reviewed

_PROLONGED = timedelta(hours=2)
_READY_BY = timedelta(minutes=120)
_ESCORT = "escort"


def all_endings(sessions: Sequence[Reviewed]) -> Iterable[Share]:
    dosed = [reviewed for reviewed in sessions if reviewed.was_dosed]
    infused = [r for r in dosed if r.session.infusion.ended_by is not None]
    left = [r for r in dosed if _stayed(r) is not None]
    discharged = [r for r in dosed if _was_discharged(r)]
    yield _rate(
        "Infusion stopped early",
        "infusions that were stopped of all infusions that ended",
        infused,
        lambda r: r.session.infusion.ended_by == "stopped",
    )
    yield _rate(
        "Treatment given",
        "sessions in which a drug or oxygen was given for an effect of all with a dose",
        dosed,
        _was_treated,
    )
    yield _rate(
        "Prolonged stay",
        "sessions left more than 2hr after the protocol's least observation of all"
        " whose dose and leaving are charted",
        left,
        lambda r: (_stayed(r) or _PROLONGED) > _PROLONGED,
    )
    yield _rate(
        "Not ready at 120min",
        "sessions not ready to leave 120min after the dose began of all with a dose",
        dosed,
        _was_not_ready,
    )
    yield _rate(
        "Discharge overridden",
        "discharges with a check before leaving overridden of all discharges",
        discharged,
        lambda r: _was_overridden(r, ""),
    )
    yield _rate(
        "Escort missing",
        "discharges with the check of the escort overridden of all discharges",
        discharged,
        lambda r: _was_overridden(r, _ESCORT),
    )


def _rate(
    name: str,
    formula: str,
    sessions: Sequence[Reviewed],
    happened: Callable[[Reviewed], bool],
) -> Share:
    return share(name, formula, (Count(int(happened(r)), 1) for r in sessions))


def _was_treated(reviewed: Reviewed) -> bool:
    session = reviewed.session
    oxygen = any(flow.litres_per_minute for _, flow in session.oxygen)
    return oxygen or any(isinstance(f.payload, TreatmentGiven) for f in session.facts)


def _stayed(reviewed: Reviewed) -> timedelta | None:
    """How long after the least observation; None where either is not known."""
    session, leaving = reviewed.session, reviewed.protocol.leaving
    ended = session.dose_ended_at
    left = None if session.closed is None else session.closed.left_at
    if ended is None or left is None or leaving is None:
        return None
    least = leaving.least_minutes_after_end
    return None if least is None else left - ended - timedelta(minutes=least)


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
