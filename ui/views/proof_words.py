"""How far a session can be proved: who signed it, and the code to compare by eye."""

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from monitor.chart.entries import Entry
from monitor.chart.manifest import head_code
from monitor.chart.signing_off import SignedAs, is_amended_since, signatures
from monitor.charting.reads import SessionRead
from ui.views import wording

CLOSED = "This session is closed; only a follow-up call can be charted, Ctrl+Shift+K."
AMEND = (
    "To amend an entry, press Ctrl+J, choose its row in the timeline and press Enter."
)
SIGNED = "This session is signed; only a follow-up call can be charted, Ctrl+Shift+K."
NOTHING = "Nothing in it is amended any more."
AMENDED = "Amended since it was signed."
UNSIGNED = "Nobody has signed it."
_MOST = 2
MOST_LINES = _MOST + 1
"""Of signatures and the last entry, so that all fits into the strip."""


class ClosedView(NamedTuple):
    """What stands in the strip of a closed session; ``proof`` is a line each."""

    what: str
    how: str
    proof: tuple[str, ...]


def closed_view(read: SessionRead) -> ClosedView:
    """The latest signatures alone: the timeline has all of them."""
    signed = _signatures(read)
    told = [AMENDED if is_amended_since(read.session) else NOTHING]
    earlier = len(signed) - _MOST
    if earlier > 0:
        told.append(f"{wording.counted(earlier, 'earlier signature')} in the timeline.")
    return ClosedView(
        what=SIGNED if signed else CLOSED,
        how=" ".join(told) if signed else AMEND,
        proof=(*signed[-_MOST:], *head_lines(read.entries)),
    )


def proof_lines(read: SessionRead) -> tuple[str, ...]:
    """The same for paper, with every signature."""
    amended = (AMENDED,) if is_amended_since(read.session) else ()
    signed = _signatures(read) or (UNSIGNED,)
    return (*signed, *amended, *head_lines(read.entries))


def head_lines(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The number of the last entry and its code, as ``vigil verify --noted`` asks."""
    return tuple(
        f"Last entry {last.seq}, code {head_code(last.link)}" for last in entries[-1:]
    )


def _signatures(read: SessionRead) -> tuple[str, ...]:
    zone = ZoneInfo(read.session.opened.zone)
    return tuple(_signed(one, zone) for one in signatures(read.session))


def _signed(signed: SignedAs, zone: ZoneInfo) -> str:
    day = wording.day(wording.local_day(signed.at, zone))
    at = f"{day} {wording.clock(signed.at, zone)}"
    return f"Signed by {signed.name}, {at}: {signed.meaning}. Code {signed.code}"
