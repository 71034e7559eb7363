"""Deciding on the approval of a protocol for this site, and on taking it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.commands import ApproveProtocol, ProposeProtocol, WithdrawApproval
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import (
    ApprovalWithdrawn,
    ProtocolApproved,
    ProtocolPin,
    ProtocolProposed,
)
from monitor.chart.names import fault_of_name, refuse_reason
from monitor.chart.proposals import naming
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text

UNDONE = "The protocol is not approved"

APPROVALS = Stream("protocols", UUID("5f0a2c1e-3d5b-4c61-9a55-6f6b1a9d7c40"))
"""Where every approval stands, in the order they were given."""


class Withdrawal(Struct, frozen=True, kw_only=True):
    """Who took an approval back, when and why.

    The name is one that nobody checked, unless they signed in and it is theirs.
    """

    by: str
    at: datetime
    reason: str
    is_verified: bool = False


class GivenApproval(Struct, frozen=True, kw_only=True):
    """One approval, given ``at`` that time.

    ``by`` is a name that nobody checked, unless it ``is_verified``: then it is that of
    the author, who signed in. Else who charted it need not be the same person. One that
    was taken back stays, with who did.
    """

    protocol: ProtocolPin
    by: str
    at: datetime
    note: str = ""
    withdrawn: Withdrawal | None = None
    is_verified: bool = False

    @property
    def stands(self) -> bool:
        return self.withdrawn is None


class KnownText(Struct, frozen=True, kw_only=True):
    """A protocol this workstation has: the program's, or one the record holds."""

    protocol: ProtocolPin
    is_shipped: bool


class GivenProposal(Struct, frozen=True, kw_only=True):
    """A text that was imported to be approved, by whom, when, and from which file."""

    protocol: ProtocolPin
    text: str
    by: str
    person: UUID
    at: datetime
    is_verified: bool
    file: str = ""


class TextsHere(Struct, frozen=True, kw_only=True):
    """What is known of texts: those that were imported, and those that are ``known``.

    None of these where a command comes again: what came since is not held against it.
    """

    proposed: tuple[GivenProposal, ...] = ()
    known: tuple[KnownText, ...] | None = None


NO_TEXTS = TextsHere()


def decide_approval(
    given: Sequence[GivenApproval],
    command: ApproveProtocol,
    actor: Actor,
    now: datetime,
    here: TextsHere = NO_TEXTS,
) -> tuple[NewEntry, ...] | Refusal:
    """Approve a text once for each person; a version means one text.

    Since a session names its protocol by id and version, another text has to go by
    another version once one was approved or is known here. Whoever imported a text
    does not approve it; where people sign in, what nobody knew takes both.
    """
    refusal = (
        _refuse(given, command, now)
        or refuse_other_text(here.known, command.protocol, UNDONE)
        or _refuse_proposer(here.proposed, command, actor)
        or _refuse_unknown(here, command.protocol, actor)
    )
    if refusal is not None:
        return refusal
    approved = ProtocolApproved(
        protocol=command.protocol, by=_plain(command.by), note=command.note
    )
    return named_entry(command, approved, actor)


def named_entry(
    command: ApproveProtocol | ProposeProtocol | WithdrawApproval,
    payload: ProtocolApproved | ProtocolProposed | ApprovalWithdrawn,
    actor: Actor,
) -> tuple[NewEntry, ...]:
    """What the command becomes, with the name of whoever asks before it."""
    entry = NewEntry(
        id=command.id, stream=APPROVALS, payload=payload, effective_at=command.at
    )
    return (naming(command, APPROVALS, actor), entry)


def decide_withdrawal(
    given: Sequence[GivenApproval],
    command: WithdrawApproval,
    actor: Actor,
    now: datetime,
) -> tuple[NewEntry, ...] | Refusal:
    """Take back what a text is approved by, where anything stands to be taken back."""
    refusal = _refuse_withdrawal(given, command, now)
    if refusal is not None:
        return refusal
    withdrawn = ApprovalWithdrawn(
        protocol=command.protocol, by=_plain(command.by), reason=command.reason.strip()
    )
    return named_entry(command, withdrawn, actor)


