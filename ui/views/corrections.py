"""What was amended or struck out: what it was, what it is, who did so, when and why."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple, get_args
from uuid import UUID

from monitor.chart.amendments import Settled
from monitor.chart.entries import Entry
from monitor.chart.kept_values import is_kept
from monitor.chart.kinds import (
    AnyKind,
    EntryAmended,
    EntryRetracted,
    ObservationsRecorded,
    Retractable,
)
from ui.views.amended import changes, is_told_by_field, unsaid, what_was_amended
from ui.views.timeline_facts import words_of
from ui.views.timeline_row import Change, Ledger, TimelineRow, joined, plain
from ui.views.timeline_sets import set_changes, set_detail, set_spans

_AMENDABLE = get_args(Retractable)
_CONFIRMED = "Confirmed the set"
CORRECTION, CONFIRMATION = "correction ", "confirmation "
"""How the keys of their rows in the timeline begin."""


class _Said(NamedTuple):
    """What a correction says: its words, and what it changed one by one."""

    words: str
    changes: tuple[Change, ...] = ()


def correction_rows(fact: Settled, ledger: Ledger) -> Iterator[TimelineRow]:
    """A row for each correction, at the time it was made."""
    for entry, said in _corrections(fact, ledger):
        yield _row(entry, fact, said, ledger)


def correction_lines(ledger: Ledger) -> tuple[str, ...]:
    """A line for each, by the time it was made, with the name in full.

    ``13:37 Amended HR 174 → 74 · set of 13:36 · typing slip · A. Okafor RN``. What was
    struck out is told; that an odd value was right after all is no correction of it.
    """
    settlement, told = ledger.session.settlement, list[tuple[datetime, str]]()
    for fact in (*settlement.in_force, *settlement.retracted):
        for entry, said in _corrections(fact, ledger):
            if said.words == _CONFIRMED:
                continue
            struck = isinstance(entry.payload, EntryRetracted)
            row = _row(entry, fact, said, ledger)
            what = _content(fact.payload, fact, ledger) if struck else ""
            by = ledger.session.name_of(entry.author)
            line = joined(f"{row.clock} {said.words}", what, row.detail, by)
            told.append((entry.recorded_at, line))
    return tuple(line for _, line in sorted(told, key=lambda one: one[0]))


def target_of(fact: Settled) -> UUID | None:
    """What amending from a row of that fact amends."""
    can_be = isinstance(fact.payload, _AMENDABLE) and not fact.is_retracted
    return fact.id if can_be else None


def true_at(fact: Settled) -> datetime:
    """When it was true; a retraction has a time of its own, which is not that."""
    if fact.is_retracted and fact.history:
        return fact.history[-1].effective_at
    return fact.effective_at


def _corrections(fact: Settled, ledger: Ledger) -> Iterator[tuple[Entry, _Said]]:
    """Each with its words, in the order they were made."""
    before, at = fact.first.payload, fact.first.effective_at
    for entry in (*fact.history, fact.entry):
        match entry.payload:
            case EntryAmended(replacement=after):
                moved = _moved(at, entry.effective_at, ledger)
                yield entry, _amended(before, after, moved, fact, ledger)
                before, at = after, entry.effective_at
            case EntryRetracted():
                yield entry, _Said(f"Retracted {_named(fact, ledger)}")
            case _:
                pass


def _row(entry: Entry, fact: Settled, said: _Said, ledger: Ledger) -> TimelineRow:
    is_set, words = isinstance(fact.payload, ObservationsRecorded), said.words
    named = "" if _named(fact, ledger) in words else _named(fact, ledger)
    return TimelineRow(
        key=f"{CONFIRMATION if words == _CONFIRMED else CORRECTION}{entry.id}",
        group="sets" if is_set else "events",
        at=entry.recorded_at,
        recorded_at=entry.recorded_at,
        clock=ledger.clock(entry.recorded_at),
        fact=plain(words),
        detail=joined(named, entry.reason or ""),
        note=ledger.initials(entry.author),
        target=target_of(fact),
        changes=said.changes,
    )


def _amended(
    before: AnyKind,
    after: AnyKind,
    moved: tuple[Change, ...],
    fact: Settled,
    ledger: Ledger,
) -> _Said:
    if isinstance(before, ObservationsRecorded) and isinstance(
        after, ObservationsRecorded
    ):
        if is_kept(after, before) and not moved:
            return _Said(_CONFIRMED)
        return _said("", "the set", (*set_changes(after, before, ledger), *moved))
    if is_told_by_field(before, ledger):
        what = what_was_amended(before, ledger)
        return _said(f"{what}: ", what, (*changes(before, after, ledger), *moved))
    was, now = (_headline(payload, fact, ledger) for payload in (before, after))
    told = (Change("", was, now),) if was != now else ()
    return _said("", now, (*told, *moved))


def _said(of: str, what: str, changed: tuple[Change, ...]) -> _Said:
    """``Amended Dizziness: grade 2 moderate → 1 mild``; ``what`` where nothing is."""
    if not changed:
        return _Said(f"Amended {what}")
    told = ", ".join(change.words for change in changed)
    return _Said(f"Amended {of}{told}", changed)


def _headline(payload: AnyKind, fact: Settled, ledger: Ledger) -> str:
    words = words_of(payload, fact, ledger)
    return joined(words.fact, words.detail) if words else ""


def _moved(was: datetime, now: datetime, ledger: Ledger) -> tuple[Change, ...]:
    """``time 14:09 → 14:00``, where that is what was wrong."""
    before, after = ledger.clock(was), ledger.clock(now)
    return (Change("time", before, after),) if before != after else ()


def _content(payload: AnyKind, fact: Settled, ledger: Ledger) -> str:
    """All that was said, of what no longer stands."""
    if isinstance(payload, ObservationsRecorded):
        values = "".join(span.text for span in set_spans(payload, None, ledger))
        return joined(values.removeprefix("Set "), set_detail(payload, ledger))
    told = _headline(payload, fact, ledger)
    rest = unsaid(payload, told, ledger) if is_told_by_field(payload, ledger) else ()
    return joined(told, *rest)


def _named(fact: Settled, ledger: Ledger) -> str:
    """``set of 13:36``, ``entry of 13:36``."""
    is_set = isinstance(fact.payload, ObservationsRecorded)
    return f"{'set' if is_set else 'entry'} of {ledger.clock(true_at(fact))}"
