"""Hostile words through a CSV table and back: no formula, and each as it was (H23)."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.reports.csv_export import as_typed, defused, to_csv
from tests.reports.hostile_cells import COLUMNS, record

_STARTS = "=+-@\t\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
_STARTS += "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"


def is_formula(cell: str) -> bool:
    """Whether any line of it begins as one, whatever is not seen before."""
    if cell[:1] in ("\r", "\n"):
        return True
    lines = cell.replace("\r", "\n").split("\n")
    return any(_head(line) in _STARTS for line in lines if _head(line))


def _head(line: str) -> str:
    """The first character that is seen; our own mark is one."""
    for character in line:
        if character == "\t" or not (character.isspace() or _is_unseen(character)):
            return character
    return ""


def _is_unseen(character: str) -> bool:
    code = ord(character)
    return (
        code in (0x180E, 0xFEFF)
        or 0x200B <= code <= 0x200F
        or code in range(0x202A, 0x202F)
        or code in range(0x2060, 0x2065)
    )


def _checked(rows: int, seed: int) -> None:
    made = record(rows, seed)
    found = list(csv.DictReader(StringIO(to_csv([made]), newline="")))
    assert len(found) == rows
    for row, was in zip(found, made.observations, strict=True):
        cells = [row[name] for name in COLUMNS]
        assert [cell for cell in cells if is_formula(cell)] == []
        assert [as_typed(c) for c in cells] == [getattr(was, n) for n in COLUMNS]


def test_no_word_is_a_formula_and_each_comes_back() -> None:
    """4,000 of them, as another program reads the table."""
    _checked(1_000, seed=41)


@pytest.mark.faults
def test_nor_is_any_of_100_000() -> None:
    _checked(25_000, seed=42)


def test_the_check_knows_a_formula() -> None:
    """Else it would prove nothing."""
    for cell in ("=1", " +1", "a\n=1", "\u3000-1", "\t1", "\n", "a\r\n@b"):
        assert is_formula(cell)
        assert not is_formula(defused(cell))


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    assert as_typed(defused(text)) == text
    assert not is_formula(defused(text))


@pytest.mark.parametrize(
    "text", ["", "a-b", "mis-read", "'quoted'", "12", "a\nb", "é="]
)
def test_what_is_no_formula_is_left_alone(text: str) -> None:
    assert defused(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("=1", "'=1"),
        ("'=1", "''=1"),
        ("a\n=1\n-2", "a\n'=1\n'-2"),
        ("\n", "'\n"),
        (" \r\nx", "' \r\nx"),
    ],
)
def test_an_apostrophe_stands_before_each(text: str, told: str) -> None:
    assert defused(text) == told
