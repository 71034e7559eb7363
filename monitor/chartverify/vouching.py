"""Who vouches for each entry: a signature, a code noted elsewhere, or nobody."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from monitor.chartverify.hashing import code_of
from monitor.chartverify.lines import Line
from monitor.chartverify.places import Places, chains_of
from monitor.chartverify.shapes import Header
from monitor.chartverify.somebody_else import who_is_another
from monitor.chartverify.telling import ERASURE

Chain = tuple[str, str]


class Left(NamedTuple):
    """How many entries nobody vouches for, of ``total``.

    Of those ``erasures`` and ``others`` anybody could have put there after a session
    was signed: the latter make its patient somebody else.
    """

    erasures: int
    others: int
    unvouched: int
    total: int


class Vouching:
    """What signatures cover, and what any code would."""

    def __init__(self, places: Places, root: str, signed: frozenset[str]) -> None:
        """``root`` is that of all entries; ``signed`` the ids that signatures cover."""
        self._headers = places.headers
        self._root = root
        self._signed = signed
        self._erasures = {h.id for h in places.headers if h.kind == ERASURE}
        self._others = who_is_another(places, signed)
        self._tails = _tails(places.headers)

    @property
    def has_erasures(self) -> bool:
        return bool(self._erasures)

    def left_by(self, codes: Collection[str]) -> Left:
        """What these, noted elsewhere, leave open; spelt as the bundle's are."""
        noted = self._noted(codes)
        everything = {header.id for header in self._headers}
        return Left(
            erasures=len(self._erasures - noted),
            others=len(self._others - noted),
            unvouched=len(everything - noted - self._signed),
            total=len(everything),
        )

    def _noted(self, codes: Collection[str]) -> set[str]:
        """All by the root; by the end of a chain what leads to it without a gap."""
        if code_of(self._root) in codes:
            return {header.id for header in self._headers}
        begins = {
            chain: begin for chain, (begin, end) in self._tails.items() if end in codes
        }
        return {
            header.id
            for header in self._headers
            if (begin := begins.get((header.station, header.epoch))) is not None
            and header.seq >= begin
        }


def covered(
    places: Places, signatures: Iterable[Line], signing: frozenset[str]
) -> frozenset[str]:
    """The ids of what was signed, and of the ``signing`` itself."""
    found = set(signing)
    for signature in signatures:
        for kind in ("session", "patient"):
            part: dict[str, Any] = signature["manifest"][kind]
            lasts = {(c["station"], c["epoch"]): c["last"] for c in part["chains"]}
            found |= {
                header.id
                for header in places.streams.get((kind, part["id"]), [])
                if header.seq <= lasts.get((header.station, header.epoch), 0)
            }
    return frozenset(found)


def _tails(headers: list[Header]) -> dict[Chain, tuple[int, str]]:
    """Of each chain the number from which on nothing is left out, and its code."""
    begins: dict[Chain, tuple[int, int]] = {}
    for header in headers:
        chain = (header.station, header.epoch)
        first, last = begins.get(chain, (header.seq, header.seq))
        begins[chain] = (first if header.seq <= last + 1 else header.seq, header.seq)
    ends = {(c["station"], c["epoch"]): c["link"] for c in chains_of(headers)}
    return {chain: (begins[chain][0], code_of(end)) for chain, end in ends.items()}
