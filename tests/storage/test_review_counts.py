"""Counts of the review list follow the filter, and what is charted since."""

from contextlib import suppress
from pathlib import Path

import pytest

from monitor.charting.review_list import (
    MOST_PATIENTS,
    FacetCounts,
    Sought,
)
from monitor.review.filter_text import read_filter
from monitor.storage import review_tally
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from monitor.storage.projecting import rebuild
from tests.charting.signed import SignedWard, signed_ward
from tests.charting.standing import who
from tests.clocks import ManualClock
from tests.desk import NURSE
from tests.storage.charted import circumstances, named, opening, patient
from tests.storage.conftest import Kept
from tests.storage.erased_ward import erase
from tests.storage.review_ward import DAY, TODAY, fill


@pytest.fixture
def ward(kept: Kept) -> Kept:
    fill(kept)
    return kept


def test_counts_follow_the_filter(ward: Kept) -> None:
    """Those of a field that is asked for are as if it were not."""
    counts = ward.journal.review_counts(
        read_filter("demo state:open", TODAY).sought, TODAY
    )
    assert counts is not None
    assert (counts.total, counts.found) == (4, 1)
    assert counts.marks["is_open"] == 1
    assert counts.marks["to_sign"] == 0
    assert dict(counts.values["state"]) == {"not signed": 1, "open": 1}
    assert dict(counts.values["room"]) == {"Room 1": 1}


def test_counts_follow_what_is_charted_since(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted some rows at a time at first; then only what was written is looked at."""
    monkeypatch.setattr(review_tally, "CHUNK", 2)
    with signed_ward(tmp_path / "record") as ward:
        journal = ward.journal
        assert journal.review_counts(Sought(), TODAY) is None
        counts = journal.review_counts(Sought(), TODAY)
        assert counts is not None
        assert (counts.total, counts.marks["to_sign"]) == (2, 2)
        ward.signed_by_both()
        ward.session_id = ward.mint()
        ward.charted(ward.opening(), who("nurse"))
        erase(ward)
        counts = journal.review_counts(Sought(), TODAY)
        assert counts is not None
        assert counts.total == 3
        assert dict(counts.values["state"]) == {
            "co-signed": 1,
            "erased": 1,
            "open": 1,
        }
        assert counts == _counted_anew(ward)


@pytest.mark.parametrize("others", [MOST_PATIENTS - 1, MOST_PATIENTS])
def test_few_patients_are_told_and_many_are_not(folder: Path, others: int) -> None:
    """By name; each with how many sessions, and of one whose number is exact."""
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        kept = Kept(journal=journal, drafts=journal)
        for number in range(others + 1):
            name = f"no{number}"
            known = patient(name, family=f"F{number}", identifier=f"A 1{'0' * number}")
            kept.journal.append([known], NURSE, circumstances())
            begun = opening(name, number, patient=named(name))
            kept.journal.append([begun], NURSE, circumstances())
        again = opening("again", DAY, patient=named("no0"))
        kept.journal.append([again], NURSE, circumstances())
        told = [count for _, count in _counted(journal, "").patients]
        assert told == ([2, *[1] * others] if others < MOST_PATIENTS else [])
        (one,) = _counted(journal, 'number:"a-1"').patients
        assert one[1] == 2


def _counted(journal: FileJournal, typed: str) -> FacetCounts:
    counts = None
    while counts is None:
        counts = journal.review_counts(read_filter(typed, TODAY).sought, TODAY)
    return counts


def _counted_anew(ward: SignedWard) -> FacetCounts | None:
    afresh = FileJournal(ward.database, ManualClock())
    counts = None
    while counts is None:
        counts = afresh.review_counts(Sought(), TODAY)
    return counts


def test_counts_are_as_before_where_a_save_was_undone(folder: Path) -> None:
    with Database(folder) as database:
        journal = FileJournal(database, ManualClock())
        fill(Kept(journal=journal, drafts=journal))
        before = journal.review_counts(Sought(), TODAY)
        assert before is not None
        with suppress(RuntimeError), database.transaction() as connection:
            rebuild(connection)
            raise RuntimeError
        assert journal.review_counts(Sought(), TODAY) == before
