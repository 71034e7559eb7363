"""Who signed a session and what was added after that, as it is handed out."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.co_signing import seen_for
from monitor.chart.session import Session
from monitor.chart.signed_state import addenda
from monitor.chart.signing_off import signatures


class SignatureOut(Struct, frozen=True, kw_only=True):
    """Somebody signed what was there then; what exactly stands in its entry.

    ``code`` is that of the manifest as it stands on screen and paper. ``key`` is the
    public one and ``signature`` is Ed25519, both hexadecimal. ``seen`` are the
    exceptions that whoever co-signed had ticked as seen.
    """

    entry: UUID
    at: datetime
    by: str
    person: UUID
    meaning: str
    code: str
    key: str
    signature: str
    seen: tuple[str, ...] = ()


class AddendumOut(Struct, frozen=True, kw_only=True):
    """What was added once the session was signed."""

    entry: UUID
    at: datetime
    recorded_at: datetime
    author: str
    text: str


def signature_rows(session: Session) -> tuple[SignatureOut, ...]:
    """In the order in which they were given."""
    return tuple(
        SignatureOut(
            entry=signed.id,
            at=signed.at,
            by=signed.name,
            person=signed.person,
            meaning=signed.meaning,
            code=signed.code,
            key=signed.signature.key,
            signature=signed.signature.signature,
            seen=tuple(one.text for one in seen_for(session, signed)),
        )
        for signed in signatures(session)
    )


def addendum_rows(session: Session) -> tuple[AddendumOut, ...]:
    """In the order in which they were charted."""
    return tuple(
        AddendumOut(
            entry=added.id,
            at=added.at,
            recorded_at=added.recorded_at,
            author=session.name_of(added.by),
            text=added.text,
        )
        for added in addenda(session)
    )
