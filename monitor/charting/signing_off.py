"""Signing a session off: a manifest of all that is there, signed by a person's key."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol
from uuid import uuid5

from msgspec.structs import replace

from monitor.chart.co_signing import seen_with, unsigned_seen
from monitor.chart.commands import SignOff
from monitor.chart.entries import Actor, Entry, NewEntry, Stream
from monitor.chart.kinds import (
    SeenException,
    SignedOff,
    SigningKeyNamed,
    StaffNamed,
)
from monitor.chart.manifest import Manifest, Signature, part_of, signed_at
from monitor.chart.people import PEOPLE
from monitor.chart.proposals import naming, proposed
from monitor.chart.refusals import Refusal
from monitor.chart.session import Session
from monitor.chart.sign_refusals import refuse_own_session, refuse_sign_off
from monitor.chart.signing_off import (
    CO_SIGNED,
    is_nurse_signed,
)
from monitor.charting import refused
from monitor.charting.authority import Authority
from monitor.charting.faults import ConflictingEntry, UnknownKind
from monitor.charting.loading import Loaded
from monitor.charting.ports import Circumstances, Journal
from monitor.charting.reads import Charted, UnreadableSession
from monitor.charting.sessions import Sessions
from monitor.charting.site import own_session_allowed
from monitor.charting.stamping import kept_time
from monitor.protocol.exceptions import exceptions, unseen
from monitor.protocol.to_see import ToSee

Stamp = Callable[[str | None], Circumstances]


class Signer(Protocol):
    """Somebody's own key, as it was opened by their password."""

    @property
    def key(self) -> str:
        """The public one, hexadecimal."""

    def sign(self, manifest: Manifest) -> Signature: ...


class SigningOff:
    """What the recorder does with a wish to sign; it sees no password."""

    def __init__(
        self, journal: Journal, sessions: Sessions, authority: Authority, stamp: Stamp
    ) -> None:
        self._journal = journal
        self._sessions = sessions
        self._authority = authority
        self._stamp = stamp

    def sign(
        self, command: SignOff, who: Actor, signer: Signer | None
    ) -> Charted | Refusal:
        """Sign the session as it stands, once however often it is asked.

        Without a ``signer`` only what was signed before is told.
        """
        try:
            found = self._sessions.find(command.stream_id)
        except KeyError:
            return refused.NO_SUCH_SESSION
        if isinstance(found, UnreadableSession):
            return refused.unreadable_session(found)
        written = _signed_before(found.entries, command, who)
        if written:
            stamp = self._stamp(None)
            read = found.read(found.assess(stamp.recorded_at))
            return Charted(entries=written, session=read)
        return self._sign(found, command, who, signer)

    def _sign(
        self, found: Loaded, command: SignOff, who: Actor, signer: Signer | None
    ) -> Charted | Refusal:
        stamp = self._stamp(found.protocol.sha256)
        session, at = found.session, stamp.recorded_at
        refusal = refuse_sign_off(command, session, found.patient, who, at)
        if refusal is None and not own_session_allowed(self._journal):
            refusal = refuse_own_session(command, session, who)
        to_see = _to_see(found, command, at)
        left = unseen(to_see, command.seen)
        if refusal is None and left:
            refusal = refused.not_seen(len(left))
        if refusal is not None or signer is None:
            return refusal or refused.WITHOUT_PASSWORD
        kept: tuple[Entry, ...] = ()
        seen = _seen(found, command, to_see)
        if seen:
            kept, found = self._keep_seen(found, command, seen, who)
            stamp = self._stamp(found.protocol.sha256)
        try:
            manifest = self._manifest(found, command, who, stamp)
        except UnknownKind:
            return refused.UNREADABLE_PATIENT
        self._name_key(command, who, signer.key)
        signed = proposed(command, SignedOff(signature=signer.sign(manifest)))
        is_named = _is_named(found.session, who)
        first = () if is_named else (naming(command, signed.stream, who),)
        charted = self._sessions.write(found, (*first, signed), who, stamp)
        return replace(charted, entries=(*kept, *charted.entries))

    def _keep_seen(
        self,
        found: Loaded,
        command: SignOff,
        seen: tuple[SeenException, ...],
        who: Actor,
    ) -> tuple[tuple[Entry, ...], Loaded]:
        """Say what was seen first, so that the signature is of that as well.

        Where it stands already, an earlier try to sign went no further than that.
        """
        entry, written = seen_with(command, seen), tuple[Entry, ...]()
        if all(entry.id != known.id for known in found.entries):
            is_named = _is_named(found.session, who)
            first = () if is_named else (naming(command, entry.stream, who),)
            stamp = self._stamp(found.protocol.sha256)
            written = self._sessions.write(found, (*first, entry), who, stamp).entries
        again = self._sessions.find(command.stream_id)
        if isinstance(again, UnreadableSession):
            raise TypeError(again.id)
        return written, again

    def _manifest(
        self, found: Loaded, command: SignOff, who: Actor, stamp: Circumstances
    ) -> Manifest:
        """Of every entry that is there; raises UnknownKind."""
        patient = found.session.patient
        facts = self._journal.entries(Stream("patient", patient))
        return Manifest(
            session=part_of(found.session.id, found.entries),
            patient=part_of(patient, facts),
            protocol=found.session.opened.protocol.sha256,
            meaning=command.meaning,
            name=who.name,
            signed_ms=signed_at(kept_time(stamp.recorded_at)),
            app_version=stamp.app_version,
        )

    def _name_key(self, command: SignOff, who: Actor, key: str) -> None:
        """Say once, in the stream of people, with which key this person signs."""
        person = self._authority.people().person(who.person)
        if person is not None and person.signing_keys[-1:] == (key,):
            return
        named = NewEntry(
            id=uuid5(command.id, f"signing key {key}"),
            stream=PEOPLE,
            payload=SigningKeyNamed(person=who.person, key=key),
            effective_at=command.at,
        )
        try:
            self._journal.append((named,), who, self._stamp(None))
        finally:
            self._authority.forget()


def _to_see(found: Loaded, command: SignOff, at: datetime) -> tuple[ToSee, ...]:
    """What has to be ticked as seen for it; nothing but for a co-signature."""
    if command.meaning != CO_SIGNED:
        return ()
    return exceptions(found.protocol, found.session, found.assess(at).slots)


def _seen(
    found: Loaded, command: SignOff, to_see: Sequence[ToSee]
) -> tuple[SeenException, ...]:
    """What was ticked, and why nobody who charted has signed before."""
    seen = tuple(SeenException(key=one.key, text=one.text) for one in to_see)
    is_co_signature = command.meaning == CO_SIGNED
    if not is_co_signature or is_nurse_signed(found.session, found.patient):
        return seen
    return (*seen, unsigned_seen(command))


def _signed_before(
    entries: Sequence[Entry], command: SignOff, who: Actor
) -> tuple[Entry, ...]:
    """The entry that this command became; ConflictingEntry where that is another."""
    for entry in entries:
        if entry.id == command.id:
            payload = entry.payload
            if (
                not isinstance(payload, SignedOff)
                or entry.author != who.person
                or payload.signature.manifest.meaning != command.meaning
            ):
                raise ConflictingEntry(command.id)
            return (entry,)
    return ()


def _is_named(session: Session, who: Actor) -> bool:
    named = StaffNamed(person=who.person, name=who.name, verified=True)
    return any(named == staff for staff in session.staff)
