"""Killing the real app at any moment loses nothing that the screen called saved."""

from pathlib import Path
from random import Random
from uuid import NAMESPACE_OID, UUID, uuid5

import pytest

from tests.faults.kills import type_and_kill, waiting_sets, what_is_lost


def kill(times: int, folder: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311  (not for secrets)
    saved = half = 0
    waiting: set[UUID] = set()
    for _ in range(times):
        witness = type_and_kill(folder, random)
        assert witness.session is not None, "the app was killed before it could chart"
        assert not waiting or witness.stands in waiting
        saved += len(witness.saved)
        half += len(witness.half)
        assert what_is_lost(folder, witness) == []
        waiting = waiting_sets(folder)
    assert saved > times, "hardly anything was typed, so little was proved"
    assert half > 0, "nothing was left half typed, so nothing was proved of drafts"


def test_twenty_kills_lose_nothing(tmp_path: Path) -> None:
    """Each set whose tick was painted, and each draft that was kept, is there.

    One that is half typed stands in the strip again at the next start.
    """
    kill(20, tmp_path / "record", seed=20)


@pytest.mark.faults
@pytest.mark.parametrize("seed", range(15))
def test_three_hundred_kills_lose_nothing(tmp_path: Path, seed: int) -> None:
    """Fifteen records, each killed twenty times over."""
    kill(20, tmp_path / "record", seed=300 + seed)


def test_a_lost_set_would_be_found(tmp_path: Path) -> None:
    """The check itself: a witness of what was never charted finds it missing."""
    witness = type_and_kill(tmp_path / "record", Random(1))  # noqa: S311
    witness.saved[uuid5(NAMESPACE_OID, "never charted")] = "sbp=1"
    assert any("saved" in line for line in what_is_lost(tmp_path / "record", witness))
