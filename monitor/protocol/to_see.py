"""What of a session has to be seen before it is co-signed; clinical reference, §7.1."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.amendments import Settled
from monitor.chart.session import Session
from monitor.protocol.asked_sets import Slot
from monitor.protocol.care_protocol import CareProtocol


class ToSee(Struct, frozen=True, kw_only=True):
    """One exception, in words; ``at`` is when it was true, ``entry`` what it stands in.

    The ``key`` stays the same as long as it is the same exception.
    """

    key: str
    text: str
    at: datetime
    entry: UUID | None = None


class Ground(Struct, frozen=True, kw_only=True):
    """What exceptions are looked for in; ``at`` is the end of the session."""

    protocol: CareProtocol
    session: Session
    slots: Sequence[Slot]
    at: datetime

    def short(self, field: str) -> str:
        """What a field is called; its code where the protocol has none."""
        specs = self.protocol.charting.fields
        return next((spec.short for spec in specs if spec.code == field), field)

    def effect(self, code: str) -> str:
        specs = self.protocol.effects
        return next((spec.label for spec in specs if spec.code == code), code)

    def gate(self, id_: str) -> str:
        gate = self.protocol.gate(id_)
        return id_ if gate is None else gate.label


def of_fact(fact: Settled, kind: str, text: str) -> ToSee:
    """Of the entry in force, so that what is corrected anew has to be seen anew."""
    return ToSee(
        key=f"{kind}:{fact.entry.id}", text=text, at=fact.effective_at, entry=fact.id
    )
