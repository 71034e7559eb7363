"""The observations of sessions as one CSV table."""

import csv
from collections.abc import Iterable
from io import StringIO

from msgspec import to_builtins
from msgspec.structs import fields

from monitor.reports.session_record import ObservationOut, SessionRecord

_COLUMNS = tuple(field.name for field in fields(ObservationOut))
_OF_ALL = ("identified", "intended_use")
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")  # noqa: RUF001  (wide ones start one too)


def to_csv(records: Iterable[SessionRecord]) -> str:
    """A header line, then a line for every version of every value.

    The decimal mark is ``.`` and times are ISO 8601 UTC. Text that a spreadsheet
    would take for a formula is given an apostrophe in front. Each line says at its end
    whether it tells whose it is, and what all of it is for: a table is cut up, and a
    line on its own is none of the form.
    """
    out = StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(("session", "patient", *_COLUMNS, *_OF_ALL))
    for record in records:
        session = record.session
        for row in record.observations:
            values = to_builtins(row)
            cells = [_cell(values[column]) for column in _COLUMNS]
            whose = (session.id, _cell(session.patient.identifier))
            of_all = (_cell(record.identified), record.intended_use)
            table.writerow((*whose, *cells, *of_all))
    return out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return (
        f"'{text}"
        if text.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA_STARTS)
        else text
    )
