"""``vigil recovery-code``: the printed code is replaced by another one."""

import sys
from collections.abc import Callable

import pytest

from monitor.access import to_key_anew
from monitor.access.enrolling import with_next_key
from monitor.access.recovery_code import printed
from monitor.access.signing_in import open_by_code
from monitor.access.slot_file import FIRST, SECOND, SlotFile
from monitor.chart.audit import PermissionRefused, RecoveryCodeReplaced, SignedIn
from monitor.chart.kinds import Role
from monitor.storage.slot_generation import generation_in
from tests.access.keyring import KEY, NEXT_KEY, recovered
from tests.ui.command_line.code_terminal import (
    NEW,
    OLD,
    at_terminal,
    is_as_before,
    opens,
    replaced,
)
from tests.ui.command_line.running import Terminal
from tests.ui.command_line.staffed import (
    EVERYBODY,
    Desk,
    colleague,
    noted_in,
    slots_for,
)

__all__ = ["at_terminal"]


def test_typed_back_it_takes_the_place_of_the_old_one(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    """Shown once; everybody signs in as before, and it opens what only a code does."""
    at_terminal(printed(NEW).lower())
    ran = replaced(desk)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.count(printed(NEW)) == 1
    assert opens(desk, printed(NEW))
    assert not opens(desk, OLD)
    assert desk.run_by_code("doctor").status == 1
    file = str(desk.secret(printed(NEW), "code"))
    assert desk.terminal.run("doctor", "--recovery-code-file", file).status == 0
    assert desk.run_as("nurse", "sessions").status == 0


def test_it_is_noted_and_the_record_is_to_get_another_key(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    """A key file of before holds the key for whoever has the old code."""
    at_terminal(printed(NEW))
    assert replaced(desk).status == 0
    row, signed = noted_in(desk.folder)[:2]
    assert (signed.deed, row.deed) == (
        SignedIn(method="password"),
        RecoveryCodeReplaced(),
    )
    assert (row.who, row.auth_method) == (colleague("administrator").id, "password")
    assert to_key_anew.is_noted(desk.folder)


def test_a_key_file_of_before_is_older_than_the_record_then(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    before = SlotFile(desk.folder).read().slots
    at_terminal(printed(NEW))
    assert replaced(desk).status == 0
    present = SlotFile(desk.folder).read().slots
    assert present.proved_generation > before.proved_generation
    assert generation_in(desk.folder / "record.db", KEY.raw) == present.generation


def test_until_it_is_typed_rightly_the_old_one_holds(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    """A slip, the old one and half of it are told, and asked for again."""
    slip = printed(NEW)[:-1] + ("0" if printed(NEW)[-1] != "0" else "1")
    asked = at_terminal(slip, OLD, printed(NEW)[:20])
    ran = replaced(desk)
    assert (ran.status, len(asked)) == (1, 4)
    assert "one of its characters is wrong" in ran.out
    assert "it is not the one that is shown" in ran.out
    assert "16 of 28 characters are typed" in ran.out
    assert is_as_before(desk)


@pytest.mark.parametrize("answer", ["", "  "])
def test_left_it_changes_nothing(
    desk: Desk, at_terminal: Callable[..., list[str]], answer: str
) -> None:
    slots = (desk.folder / FIRST).read_bytes()
    at_terminal(answer)
    ran = replaced(desk)
    assert ran.status == 1
    assert ran.out.endswith("Nothing was changed: the recovery code of before holds.\n")
    assert (desk.folder / FIRST).read_bytes() == slots
    assert is_as_before(desk)
    assert not to_key_anew.is_noted(desk.folder)


def test_broken_off_it_changes_nothing(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    def break_off() -> str:
        raise KeyboardInterrupt

    at_terminal(break_off)
    assert replaced(desk).status == 130
    assert is_as_before(desk)


@pytest.mark.parametrize("who", ["supervisor", "auditor"])
def test_it_takes_an_administrator(
    desk: Desk, at_terminal: Callable[..., list[str]], who: Role
) -> None:
    """Nobody else is shown a code, and that they asked is noted."""
    asked = at_terminal(printed(NEW))
    ran = replaced(desk, who)
    assert (ran.status, ran.out, asked) == (1, "", [])
    assert "may not replace the recovery code" in ran.complaint
    assert noted_in(desk.folder)[0].deed == PermissionRefused(
        asked="replace the recovery code"
    )
    assert is_as_before(desk)


@pytest.mark.parametrize("missing", ["stdin", "stdout"])
def test_it_is_shown_at_a_terminal_alone(
    desk: Desk,
    at_terminal: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
) -> None:
    """Not into a file or a log, and no password is asked for first."""
    at_terminal(printed(NEW))
    monkeypatch.setattr(getattr(sys, missing), "isatty", lambda: False)
    ran = replaced(desk)
    assert (ran.status, ran.out) == (2, "")
    assert "at a terminal alone" in ran.complaint
    assert is_as_before(desk)


def test_a_record_with_a_key_file_has_none(
    terminal: Terminal, at_terminal: Callable[..., list[str]]
) -> None:
    at_terminal(printed(NEW))
    ran = terminal.run("recovery-code")
    assert (ran.status, ran.out) == (2, "")
    assert "it has a key file, and no recovery code" in ran.complaint


def test_older_slots_put_back_meanwhile_are_not_made_newer(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    """While the code is typed somebody may write the folder; a minute is long."""
    before = (desk.folder / FIRST).read_bytes()

    def put_back() -> str:
        for name in (FIRST, SECOND):
            (desk.folder / name).write_bytes(before)
        return printed(NEW)

    at_terminal(printed(NEW))
    assert replaced(desk).status == 0
    assert (desk.folder / FIRST).read_bytes() != before
    at_terminal(put_back)
    ran = replaced(desk)
    assert (ran.status, ran.out.count(OLD)) == (2, 0)
    assert "older than the record" in ran.complaint
    assert (desk.folder / FIRST).read_bytes() == before


def test_where_it_can_not_be_written_the_old_one_holds(
    desk: Desk,
    at_terminal: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on a full disk; the row stands, and what was asked for did not come."""

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    at_terminal(printed(NEW))
    monkeypatch.setattr("monitor.access.slot_file.write_whole", fail)
    ran = replaced(desk)
    assert ran.status == 2
    assert "Who can open the record is not changed." in ran.complaint
    assert opens(desk, OLD)
    assert not opens(desk, printed(NEW))


def test_while_the_record_is_being_keyed_anew_it_opens_both(
    desk: Desk, at_terminal: Callable[..., list[str]]
) -> None:
    SlotFile(desk.folder).write(with_next_key(slots_for(*EVERYBODY), NEXT_KEY))
    at_terminal(printed(NEW))
    assert replaced(desk).status == 0
    slots = SlotFile(desk.folder).read().slots
    both = open_by_code(slots, printed(NEW))
    assert both == recovered(with_next_key(slots_for(*EVERYBODY), NEXT_KEY))


@pytest.mark.parametrize("kind", ["xterm-256color", "dumb"])
def test_a_terminal_keeps_nothing_to_scroll_back_to(
    desk: Desk,
    at_terminal: Callable[..., list[str]],
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
) -> None:
    """Where it knows a screen apart; letters that it does not know are not written."""
    monkeypatch.setenv("TERM", kind)
    at_terminal(printed(NEW))
    out = replaced(desk).out
    before, _, after = out.partition(printed(NEW))
    assert ("\x1b[?1049h" in before) == ("\x1b[?1049l" in after) == (kind != "dumb")
    assert ("\x1b" in out) == (kind != "dumb")
