"""Deciding on a text that somebody imports, so that somebody else approves it."""

from collections.abc import Sequence
from datetime import datetime

from monitor.chart.approving import (
    NO_TEXTS,
    GivenApproval,
    GivenProposal,
    KnownText,
    TextsHere,
    ambiguous,
    is_other_text,
    is_same_version,
    named_entry,
    refuse_other_text,
)
from monitor.chart.commands import ProposeProtocol
from monitor.chart.entries import Actor, NewEntry
from monitor.chart.kinds import ProtocolPin, ProtocolProposed
from monitor.chart.refusals import Refusal

_UNDONE = "The file is not imported"
_NOTHING = "Nothing is left to do"


def decide_proposal(
    given: Sequence[GivenApproval],
    command: ProposeProtocol,
    actor: Actor,
    now: datetime,
    here: TextsHere = NO_TEXTS,
) -> tuple[NewEntry, ...] | Refusal:
    """Keep a text as a draft, in the name of whoever imports it.

    A draft may replace another of its version; what was approved or is known here
    may not be replaced. Whether the text is a protocol was found out before.
    """
    refusal = (
        _refuse(here.proposed, command, now)
        or _refuse_approved(given, command.protocol)
        or _refuse_here(given, here.known or (), command.protocol)
        or refuse_other_text(here.known, command.protocol, _UNDONE)
    )
    if refusal is not None:
        return refusal
    kept = ProtocolProposed(
        protocol=command.protocol, text=command.text, by=actor.name, file=command.file
    )
    return named_entry(command, kept, actor)


def _refuse(
    proposed: Sequence[GivenProposal], command: ProposeProtocol, now: datetime
) -> Refusal | None:
    if command.at > now:
        return _refusal("the time lies in the future", "Check the clock")
    pin = command.protocol
    versions = [p for p in proposed if is_same_version(p.protocol, pin)]
    if versions and versions[-1].protocol == pin:
        return _refusal(f"{versions[-1].by} imported this text before", _NOTHING)
    return None


def _refuse_approved(
    given: Sequence[GivenApproval], pin: ProtocolPin
) -> Refusal | None:
    for one in given:
        if one.protocol == pin and one.stands:
            return _refusal(f"{one.by} approved this text before", _NOTHING)
        if is_other_text(one.protocol, pin):
            return ambiguous(f"{one.by} approved another text", pin, _UNDONE)
    return None


def _refuse_here(
    given: Sequence[GivenApproval], known: Sequence[KnownText], pin: ProtocolPin
) -> Refusal | None:
    """What is here needs no import, unless its approval was taken back."""
    is_back = any(one.protocol == pin for one in given)
    for one in known:
        if one.protocol == pin and (one.is_shipped or not is_back):
            here = "ships with Vigil" if one.is_shipped else "is in this record already"
            return _refusal(f"exactly this text {here}", "It needs no import")
    return None


def _refusal(why: str, remedy: str) -> Refusal:
    return Refusal(what=_UNDONE, why=why, remedy=remedy)
