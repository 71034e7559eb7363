"""Which gates were answered and overridden in a session, as it stands."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.kinds import GateAnswered, GateOverridden


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
    """Every override in force, in chart order; those that are not valid are void."""
    own = {fact.id for fact, _ in valid}
    return tuple(
        Override(
            id=fact.id,
            overridden=overridden,
            at=fact.effective_at,
            by=fact.entry.author,
            is_void=fact.id not in own,
        )
        for fact in facts
        if isinstance(overridden := fact.payload, GateOverridden)
    )
