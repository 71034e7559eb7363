"""Noting in the audit log what a command hands out, before it does."""

import getpass
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from monitor import __version__
from monitor.chart.audit import Exported, Subject
from monitor.chart.entries import NOT_SIGNED_IN, unverified
from monitor.charting.auditing import Auditor
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database

if TYPE_CHECKING:
    from monitor.charting.reads import SessionRead
    from monitor.charting.recorder import Recorder


def note_export(
    opened: "tuple[Database, Recorder]",
    reads: "Sequence[SessionRead]",
    form: str,
    content: bytes,
    rows: int,
) -> None:
    """A row for each session, durable before the file is there.

    Nobody signs in to a command yet, so the account of the system stands for whoever
    it was.
    """
    database, recorder = opened
    account = _account()
    deed = Exported(
        form=form,
        rows=rows,
        sha256=hashlib.sha256(content).hexdigest(),
        sessions=len(reads),
        account=account,
    )
    auditor = Auditor(
        FileAuditLog(database, recorder.clock), recorder.clock, __version__
    )
    who = unverified(account) if account else NOT_SIGNED_IN
    touched = [(Subject("session", read.id), read.patient.id) for read in reads]
    auditor.note_each(deed, who, touched)


def _account() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # Each system has no name in its own way.
        return None
