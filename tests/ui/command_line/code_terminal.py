"""Somebody at a terminal who replaces the recovery code."""

import sys
from collections.abc import Callable

import click
import pytest

from monitor.access import recovery_code
from monitor.access.recovery_code import printed
from monitor.access.signing_in import open_by_code
from monitor.access.slot_file import SlotFile
from monitor.chart.audit import RecoveryCodeReplaced
from monitor.chart.kinds import Role
from tests.access.keyring import CODE, KEYS
from tests.ui.command_line.running import Ran
from tests.ui.command_line.staffed import (
    Desk,
    noted_in,
)
from tests.ui.command_line.test_approve_protocol import Keyboard

NEW = bytes(range(50, 66))
OLD = printed(CODE)


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Somebody who types that, one answer after the other, and then nothing."""

    def sits_down(*answers: str | Callable[[], str]) -> list[str]:
        left, asked = list(answers), list[str]()

        def typed(prompt: str = "") -> str:
            asked.append(prompt)
            answer = left.pop(0) if left else ""
            return answer if isinstance(answer, str) else answer()

        monkeypatch.setattr(sys, "stdin", Keyboard())
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setattr(click.termui, "visible_prompt_func", typed)
        monkeypatch.setattr(recovery_code, "new_code", lambda: NEW)
        return asked

    return sits_down


def replaced(desk: Desk, who: Role = "administrator") -> Ran:
    return desk.run_as(who, "recovery-code")


def opens(desk: Desk, code: str) -> bool:
    """Whether that code gives the keys that the record has."""
    return open_by_code(SlotFile(desk.folder).read().slots, code) == KEYS


def is_as_before(desk: Desk) -> bool:
    """The one of before opens the record, the other does not, and no row says so."""
    is_noted = any(
        isinstance(r.deed, RecoveryCodeReplaced) for r in noted_in(desk.folder)
    )
    return opens(desk, OLD) and not opens(desk, printed(NEW)) and not is_noted
