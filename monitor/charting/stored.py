"""What figures and back-tests read of all that is stored; nothing is written by it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from monitor.chart.entries import Entry, Stream
from monitor.charting.condensed import CondensedRow, CondensedSessions
from monitor.charting.ports import SessionQuery, SessionRow


class Texts(Protocol):
    """Entries, and the texts of protocols that they were charted under."""

    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        """As they came; UnknownKind if one is unreadable."""

    def protocol(self, sha256: str) -> str:
        """The text that was stored under that hash; KeyError where none was."""

    def protocols(self) -> tuple[str, ...]:
        """The hash of every text that was stored."""


class Stored(CondensedSessions, Texts, Protocol):
    """All of them."""

    def sessions(self, query: SessionQuery) -> tuple[SessionRow, ...]: ...


class StoredForReview(Stored, Protocol):
    """The same for whoever may review, and for as long as they may."""

    def may_read(self) -> None:
        """Raises NotPermitted, once it is noted, of whoever may review no more."""


class ForReview:
    """Reads a journal; nothing of it can be written from here."""

    def __init__(self, journal: Stored, ask: Callable[[], object]) -> None:
        """``ask`` raises NotPermitted of whoever may review no more."""
        self._journal = journal
        self._ask = ask

    def may_read(self) -> None:
        self._ask()

    def entries(self, stream: Stream) -> tuple[Entry, ...]:
        return self._journal.entries(stream)

    def sessions(self, query: SessionQuery) -> tuple[SessionRow, ...]:
        return self._journal.sessions(query)

    def protocol(self, sha256: str) -> str:
        return self._journal.protocol(sha256)

    def protocols(self) -> tuple[str, ...]:
        return self._journal.protocols()

    def condensed(
        self, protocol_id: str, after: int, limit: int
    ) -> Sequence[tuple[int, CondensedRow]]:
        return self._journal.condensed(protocol_id, after, limit)

    def closed_by_protocol(self) -> Mapping[str, int]:
        return self._journal.closed_by_protocol()
