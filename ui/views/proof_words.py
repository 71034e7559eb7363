"""How far a session can be proved: who signed it, and the code to compare by eye."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from monitor.chart.co_signing import unsigned_because
from monitor.chart.entries import Entry
from monitor.chart.manifest import head_code
from monitor.chart.signed_patient import facts_since, is_somebody_else
from monitor.chart.signed_state import Addendum, addenda
from monitor.chart.signing_off import SignedAs, is_amended_since, signatures
from monitor.charting.reads import SessionRead
from ui.views import wording
from ui.views.palette import ActionView

CLOSED = "This session is closed, and nobody has signed it."
AMEND = (
    "To amend an entry, press Ctrl+J, choose its row in the timeline and press Enter."
)
SIGNED = "This session is closed and signed."
NOTHING = "Nothing in it is amended any more; what is to be added is an addendum."
AMENDED = "Amended since it was signed."
UNSIGNED = "Nobody has signed it."
SOMEBODY_ELSE = "Name, birth date or number are not as they were signed."
SAME_PATIENT = "but not of name, birth date or number"
SIGN, ADD, CALL = "sign off", "addendum", "follow up"
"""What can still be asked for, by the ids of the actions."""
_ASKED = (SIGN, ADD, CALL)
_MOST = 2
_LONGEST_NAME = 40
"""Characters in the strip, so that the smallest window never cuts the code off; the
timeline and what is printed have the name in full."""
MOST_LINES = _MOST + 2
"""Of signatures, an addendum and the last entry, so that all fits into the strip."""


class ClosedView(NamedTuple):
    """What stands in the strip of a closed session; ``proof`` is a line each.

    ``actions`` are what can be done with it now.
    """

    what: str
    how: str
    proof: tuple[str, ...]
    actions: tuple[ActionView, ...] = ()


def closed_view(read: SessionRead, actions: Sequence[ActionView] = ()) -> ClosedView:
    """The latest signatures and addendum alone: the timeline has all of them.

    ``actions`` are those of the screen; why it can't be signed is said in words.
    """
    signed, added = signature_lines(read, _LONGEST_NAME), addendum_lines(read)
    offered = [a for id_ in _ASKED for a in actions if a.id == id_]
    why = [a.why_not for a in offered if a.id == SIGN and a.why_not]
    return ClosedView(
        what=SIGNED if signed else CLOSED,
        how=_how(read, len(signed), len(added)) if signed else AMEND,
        proof=(
            *(() if signed else why),
            *signed[-_MOST:],
            *added[-1:],
            *head_lines(read.entries),
        ),
        actions=tuple(action for action in offered if action.enabled),
    )


def _how(read: SessionRead, signed: int, added: int) -> str:
    earlier = [
        wording.counted(count, what, many)
        for count, what, many in (
            (signed - _MOST, "earlier signature", ""),
            (added - 1, "earlier addendum", "earlier addenda"),
        )
        if count > 0
    ]
    told = list(since_lines(read) or (NOTHING,))
    if earlier:
        told.append(f"{wording.sentence(wording.listed(earlier))} in the timeline.")
    return " ".join(told)


def proof_lines(read: SessionRead) -> tuple[str, ...]:
    """The same for paper, with every signature and addendum."""
    signed = signature_lines(read) or (UNSIGNED,)
    return (
        *signed,
        *unsigned_lines(read),
        *since_lines(read),
        *addendum_lines(read),
        *head_lines(read.entries),
    )


def since_lines(read: SessionRead) -> tuple[str, ...]:
    """That it is not as it was signed last, where anything of it is not."""
    is_amended = is_amended_since(read.session, read.patient)
    return (*((AMENDED,) if is_amended else ()), *patient_lines(read))


def unsigned_lines(read: SessionRead) -> tuple[str, ...]:
    """Why a co-signature stands there without one of who charted, for each."""
    told = (
        (s.name, unsigned_because(read.session, s)) for s in signatures(read.session)
    )
    return tuple(
        f"Co-signed by {name} without a signature of who charted: {why}"
        for name, why in told
        if why
    )


def patient_lines(read: SessionRead) -> tuple[str, ...]:
    """What was put right of the patient since, whose name stands on it as it is now."""
    for signed in signatures(read.session)[-1:]:
        part = signed.signature.manifest.patient
        since = len(facts_since(part, read.patient))
        if is_somebody_else(part, read.patient):
            return (SOMEBODY_ELSE,)
        if since:
            times = wording.counted(since, "correction")
            return (f"{times} of the patient since, {SAME_PATIENT}.",)
    return ()


def head_lines(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The number of the last entry and its code, as ``vigil verify --noted`` asks.

    It counts what else was written here in between, and is not how many there are.
    """
    return tuple(
        f"Last entry is number {last.seq} of the record, code {head_code(last.link)}"
        for last in entries[-1:]
    )


def signed_line(signed: SignedAs, zone: ZoneInfo, longest: int | None = None) -> str:
    """Who signed it, when by both clocks, as what, and the code to compare.

    Of a name of more than ``longest`` characters only so much is told.
    """
    at, name = both_clocks(signed.at, zone), signed.name
    if longest is not None and len(name) > longest:
        name = f"{name[: longest - 1].rstrip()}…"
    return f"Signed by {name}, {at}: {signed.meaning}. Code {signed.code}"


def said_of_signing(read: SessionRead) -> str:
    """What is told once it is signed: the signature, and the head it is now at."""
    return ". ".join((*signature_lines(read)[-1:], *head_lines(read.entries)))


def addendum_lines(read: SessionRead) -> tuple[str, ...]:
    zone = ZoneInfo(read.session.opened.zone)
    return tuple(_added(read, one, zone) for one in addenda(read.session))


def both_clocks(at: datetime, zone: ZoneInfo) -> str:
    """``14-Mar-2026 14:07 (13:07 UTC)``, with the day of UTC where it is another."""
    there, here = wording.local_day(at, UTC), wording.local_day(at, zone)
    day = "" if there == here else f"{wording.day(there)} "
    utc = f"{day}{wording.clock(at, UTC)} UTC"
    return f"{wording.day(here)} {wording.clock(at, zone)} ({utc})"


def signature_lines(read: SessionRead, longest: int | None = None) -> tuple[str, ...]:
    """In the order in which they were given."""
    zone = ZoneInfo(read.session.opened.zone)
    return tuple(signed_line(one, zone, longest) for one in signatures(read.session))


def _added(read: SessionRead, added: Addendum, zone: ZoneInfo) -> str:
    at = both_clocks(added.recorded_at, zone)
    text = " ".join(added.text.split())
    return f"Addendum by {read.session.name_of(added.by)}, {at}: {text}"
