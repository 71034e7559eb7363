"""Noting in the audit log that a copy of the record was made, or gone on with."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from monitor.chart.audit import BackedUp, Restored
from monitor.chart.entries import unverified
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from ui.command_line.handed_out import account_of
from ui.command_line.plain import Plain
from ui.command_line.record import opened_by
from ui.command_line.signing_in import Entry


def note_backup(folder: Path, entry: Entry, copy: Path) -> None:
    """In the record that was copied; raises Plain where that can't be done.

    The copy stays then: a record whose disk fails is to be copied while it can be.
    """
    sha256, size = _sum(copy), copy.stat().st_size

    def deed(account: str | None) -> BackedUp:
        return BackedUp(sha256=sha256, size=size, account=account)

    _note(folder, entry, deed, f"{copy} is made and whole")


def note_restore(folder: Path, entry: Entry, copy: Path) -> None:
    """In the record that the copy has become; raises Plain as above."""
    sha256 = _sum(copy)

    def deed(account: str | None) -> Restored:
        return Restored(sha256=sha256, account=account)

    _note(folder, entry, deed, f"{copy} is the record in {folder} now")


def _note(
    folder: Path,
    entry: Entry,
    deed: Callable[[str | None], BackedUp | Restored],
    done: str,
) -> None:
    """Where nobody signs in, the account of the system stands for whoever it was."""
    account = account_of() if entry.keys is None else None
    who = unverified(account) if account else entry.actor
    try:
        with opened_by(folder, entry) as opened:
            opened.auditor.note(deed(account), who)
    except (EnvironmentFault, Unconfirmed) as fault:
        message = f"{done}, but that is not in its audit log. {fault}"
        raise Plain(message) from fault


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
