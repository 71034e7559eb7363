"""Observations kept on paper as CSV, read line by line; pure."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Protocol

from msgspec import Struct

from monitor.chart.fields import Charting
from monitor.charting.patient_list import LineFault

MOST_CHARACTERS = 500_000
MOST_ROWS = 500
"""More than a day of sets every five minutes; a longer file is of no one session."""

TIME, NOTE = "observed_at", "note"
OBSERVED_BY, CONFIRMED, PATIENT = "observed_by", "confirmed", "patient"
_BESIDE = (TIME, NOTE, OBSERVED_BY, CONFIRMED, PATIENT)
_LONGEST_CELL = 4000
_CONFIRMED = {"": False, "no": False, "yes": True}


class PaperRow(Struct, frozen=True, kw_only=True):
    """One set as it stands on paper, all of it as it was written.

    ``cells`` are by the code of the field, without the empty ones; ``line`` counts from
    1. ``confirmed`` is that whoever types it in stands by what would be questioned.
    """

    line: int
    at: str
    cells: dict[str, str] = {}
    note: str = ""
    observed_by: str = ""
    confirmed: bool = False


class PaperFile(Struct, frozen=True, kw_only=True):
    """All that could be read, and all that could not; ``patient`` where it is named."""

    rows: tuple[PaperRow, ...] = ()
    faults: tuple[LineFault, ...] = ()
    patients: frozenset[str] = frozenset()


def read_paper(text: str, charting: Charting) -> PaperFile:
    """Read ``observed_at,sbp,dbp,…,note`` below a header line, in any order.

    Besides, a file may have observed_by, confirmed (yes) and patient, the number of
    whoever the sheet is of. A column of a field that is left out is not measured.
    """
    if len(text) > MOST_CHARACTERS:
        return _none(f"The file is longer than {MOST_CHARACTERS} characters")
    if "\0" in text:
        return _none("The file is no text")
    rows = csv.reader(
        io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}"), newline=""), strict=True
    )
    try:
        return _read(rows, charting)
    except csv.Error as error:
        return PaperFile(faults=(LineFault(line=rows.line_num, text=str(error)),))


def _read(rows: "_Rows", charting: Charting) -> PaperFile:
    header = [cell.strip().casefold() for cell in next(rows, [])]
    fault = _header_fault(header, charting)
    if fault:
        return _none(fault)
    found: list[PaperRow] = []
    faults: list[LineFault] = []
    patients: set[str] = set()
    begins = rows.line_num + 1
    for row in rows:
        line, begins = begins, rows.line_num + 1
        if not any(cell.strip() for cell in row):
            continue
        cells, fault = _cells(header, row)
        if not fault and len(found) == MOST_ROWS:
            return _none(f"The file has more than {MOST_ROWS} lines")
        if fault:
            faults.append(LineFault(line=line, text=fault))
            continue
        patients.add(cells.get(PATIENT, ""))
        found.append(_row(line, cells))
    return PaperFile(
        rows=tuple(found),
        faults=tuple(faults),
        patients=frozenset(patients - {""}),
    )


class _Rows(Protocol):
    """What is read of a CSV file; ``line_num`` is the last line that was read."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def _none(text: str) -> PaperFile:
    return PaperFile(faults=(LineFault(line=0, text=text),))


def _header_fault(header: Sequence[str], charting: Charting) -> str:
    codes = [spec.code for spec in charting.fields]
    known = [TIME, *codes, *_BESIDE[1:]]
    unknown = [name for name in header if name not in known]
    twice = [name for name, count in Counter(header).items() if count > 1]
    missing = [] if TIME in header else [TIME]
    for names, what in (
        (missing, "has no"),
        (unknown, "has an unknown"),
        (twice, "repeats the"),
    ):
        if names:
            wanted = ", ".join(known)
            return f"The header {what} column {names[0]!r}; the columns are {wanted}"
    return ""


def _cells(header: Sequence[str], row: Sequence[str]) -> tuple[dict[str, str], str]:
    """The cells by their columns, or why they can't be read."""
    if len(row) != len(header):
        return {}, f"{len(row)} cells under {len(header)} columns"
    cells = {name: cell.strip() for name, cell in zip(header, row, strict=True)}
    for name, cell in cells.items():
        if len(cell) > _LONGEST_CELL:
            return {}, f"{name} is longer than {_LONGEST_CELL} characters"
        if "\N{REPLACEMENT CHARACTER}" in cell:
            return {}, f"{name} holds characters that were lost; save it as CSV UTF-8"
    if cells.get(CONFIRMED, "").casefold() not in _CONFIRMED:
        return {}, f"confirmed {cells[CONFIRMED]!r} is neither yes nor empty"
    return cells, ""


def _row(line: int, cells: dict[str, str]) -> PaperRow:
    fields = {name: c for name, c in cells.items() if c and name not in _BESIDE}
    return PaperRow(
        line=line,
        at=cells[TIME],
        cells=fields,
        note=cells.get(NOTE, ""),
        observed_by=" ".join(cells.get(OBSERVED_BY, "").split()),
        confirmed=_CONFIRMED[cells.get(CONFIRMED, "").casefold()],
    )
