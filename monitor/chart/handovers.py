"""Who left the session to whom, and when it can be left."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.commands import Chart, SessionCommand
from monitor.chart.entries import Actor
from monitor.chart.kinds import HandedOver
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text


class Handover(Struct, frozen=True, kw_only=True):
    """One nurse left the session to another; ``stood`` is what both were shown."""

    at: datetime
    by: UUID
    to: str
    to_person: UUID
    stood: tuple[str, ...]


def handovers(
    facts: Iterable[tuple[Settled, HandedOver]],
) -> tuple[Handover, ...]:
    """Every handover, in chart order."""
    return tuple(
        Handover(
            at=fact.effective_at,
            by=fact.first.author,
            to=handed.to,
            to_person=handed.to_person,
            stood=handed.stood,
        )
        for fact, handed in facts
    )


def refuse_handover(fact: HandedOver) -> Refusal | None:
    """Refuse one to nobody, without the patient's initials, or of nothing shown."""
    refusal = refuse_text("name", fact.to) or refuse_text("initials", fact.initials)
    if refusal is None and not any(line.strip() for line in fact.stood):
        refusal = refuse_text("state", "")
    return refusal


def refuse_to_oneself(command: SessionCommand, actor: Actor) -> Refusal | None:
    """Refuse to leave the session to whoever charts already."""
    if not isinstance(command, Chart) or not isinstance(command.fact, HandedOver):
        return None
    if command.fact.to_person != actor.person:
        return None
    return Refusal(
        field="name",
        what="The session is not handed over",
        why=f"{actor.name} charts already",
        remedy="Type the name of whoever takes over",
    )
