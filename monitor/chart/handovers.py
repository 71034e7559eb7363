"""Who left the session to whom, and when it can be left."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import HandedOver, HandoverFact, SessionTakenOver
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text


class Handover(Struct, frozen=True, kw_only=True):
    """One nurse left the session to another; ``stood`` is what both were shown.

    Nothing is shown where it was taken over while the other was not there.
    """

    at: datetime
    by: UUID
    to: str
    to_person: UUID
    stood: tuple[str, ...]


def handovers(facts: Iterable[Settled]) -> tuple[Handover, ...]:
    """Every handover, in order of time."""
    return tuple(
        _handover(fact, fact.payload)
        for fact in facts
        if isinstance(fact.payload, HandoverFact)
    )


def _handover(fact: Settled, payload: HandoverFact) -> Handover:
    match payload:
        case HandedOver():
            return Handover(
                at=fact.effective_at,
                by=fact.first.author,
                to=payload.to,
                to_person=payload.to_person,
                stood=payload.stood,
            )
        case SessionTakenOver():
            return Handover(
                at=fact.effective_at,
                by=payload.before,
                to=payload.by,
                to_person=fact.first.author,
                stood=(),
            )


def refuse_handover(fact: HandoverFact) -> Refusal | None:
    """Refuse one to nobody, without the patient's initials, or of nothing shown."""
    if isinstance(fact, SessionTakenOver):
        return refuse_text("name", fact.by) or refuse_text("initials", fact.initials)
    refusal = refuse_text("name", fact.to) or refuse_text("initials", fact.initials)
    if refusal is None and not any(line.strip() for line in fact.stood):
        refusal = refuse_text("state", "")
    return refusal


def refuse_to_oneself(command: SessionCommand, actor: Actor) -> Refusal | None:
    """Refuse to leave the session to whoever charts already."""
    if not isinstance(command, Chart):
        return None
    fact = command.fact
    if isinstance(fact, SessionTakenOver):
        return _refuse_taking(fact, actor)
    if not isinstance(fact, HandedOver) or fact.to_person != actor.person:
        return None
    return Refusal(
        field="name",
        what="The session is not handed over",
        why=f"{actor.name} charts already",
        remedy="Type the name of whoever takes over",
    )


def _refuse_taking(fact: SessionTakenOver, actor: Actor) -> Refusal | None:
    if fact.before != actor.person and fact.by == actor.name:
        return None
    return Refusal(
        what="The session is not taken over",
        why=f"{actor.name} charts already",
        remedy="Open the room again",
    )
