"""What is done with a record and is no charting: each deed under its stored name.

As with the kinds of entry, name and version stand in the tag and never change once a
release has written them. No deed holds what was typed where a password belongs.
"""

from typing import Literal
from uuid import UUID

from msgspec import Struct

from monitor.chart.deed import Deed
from monitor.chart.oversight_deeds import OversightDeed

SignInMethod = Literal["password", "pin", "recovery code"]
LockCause = Literal["asked", "idle", "system", "another person"]
SubjectKind = Literal["session", "patient", "person", "protocols", "site"]


class SignedIn(Deed, frozen=True, kw_only=True, tag="signed-in/1"):
    """Somebody proved who they are."""

    method: SignInMethod


class SignInFailed(Deed, frozen=True, kw_only=True, tag="sign-in-failed/1"):
    """Somebody did not; ``failures`` in a row, with this one."""

    method: SignInMethod
    failures: int


class Locked(Deed, frozen=True, kw_only=True, tag="locked/1"):
    """The screen was locked."""

    cause: LockCause


class Unlocked(Deed, frozen=True, kw_only=True, tag="unlocked/1"):
    """It was unlocked."""

    method: SignInMethod


class SessionViewed(Deed, frozen=True, kw_only=True, tag="session-viewed/1"):
    """A session was brought to the screen."""


class PastViewed(Deed, frozen=True, kw_only=True, tag="past-viewed/1"):
    """What is known of a patient from earlier sessions was brought to the screen."""


class AuditViewed(Deed, frozen=True, kw_only=True, tag="audit-viewed/1"):
    """The audit log was brought to the screen."""


class PermissionRefused(Deed, frozen=True, kw_only=True, tag="not-permitted/1"):
    """Somebody asked for what they may not; ``asked`` in words, as a wish.

    A read that is refused again and again is noted once an hour.
    """

    asked: str


class Copied(Deed, frozen=True, kw_only=True, tag="copied/1"):
    """A text of a session was put on the clipboard, to be pasted elsewhere."""

    what: str
    sha256: str


class Exported(Deed, frozen=True, kw_only=True, tag="exported/1"):
    """A session was about to be handed out in a file, together with ``sessions`` - 1.

    ``rows`` and ``sha256`` are of the whole file. ``account`` is the one of the
    workstation's system, where nobody has signed in.
    """

    form: str
    rows: int
    sha256: str
    sessions: int
    account: str | None = None


class Printed(Deed, frozen=True, kw_only=True, tag="printed/1"):
    """Pages were sent to a printer, or to a file of pages."""

    what: str
    pages: int
    sha256: str | None = None


class BackedUp(Deed, frozen=True, kw_only=True, tag="backed-up/1"):
    """A copy of the record was made, and proved whole."""

    sha256: str
    size: int
    account: str | None = None


class BackupFailed(Deed, frozen=True, kw_only=True, tag="backup-failed/1"):
    """A copy could not be made, or was not whole."""

    why: str


class Restored(Deed, frozen=True, kw_only=True, tag="restored/1"):
    """The record was taken from a copy, and goes on as a new epoch."""

    sha256: str
    account: str | None = None


class RestoreFailed(Deed, frozen=True, kw_only=True, tag="restore-failed/1"):
    """Somebody wanted to go on with a copy, and could not."""

    why: str
    account: str | None = None


class Salvaged(Deed, frozen=True, kw_only=True, tag="salvaged/1"):
    """The record was made anew of what was left of it, and goes on as a new epoch.

    ``sha256`` is of the list of ``gaps`` that is kept beside the record.
    """

    gaps: int
    sha256: str


class FoundCopied(Deed, frozen=True, kw_only=True, tag="found-copied/1"):
    """The folder of the record had been copied: it goes on here as a new epoch."""


class ClockSet(Deed, frozen=True, kw_only=True, tag="clock-set/1"):
    """The workstation's clock was found set by that many milliseconds."""

    by_ms: int


class GlassBroken(Deed, frozen=True, kw_only=True, tag="glass-broken/1"):
    """Somebody who could not sign in said who they are and why they have to chart."""

    name: str
    reason: str


class PersonEnrolled(Deed, frozen=True, kw_only=True, tag="person-enrolled/1"):
    """Somebody was given the right to sign in."""

    name: str
    role: str


class PersonChanged(Deed, frozen=True, kw_only=True, tag="person-changed/1"):
    """Somebody is called otherwise, or may do other things, than before."""

    name: str
    role: str


class PersonDisabled(Deed, frozen=True, kw_only=True, tag="person-disabled/1"):
    """Somebody's right to sign in was taken away."""

    reason: str


class PasswordGiven(Deed, frozen=True, kw_only=True, tag="password-given/1"):
    """Somebody else typed a password for that person, whose PIN goes with it.

    Noted before the password opens anything; it may then not have been given.
    """

    name: str


class OlderSlots(Deed, frozen=True, kw_only=True, tag="older-key-slots/1"):
    """The key file was put back from before; the record knows of a newer one.

    Each has its number, 0 where no seal stands for it. ``replaced`` where the recovery
    code took it all the same: everybody else's way in goes with it.
    """

    found: int
    known: int
    replaced: bool


class PasswordChosen(Deed, frozen=True, kw_only=True, tag="password-chosen/1"):
    """Somebody has a password and a PIN of their own choosing from then on."""


class PinForgotten(Deed, frozen=True, kw_only=True, tag="pin-forgotten/1"):
    """Somebody else had that person choose another PIN."""

    name: str


class RecoveryCodeReplaced(
    Deed, frozen=True, kw_only=True, tag="recovery-code-replaced/1"
):
    """Another recovery code opens the record, and the one of before does not.

    Noted before it is so; the one of before may then still hold.
    """


class LockTimesSet(Deed, frozen=True, kw_only=True, tag="lock-times-set/1"):
    """The screens here lock after so many idle minutes from then on."""

    minutes_during_session: int
    minutes_otherwise: int


class CoSigningSet(Deed, frozen=True, kw_only=True, tag="co-signing-set/1"):
    """Whether people here may co-sign from then on what they charted themselves."""

    own_session: bool


AnyDeed = (
    SignedIn
    | SignInFailed
    | Locked
    | Unlocked
    | SessionViewed
    | PastViewed
    | AuditViewed
    | PermissionRefused
    | Copied
    | Exported
    | Printed
    | BackedUp
    | BackupFailed
    | Restored
    | RestoreFailed
    | Salvaged
    | ClockSet
    | FoundCopied
    | GlassBroken
    | PersonEnrolled
    | PersonChanged
    | PersonDisabled
    | LockTimesSet
    | CoSigningSet
    | OversightDeed
    | PasswordGiven
    | PasswordChosen
    | OlderSlots
    | PinForgotten
    | RecoveryCodeReplaced
)


class Subject(Struct, frozen=True):
    """What a deed was done to."""

    kind: SubjectKind
    id: UUID


class NewDeed(Struct, frozen=True, kw_only=True):
    """A deed not yet durable; ``id`` is minted first, so that it can be retried.

    ``patient`` is whose record it touches, also where the subject is a session.
    """

    id: UUID
    deed: AnyDeed
    subject: Subject | None = None
    patient: UUID | None = None