def _refuse_withdrawal(
    given: Sequence[GivenApproval], command: WithdrawApproval, now: datetime
) -> Refusal | None:
    if command.at > now:
        return _kept("the time lies in the future", "Check the clock")
    if fault_of_name(command.by):
        return _kept("nobody is named", "Say who takes it back")
    if not any(one.stands and one.protocol == command.protocol for one in given):
        return _kept("this text is not approved", "Nothing is left to do")
    return refuse_reason("reason", command.reason)


def _refuse(
    given: Sequence[GivenApproval],
    command: ApproveProtocol,
    now: datetime,
) -> Refusal | None:
    if command.at > now:
        return _refusal("the time lies in the future", "Check the clock")
    if fault_of_name(command.by):
        return _refusal("nobody is named", "Say who approves it")
    pin = command.protocol
    for one in given:
        if one.stands and one.protocol == pin and _is_same(one.by, command.by):
            why = f"{one.by} approved this text before"
            return _refusal(why, "Nothing is left to do")
        if is_other_text(one.protocol, pin):
            return ambiguous(f"{one.by} approved another text", pin, UNDONE)
    return refuse_text("note", command.note) if command.note else None


def is_own(proposal: GivenProposal, actor: Actor) -> bool:
    """Whether it is known that they imported it, and so can't approve it."""
    is_same = actor.person == proposal.person or _is_same(actor.name, proposal.by)
    return actor.is_verified and is_same


def _refuse_proposer(
    proposed: Sequence[GivenProposal], command: ApproveProtocol, actor: Actor
) -> Refusal | None:
    """Refuse whoever imported that text, and one that another import replaced."""
    pin = command.protocol
    versions = [p for p in proposed if is_same_version(p.protocol, pin)]
    if not any(one.protocol == pin for one in versions):
        return None
    last = versions[-1]
    if last.protocol != pin:
        why = f"{last.by} imported a later draft of {pin.id} v{pin.version}"
        return _refusal(why, "Approve that one, or import this one again")
    if is_own(last, actor) or _is_same(command.by, last.by):
        why = f"{last.by} imported this text"
        return _refusal(why, "Have somebody else approve it")
    return None


def _refuse_unknown(here: TextsHere, pin: ProtocolPin, actor: Actor) -> Refusal | None:
    """A text that came from anywhere takes two people."""
    if here.known is None or not actor.is_verified:
        return None
    pins = [*(k.protocol for k in here.known), *(p.protocol for p in here.proposed)]
    if pin in pins:
        return None
    return _refusal(
        "nobody imported this text to be approved",
        "Have one person import it, and another approve it",
    )


def refuse_other_text(
    known: Sequence[KnownText] | None, pin: ProtocolPin, undone: str
) -> Refusal | None:
    """Refuse another text than the one that goes by that id and version here."""
    for one in known or ():
        if is_other_text(one.protocol, pin):
            shipped, held = (
                "another text ships with Vigil",
                "this record holds another text",
            )
            return ambiguous(shipped if one.is_shipped else held, pin, undone)
    return None


def is_same_version(known: ProtocolPin, pin: ProtocolPin) -> bool:
    return (known.id, known.version) == (pin.id, pin.version)


def is_other_text(known: ProtocolPin, pin: ProtocolPin) -> bool:
    return is_same_version(known, pin) and known.sha256 != pin.sha256


def ambiguous(why: str, pin: ProtocolPin, undone: str) -> Refusal:
    """Two texts would go by one version."""
    named = f"{why} as {pin.id} v{pin.version}"
    return Refusal(what=undone, why=named, remedy="Raise version in the changed text")


def _plain(name: str) -> str:
    return " ".join(name.split())


def _is_same(name: str, other: str) -> bool:
    """A name that nobody checked is the same person's, as a nurse's is."""
    return _plain(name).casefold() == _plain(other).casefold()


def _kept(why: str, remedy: str) -> Refusal:
    return Refusal(what="The approval is not taken back", why=why, remedy=remedy)


def _refusal(why: str, remedy: str) -> Refusal:
    return Refusal(what=UNDONE, why=why, remedy=remedy)
