"""The entries of a bundle as they come: their order, their chains, whose they are."""

from collections.abc import Iterable, Iterator
from typing import Any

from monitor.chartverify.hashing import FIRST_PREV_LINK
from monitor.chartverify.shapes import Header
from monitor.chartverify.telling import ERASURE, Told


class Places:
    """What has been read so far."""

    def __init__(self) -> None:
        self.headers: list[Header] = []
        self.protocols: list[str] = []
        self.streams: dict[tuple[str, str], list[Header]] = {}
        self.empty: dict[str, Header] = {}
        self.told = Told()
        self.erased: set[tuple[str, str]] = set()
        self._ids: set[str] = set()

    def add_protocol(self, sha256: str) -> bool:
        """Whether it comes after the ones before."""
        is_next = not self.protocols or self.protocols[-1] < sha256
        self.protocols.append(sha256)
        return is_next

    def add(self, header: Header) -> Iterator[str]:
        """What is wrong with its place."""
        last = self.headers[-1] if self.headers else None
        if header.id in self._ids:
            yield "its id is there twice"
        if last is not None and _place(header) <= _place(last):
            yield "it stands out of its order"
        if header.seq < 1:
            yield "there is no such number"
        if (header.seq == 1) != (header.prev_link == FIRST_PREV_LINK):
            yield "it is no beginning"
        if last and _follows(header, last) and header.prev_link != last.link:
            yield "it does not follow from the one before"
        self._ids.add(header.id)
        self.headers.append(header)
        stream = (header.stream_kind, header.stream)
        self.streams.setdefault(stream, []).append(header)
        if header.kind == ERASURE:
            self.erased.add(stream)


def chains_of(headers: Iterable[Header]) -> list[dict[str, Any]]:
    """What a first line or a manifest has to say of these entries, in their order."""
    chains: list[dict[str, Any]] = []
    for header in headers:
        same = {"station": header.station, "epoch": header.epoch}
        if not chains or {**chains[-1], **same} != chains[-1]:
            chains.append({**same, "first": header.seq, "count": 0})
        chains[-1] |= {
            "last": header.seq,
            "count": chains[-1]["count"] + 1,
            "link": header.link,
        }
    return chains


def _place(header: Header) -> tuple[str, str, int]:
    return (header.station, header.epoch, header.seq)


def _follows(header: Header, last: Header) -> bool:
    return _place(header) == (last.station, last.epoch, last.seq + 1)
