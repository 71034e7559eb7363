"""Settlement: which entries are in force, by what supersedes what."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from monitor.chart.entries import Entry
from monitor.chart.kinds import EntryAmended, EntryRetracted
from monitor.chart.settled import Settled

__all__ = ["Settled", "Settlement", "settle"]


class Settlement(Struct, frozen=True, kw_only=True):
    """Every fact as it stands, in chart order.

    ``waiting`` are corrections whose original has not arrived yet.
    """

    in_force: tuple[Settled, ...]
    retracted: tuple[Settled, ...]
    waiting: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it was worked out from, also what was replaced; some of it twice."""
        settled = (*self.in_force, *self.retracted)
        told = (e for f in settled for e in (f.first, *f.history, f.entry))
        return (*told, *self.waiting)


def settle(entries: Iterable[Entry]) -> Settlement:
    """Work out what is in force, the same whatever order the entries came in.

    An entry is in force if nothing in force supersedes it. Two in force that
    supersede the same one both stand, marked as conflicting.
    """
    by_id = {entry.id: entry for entry in entries}
    superseders = _superseders(by_id)
    standing = _standing(by_id, superseders)
    in_force: list[Settled] = []
    retracted: list[Settled] = []
    waiting: list[Entry] = []
    for entry in sorted(by_id.values(), key=_chart_order):
        if entry.id in superseders and entry.id not in standing:
            continue
        if not entry.supersedes and not _is_correction(entry):
            # Most entries: spared what follows, for a fold looks at all of them.
            in_force.append(Settled(first=entry, entry=entry, payload=entry.payload))
            continue
        first = _first(entry, by_id)
        if first is None:
            waiting.append(entry)
            continue
        settled = _settled(entry, first, by_id, superseders, standing)
        (retracted if settled.is_retracted else in_force).append(settled)
    return Settlement(
        in_force=tuple(in_force),
        retracted=tuple(retracted),
        waiting=tuple(waiting),
    )


def _chart_order(entry: Entry) -> tuple[datetime, datetime, UUID, int]:
    return entry.chart_order


def _is_correction(entry: Entry) -> bool:
    return isinstance(entry.payload, EntryAmended | EntryRetracted)


def _superseders(by_id: Mapping[UUID, Entry]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for entry in by_id.values():
        for target in entry.supersedes:
            found.setdefault(target, []).append(entry.id)
    return found


def _standing(
    by_id: Mapping[UUID, Entry], superseders: Mapping[UUID, list[UUID]]
) -> frozenset[UUID]:
    """Which of the entries in corrections stand; all others do anyway.

    Each entry is decided once all that supersede it are decided.
    Entries that supersede each other in a ring can't be written honestly. They
    never get decided, and all stand, so that the contradiction is seen.
    """
    involved = by_id.keys() & superseders.keys()
    for ids in superseders.values():
        involved.update(ids)
    open_count = {i: len(superseders.get(i, ())) for i in involved}
    ready = [i for i, count in open_count.items() if count == 0]
    standing = set(involved)
    while ready:
        current = ready.pop()
        if any(s in standing for s in superseders.get(current, ())):
            standing.discard(current)
        for target in by_id[current].supersedes:
            if target in open_count:
                open_count[target] -= 1
                if open_count[target] == 0:
                    ready.append(target)
    return frozenset(standing)


def _first(entry: Entry, by_id: Mapping[UUID, Entry]) -> Entry | None:
    """The entry that first charted what this one is about; None if not here."""
    if not _is_correction(entry):
        return entry
    originals: list[Entry] = []
    seen = {entry.id}
    ahead = list(entry.supersedes)
    while ahead:
        target = ahead.pop()
        if target in seen or target not in by_id:
            continue
        seen.add(target)
        if _is_correction(by_id[target]):
            ahead.extend(by_id[target].supersedes)
        else:
            originals.append(by_id[target])
    return min(originals, key=lambda e: e.chart_order, default=None)


def _settled(
    entry: Entry,
    first: Entry,
    by_id: Mapping[UUID, Entry],
    superseders: Mapping[UUID, list[UUID]],
    standing: frozenset[UUID],
) -> Settled:
    replaced = [by_id[i] for i in entry.supersedes if i in by_id]
    others = {s for e in replaced for s in superseders[e.id]} - {entry.id}
    payload = (
        entry.payload.replacement
        if isinstance(entry.payload, EntryAmended)
        else first.payload
    )
    history = replaced if _is_correction(entry) else []
    return Settled(
        first=first,
        entry=entry,
        payload=payload,
        history=tuple(sorted(history, key=lambda e: e.written)),
        is_conflicting=not others.isdisjoint(standing),
    )
