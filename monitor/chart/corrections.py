"""Amending and striking out, judged by the session as it would then be."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import structs

from monitor.chart.before_move import is_void
from monitor.chart.commands import Amend, Retract, SessionCommand
from monitor.chart.contradictions import contradictions, of_move, of_order
from monitor.chart.emergency_checks import refuse_amended_stamp
from monitor.chart.entries import NewEntry
from monitor.chart.fact_checks import refuse_fact
from monitor.chart.fields import Charting
from monitor.chart.kinds import (
    EmergencyStamped,
    EntryAmended,
    EntryRetracted,
    Retractable,
    SessionClosed,
)
from monitor.chart.names import refuse_reason
from monitor.chart.proposals import proposed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session, assemble
from monitor.chart.settled import Settled

_WHAT = {
    Amend: "The amendment is not charted",
    Retract: "The entry is not struck out",
}


def correct(
    session: Session, command: Amend | Retract, now: datetime, charting: Charting
) -> NewEntry | Refusal:
    """The correction, unless it is no possible fact or what then stands can't be so.

    What the session contradicted before, it may go on to.
    """
    fact = session.fact(command.target)
    if fact is None or fact.is_retracted:
        return _nothing_to_correct()
    refusal = (
        _refuse_amendment(session, fact, command, charting)
        if isinstance(command, Amend)
        else _refuse_striking_out(fact)
    )
    refusal = refusal or refuse_reason("reason", command.reason)
    refusal = refusal or _refuse_contradiction(session, command, now)
    return refusal or proposed(
        command,
        EntryAmended(replacement=command.replacement)
        if isinstance(command, Amend)
        else EntryRetracted(),
        supersedes=session.chain(fact.id),
        reason=command.reason,
    )


def corrected(session: Session, command: Amend | Retract, now: datetime) -> Session:
    """The session as it would be with that correction, charted now."""
    fact = session.fact(command.target)
    if fact is None:
        return session
    entry = structs.replace(
        fact.entry,
        id=command.id,
        effective_at=command.at,
        recorded_at=now,
        payload=EntryRetracted()
        if isinstance(command, Retract)
        else EntryAmended(replacement=command.replacement),
    )
    others = tuple(f for f in session.facts if f.id != fact.id)
    if isinstance(command, Retract):
        struck = structs.replace(fact, entry=entry)
        retracted = (*session.settlement.retracted, struck)
        return _settled(session, others, retracted)
    amended = structs.replace(fact, entry=entry, payload=command.replacement)
    return _settled(session, (*others, amended), session.settlement.retracted)


def _settled(
    session: Session, in_force: Iterable[Settled], retracted: tuple[Settled, ...]
) -> Session:
    facts = sorted(in_force, key=lambda f: f.entry.chart_order)
    return assemble(
        structs.replace(session.settlement, in_force=tuple(facts), retracted=retracted)
    )


def reopens(session: Session, command: SessionCommand, now: datetime) -> bool:
    """Whether a closed session would go on by that command."""
    if session.is_open or not isinstance(command, Retract):
        return False
    struck = session.fact(command.target)
    is_closing = struck is not None and isinstance(struck.payload, SessionClosed)
    return is_closing and corrected(session, command, now).is_open


def _refuse_amendment(
    session: Session, fact: Settled, command: Amend, charting: Charting
) -> Refusal | None:
    if type(fact.payload) is not type(command.replacement):
        why = "it is of another kind than what it replaces"
        remedy = "Strike out the entry and chart a new one"
    elif command.replacement == fact.payload and command.at == fact.effective_at:
        why, remedy = "nothing was changed", "Change what is wrong, or leave the form"
    elif is_void(session.settlement, fact) or session.limits.is_void(fact.id):
        why = "it was made before the chart was moved, for another patient"
        remedy = "Chart it anew for this patient"
    else:
        return _refuse_replacement(session, fact, command, charting)
    return Refusal(what=_WHAT[Amend], why=why, remedy=remedy)


def _refuse_replacement(
    session: Session, fact: Settled, command: Amend, charting: Charting
) -> Refusal | None:
    """As if it was charted now; a stamp can be put right when all is over."""
    if isinstance(command.replacement, EmergencyStamped):
        moved_to = None if command.at == fact.effective_at else command.at
        return refuse_amended_stamp(command.replacement, session, moved_to)
    without = session.without(fact.id)
    return refuse_fact(command.replacement, without, command.at, charting)


def _refuse_striking_out(fact: Settled) -> Refusal | None:
    if isinstance(fact.payload, Retractable):
        return None
    return Refusal(
        what="This can't be struck out",
        why="it records what was done in the app, not what was observed",
        remedy="Write a note",
    )


def _refuse_contradiction(
    before: Session, command: Amend | Retract, now: datetime
) -> Refusal | None:
    """Refuse what would leave a fact in the record that the others rule out."""
    after = corrected(before, command, now)
    known = {found.fact for found in contradictions(before)}
    of_first = (*of_order(before, after), *of_move(before, after))
    brought = (*of_first, *contradictions(after))
    new = next((found for found in brought if found.fact not in known), None)
    if new is None:
        return None
    return Refusal(what=_WHAT[type(command)], why=new.why, remedy=new.remedy)


def _nothing_to_correct() -> Refusal:
    return Refusal(
        what="Nothing is corrected",
        why="this entry is not in the session, or is struck out",
        remedy="Choose another entry",
    )
