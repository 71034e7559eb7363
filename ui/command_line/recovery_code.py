"""``vigil recovery-code``: another recovery code in the place of the printed one."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ui.command_line.where import record_option
from ui.launch import Launch

if TYPE_CHECKING:
    from monitor.access.faults import CodeHalfReplaced
    from ui.command_line.record import Opened

LEFT = 1
_SHOWN = """\
The new recovery code:

    {code}

Whoever has it opens the record without a password. Write it down, and lock it away.
It is shown this once.
"""
_NOT_REPLACED = "Nothing was changed: the recovery code of before holds."
_REPLACED = (
    "The new recovery code holds. The one of before opens nothing any more but copies "
    "that were made until now: destroy its sheet, and close this terminal, which "
    "showed the new one."
)
_NOT_KEPT = (
    "That an older key file is refused is not kept in the record yet; it is at the "
    "next sign-in. {why}"
)


@click.command("recovery-code")
@record_option
@click.pass_context
def recovery_code(context: click.Context, /) -> None:
    """Replace the recovery code, which somebody may have seen, by another one.

    For administrators, at a terminal. The new one is shown, and holds once it is typed
    back; until then the one of before does. Where it is to be printed, replace it on
    the page of people.
    """
    from monitor.access.recovery_code import new_code  # noqa: PLC0415
    from ui.command_line.plain import Plain  # noqa: PLC0415
    from ui.command_line.record import open_record  # noqa: PLC0415

    launch: Launch = context.obj
    _demand_people(launch)
    _demand_terminal()
    with open_record(launch) as opened:
        opened.recorder.authority.reader(opened.by, "recovery-code")
        code = new_code()
        is_typed = _is_typed_back(code)
        half = _in_force(opened, code) if is_typed else None
    if not is_typed:
        click.echo(_NOT_REPLACED)
        context.exit(LEFT)
    if half is not None:
        raise Plain(str(half))


def _in_force(opened: "Opened", code: bytes) -> "CodeHalfReplaced | None":
    """What is told last is the code that holds: nothing breaks it off in between."""
    with _unbroken():
        half = replace(opened, code)
        if half is None:
            click.echo(_REPLACED)
        keep(opened)
    return half


def replace(opened: "Opened", code: bytes) -> "CodeHalfReplaced | None":
    """Noted first, then the slots; what the record demands of them is for ``keep``."""
    from monitor.chart.audit import RecoveryCodeReplaced  # noqa: PLC0415
    from ui.command_line.signing_in import data_keys  # noqa: PLC0415
    from ui.other_code import replace_code  # noqa: PLC0415

    keeper, keys = opened.entry.keeper, opened.entry.keys
    if keeper is None or keys is None:
        raise RuntimeError("Nobody has signed in.")
    opened.auditor.note(RecoveryCodeReplaced(), opened.by)
    return replace_code(keeper, opened.database.folder.path, code, data_keys(keys))


def keep(opened: "Opened") -> None:
    """Have the record demand the slots of now; the next sign-in does it otherwise."""
    from monitor.charting.faults import EnvironmentFault, Unconfirmed  # noqa: PLC0415

    keeper, slots = opened.entry.keeper, opened.recorder.slots
    if keeper is None or slots is None:
        return
    try:
        slots.keep(keeper.generation_twice)
    except (EnvironmentFault, Unconfirmed) as fault:
        click.echo(_NOT_KEPT.format(why=fault), err=True)


def _demand_people(launch: Launch) -> None:
    from monitor.storage.folder import is_for_people  # noqa: PLC0415
    from ui.command_line.plain import Plain, faults_told  # noqa: PLC0415
    from ui.command_line.record import existing_folder  # noqa: PLC0415

    folder = existing_folder(launch)
    with faults_told():
        if not is_for_people(folder):
            raise Plain(
                f"Nobody signs in to the record in {folder}: it has a key file, and no "
                "recovery code. Start Vigil once, to have people sign in."
            )


def _demand_terminal() -> None:
    """Whatever else takes what is written, a file or a log, would keep the code."""
    from ui.command_line.plain import Plain  # noqa: PLC0415

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Plain(
            "The recovery code is shown, and typed back, at a terminal alone. Run the "
            "command in one, and redirect nothing."
        )


def _is_typed_back(code: bytes) -> bool:
    """As often as it takes; nothing typed leaves all as it was."""
    from monitor.access.recovery_code import (  # noqa: PLC0415
        printed,
        refuse_typed_back,
    )

    with _apart():
        click.echo(_SHOWN.format(code=printed(code)))
        while typed := _typed():
            refusal = refuse_typed_back(typed, code)
            if refusal is None:
                return True
            click.echo(refusal.sentence)
    return False


def _typed() -> str:
    words = "Type it back (or nothing, to keep the one of before)"
    typed: str = click.prompt(words, default="", show_default=False)
    return typed.strip()


@contextmanager
def _unbroken() -> Iterator[None]:
    """Ctrl+C waits for nothing, and is as if it was not pressed."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _apart() -> Iterator[None]:
    """On a screen of its own, of which a terminal keeps nothing to scroll back to."""
    is_plain = os.environ.get("TERM", "dumb") == "dumb"
    click.echo("" if is_plain else "\x1b[?1049h\x1b[H", nl=False)
    try:
        yield
    finally:
        click.echo("" if is_plain else "\x1b[?1049l", nl=False)
