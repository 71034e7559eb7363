"""The observations of sessions as one CSV table."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from msgspec import to_builtins
from msgspec.structs import fields

from monitor.reports.session_record import ObservationOut, SessionRecord

_COLUMNS = tuple(field.name for field in fields(ObservationOut))
_OF_ALL = ("identified", "intended_use", "left_in")
_UNSEEN = r"['\s\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
"""What a spreadsheet may read over: spaces, what is not seen, and our own mark."""
_BEFORE = rf"(?:(?![\t\r\n]){_UNSEEN})*"
_STARTS = r"[=+\-@\t\uff1d\uff0b\uff0d\uff20]"
_IN_LINE = r"(?:(?<=[\r\n])|\A)"
_TO_DEFUSE = re.compile(rf"{_IN_LINE}(?={_BEFORE}{_STARTS})|\A(?={_BEFORE}[\r\n])")
_DEFUSED = re.compile(rf"{_IN_LINE}'(?={_BEFORE}{_STARTS})|\A'(?={_BEFORE}[\r\n])")


def to_csv(records: Iterable[SessionRecord]) -> str:
    """A header line, then a line for every version of every value.

    The decimal mark is ``.`` and times are ISO 8601 UTC. Text that a spreadsheet
    would take for a formula is given an apostrophe in front. Each line says at its end
    whether it tells whose it is, what all of it is for and, where it tells of nobody,
    what it tells all the same: a table is cut up, and a line on its own is none of the
    form.
    """
    return csv_header() + "".join(map(csv_lines, records))


def csv_header() -> str:
    """The names of the columns."""
    return _lines([("session", "patient", *_COLUMNS, *_OF_ALL)])


def csv_lines(record: SessionRecord) -> str:
    """The lines of one session, without the header."""
    session = record.session
    whose = (session.id, _cell(session.patient.identifier))
    of_all = (_cell(record.identified), record.intended_use, record.left_in)
    built = (to_builtins(row) for row in record.observations)
    return _lines(
        (*whose, *(_cell(values[column]) for column in _COLUMNS), *of_all)
        for values in built
    )


def _lines(rows: Iterable[Sequence[object]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return defused(str(value))


def defused(text: str) -> str:
    """The text with an apostrophe before what would be a formula, in each line of it.

    Also before one that looks like that already, so that ``as_typed`` gives it back.
    """
    return _TO_DEFUSE.sub("'", text)


def as_typed(cell: str) -> str:
    """What stood in a text before it was defused."""
    return _DEFUSED.sub("", cell)
