"""How a session stands by its signatures, and what was added after them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.kinds import AddendumRecorded
from monitor.chart.patient import Patient
from monitor.chart.session import Session
from monitor.chart.signing_off import is_amended_since, is_signed
from monitor.chart.texts import with_marks

SignedState = Literal["not signed", "signed", "amended since signed"]


class Addendum(Struct, frozen=True, kw_only=True):
    """What was added: true of the patient ``at``, and when that was charted."""

    id: UUID
    at: datetime
    recorded_at: datetime
    by: UUID
    text: str


def signed_state(session: Session, patient: Patient) -> SignedState:
    if not is_signed(session):
        return "not signed"
    return "amended since signed" if is_amended_since(session, patient) else "signed"


def waits_for_a_signature(session: Session, patient: Patient | None) -> bool:
    """Closed, and nobody signed it, or it was amended since.

    Where nobody knows who the patient is, it is not known to be as it was signed.
    """
    if session.is_open:
        return False
    return patient is None or signed_state(session, patient) != "signed"


def addenda(session: Session) -> tuple[Addendum, ...]:
    """In the order in which they were charted."""
    facts = [f for f in session.facts if isinstance(f.payload, AddendumRecorded)]
    return tuple(
        Addendum(
            id=fact.id,
            at=fact.effective_at,
            recorded_at=fact.first.recorded_at,
            by=fact.first.author,
            text=with_marks(fact.payload.text),
        )
        for fact in sorted(facts, key=lambda f: f.first.written)
        if isinstance(fact.payload, AddendumRecorded)
    )
