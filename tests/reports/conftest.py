"""Closed sessions that are to be handed out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.charting.signed import SignedWard, signed_ward


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[SignedWard]:
    with signed_ward(tmp_path / "record") as ward:
        yield ward
