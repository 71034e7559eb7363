"""What drafts beside every journal promise, in memory and in a file."""

import pytest
from msgspec.structs import replace

from monitor.charting.faults import ConflictingEntry
from tests.desk import NURSE
from tests.storage.charted import circumstances, draft, named, note
from tests.storage.conftest import Kept


def test_drafts_come_back_oldest_first(kept: Kept) -> None:
    """Drafts are read as they were put, with the stream or without."""
    late, early = draft("b", minute=2), replace(draft("a", minute=1), stream=None)
    kept.drafts.put_draft(late)
    kept.drafts.put_draft(early)

    assert kept.drafts.drafts() == (early, late)


def test_a_draft_is_overwritten(kept: Kept) -> None:
    """Typing on replaces the draft of the same entry."""
    kept.drafts.put_draft(draft("a", "118"))
    kept.drafts.put_draft(draft("a", "118/72"))

    assert [d.content for d in kept.drafts.drafts()] == ["118/72"]


def test_a_draft_can_be_dropped(kept: Kept) -> None:
    """Dropping forgets one draft; dropping it again does nothing."""
    kept.drafts.put_draft(draft("a"))
    kept.drafts.put_draft(draft("b", minute=1))

    kept.drafts.delete_draft(named("a"))
    kept.drafts.delete_draft(named("a"))

    assert [d.id for d in kept.drafts.drafts()] == [named("b")]


def test_charting_an_entry_ends_its_draft(kept: Kept) -> None:
    """What is charted is never offered again as half typed; other drafts stay."""
    kept.drafts.put_draft(draft("a"))
    kept.drafts.put_draft(draft("b", minute=1))

    kept.journal.append([note("a")], NURSE, circumstances())

    assert [d.id for d in kept.drafts.drafts()] == [named("b")]


def test_a_refused_append_leaves_the_draft(kept: Kept) -> None:
    """A draft outlives a save that did not happen."""
    kept.journal.append([note("a")], NURSE, circumstances())
    kept.drafts.put_draft(draft("b"))

    with pytest.raises(ConflictingEntry):
        kept.journal.append([note("b"), note("a")], NURSE, circumstances())

    assert [d.id for d in kept.drafts.drafts()] == [named("b")]
