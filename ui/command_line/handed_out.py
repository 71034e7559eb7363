"""How a command hands out what is in the record: noted in the audit log before."""

import getpass
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor.chart.audit import Exported, Subject
from monitor.chart.entries import unverified
from monitor.noted_file import write_noted
from ui.command_line.plain import Plain

if TYPE_CHECKING:
    from ui.command_line.record import Opened

Touched = tuple[Subject, UUID | None]
"""A session, and whose it is where that can be read."""


class HandedOut(NamedTuple):
    """What a file will hold, how many rows that is, and of which sessions of whom."""

    content: bytes
    rows: int
    touched: tuple[Touched, ...]


class Tally:
    """What was told so far of what is handed out piece by piece."""

    def __init__(self) -> None:
        self.rows = 0
        self.touched: list[Touched] = []

    def add(self, rows: int, *touched: Touched) -> None:
        self.rows += rows
        self.touched += touched


def write_export(opened: "Opened", out: Path, form: str, handed: HandedOut) -> None:
    """Note it and write it; raises Plain where it can't be, and is not noted then."""
    tally = Tally()
    tally.add(handed.rows, *handed.touched)
    stream_export(opened, out, form, (handed.content,), tally)


def stream_export(
    opened: "Opened", out: Path, form: str, chunks: Iterable[bytes], tally: Tally
) -> None:
    """The same piece by piece; ``tally`` is complete once the last was given."""

    def note(sha256: str) -> None:
        _note(opened, form, sha256, tally)

    write_out(out, chunks, note, opened.database.folder.path)


def write_out(
    out: Path,
    chunks: Iterable[bytes],
    note: Callable[[str], None],
    record: Path | None,
) -> None:
    """Raises Plain where it can't be written."""
    why = write_noted(out, chunks, note, record)
    if why:
        raise Plain(f"{out} could not be written. {why}. Choose another file.")


def note_export(opened: "Opened", form: str, handed_out: HandedOut) -> None:
    """Of what is shown and in no file: durable before it is."""
    tally = Tally()
    tally.add(handed_out.rows, *handed_out.touched)
    _note(opened, form, hashlib.sha256(handed_out.content).hexdigest(), tally)


def _note(opened: "Opened", form: str, sha256: str, tally: Tally) -> None:
    """A row for each session.

    Where nobody signs in, the account of the system stands for whoever it was.
    """
    account = None if opened.by.is_verified else account_of()
    deed = Exported(
        form=form,
        rows=tally.rows,
        sha256=sha256,
        sessions=len(tally.touched),
        account=account,
    )
    who = unverified(account) if account else opened.by
    opened.auditor.note_each(deed, who, tuple(tally.touched))


def account_of() -> str | None:
    """Who runs the command, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Each system has no name in its own way.
        return None
