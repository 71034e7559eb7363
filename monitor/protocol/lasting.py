"""How long what was charted goes on being true: a reading is of its moment alone."""

from datetime import datetime

from monitor.chart.amendments import Settled
from monitor.chart.kinds import EffectRecorded, LimitChanged, OxygenRecorded
from monitor.chart.session import Session


def lasts_until(session: Session, fact: Settled) -> datetime | None:
    """When it was over; None for a side effect, or oxygen, that still goes on."""
    match fact.payload:
        case EffectRecorded(grade=grade) if grade > 0:
            return _effect_until(session, fact)
        case OxygenRecorded(litres_per_minute=flow) if flow:
            return _oxygen_until(session, fact)
        case LimitChanged():
            return session.limits.holds_from(fact)
        case _:
            return fact.effective_at


def _effect_until(session: Session, fact: Settled) -> datetime | None:
    for effect in session.effects:
        if effect.id == fact.id:
            ended = effect.ended
            return None if ended is None else max(ended, fact.effective_at)
    return fact.effective_at


def _oxygen_until(session: Session, fact: Settled) -> datetime | None:
    off = (
        one.at
        for one in session.breathing.said
        if one.at > fact.effective_at and not one.oxygen.litres_per_minute
    )
    return next(off, None)
