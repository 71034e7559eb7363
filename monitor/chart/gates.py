"""Which gates were answered and overridden in a session, as it stands."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import (
    DoseGiven,
    GateAnswered,
    GateOverridden,
    InfusionRecorded,
)
from monitor.chart.moves import is_of_other, moves_of

BEFORE_MOVE = "before the chart was moved"
"""Why an override lets nothing pass any more, in words."""


class AnsweredGate(Struct, frozen=True, kw_only=True):
    """A gate's answer in force; ``by`` is who charted it as it stands now."""

    id: UUID
    answered: GateAnswered
    at: datetime
    by: UUID

    @property
    def gate(self) -> str:
        return self.answered.gate

    def value(self, ask: str) -> str | None:
        """What was found about one thing; None where it was not answered."""
        for answer in self.answered.answers:
            if answer.ask == ask:
                return answer.value
        return None


class Override(Struct, frozen=True, kw_only=True):
    """A gate that a prescriber let pass; ``by`` is who charted it.

    One that ``is_void`` was for the patient the chart was moved from: it is told, and
    lets nothing pass.
    """

    id: UUID
    overridden: GateOverridden
    at: datetime
    by: UUID
    is_void: bool = False

    @property
    def gate(self) -> str:
        return self.overridden.gate

    @property
    def void(self) -> str | None:
        """Why it lets nothing pass; None where it does."""
        return BEFORE_MOVE if self.is_void else None


def answered_gates(
    facts: Iterable[tuple[Settled, GateAnswered]],
) -> tuple[AnsweredGate, ...]:
    """The latest answer of each gate, in the order of the first ones."""
    latest: dict[str, AnsweredGate] = {}
    for fact, answered in facts:
        latest[answered.gate] = AnsweredGate(
            id=fact.id,
            answered=answered,
            at=fact.effective_at,
            by=fact.entry.author,
        )
    return tuple(latest.values())


def overrides(
    facts: Iterable[Settled], valid: Iterable[tuple[Settled, GateOverridden]]
) -> tuple[Override, ...]:
    """Every override in force, in chart order; those that are not valid are void.

    So are those before leaving, which are of after the start, of before a move.
    """
    known = tuple(facts)
    own, moves = {fact.id for fact, _ in valid}, moves_of(known)
    doses = (f.effective_at for f in known if _begins(f))
    started = min(doses, default=None)

    def is_void(fact: Settled) -> bool:
        is_leaving = started is not None and fact.effective_at > started
        return fact.id not in own or (is_leaving and is_of_other(fact, moves))

    return tuple(
        Override(
            id=fact.id,
            overridden=overridden,
            at=fact.effective_at,
            by=fact.entry.author,
            is_void=is_void(fact),
        )
        for fact in known
        if isinstance(overridden := fact.payload, GateOverridden)
    )


def _begins(fact: Settled) -> bool:
    """Whether the dose may have begun with it."""
    match fact.payload:
        case InfusionRecorded(step="started") | DoseGiven():
            return True
        case _:
            return False
