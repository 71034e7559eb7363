"""Deciding on the approval of a protocol for this site."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.commands import ApproveProtocol
from monitor.chart.entries import Actor, NewEntry, Stream
from monitor.chart.kinds import ProtocolApproved, ProtocolPin
from monitor.chart.proposals import naming
from monitor.chart.refusals import Refusal
from monitor.chart.texts import refuse_text

APPROVALS = Stream("protocols", UUID("5f0a2c1e-3d5b-4c61-9a55-6f6b1a9d7c40"))
"""Where every approval stands, in the order they were given."""


class GivenApproval(Struct, frozen=True, kw_only=True):
    """One approval, given ``at`` that time; ``by`` is a name that nobody checked.

    Who charted it is the author of its entry, and need not be the same person.
    """

    protocol: ProtocolPin
    by: str
    at: datetime
    note: str = ""


def decide_approval(
    given: Sequence[GivenApproval],
    command: ApproveProtocol,
    actor: Actor,
    now: datetime,
) -> tuple[NewEntry, ...] | Refusal:
    """Approve a text once for each person; a version means one approved text.

    Since a session names its protocol by id and version, another text has to go by
    another version once one was approved.
    """
    refusal = _refuse(given, command, now)
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


def _refuse(
    given: Sequence[GivenApproval],
    command: ApproveProtocol,
    now: datetime,
) -> Refusal | None:
    if command.at > now:
        return _refusal("the time lies in the future", "Check the clock")
    if not command.by.strip():
        return _refusal("nobody is named", "Say who approves it")
    pin = command.protocol
    for one in given:
        if one.protocol == pin and _is_same(one.by, command.by):
            why = f"{one.by} approved this text before"
            return _refusal(why, "Nothing is left to do")
        is_same_version = (one.protocol.id, one.protocol.version) == (
            pin.id,
            pin.version,
        )
        if is_same_version and one.protocol.sha256 != pin.sha256:
            why = f"{one.by} approved another text as {pin.id} v{pin.version}"
            return _refusal(why, "Give the changed text a higher version")
    return refuse_text("note", command.note) if command.note else None


def _plain(name: str) -> str:
    return " ".join(name.split())


def _is_same(name: str, other: str) -> bool:
    """A name that nobody checked is the same person's, as a nurse's is."""
    return _plain(name).casefold() == _plain(other).casefold()


def _refusal(why: str, remedy: str) -> Refusal:
    return Refusal(what="The protocol is not approved", why=why, remedy=remedy)
