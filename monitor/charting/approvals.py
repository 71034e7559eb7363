"""Approvals of protocols as entries: giving one, and reading those that were given."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from msgspec import structs

from monitor.chart.approving import (
    APPROVALS,
    GivenApproval,
    GivenProposal,
    TextsHere,
    Withdrawal,
    decide_approval,
    decide_withdrawal,
)
from monitor.chart.commands import (
    ApproveProtocol,
    ProposeProtocol,
    ProtocolCommand,
    WithdrawApproval,
)
from monitor.chart.entries import SIGNED_IN, Actor, Entry
from monitor.chart.kinds import (
    ApprovalWithdrawn,
    ApprovedThen,
    ProtocolApproved,
    ProtocolPin,
    ProtocolProposed,
    StaffNamed,
)
from monitor.chart.proposing import decide_proposal
from monitor.chart.refusals import Refusal
from monitor.charting import refused
from monitor.charting.faults import UnknownKind
from monitor.charting.ports import Circumstances, Journal
from monitor.charting.reads import Charted
from monitor.charting.repeats import Decided, charted_before
from monitor.charting.stored import Texts
from monitor.protocol.care_protocol import CareProtocol

if TYPE_CHECKING:
    from monitor.charting.shelf import Shelf


def approvals(journal: Texts) -> tuple[GivenApproval, ...]:
    """All that were given, in the order this workstation came to know them.

    Those that were taken back say so.

    None where one can't be read here: what it says may take an approval back.
    """
    try:
        return _given(journal.entries(APPROVALS))
    except UnknownKind:
        return ()


def proposals(journal: Texts) -> tuple[GivenProposal, ...]:
    """All texts that were imported, in the order this workstation came to know them.

    None where one can't be read here, as of approvals.
    """
    try:
        return _proposed(journal.entries(APPROVALS))
    except UnknownKind:
        return ()


def approved_then(
    given: Iterable[GivenApproval], protocol: CareProtocol, at: datetime
) -> ApprovedThen | None:
    """The latest approval of exactly that text before that time."""
    found = [
        one
        for one in given
        if one.protocol.sha256 == protocol.sha256 and one.at < at and one.stands
    ]
    return ApprovedThen(by=found[-1].by, at=found[-1].at) if found else None


def approve(
    journal: Journal,
    shelf: "Shelf",
    command: ProtocolCommand,
    actor: Actor,
    circumstances: Circumstances,
) -> Charted | Refusal:
    """Make durable that a text is proposed, approved with its text, or taken back."""
    try:
        entries = journal.entries(APPROVALS)
    except UnknownKind:
        return refused.UNREADABLE_APPROVALS
    if isinstance(command, ProposeProtocol) and not shelf.takes_in(command.text):
        return refused.NO_PROTOCOL
    protocol = shelf.known(command.protocol)
    if protocol is None:
        return refused.UNKNOWN_PROTOCOL

    def judge(before: Sequence[Entry], now: datetime) -> Decided:
        # Asked again, it is held against no text that came to be known since.
        known = shelf.known_texts() if before is entries else None
        here = TextsHere(proposed=_proposed(before), known=known)
        return _decided(_given(before), here, command, actor, now)

    written = charted_before(entries, command.id, actor, judge)
    if not written:
        decided = judge(entries, circumstances.recorded_at)
        if isinstance(decided, Refusal):
            return decided
        if not isinstance(command, ProposeProtocol):
            shelf.keep(protocol)
        written = journal.append(decided, actor, circumstances)
    return Charted(entries=written)


def _decided(
    given: Sequence[GivenApproval],
    here: TextsHere,
    command: ProtocolCommand,
    actor: Actor,
    now: datetime,
) -> Decided:
    match command:
        case ProposeProtocol():
            return decide_proposal(given, command, actor, now, here)
        case ApproveProtocol():
            return decide_approval(given, command, actor, now, here)
        case WithdrawApproval():
            return decide_withdrawal(given, command, actor, now)


def _proposed(entries: Iterable[Entry]) -> tuple[GivenProposal, ...]:
    return tuple(
        GivenProposal(
            protocol=entry.payload.protocol,
            text=entry.payload.text,
            by=entry.payload.by,
            person=entry.author,
            at=entry.recorded_at,
            is_verified=entry.auth_method in SIGNED_IN,
            file=entry.payload.file,
        )
        for entry in entries
        if isinstance(entry.payload, ProtocolProposed)
    )


def _given(entries: Iterable[Entry]) -> tuple[GivenApproval, ...]:
    given: list[GivenApproval] = []
    names: dict[UUID, str] = {}
    for entry in entries:
        payload, at = entry.payload, entry.recorded_at
        if isinstance(payload, StaffNamed):
            names[payload.person] = payload.name
        elif isinstance(payload, ProtocolApproved):
            given.append(
                GivenApproval(
                    protocol=payload.protocol,
                    by=payload.by,
                    at=at,
                    note=payload.note,
                    is_verified=_is_theirs(entry, payload.by, names),
                )
            )
        elif isinstance(payload, ApprovalWithdrawn):
            back = Withdrawal(
                by=payload.by,
                at=at,
                reason=payload.reason,
                is_verified=_is_theirs(entry, payload.by, names),
            )
            given = [_taken_back(one, payload.protocol, back) for one in given]
    return tuple(given)


def _is_theirs(entry: Entry, by: str, names: Mapping[UUID, str]) -> bool:
    """Whether it is the name of whoever signed in and wrote it."""
    return entry.auth_method in SIGNED_IN and names.get(entry.author) == by


def _taken_back(
    one: GivenApproval, pin: ProtocolPin, withdrawal: Withdrawal
) -> GivenApproval:
    is_meant = one.stands and one.protocol == pin
    return structs.replace(one, withdrawn=withdrawal) if is_meant else one
