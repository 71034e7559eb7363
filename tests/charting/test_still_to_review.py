"""What the list calls to review: what nobody who co-signed has seen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from monitor.protocol.still_to_review import to_review
from monitor.review.filter_text import read_filter
from tests.charting.signed import SignedWard, signed_ward


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward


def left(ward: SignedWard) -> int:
    read = ward.read
    return to_review(read.protocol, read.session)


def is_listed(ward: SignedWard) -> bool:
    sought = read_filter("review:yes", date(2026, 3, 14)).sought
    rows = ward.recorder.review.page(sought)
    return ward.read.session.id.bytes in [row.session for row in rows]


def test_what_is_to_be_ticked_is_to_review(ward: SignedWard) -> None:
    """The same conditions hold a co-signature up, and list the session."""
    assert left(ward) == len(ward.to_see()) > 2
    assert is_listed(ward)


def test_what_was_ticked_waits_for_nobody(ward: SignedWard) -> None:
    ward.signed_by_both()
    assert left(ward) == 0
    assert not is_listed(ward)
