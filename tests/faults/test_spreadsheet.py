"""A real spreadsheet opens what is exported, and calculates none of it (H23)."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from monitor.reports.csv_export import to_csv
from tests.faults.spreadsheet import AS_TYPED, all_as_text, needs_spreadsheet, opened
from tests.reports.hostile_cells import record

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1800), needs_spreadsheet]

ROWS = 25_000
_LINE_END = re.compile("\r\n|\n\r|\r")


def cells(table: str) -> list[list[str]]:
    return list(csv.reader(StringIO(table, newline="")))


def shown(cell: str) -> str:
    """LibreOffice 7.4 knows one end of a line, and of several lines shows no tab."""
    lines = _LINE_END.sub("\n", cell)
    return lines.replace("\t", "") if "\n" in lines else lines


def write(folder: Path, table: str) -> Path:
    path = folder / "observations.csv"
    path.write_text(table, encoding="utf-8", newline="")
    return path


def test_nothing_is_calculated(tmp_path: Path) -> None:
    """Of 100,000 texts in the columns of words, opened as by a double click."""
    table = to_csv([record(ROWS, seed=23)])

    assert opened(write(tmp_path, table), tmp_path, AS_TYPED).formulas == []


def test_what_was_written_comes_back(tmp_path: Path) -> None:
    """Each cell as it is in the file, where columns are taken as text."""
    table = to_csv([record(ROWS, seed=24)])
    expected = cells(table)
    how = all_as_text(len(expected[0]))
    found = opened(write(tmp_path, table), tmp_path, how)

    assert found.formulas == []
    width = len(expected[0])
    rows = [row[:width] for row in found.rows[: len(expected)]]
    assert [list(map(shown, row)) for row in rows] == [
        list(map(shown, row)) for row in expected
    ]


def test_it_does_calculate_what_is_not_defused(tmp_path: Path) -> None:
    """The check itself: without the apostrophe there are formulas."""
    table = "".join(f'"=1+{n}",-1+{n}\r\n' for n in range(9))

    assert len(opened(write(tmp_path, table), tmp_path, AS_TYPED).formulas) >= 9
