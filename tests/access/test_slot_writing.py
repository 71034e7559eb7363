"""The key file holds the old slots or the new ones, wherever writing it fails."""

import errno
from pathlib import Path

import pytest

import monitor.durable
from monitor.access.faults import (
    SlotsNotSaved,
)
from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.access.slot_text import written
from tests.access.keyring import (
    NEW,
    OLD,
)


class PowerCut(OSError):
    """What a step reports that was not done."""

    def __init__(self) -> None:
        super().__init__(errno.EIO, "Input/output error")


def _failing_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Let one of the steps that write a file fail, and all after it."""
    steps = 0

    def counted(name: str, module: object) -> None:
        real = getattr(module, name)

        def count(*args: object, **kwargs: object) -> object:
            nonlocal steps
            steps += 1
            if steps > step:
                raise PowerCut
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, count)

    counted("begin_beside", monitor.durable)
    counted("sync_file", monitor.durable)
    counted("make_durable", monitor.durable)
    counted("replace", Path)
    counted("write_bytes", Path)


@pytest.mark.parametrize("step", range(12))
def test_a_write_that_fails_at_any_step_leaves_old_or_new(
    step: int, file: SlotFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it says holds: refused, the old slots do; else the new ones."""
    with monkeypatch.context() as patch:
        _failing_at(patch, step)
        try:
            remark = file.write(NEW)
        except SlotsNotSaved:
            wanted, remark = OLD, ""
        else:
            wanted = NEW

    assert file.read().slots == wanted
    assert (wanted == NEW) == (step >= 4)
    assert bool(remark) == (4 <= step < 10)
    assert (tmp_path / FIRST).read_bytes() == written(wanted)


def test_a_full_disk_is_told_in_words(
    file: SlotFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(monitor.durable, "begin_beside", full)

    with pytest.raises(SlotsNotSaved, match="No space left on device"):
        file.write(NEW)


def test_a_copy_that_cannot_be_mended_does_not_keep_anybody_out(
    file: SlotFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / SECOND).write_bytes(b"x")
    with monkeypatch.context() as patch:
        _failing_at(patch, 0)
        found = file.read()

    assert found.slots == OLD
    assert f"{SECOND} can't be written: Input/output error" in found.remark
