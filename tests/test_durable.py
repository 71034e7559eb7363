"""Writing a file whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from monitor.durable import write_whole


def test_the_file_holds_what_was_given(tmp_path: Path) -> None:
    """What was written is there, and nothing beside it."""
    write_whole(tmp_path / "out.csv", b"a,b\r\n")

    assert (tmp_path / "out.csv").read_bytes() == b"a,b\r\n"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_what_stood_there_is_replaced(tmp_path: Path) -> None:
    """A longer file before leaves nothing behind."""
    (tmp_path / "out").write_bytes(b"a long file from yesterday")
    write_whole(tmp_path / "out", b"new")

    assert (tmp_path / "out").read_bytes() == b"new"


def test_a_failure_keeps_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk gives out, yesterday's file is whole and no scrap is left."""

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "out").write_bytes(b"yesterday")
    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "out", b"today")

    assert (tmp_path / "out").read_bytes() == b"yesterday"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    """Nothing is made where the folder does not exist."""
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "nowhere" / "out", b"today")

    assert list(tmp_path.iterdir()) == []


class Syncs:
    """Each sync by what it was asked for: ``file`` or ``folder``."""

    def __init__(self, fails: int = 0) -> None:
        self.of: list[str] = []
        self._fails = fails

    def __call__(self, descriptor: int) -> None:
        is_folder = stat.S_ISDIR(os.fstat(descriptor).st_mode)
        self.of.append("folder" if is_folder else "file")
        if is_folder and self._fails:
            raise OSError(self._fails, os.strerror(self._fails))


@pytest.mark.skipif(os.name != "posix", reason="other systems sync no folder")
@pytest.mark.parametrize("fails", [0, errno.EINVAL])
def test_its_name_is_durable_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    """Where the drive can sync a folder; one of a network can't."""
    syncs = Syncs(fails)
    monkeypatch.setattr(os, "fsync", syncs)
    write_whole(tmp_path / "out", b"today")

    assert syncs.of == ["file", "folder"]
    assert (tmp_path / "out").read_bytes() == b"today"


@pytest.mark.skipif(os.name != "posix", reason="other systems sync no folder")
def test_a_name_that_may_be_lost_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", Syncs(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        write_whole(tmp_path / "out", b"today")


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """An export names a patient: group and others get nothing."""
    write_whole(tmp_path / "out", b"x")

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o600
