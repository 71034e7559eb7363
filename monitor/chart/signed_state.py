"""How a session stands by its signatures, and what was added after them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.co_signing import unsigned_because
from monitor.chart.kinds import AddendumRecorded
from monitor.chart.patient import Patient
from monitor.chart.queries import is_returned
from monitor.chart.session import Session
from monitor.chart.signing_off import (
    SignedAs,
    is_amended_after,
    is_nurse_signed,
    signatures,
)
from monitor.chart.texts import with_marks

SignedState = Literal[
    "not signed",
    "signed",
    "returned with query",
    "co-signed",
    "amended since signed",
    "amended since co-sign",
]


class Addendum(Struct, frozen=True, kw_only=True):
    """What was added: true of the patient ``at``, and when that was charted."""

    id: UUID
    at: datetime
    recorded_at: datetime
    by: UUID
    text: str


def signed_state(session: Session, patient: Patient) -> SignedState:
    """Once it was co-signed it stays so or amended since, whoever signs besides."""
    if is_returned(session):
        return "returned with query"
    return by_signatures(session, patient)


def by_signatures(session: Session, patient: Patient) -> SignedState:
    """As ``signed_state``, whatever is asked of it."""
    signed = signatures(session)
    co_signed = [one for one in signed if one.is_co_signature]
    if co_signed:
        is_amended = is_amended_after(co_signed[-1], session, patient)
        return "amended since co-sign" if is_amended else "co-signed"
    if not signed:
        return "not signed"
    is_amended = is_amended_after(signed[-1], session, patient)
    return "amended since signed" if is_amended else "signed"


def waits_for_a_signature(session: Session, patient: Patient | None) -> bool:
    """Closed, and whoever charted has not signed it, or it was amended since.

    What was co-signed without them, for a reason, does not wait any more. Where nobody
    knows who the patient is, it is not known to be as it was signed.
    """
    if session.is_open:
        return False
    if patient is None:
        return True
    return not is_nurse_signed(session, patient) and not _is_excused(session, patient)


def _is_excused(session: Session, patient: Patient) -> bool:
    signed = last_co_signature(session)
    if signed is None or is_amended_after(signed, session, patient):
        return False
    return bool(unsigned_because(session, signed))


def waits_for_a_co_signature(session: Session, patient: Patient | None) -> bool:
    """Closed, and not co-signed as it is now, but for what is with the nurse."""
    if session.is_open:
        return False
    return patient is None or signed_state(session, patient) not in (
        "co-signed",
        "returned with query",
    )


def last_co_signature(session: Session) -> SignedAs | None:
    return next((s for s in reversed(signatures(session)) if s.is_co_signature), None)


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
