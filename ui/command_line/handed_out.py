"""Noting in the audit log what a command hands out, before it does."""

import getpass
import hashlib
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

from monitor import __version__
from monitor.chart.audit import Exported, Subject
from monitor.chart.entries import NOT_SIGNED_IN, unverified
from monitor.charting.auditing import Auditor
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database

if TYPE_CHECKING:
    from monitor.charting.recorder import Recorder


class HandedOut(NamedTuple):
    """What a file will hold, how many rows that is, and of which sessions of whom."""

    content: bytes
    rows: int
    touched: tuple[tuple[Subject, UUID | None], ...]


def note_export(
    opened: "tuple[Database, Recorder]", form: str, handed_out: HandedOut
) -> None:
    """A row for each session, durable before the file is there.

    Nobody signs in to a command yet, so the account of the system stands for whoever
    it was.
    """
    database, recorder = opened
    account = _account()
    deed = Exported(
        form=form,
        rows=handed_out.rows,
        sha256=hashlib.sha256(handed_out.content).hexdigest(),
        sessions=len(handed_out.touched),
        account=account,
    )
    auditor = Auditor(
        FileAuditLog(database, recorder.clock), recorder.clock, __version__
    )
    who = unverified(account) if account else NOT_SIGNED_IN
    auditor.note_each(deed, who, handed_out.touched)


def _account() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Each system has no name in its own way.
        return None
