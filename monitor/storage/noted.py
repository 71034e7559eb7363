"""Whether a head that was noted down elsewhere is still in the record."""

import re
from typing import Any

from sqlalchemy import Connection, Select, Table, func, select

from monitor.charting.faults import EnvironmentFault
from monitor.storage.database import Database
from monitor.storage.missing import Gaps
from monitor.storage.named_missing import believed_missing
from monitor.storage.tables import AUDIT, ENTRY

_NOTED = re.compile(r"(?P<seq>\d+)\s*,?\s*(?:code\s*)?(?P<code>[0-9a-f][0-9a-f\s-]*)")
_DIGITS = 20


class NotAHead(EnvironmentFault):
    """What was typed is no number with a code."""

    def __init__(self) -> None:
        super().__init__(
            "Nothing is compared.",
            f"A head is a number and the {_DIGITS} digits of a code.",
            'Type it as it was noted, such as "57, code 1011 1213 1415 1617 1819".',
        )


def is_in(database: Database, noted: str) -> bool:
    """Whether the entry of that number, or the row of the audit log, has that code.

    Raises NotAHead.
    """
    seq, code = _read(noted)
    with database.reading() as connection:
        return any(_has(connection, table, seq, code) for table in (ENTRY, AUDIT))


def lost_before(database: Database, noted: str) -> Gaps:
    """What a salvage lost of the chain up to that head; raises NotAHead."""
    seq, code = _read(noted)
    known = believed_missing(database)
    chains = set[tuple[str, bytes]]()
    with database.reading() as connection:
        for noun, table in (("Entry", ENTRY), ("Row", AUDIT)):
            found = connection.execute(_headed(table, seq, code)).scalars()
            chains |= {(noun, epoch) for epoch in found}
    return tuple(
        gap
        for gap in known
        if (gap.noun, gap.epoch.bytes) in chains and gap.first < seq
    )


def _has(connection: Connection, table: Table, seq: int, code: str) -> bool:
    return connection.execute(_headed(table, seq, code)).first() is not None


def _headed(table: Table, seq: int, code: str) -> Select[Any]:
    """The epochs in which that number has that code."""
    columns = table.c
    begins = func.lower(func.substr(func.hex(columns.link), 1, _DIGITS))
    return select(columns.epoch).where(columns.seq == seq, begins == code)


def _read(noted: str) -> tuple[int, str]:
    match = _NOTED.fullmatch(noted.strip().lower())
    if match is None:
        raise NotAHead
    code = re.sub(r"[\s-]", "", match["code"])
    if len(code) != _DIGITS or len(match["seq"]) > _DIGITS - 2:
        raise NotAHead
    return int(match["seq"]), code
