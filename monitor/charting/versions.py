"""Every text of a protocol that is here: drafts, and those of before."""

from collections.abc import Iterable

from msgspec import Struct

from monitor.chart.approving import GivenApproval, GivenProposal
from monitor.chart.entries import Actor
from monitor.charting.approvals import approvals, proposals
from monitor.charting.authority import Authority
from monitor.charting.ports import Journal
from monitor.charting.shelf import Shelf
from monitor.protocol.care_protocol import CareProtocol


class Version(Struct, frozen=True, kw_only=True):
    """A text, who imported it last, and every approval that it was given.

    A draft is one that waits to be approved.
    """

    protocol: CareProtocol
    proposal: GivenProposal | None = None
    approvals: tuple[GivenApproval, ...] = ()
    is_draft: bool = False


class Versions:
    """What may be read of texts besides what is on offer."""

    def __init__(self, journal: Journal, shelf: Shelf, authority: Authority) -> None:
        self._journal = journal
        self._shelf = shelf
        self._authority = authority

    def drafts(self, *, by: Actor | None = None) -> tuple[Version, ...]:
        """Texts that were imported and wait for an approval, the newest first.

        Of one version the last; none where a text as new as it was approved.
        """
        self._authority.reader(by, "protocols")
        given, proposed = approvals(self._journal), proposals(self._journal)
        last = {(p.protocol.id, p.protocol.version): p for p in proposed}
        standing = [one for one in given if one.stands]
        return tuple(
            _version(protocol, proposal, given, is_draft=True)
            for proposal in sorted(last.values(), key=lambda p: p.at, reverse=True)
            if not any(_is_as_new(one, proposal) for one in standing)
            for protocol in self._shelf.readable((proposal.protocol.sha256,))
        )

    def stored(self, *, by: Actor | None = None) -> tuple[str, ...]:
        """The hash of every text that is here."""
        self._authority.reader(by, "protocols")
        return self._shelf.stored()

    def version(self, sha256: str, *, by: Actor | None = None) -> Version | None:
        """The text of that hash; None where this version of Vigil can't read it.

        Some fifty milliseconds where it was not read before.
        """
        self._authority.reader(by, "protocols")
        found = [p for p in proposals(self._journal) if p.protocol.sha256 == sha256]
        proposal = found[-1] if found else None
        for protocol in self._shelf.readable((sha256,)):
            given = approvals(self._journal)
            return _version(protocol, proposal, given, is_draft=False)
        return None


def _version(
    protocol: CareProtocol,
    proposal: GivenProposal | None,
    given: Iterable[GivenApproval],
    *,
    is_draft: bool,
) -> Version:
    sha256 = protocol.sha256
    return Version(
        protocol=protocol,
        proposal=proposal,
        approvals=tuple(one for one in given if one.protocol.sha256 == sha256),
        is_draft=is_draft,
    )


def _is_as_new(given: GivenApproval, proposal: GivenProposal) -> bool:
    pin, other = given.protocol, proposal.protocol
    return pin.id == other.id and pin.version >= other.version
