"""What corrections made of a fact: another, or the same that was kept."""

from itertools import pairwise
from typing import Literal

from msgspec.structs import replace

from monitor.chart.entries import Entry
from monitor.chart.kinds import AnyKind, EntryAmended, ObservationsRecorded
from monitor.chart.settled import Settled

Corrected = Literal["", "amended", "confirmed"]


def how_corrected(fact: Settled) -> Corrected:
    """``confirmed`` where each amendment only says that a value was kept.

    Empty where nobody amended it; what was struck out is told otherwise.
    """
    if not fact.is_amended:
        return ""
    steps = pairwise((*fact.history, fact.entry))
    is_kept = all(keeps(after, before) for before, after in steps)
    return "confirmed" if is_kept else "amended"


def is_kept(now: AnyKind, before: AnyKind) -> bool:
    """Whether nothing is other than that what was unconfirmed was kept."""
    if not isinstance(before, ObservationsRecorded):
        return False
    asked = [r for r in before.readings if r.challenge == "unconfirmed"]
    kept = tuple(
        replace(r, challenge="confirmed") if r in asked else r for r in before.readings
    )
    return bool(asked) and now == replace(before, readings=kept)


def keeps(after: Entry, before: Entry) -> bool:
    """Whether a correction only says that what stood before it was kept."""
    is_moved = after.effective_at != before.effective_at
    return not is_moved and is_kept(_said(after), _said(before))


def _said(entry: Entry) -> AnyKind:
    payload = entry.payload
    return payload.replacement if isinstance(payload, EntryAmended) else payload
