"""A bundle of all is written in pieces, and is the same as in one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.storage import bundling
from monitor.storage.bundling import bundle_of_all, pieces_of_all
from tests.charting.signed import SignedWard, signed_ward


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        ward.signed_by_both()
        yield ward


@pytest.mark.parametrize(("more", "last"), [(-1, 1), (0, 0), (1, 0)])
def test_a_piece_has_so_many_entries_and_no_more(
    ward: SignedWard, monkeypatch: pytest.MonkeyPatch, more: int, last: int
) -> None:
    """Where all are one more than a piece takes, just as many, and one fewer."""
    whole = bundle_of_all(ward.database)
    at_once = whole.entries + more
    monkeypatch.setattr(bundling, "_AT_ONCE", at_once)
    pieces = list(pieces_of_all(ward.database))
    counts = [piece.entries for piece in pieces if piece.entries]
    assert counts == [min(at_once, whole.entries), *([last] if last else [])]
    assert b"".join(piece.content for piece in pieces) == whole.content
