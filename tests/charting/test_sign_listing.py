"""The list of sessions to sign follows signatures and what came after them."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from monitor.chart.kinds import AddendumRecorded
from monitor.charting.ports import SessionQuery
from monitor.charting.reads import Charted
from monitor.storage.memory_journal import MemoryJournal
from monitor.storage.verify import verify
from tests.charting.signed import (
    FIRST,
    SECOND,
    SUPERVISORS,
    SignedWard,
    signed_ward,
)
from tests.charting.standing import who

TO_SIGN = SessionQuery(state="to sign")


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward
        report = verify(ward.database)
        assert report.is_whole, report.lines


@pytest.fixture
def in_memory() -> SignedWard:
    journal = MemoryJournal()
    ward = SignedWard(journal=journal, drafts=journal)
    ward.staffed()
    return ward.close_both()


def listed(ward: SignedWard) -> set[UUID]:
    return {row.id for row in ward.journal.sessions(TO_SIGN)}


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_what_is_closed_waits_until_somebody_signs_it(
    kept: str, request: pytest.FixtureRequest
) -> None:
    """And again from an addendum on, until it is signed as it is then."""
    ward: SignedWard = request.getfixturevalue(kept)
    assert listed(ward) == {FIRST, SECOND}
    assert isinstance(ward.sign(), Charted)
    assert listed(ward) == {SECOND}
    ward.charted(ward.fact(AddendumRecorded(text="slept well")), who("nurse"))
    assert listed(ward) == {FIRST, SECOND}
    again = ward.sign("reviewed and co-signed", who("supervisor"), SUPERVISORS)
    assert isinstance(again, Charted)
    assert listed(ward) == {SECOND}


@pytest.mark.parametrize("kept", ["ward", "in_memory"])
def test_an_open_session_is_none_to_sign(
    kept: str, request: pytest.FixtureRequest
) -> None:
    ward: SignedWard = request.getfixturevalue(kept)
    ward.session_id = ward.mint()
    ward.charted(ward.opening(), who("nurse"))
    assert ward.session_id not in listed(ward)
