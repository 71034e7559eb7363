"""What ``vigil recovery-code`` says once the new code holds is so."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.recovery_code import printed
from monitor.access.slot_file import FIRST, SECOND
from monitor.durable import write_whole
from monitor.storage.faults import DiskFull
from monitor.storage.slot_generation import FileSlotGeneration
from tests.ui.command_line.code_terminal import (
    NEW,
    at_terminal,
    opens,
    replaced,
)
from tests.ui.command_line.staffed import (
    Desk,
)

__all__ = ["at_terminal"]


def test_once_it_holds_a_full_disk_does_not_say_otherwise(
    desk: Desk,
    at_terminal: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The new code was shown once: whoever read of a failure would throw it away."""

    def fill() -> str:
        def full(*_: object) -> None:
            raise DiskFull

        monkeypatch.setattr(FileSlotGeneration, "keep", full)
        return printed(NEW)

    at_terminal(fill)
    ran = replaced(desk)
    assert ran.status == 0
    assert "The new recovery code holds. The one of before opens nothing" in ran.out
    assert "is not kept in the record yet" in ran.err
    assert opens(desk, printed(NEW))


def test_broken_off_while_it_is_written_it_says_what_holds(
    desk: Desk,
    at_terminal: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl+C then is as if it was not pressed; before and after it ends the command."""
    before, original = signal.getsignal(signal.SIGINT), Doorkeeper.change_code

    def press(*given: object) -> None:
        signal.raise_signal(signal.SIGINT)
        original(*given)  # type: ignore[arg-type]
        signal.raise_signal(signal.SIGINT)

    at_terminal(printed(NEW))
    monkeypatch.setattr(Doorkeeper, "change_code", press)
    ran = replaced(desk)
    assert ran.status == 0
    assert "The new recovery code holds. The one of before opens nothing" in ran.out
    assert opens(desk, printed(NEW))
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("failures", [1, 2])
def test_it_does_not_say_that_the_old_one_opens_nothing_while_a_copy_has_it(
    desk: Desk,
    at_terminal: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    failures: int,
) -> None:
    """It is written once more; and where that fails both sheets are to be kept."""
    tried = 0

    def failing(path: Path, content: bytes) -> None:
        nonlocal tried
        if path.name == SECOND and (tried := tried + 1) <= failures:
            raise OSError(5, "Input/output error")
        write_whole(path, content)

    def break_disk() -> str:
        monkeypatch.setattr("monitor.access.slot_file.write_whole", failing)
        return printed(NEW)

    at_terminal(break_disk)
    ran = replaced(desk)
    said = "The new recovery code holds. The one of before opens nothing" in ran.out
    if failures == 1:
        assert (ran.status, said) == (0, True)
        assert (desk.folder / FIRST).read_bytes() == (desk.folder / SECOND).read_bytes()
    else:
        assert (ran.status, said) == (2, False)
        assert "holds, and the one of before may as well" in ran.complaint
        assert "record.slots.copy can't be written: Input/output" in ran.complaint
        assert "Keep both sheets" in ran.complaint
    assert opens(desk, printed(NEW))
