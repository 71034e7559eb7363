"""The protocols at hand: those on offer, and those that old sessions have pinned."""

from collections.abc import Iterable

from monitor.chart.kinds import ProtocolPin
from monitor.charting.ports import Journal
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.parsing import parse_protocol


class Shelf:
    """Protocols by the hash of their exact text."""

    def __init__(self, journal: Journal, texts: Iterable[str]) -> None:
        """Raises ProtocolFault where a text on offer is no protocol."""
        self._journal = journal
        self._offered: dict[str, CareProtocol] = {}
        self._texts: dict[str, str] = {}
        for text in texts:
            protocol = parse_protocol(text)
            self._offered[protocol.sha256] = protocol
            self._texts[protocol.sha256] = text
        self._known = dict(self._offered)

    @property
    def offered(self) -> tuple[CareProtocol, ...]:
        return tuple(self._offered.values())

    def offer(self, pin: ProtocolPin) -> CareProtocol | None:
        """The protocol on offer that is exactly the one meant, or None."""
        protocol = self._offered.get(pin.sha256)
        if protocol is None or (protocol.id, protocol.version) != (pin.id, pin.version):
            return None
        return protocol

    def keep(self, protocol: CareProtocol) -> None:
        """Keep the text of one on offer with the record.

        A session can then be read when the program has long gone on to another.
        """
        self._journal.keep_protocol(self._texts[protocol.sha256])

    def pinned(self, sha256: str) -> CareProtocol:
        """The protocol that a session pinned.

        Raises KeyError where the record has no such text and ProtocolFault where this
        version can't read it.
        """
        if sha256 not in self._known:
            self._known[sha256] = parse_protocol(self._journal.protocol(sha256))
        return self._known[sha256]
