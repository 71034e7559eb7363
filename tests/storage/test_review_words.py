"""Words of the review list are found once they are charted, and gone once erased."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import (
    AddendumRecorded,
)
from monitor.charting.review_list import (
    OWN_VIEWS,
    InNotes,
    Named,
    Sought,
)
from monitor.storage.verify import verify
from tests.charting.signed import SECOND, SignedWard, signed_ward
from tests.charting.standing import who
from tests.desk import NURSE
from tests.storage.charted import (
    circumstances,
    draft,
    new,
)
from tests.storage.conftest import Kept
from tests.storage.erased_ward import erase
from tests.storage.review_ward import fill, listed


@pytest.fixture
def ward(kept: Kept) -> Kept:
    fill(kept)
    return kept


def test_what_is_written_after_the_end_is_found(ward: Kept) -> None:
    assert listed(ward, '"dizzy"') == []
    added = AddendumRecorded(text="dizzy at home")
    ward.journal.append([new("added", added, 70, "first")], NURSE, circumstances(70))
    assert listed(ward, '"dizzy"') == ["first"]


WORD = "xylophagous"
"""Begins as no other word does, so that the index of words keeps it in one piece."""


def test_nothing_of_the_words_outlives_an_erasure(tmp_path: Path) -> None:
    """Not in the index of words either, whose pages are looked at as they are."""
    with signed_ward(tmp_path / "record") as ward:
        ward.signed_by_both()
        ward.session_id = SECOND
        ward.charted(ward.fact(AddendumRecorded(text=WORD)), who("nurse"))
        assert _is_indexed(ward, WORD)
        assert ward.journal.reviewed(Sought((InNotes(WORD),)))
        erase(ward)
        assert not _is_indexed(ward, WORD)
        assert not ward.journal.reviewed(Sought((InNotes(WORD),)))
        (left,) = ward.journal.reviewed(Sought((Named("state", ("erased",)),)))
        assert (left.nurse, left.room, left.details) == ("", "", None)
        assert verify(ward.database).is_whole


def test_no_saved_view_outlives_an_erasure(tmp_path: Path) -> None:
    """What was typed for one may be the name of whoever is erased."""
    with signed_ward(tmp_path / "record") as ward:
        views = replace(draft("views"), form=OWN_VIEWS, stream=None)
        ward.drafts.put_draft(views)
        erase(ward)
        assert ward.drafts.drafts() == ()


def _is_indexed(ward: SignedWard, word: str) -> bool:
    with ward.database.reading() as connection:
        blocks = connection.exec_driver_sql("SELECT block FROM review_text_data")
        return any(word.encode() in block for block in blocks.scalars())
