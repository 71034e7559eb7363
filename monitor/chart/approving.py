"""Deciding on the approval of a protocol for this site, and on taking it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.commands import ApproveProtocol, WithdrawApproval
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import ApprovalWithdrawn, ProtocolApproved, ProtocolPin
from monitor.chart.names import fault_of_name, refuse_reason
from monitor.chart.proposals import naming
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text

APPROVALS = Stream("protocols", UUID("5f0a2c1e-3d5b-4c61-9a55-6f6b1a9d7c40"))
"""Where every approval stands, in the order they were given."""


class Withdrawal(Struct, frozen=True, kw_only=True):
    """Who took an approval back, when and why; a name that nobody checked."""

    by: str
    at: datetime
    reason: str


class GivenApproval(Struct, frozen=True, kw_only=True):
    """One approval, given ``at`` that time; ``by`` is a name that nobody checked.

    Who charted it is the author of its entry, and need not be the same person. One
    that was taken back stays, with who did.
    """

    protocol: ProtocolPin
    by: str
    at: datetime
    note: str = ""
    withdrawn: Withdrawal | None = None

    @property
    def stands(self) -> bool:
        return self.withdrawn is None


class KnownText(Struct, frozen=True, kw_only=True):
    """A protocol this workstation has: the program's, or one the record holds."""

    protocol: ProtocolPin
    is_shipped: bool


def decide_approval(
    given: Sequence[GivenApproval],
    command: ApproveProtocol,
    actor: Actor,
    now: datetime,
    known: Sequence[KnownText] = (),
) -> tuple[NewEntry, ...] | Refusal:
    """Approve a text once for each person; a version means one text.

    Since a session names its protocol by id and version, another text has to go by
    another version once one was approved or is ``known`` here.
    """
    refusal = _refuse(given, command, now) or _refuse_known(known, command.protocol)
    if refusal is not None:
        return refusal
    approved = ProtocolApproved(
        protocol=command.protocol, by=_plain(command.by), note=command.note
    )
    return (
        naming(command, APPROVALS, actor),
        NewEntry(
            id=command.id,
            stream=APPROVALS,
            payload=approved,
            effective_at=command.at,
        ),
    )


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
    entry = NewEntry(
        id=command.id, stream=APPROVALS, payload=withdrawn, effective_at=command.at
    )
    return (naming(command, APPROVALS, actor), entry)


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
        if _is_other_text(one.protocol, pin):
            return _ambiguous(f"{one.by} approved another text", pin)
    return refuse_text("note", command.note) if command.note else None


def _refuse_known(known: Sequence[KnownText], pin: ProtocolPin) -> Refusal | None:
    for one in known:
        if _is_other_text(one.protocol, pin):
            shipped, held = (
                "another text ships with Vigil",
                "this record holds another text",
            )
            return _ambiguous(shipped if one.is_shipped else held, pin)
    return None


def _is_other_text(known: ProtocolPin, pin: ProtocolPin) -> bool:
    is_same_version = (known.id, known.version) == (pin.id, pin.version)
    return is_same_version and known.sha256 != pin.sha256


def _ambiguous(why: str, pin: ProtocolPin) -> Refusal:
    named = f"{why} as {pin.id} v{pin.version}"
    return _refusal(named, "Raise version in the changed text")


def _plain(name: str) -> str:
    return " ".join(name.split())


def _is_same(name: str, other: str) -> bool:
    """A name that nobody checked is the same person's, as a nurse's is."""
    return _plain(name).casefold() == _plain(other).casefold()


def _kept(why: str, remedy: str) -> Refusal:
    return Refusal(what="The approval is not taken back", why=why, remedy=remedy)


def _refusal(why: str, remedy: str) -> Refusal:
    return Refusal(what="The protocol is not approved", why=why, remedy=remedy)
