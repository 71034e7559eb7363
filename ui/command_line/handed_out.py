"""Noting in the audit log what a command hands out, before it does."""

import getpass
import hashlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor.chart.audit import Exported, Subject
from monitor.chart.entries import unverified

if TYPE_CHECKING:
    from ui.command_line.record import Opened


class HandedOut(NamedTuple):
    """What a file will hold, how many rows that is, and of which sessions of whom."""

    content: bytes
    rows: int
    touched: tuple[tuple[Subject, UUID | None], ...]


def note_export(opened: "Opened", form: str, handed_out: HandedOut) -> None:
    """A row for each session, durable before the file is there.

    Where nobody signs in, the account of the system stands for whoever it was.
    """
    account = None if opened.by.is_verified else account_of()
    deed = Exported(
        form=form,
        rows=handed_out.rows,
        sha256=hashlib.sha256(handed_out.content).hexdigest(),
        sessions=len(handed_out.touched),
        account=account,
    )
    who = unverified(account) if account else opened.by
    opened.auditor.note_each(deed, who, handed_out.touched)


def account_of() -> str | None:
    """Who runs the command, as the system knows them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Each system has no name in its own way.
        return None
