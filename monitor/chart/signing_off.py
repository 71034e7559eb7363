"""Who signed a session as what, and whether it is still as they signed it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.commands import Chart, ChartSet, SessionCommand
from monitor.chart.entries import Entry
from monitor.chart.follow_up import is_told
from monitor.chart.kinds import (
    AddendumRecorded,
    AnyKind,
    BreakGlassCoSigned,
    ExceptionsSeen,
    FollowUpRecorded,
    Meaning,
    QueryFact,
    ReportStatus,
    ScoreReviewed,
    SignedOff,
    StaffNamed,
)
from monitor.chart.manifest import Part, Signature, manifest_code
from monitor.chart.patient import Patient
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.signed_patient import is_somebody_else
from monitor.chart.texts import refuse_text
from monitor.chart.transcribed import from_paper
from monitor.chart.who_charted import at_the_bedside, is_among

_UNMOVED = (
    SignedOff
    | ScoreReviewed
    | BreakGlassCoSigned
    | QueryFact
    | ExceptionsSeen
    | ReportStatus
)
"""What belongs after a signature and changes nothing of what was signed."""

_AFTER_SIGNING = (
    FollowUpRecorded
    | ScoreReviewed
    | BreakGlassCoSigned
    | AddendumRecorded
    | QueryFact
    | ReportStatus
)

CO_SIGNED: Meaning = "reviewed and co-signed"
UNSIGNED_BECAUSE = "unsigned_because"
"""The field of ``SignOff`` that says why nobody who charted has signed."""


class SignedAs(Struct, frozen=True, kw_only=True):
    """One signature; ``id`` is its entry and ``at`` when that was recorded.

    ``code`` is that of the manifest, as it stands on screen and paper.
    """

    id: UUID
    at: datetime
    person: UUID
    name: str
    meaning: str
    code: str
    signature: Signature

    @property
    def is_co_signature(self) -> bool:
        return self.meaning == CO_SIGNED


def signatures(session: Session) -> tuple[SignedAs, ...]:
    """All of them, in the order in which they were given."""
    facts = [f for f in session.facts if isinstance(f.payload, SignedOff)]
    return tuple(
        _signed_as(fact.first, fact.first.payload.signature)
        for fact in sorted(facts, key=lambda f: f.first.written)
        if isinstance(fact.first.payload, SignedOff)
    )


def is_signed(session: Session) -> bool:
    return any(isinstance(fact.payload, SignedOff) for fact in session.facts)


def is_amended_since(session: Session, patient: Patient) -> bool:
    """Whether anything was added or moved after the last signature, if there is one.

    So it is where its patient is somebody else now. What somebody reviewed since, a
    call that told nothing, and what else was put right of the patient, amend nothing.
    """
    signed = signatures(session)
    return bool(signed) and is_amended_after(signed[-1], session, patient)


def is_amended_after(signed: SignedAs, session: Session, patient: Patient) -> bool:
    """As ``is_amended_since``, after that signature."""
    if is_somebody_else(signed.signature.manifest.patient, patient):
        return True
    return any(added_after(signed, session))


def added_after(signed: SignedAs, session: Session) -> Iterable[Entry]:
    """What came after that signature and moves what was signed."""
    entries = session.settlement.entries
    later = _not_in(signed.signature.manifest.session, entries)
    return (e for e in later if _moves(e.payload) and not _only_names(e, entries))


def refuse_after_signing(command: SessionCommand, session: Session) -> Refusal | None:
    """Once it is signed nothing in it is amended: only added, also from paper."""
    if not is_signed(session):
        return None
    if isinstance(command, Chart) and isinstance(command.fact, _AFTER_SIGNING):
        return None
    if _is_from_paper(command):
        return None
    return Refusal(
        what="This is not charted",
        why="the session is signed off, and stays as it was signed",
        remedy="Write an addendum",
    )


def _is_from_paper(command: SessionCommand) -> bool:
    """What was charted by hand at the time is an addendum, and is told as one."""
    match command:
        case Chart(fact=fact) | ChartSet(observations=fact):
            return from_paper(fact) is not None
        case _:
            return False


def refuse_addendum(fact: AddendumRecorded, session: Session) -> Refusal | None:
    """Before it is signed, what is wrong is put right where it stands."""
    if is_signed(session):
        return refuse_text("text", fact.text, is_free=True)
    first = "Write a note" if session.is_open else "Sign it off first"
    return Refusal(
        what="The addendum is not charted",
        why="the session is not signed off",
        remedy=f"{first}, or amend what is wrong from the timeline",
    )


def is_nurse_signed(session: Session, patient: Patient) -> bool:
    """Whether somebody of the bedside signed it, and what was added is signed as well.

    Whoever adds to it signs that; it does not stand for who charted the course.
    """
    signed = [s for s in signatures(session) if not s.is_co_signature]
    nurses = at_the_bedside(session)
    return any(is_among(nurses, session, s.person, s.name) for s in signed) and any(
        not is_amended_after(one, session, patient) for one in signed
    )


def _moves(payload: AnyKind) -> bool:
    """Whether it changes anything of what was signed."""
    if isinstance(payload, FollowUpRecorded):
        return is_told(payload)
    return not isinstance(payload, _UNMOVED)


def _only_names(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Whether it says who its own author is, and calls nobody otherwise than before.

    Who charted before it without a name would be named by it, and so it is no such.
    """
    named = entry.payload
    if not isinstance(named, StaffNamed) or named.person != entry.author:
        return False
    before = [e for e in entries if e.written < entry.written]
    names = {
        e.payload.name
        for e in before
        if isinstance(e.payload, StaffNamed) and e.payload.person == named.person
    }
    has_written = any(e.author == named.person for e in before)
    return names == ({named.name} if names or has_written else set())


def _not_in(part: Part, entries: Iterable[Entry]) -> Iterable[Entry]:
    lasts = {(chain.station, chain.epoch): chain.last for chain in part.chains}
    return (e for e in entries if e.seq > lasts.get((e.station, e.epoch), 0))


def _signed_as(entry: Entry, signature: Signature) -> SignedAs:
    manifest = signature.manifest
    return SignedAs(
        id=entry.id,
        at=entry.recorded_at,
        person=entry.author,
        name=manifest.name,
        meaning=manifest.meaning,
        code=manifest_code(manifest),
        signature=signature,
    )
