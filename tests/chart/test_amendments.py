"""Which entries are in force, whatever order they came in."""

from itertools import permutations
from uuid import uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from monitor.chart.amendments import settle
from monitor.chart.entries import Entry, NewEntry, Stream
from monitor.chart.kinds import (
    AnyKind,
    EntryAmended,
    EntryRetracted,
    NoteRecorded,
)
from tests.desk import NURSE, SPACE, START, minutes, seal

STREAM = Stream("session", uuid5(SPACE, "session"))


def entry(name: str, payload: AnyKind, *over: Entry, minute: int = 0) -> Entry:
    new = NewEntry(
        id=uuid5(SPACE, name),
        stream=STREAM,
        payload=payload,
        effective_at=START + minutes(minute),
        supersedes=tuple(e.id for e in over),
        reason="slip" if over else None,
    )
    return seal(new, len(name), START + minutes(minute), NURSE)


def note(text: str) -> NoteRecorded:
    return NoteRecorded(text=text)


def amended(text: str) -> EntryAmended:
    return EntryAmended(replacement=note(text))


WRONG = entry("a", note("wrong"))
RIGHT = entry("bb", amended("right"), WRONG, minute=1)


def texts(*entries: Entry) -> list[str]:
    return [
        s.payload.text
        for s in settle(entries).in_force
        if isinstance(s.payload, NoteRecorded)
    ]


def test_amended_entry_is_replaced() -> None:
    """An amendment stands in place of what it amends, under the first id."""
    (settled,) = settle([WRONG, RIGHT]).in_force
    assert settled.payload == note("right")
    assert settled.id == WRONG.id
    assert settled.history == (WRONG,)
    assert settled.is_amended


def test_second_amendment_replaces_the_first() -> None:
    """Amending twice leaves one fact, with both earlier versions in its history."""
    better = entry("ccc", amended("better"), WRONG, RIGHT, minute=2)
    (settled,) = settle([WRONG, RIGHT, better]).in_force
    assert settled.payload == note("better")
    assert settled.history == (WRONG, RIGHT)


def test_retracted_fact_is_kept_apart() -> None:
    """A retracted fact is not in force and is not gone."""
    gone = entry("dddd", EntryRetracted(), WRONG, minute=2)
    settlement = settle([WRONG, gone])
    assert settlement.in_force == ()
    assert [s.payload for s in settlement.retracted] == [note("wrong")]


def test_retracting_an_amendment_alone_brings_the_original_back() -> None:
    """What nothing in force supersedes is in force."""
    gone = entry("dddd", EntryRetracted(), RIGHT, minute=2)
    assert texts(WRONG, RIGHT, gone) == ["wrong"]


def test_rival_amendments_are_both_shown() -> None:
    """Two amendments of one entry both stand, marked as conflicting."""
    rival = entry("eeeee", amended("rival"), WRONG, minute=3)
    settled = settle([WRONG, RIGHT, rival]).in_force
    assert [s.is_conflicting for s in settled] == [True, True]
    third = entry("ffffff", amended("settled"), WRONG, RIGHT, rival, minute=4)
    (only,) = settle([WRONG, RIGHT, rival, third]).in_force
    assert not only.is_conflicting


def test_amendment_before_its_original_waits() -> None:
    """An amendment whose original has not arrived is listed, not dropped."""
    settlement = settle([RIGHT])
    assert settlement.in_force == ()
    assert settlement.waiting == (RIGHT,)


def test_entries_in_a_ring_all_stand() -> None:
    """Entries that supersede each other can't be settled, and none is hidden."""
    one = entry("a", note("one"))
    other = structs.replace(entry("bb", note("other")), supersedes=(one.id,))
    ringed = structs.replace(one, supersedes=(other.id,))
    assert sorted(texts(ringed, other)) == ["one", "other"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_order_of_arrival_changes_nothing(order: tuple[int, ...]) -> None:
    """Every order of arrival settles alike."""
    entries = [
        WRONG,
        RIGHT,
        entry("eeeee", amended("rival"), WRONG, minute=3),
        entry("gg", note("other"), minute=5),
    ]
    assert settle([entries[i] for i in order]) == settle(entries)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Notes, amendments and retractions, each of earlier ones only."""
    made: list[Entry] = []
    for index in range(draw(st.integers(1, 12))):
        kind = draw(st.sampled_from(["note", "amend", "retract"]))
        name = f"{index:04d}"
        if kind == "note" or not made:
            made.append(entry(name, note(name), minute=index))
            continue
        over = draw(
            st.lists(st.sampled_from(made), min_size=1, max_size=3, unique=True)
        )
        payload = amended(name) if kind == "amend" else EntryRetracted()
        made.append(entry(name, payload, *over, minute=index))
    return [structs.replace(e, seq=i + 1) for i, e in enumerate(made)]


@given(histories(), st.randoms(use_true_random=False))
def test_settlement_ignores_order_and_repetition(history: list[Entry], rng) -> None:  # type: ignore[no-untyped-def]  # hypothesis gives a plain Random
    """Shuffled and doubled entries settle as the plain history does."""
    shuffled = [*history, *history]
    rng.shuffle(shuffled)
    assert settle(shuffled) == settle(history)


@given(histories())
def test_in_force_means_not_superseded_by_what_is_in_force(
    history: list[Entry],
) -> None:
    """The rule itself, checked entry by entry against the settlement."""
    settlement = settle(history)
    standing = {s.entry.id for s in (*settlement.in_force, *settlement.retracted)} | {
        e.id for e in settlement.waiting
    }
    for one in history:
        overruled = any(one.id in e.supersedes for e in history if e.id in standing)
        assert (one.id in standing) != overruled
