"""How a gate stands, with what is known of it in words."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.gates import AnsweredGate, Override
from monitor.chart.kinds import Measured
from monitor.protocol.gate_tables import Gate

GateStanding = Literal["met", "not met", "waiting", "overridden", "not applicable"]
Found = Literal["met", "not met", "waiting", "not applicable"]
UNANSWERED = "not answered"
"""Why a check waits that nobody has answered."""


class Beyond(Struct, frozen=True, kw_only=True):
    """A value outside its limit, on the low side or the high one."""

    field: str
    value: Decimal
    is_low: bool = False

    def is_worse_than(self, other: Decimal, by: int) -> bool:
        """Whether it lies further out than another value, by that much or more."""
        further = other - self.value if self.is_low else self.value - other
        return further >= by


class Besides(Struct, frozen=True):
    """What stands against a gate and is no value outside its limits.

    Oxygen, in L/min; that nobody said what flows since it was stamped; that nothing
    was read on air since; that the last set is old; a value without a baseline to hold
    it against. ``which`` names the entry with which the oxygen began, or ended, the
    stamp, the set, or the field.
    """

    of: Literal["oxygen", "stamp", "air", "age", "baseline"]
    value: Decimal = Decimal(0)
    which: str = ""

    def is_no_worse_than(self, other: "Besides", steps: Mapping[str, int]) -> bool:
        """Whether that was the same, of no less oxygen, or of a value within a step."""
        if (self.of, self.which) != (other.of, other.which):
            return False
        if self.of == "baseline":
            return abs(self.value - other.value) < steps[self.which]
        return self.value <= other.value


class Judged(Struct, frozen=True, kw_only=True):
    """What is found of a gate: the ``evidence``, and ``why`` it is not met.

    ``beyond`` are values outside their limits; an override is of these values.
    ``unread`` are fields, as they are called, of which there is no reading at all, and
    ``besides`` what else stands against it; an override is of that as well, and of the
    alerts that are ``going_on``, by their keys.
    """

    found: Found
    evidence: str = ""
    why: str = ""
    beyond: tuple[Beyond, ...] = ()
    unread: tuple[str, ...] = ()
    besides: tuple[Besides, ...] = ()
    going_on: tuple[str, ...] = ()


class GateState(Struct, frozen=True, kw_only=True):
    """A gate as it stands; ``by`` and ``at`` are of its answer, or its override."""

    gate: Gate
    standing: GateStanding
    judged: Judged
    answered: AnsweredGate | None = None
    override: Override | None = None

    @property
    def blocks(self) -> bool:
        """Whether it stands in the way of what it is asked before."""
        return self.is_unmet and self.gate.blocks

    @property
    def is_unmet(self) -> bool:
        return self.standing in ("not met", "waiting")

    @property
    def overridable(self) -> tuple[Measured, ...]:
        """The values that an override would be of."""
        return tuple(Measured(field=b.field, value=b.value) for b in self.judged.beyond)

    @property
    def by(self) -> UUID | None:
        told = self._told
        return None if told is None else told.by

    @property
    def at(self) -> datetime | None:
        told = self._told
        return None if told is None else told.at

    @property
    def sentence(self) -> str:
        """What it lacks, for a bar: "Consent not met, signed 21-Nov-2025"."""
        why = self.judged.why or self.judged.evidence
        label = self.gate.label
        if why == UNANSWERED:
            return f"{label}, {why}"
        return f"{label} {self.standing}, {why}" if why else f"{label} {self.standing}"

    @property
    def _told(self) -> AnsweredGate | Override | None:
        return self.override if self.standing == "overridden" else self.answered
