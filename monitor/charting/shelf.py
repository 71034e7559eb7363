"""The protocols at hand: those on offer, and those that old sessions have pinned."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import Struct

from monitor.chart.approving import GivenApproval, KnownText, Withdrawal
from monitor.chart.kinds import ApprovedThen, ProtocolPin
from monitor.charting.approvals import approvals, proposals
from monitor.charting.ports import Journal
from monitor.charting.stored import Texts
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.faults import ProtocolFault
from monitor.protocol.parsing import parse_protocol


class Offer(Struct, frozen=True, kw_only=True):
    """A protocol on offer, and every approval that exactly its text was given.

    Those that were taken back are among them.
    """

    protocol: CareProtocol
    approvals: tuple[GivenApproval, ...] = ()

    @property
    def approved(self) -> ApprovedThen | None:
        """The latest approval that stands; None where there is none of this text."""
        standing = [one for one in self.approvals if one.stands]
        if not standing:
            return None
        return ApprovedThen(by=standing[-1].by, at=standing[-1].at)

    @property
    def is_verified(self) -> bool:
        """Whether that approval is of somebody who signed in."""
        standing = [one for one in self.approvals if one.stands]
        return bool(standing) and standing[-1].is_verified

    @property
    def withdrawn(self) -> Withdrawal | None:
        """Who took the last approval back; None while one stands, or there was none."""
        if self.approved is not None or not self.approvals:
            return None
        return self.approvals[-1].withdrawn


class KnownTexts:
    """Protocols by the hash of their exact text, as a record has them."""

    def __init__(self, texts: Texts) -> None:
        self._stored = texts
        self._texts: dict[str, str] = {}
        self._known: dict[str, CareProtocol] = {}

    def take_in(self, text: str) -> CareProtocol:
        """Know a text, which is not to offer it; ProtocolFault where it is none."""
        protocol = parse_protocol(text)
        self._known[protocol.sha256] = protocol
        self._texts[protocol.sha256] = text
        return protocol

    def pinned(self, sha256: str) -> CareProtocol:
        """The protocol that a session pinned.

        Raises KeyError where the record has no such text and ProtocolFault where this
        version can't read it.
        """
        if sha256 not in self._known:
            self.take_in(self._text(sha256))
        return self._known[sha256]

    def readable(self, hashes: Iterable[str]) -> Iterator[CareProtocol]:
        """Without those that this version, or this record, can't read."""
        for sha256 in hashes:
            try:
                yield self.pinned(sha256)
            except (KeyError, ProtocolFault):
                continue

    def _text(self, sha256: str) -> str:
        """Kept for a session or an approval, or imported to be approved."""
        for one in proposals(self._stored):
            if one.protocol.sha256 == sha256:
                return one.text
        return self._stored.protocol(sha256)


class Shelf(KnownTexts):
    """The same with those on offer; keeps their texts with the record."""

    def __init__(self, journal: Journal, texts: Iterable[str]) -> None:
        """Raises ProtocolFault where a text on offer is no protocol."""
        super().__init__(journal)
        self._journal = journal
        self._verified: dict[tuple[str, str, datetime], bool] = {}
        self._shipped = tuple(self.take_in(text) for text in texts)

    def offers(self) -> tuple[Offer, ...]:
        """One of each id: what was approved last, or else what the program brings.

        A text of the site's own whose approval was taken back, and that nothing takes
        the place of, is offered as one that nobody approved. What the program brings
        stands first, in its own order: no approval gives another the key of one.
        """
        given = approvals(self._journal)
        own = {protocol.id: protocol for protocol in self._of(given)}
        chosen = {protocol.id: protocol for protocol in self._shipped}
        chosen = {**chosen, **own, **chosen}
        standing = (one for one in given if one.stands)
        chosen |= {protocol.id: protocol for protocol in self._of(standing)}
        return tuple(
            Offer(
                protocol=protocol,
                approvals=tuple(
                    one for one in given if one.protocol.sha256 == protocol.sha256
                ),
            )
            for protocol in chosen.values()
        )

    @property
    def offered(self) -> tuple[CareProtocol, ...]:
        return tuple(offer.protocol for offer in self.offers())

    def offer(self, pin: ProtocolPin) -> CareProtocol | None:
        """The protocol on offer that is exactly the one meant, or None."""
        found = (p for p in self.offered if pin_of(p) == pin)
        return next(found, None)

    def known(self, pin: ProtocolPin) -> CareProtocol | None:
        """The protocol of that text, which is here for whatever reason, or None."""
        found = self.readable((pin.sha256,))
        return next((p for p in found if pin_of(p) == pin), None)

    def takes_in(self, text: str) -> bool:
        """The same; false where it is no protocol."""
        try:
            self.take_in(text)
        except ProtocolFault:
            return False
        return True

    def keep(self, protocol: CareProtocol) -> None:
        """Keep the text of a protocol with the record.

        A session can then be read when the program has long gone on to another.
        """
        if protocol.sha256 in self._texts:
            self._journal.keep_protocol(self._texts[protocol.sha256])

    def is_verified(self, approved: ApprovedThen | None, sha256: str) -> bool:
        """Whether whoever approved that text then had signed in; asked for once."""
        if approved is None:
            return False
        key = (sha256, approved.by, approved.at)
        if key not in self._verified:
            self._verified[key] = any(
                one.is_verified
                for one in approvals(self._journal)
                if (one.protocol.sha256, one.by, one.at) == key
            )
        return self._verified[key]

    def stored(self) -> tuple[str, ...]:
        """The hash of every text that is here, whether on offer or not."""
        texts = (
            *(protocol.sha256 for protocol in self._shipped),
            *self._journal.protocols(),
            *(one.protocol.sha256 for one in proposals(self._journal)),
        )
        return tuple(dict.fromkeys(texts))

    def known_texts(self) -> tuple[KnownText, ...]:
        """What ships, and all that was ever approved or a session began under."""
        kept = self.readable(self._journal.protocols())
        return (
            *(KnownText(protocol=pin_of(p), is_shipped=True) for p in self._shipped),
            *(KnownText(protocol=pin_of(p), is_shipped=False) for p in kept),
        )

    def _of(self, given: Iterable[GivenApproval]) -> Iterator[CareProtocol]:
        return self.readable(one.protocol.sha256 for one in given)


def pin_of(protocol: CareProtocol) -> ProtocolPin:
    return ProtocolPin(id=protocol.id, version=protocol.version, sha256=protocol.sha256)
