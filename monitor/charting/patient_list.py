"""A clinic's list of patients as CSV, read line by line; pure."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Protocol, get_args

from msgspec import Struct

from monitor.chart.kinds import Allergies, AllergyState, PatientDetails, Sex
from monitor.charting.patient_search import number_key

COLUMNS = ("identifier", "family", "given", "title", "born", "sex", "allergies")
MOST_CHARACTERS = 5_000_000
"""Some 50,000 patients; a larger file is no clinic's list."""

_LONGEST_CELL = 100
_LONGEST_ALLERGIES = 1000
_OPTIONAL = frozenset({"title", "sex", "allergies"})
_SEXES: dict[str, Sex] = {sex: sex for sex in get_args(Sex)}
_SEXES |= {"f": "female", "m": "male", "i": "indeterminate", "": "not known"}
_STATES: dict[str, AllergyState] = {
    "": "not recorded",
    **{state: state for state in get_args(AllergyState) if state != "known"},
}
_NO_ALLERGEN = frozenset(
    (
        *("known", "yes", "no", "none", "nil", "nkda", "nka", "nkfa", "na"),
        *("unknown", "not", "recorded", "any", "to", "allergy", "allergies"),
        *("drug", "food", "medication", "medicines"),
    )
)
"""Words that say whether something is known, and never what to."""


class ListedPatient(Struct, frozen=True, kw_only=True):
    """A patient as one line of the list has it; lines are counted from 1."""

    line: int
    details: PatientDetails


class LineFault(Struct, frozen=True, kw_only=True):
    """What is wrong in a line, or in the file where ``line`` is 0."""

    line: int
    text: str

    @property
    def sentence(self) -> str:
        return f"Line {self.line}: {self.text}." if self.line else f"{self.text}."


class PatientList(Struct, frozen=True, kw_only=True):
    """All that could be read of a list, and all that could not."""

    patients: tuple[ListedPatient, ...] = ()
    faults: tuple[LineFault, ...] = ()


def read_patient_list(text: str) -> PatientList:
    """Read ``identifier,family,given,title,born,sex,allergies`` below a header line.

    Dates are YYYY-MM-DD. Allergies are named, apart by semicolons, or are one of
    "none known", "not recorded", "unavailable"; an empty cell is not recorded.
    """
    if len(text) > MOST_CHARACTERS:
        return _no_list(f"The file is longer than {MOST_CHARACTERS} characters")
    rows = csv.reader(
        io.StringIO(text.removeprefix("\N{BYTE ORDER MARK}")), strict=True
    )
    try:
        return _read_rows(rows)
    except csv.Error as error:
        words = str(error)
        return PatientList(faults=(LineFault(line=rows.line_num, text=words),))


class _Rows(Protocol):
    """What is read of a CSV file; ``line_num`` is the last line that was read."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def _read_rows(rows: _Rows) -> PatientList:
    header = [cell.strip().casefold() for cell in next(rows, [])]
    fault = _header_fault(header)
    if fault:
        return _no_list(fault)
    patients: list[ListedPatient] = []
    faults: list[LineFault] = []
    for line, row in _numbered(rows):
        if not any(cell.strip() for cell in row):
            continue
        try:
            cells = _cells(header, row)
            patients.append(ListedPatient(line=line, details=_details(cells)))
        except _Unreadable as wrong:
            faults.append(LineFault(line=line, text=str(wrong)))
    faults.extend(_repeated(patients))
    return PatientList(patients=tuple(patients), faults=tuple(faults))


def _numbered(rows: _Rows) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins on: a cell may hold line breaks."""
    begins = rows.line_num + 1
    for row in rows:
        yield begins, row
        begins = rows.line_num + 1


class _Unreadable(Exception):
    """A cell that can't be read, in words."""


def _no_list(text: str) -> PatientList:
    return PatientList(faults=(LineFault(line=0, text=text),))


def _header_fault(header: list[str]) -> str:
    unknown = [name for name in header if name not in COLUMNS]
    missing = [c for c in COLUMNS if c not in header and c not in _OPTIONAL]
    twice = [name for name, count in Counter(header).items() if count > 1]
    for names, what in (
        (missing, "has no"),
        (unknown, "has an unknown"),
        (twice, "repeats the"),
    ):
        if names:
            wanted = ", ".join(COLUMNS)
            return f"The header {what} column {names[0]!r}; the columns are {wanted}"
    return ""


def _cells(header: list[str], row: list[str]) -> dict[str, str]:
    if len(row) != len(header):
        raise _Unreadable(f"{len(row)} cells under {len(header)} columns")
    cells = {
        name: " ".join(cell.split()) for name, cell in zip(header, row, strict=True)
    }
    for name, cell in cells.items():
        if any(not c.isprintable() for c in cell):
            raise _Unreadable(f"{name} holds characters that can't be shown")
        longest = _LONGEST_ALLERGIES if name == "allergies" else _LONGEST_CELL
        if len(cell) > longest:
            raise _Unreadable(f"{name} is longer than {longest} characters")
        if not cell and name not in _OPTIONAL:
            raise _Unreadable(f"{name} is empty")
    return cells


def _details(cells: dict[str, str]) -> PatientDetails:
    return PatientDetails(
        identifier=cells["identifier"],
        family=cells["family"],
        given=cells["given"],
        title=cells.get("title", ""),
        born=_born(cells["born"]),
        sex=_sex(cells.get("sex", "")),
        allergies=_allergies(cells.get("allergies", "")),
    )


def _born(cell: str) -> date:
    try:
        born = date.fromisoformat(cell)
    except ValueError:
        born = None
    if born is None or born.isoformat() != cell:
        raise _Unreadable(f"born {cell!r} is not a date such as 1981-03-14")
    return born


def _sex(cell: str) -> Sex:
    sex = _SEXES.get(cell.casefold())
    if sex is None:
        raise _Unreadable(f"sex {cell!r} is none of {', '.join(get_args(Sex))}")
    return sex


def _allergies(cell: str) -> Allergies:
    state = _STATES.get(cell.casefold())
    if state is not None:
        return Allergies(state=state)
    items = tuple(item.strip() for item in cell.split(";") if item.strip())
    empty = [item for item in items if not _names_something(item)]
    if not items or empty:
        told = empty[0] if empty else cell
        raise _Unreadable(
            f"allergies {told!r} names none; write what to, or none known,"
            " not recorded, unavailable"
        )
    return Allergies(state="known", items=items)


def _names_something(item: str) -> bool:
    """``NKDA``, ``nil known``, ``n/a`` and ``?`` name no allergen."""
    joined = item.casefold().replace("/", "").replace(".", "")
    words = "".join(c if c.isalnum() else " " for c in joined).split()
    return any(word not in _NO_ALLERGEN for word in words)


def _repeated(patients: list[ListedPatient]) -> Iterator[LineFault]:
    first: dict[str, int] = {}
    for patient in patients:
        number = number_key(patient.details.identifier)
        if number in first:
            identifier, other = patient.details.identifier, first[number]
            text = f"number {identifier} stands in line {other} too"
            yield LineFault(line=patient.line, text=text)
        first.setdefault(number, patient.line)
