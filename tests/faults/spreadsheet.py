"""What a real spreadsheet makes of a table: LibreOffice Calc, without a screen."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

PROGRAM = shutil.which("soffice") or ""
AS_TYPED = "44,34,76,1"
"""Comma, quotation mark, UTF-8, from the first line: as a double click opens it."""
_NAMES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_TABLE, _TEXT = (f"{{{name}}}" for name in _NAMES.values())
_LONGEST_S = 600

needs_spreadsheet = pytest.mark.skipif(
    not PROGRAM, reason="no spreadsheet opens a table: no libreoffice-calc"
)


class Opened(NamedTuple):
    """The texts of each row, and every formula there is."""

    rows: list[list[str]]
    formulas: list[str]


def opened(table: Path, folder: Path, how: str) -> Opened:
    """The table, opened with these settings of its import."""
    subprocess.run(
        [
            PROGRAM,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "fods", f"--infilter=CSV:{how}"),
            *("--outdir", folder, table),
        ],
        capture_output=True,
        check=True,
        timeout=_LONGEST_S,
    )
    return _read(folder / f"{table.stem}.fods")


def all_as_text(columns: int) -> str:
    """Each column as text, as somebody chooses who wants what was written."""
    return f"{AS_TYPED},{'/'.join(f'{n}/2' for n in range(1, columns + 1))}"


def _read(document: Path) -> Opened:
    rows, formulas = [], []
    for _, element in ET.iterparse(document):  # noqa: S314 the spreadsheet wrote it
        if element.tag != f"{_TABLE}table-row":
            continue
        cells = element.findall("table:table-cell", _NAMES)
        formulas += [f for c in cells if (f := c.get(f"{_TABLE}formula"))]
        rows.append([text for cell in cells for text in _texts(cell)])
        element.clear()
    return Opened(rows, formulas)


def _texts(cell: ET.Element) -> Iterator[str]:
    """Equal cells beside each other are written once."""
    lines = cell.findall("text:p", _NAMES)
    text = "\n".join(_line(line) for line in lines)
    times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
    # Behind the last column stand as many as a sheet is wide.
    yield from [text] * min(times, 50)


def _line(line: ET.Element) -> str:
    said = line.text or ""
    for part in line:
        if part.tag == f"{_TEXT}s":
            said += " " * int(part.get(f"{_TEXT}c", "1"))
        elif part.tag == f"{_TEXT}tab":
            said += "\t"
        else:
            said += _line(part)
        said += part.tail or ""
    return said
