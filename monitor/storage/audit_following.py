"""The chains of the audit log, proved some rows at a time beside charting."""

from msgspec.structs import replace

from monitor.charting.ports import Followed
from monitor.storage.audit_rows import AuditHeader
from monitor.storage.chain import AUDIT_CHAINS_ON, audit_breaks
from monitor.storage.database import Database
from monitor.storage.named_missing import believed_missing

_AT_ONCE = 500
"""Rows, for some 10 ms of the thread that charting waits for as well."""
_MOST_FINDINGS = 5
_BEFORE_ALL = (b"", b"", 0)


def follow(database: Database, so_far: Followed) -> Followed:
    """Prove some more rows; what is found wrong is told as ``vigil verify`` does."""
    if so_far.is_done:
        return so_far
    last = AuditHeader._make(so_far.last) if so_far.last else None
    place = (last.station, last.epoch, last.seq) if last else _BEFORE_ALL
    with database.reading() as connection:
        statement = f"{AUDIT_CHAINS_ON} LIMIT {_AT_ONCE}"
        rows = connection.exec_driver_sql(statement, place).all()
    found = audit_breaks(rows, [], believed_missing(database), last)
    findings = (*so_far.findings, *found)
    is_done = len(rows) < _AT_ONCE or len(findings) >= _MOST_FINDINGS
    return replace(
        so_far,
        rows=so_far.rows + len(rows),
        findings=findings[:_MOST_FINDINGS],
        last=tuple(rows[-1][:-3]) if rows else so_far.last,
        is_done=is_done,
    )
