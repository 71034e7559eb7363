"""A file that leaves the record is noted before it is there, or is not there."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from monitor import noted_file, room
from monitor.noted_file import write_noted


class Full(RuntimeError):
    """What noting may raise."""


@pytest.fixture
def noted() -> list[str]:
    return []


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_it_is_noted_by_its_hash_before_it_is_there(
    tmp_path: Path, noted: list[str]
) -> None:
    out = tmp_path / "all.json"

    def note(sha256: str) -> None:
        assert not out.exists()
        noted.append(sha256)

    assert write_noted(out, (b"one\n", b"two\n"), note, tmp_path) == ""
    assert out.read_bytes() == b"one\ntwo\n"
    assert noted == [hashlib.sha256(out.read_bytes()).hexdigest()]
    assert out.stat().st_mode & 0o777 == 0o600
    assert left_in(tmp_path) == ["all.json"]


def test_no_more_than_one_piece_is_held(tmp_path: Path, noted: list[str]) -> None:
    """Each is on the disk before the next is asked for."""
    out = tmp_path / "all.json"

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            (beside,) = tmp_path.iterdir()
            assert beside.stat().st_size == number * 10
            yield b"x" * 10

    assert write_noted(out, pieces(), noted.append, tmp_path) == ""


@pytest.mark.parametrize("record", [True, False])
def test_where_there_is_no_folder_nothing_is_noted(
    tmp_path: Path, noted: list[str], *, record: bool
) -> None:
    out = tmp_path / "nowhere" / "all.json"
    why = write_noted(out, (b"x",), noted.append, tmp_path if record else None)
    assert why == "No such file or directory"
    assert noted == []


@pytest.mark.parametrize(("free", "is_written"), [(0, True), (-1, False)])
def test_the_room_that_charting_needs_stays(
    tmp_path: Path,
    noted: list[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    free: int,
    is_written: bool,
) -> None:
    """At its limit it is written; below nothing is, and nothing noted."""
    left = SimpleNamespace(free=room.LEAST + 4 + free)
    monkeypatch.setattr("monitor.room.shutil.disk_usage", lambda _: left)
    why = write_noted(tmp_path / "a", (b"four",), noted.append, tmp_path)
    assert (why == "") is is_written
    assert bool(noted) is is_written
    assert left_in(tmp_path) == (["a"] if is_written else [])


def test_a_disk_that_is_full_is_found_before_it_is_noted(
    tmp_path: Path, noted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(noted_file, "sync_file", full)
    why = write_noted(tmp_path / "a", (b"x",), noted.append, tmp_path)
    assert (why, noted, left_in(tmp_path)) == ("No space left on device", [], [])


def test_what_can_not_be_noted_does_not_leave(tmp_path: Path) -> None:
    def note(_: str) -> None:
        raise Full

    with pytest.raises(Full):
        write_noted(tmp_path / "a", (b"x",), note, tmp_path)
    assert left_in(tmp_path) == []
