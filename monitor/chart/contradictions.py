"""What of a session can't all be true: asked of it as a correction would leave it."""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.closing import refuse_closing
from monitor.chart.dose_checks import misplaced
from monitor.chart.infusion import trace
from monitor.chart.infusion_order import contradiction, refuse_pump_volume
from monitor.chart.kinds import (
    ChartReattributed,
    FollowUpRecorded,
    InfusionRecorded,
    Kind,
    SessionClosed,
)
from monitor.chart.numbers import written
from monitor.chart.session import Session
from monitor.chart.waste_checks import overwasted

K = TypeVar("K", bound=Kind)

_LATER = "Put the later ones right first, or amend this one"
_CLOSING = "Amend or strike out the closing first"


class Contradiction(Struct, frozen=True, kw_only=True):
    """A fact in force that the others rule out; ``remedy`` is what to do first."""

    fact: UUID
    why: str
    remedy: str


def contradictions(session: Session) -> Iterator[Contradiction]:
    """Everything charted that can't be so beside all else that is."""
    yield from _of_steps(session)
    yield from _of_devices(session)
    yield from _of_doubts(session)
    yield from _of_effects(session)
    yield from _of_waste(session)
    yield from _of_closing(session)
    yield from _of_calls(session)


def of_order(before: Session, after: Session) -> Iterator[Contradiction]:
    """What was given was given by one order: that one is amended, never exchanged."""
    ordered, started = before.dosing.ordered, after.dose_started_at
    if ordered is None or before.dose_started_at is None or started is None:
        return
    now = after.dosing.ordered
    if now is None or now.id != ordered.id:
        yield Contradiction(
            fact=ordered.id,
            why=f"the dose begun at {_clock(started, after)} was given by this order",
            remedy="Amend the order to what was ordered",
        )


def of_move(before: Session, after: Session) -> Iterator[Contradiction]:
    """What was ordered before a move is of whoever was dosed before it, if anyone."""
    was, now, ordered = (
        before.dose_started_at,
        after.dose_started_at,
        after.dosing.ordered,
    )
    made = None if ordered is None else after.fact(ordered.id)
    if was is None or now is None or made is None:
        return
    for fact, _ in _of(after, ChartReattributed):
        is_before = made.first.written < fact.first.written
        if is_before and was < fact.effective_at <= now:
            clock = _clock(fact.effective_at, after)
            yield Contradiction(
                fact=fact.id,
                why=f"nobody was dosed by {clock}, when the chart was moved, and the "
                "order was for another patient",
                remedy="Strike the dose out, complete the opening page for this "
                "patient, and chart it anew",
            )


def _of_steps(session: Session) -> Iterator[Contradiction]:
    passed: list[tuple[datetime, InfusionRecorded]] = []
    charted = ((f, f.payload) for f in session.facts)
    for fact, step in charted:
        if not isinstance(step, InfusionRecorded):
            continue
        told = f"infusion {step.step} at {_clock(fact.effective_at, session)}"
        if contradiction(trace(passed), step):
            why = f"{told} builds upon it"
            yield Contradiction(fact=fact.id, why=why, remedy=_LATER)
        elif (refusal := refuse_pump_volume(step, session.dose)) is not None:
            why = f"the pump read more at {_clock(fact.effective_at, session)}"
            why = f"{why}, and {refusal.why}"
            remedy = "Put that reading right first"
            yield Contradiction(fact=fact.id, why=why, remedy=remedy)
        passed.append((fact.effective_at, step))


def _of_devices(session: Session) -> Iterator[Contradiction]:
    numbered = [given for given in session.doses if given.dose.device]
    for count, given in enumerate(numbered, start=1):
        until = [(g.at, g.dose.device or 0) for g in numbered[:count]]
        if misplaced(until):
            why = f"device {given.dose.device} builds upon it"
            yield Contradiction(fact=given.id, why=why, remedy=_LATER)


def _of_doubts(session: Session) -> Iterator[Contradiction]:
    started = session.dose_started_at
    for doubt in session.dosing.doubts:
        if started is None or doubt.at < started:
            clock = _clock(doubt.at, session)
            why = f"the dose was marked uncertain at {clock}, before any was given"
            remedy = "Put that entry right first"
            yield Contradiction(fact=doubt.id, why=why, remedy=remedy)


def _of_effects(session: Session) -> Iterator[Contradiction]:
    for effect in session.effects:
        if effect.ended is not None and effect.ended < effect.onset:
            why = f"its end is charted at {_clock(effect.ended, session)}"
            remedy = "Put its end right first"
            yield Contradiction(fact=effect.id, why=why, remedy=remedy)


def _of_waste(session: Session) -> Iterator[Contradiction]:
    order, ordered = session.dose, session.dosing.ordered
    over = None if order is None else overwasted(order, session)
    if over is None or ordered is None:
        return
    of, held = (f"{written(amount)} {over.unit}" for amount in (over.of, over.held))
    why = f"{of} are charted as waste of {held}"
    remedy = "Put the waste right first"
    yield Contradiction(fact=ordered.id, why=why, remedy=remedy)


def _of_closing(session: Session) -> Iterator[Contradiction]:
    for fact, closing in _of(session, SessionClosed):
        refusal = refuse_closing(closing, session, fact.effective_at)
        if refusal is not None:
            why = f"the session is closed, and {refusal.why}"
            yield Contradiction(fact=fact.id, why=why, remedy=_CLOSING)


def _of_calls(session: Session) -> Iterator[Contradiction]:
    closed_at = session.closed_at
    for fact, _ in _of(session, FollowUpRecorded):
        if closed_at is not None and fact.effective_at < closed_at:
            clock = _clock(closed_at, session)
            why = f"the call of the day after is charted before {clock}"
            remedy = "Put the call right first"
            yield Contradiction(fact=fact.id, why=why, remedy=remedy)


def _of(session: Session, kind: type[K]) -> list[tuple[Settled, K]]:
    return [(f, f.payload) for f in session.facts if isinstance(f.payload, kind)]


def _clock(at: datetime, session: Session) -> str:
    return at.astimezone(ZoneInfo(session.opened.zone)).strftime("%H:%M")
