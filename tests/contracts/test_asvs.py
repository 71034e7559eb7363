"""Every requirement of the map is shown by a test or a page, or says why it is not."""

import re

import pytest

from tests.contracts import mapped
from tests.contracts.mapped import Row
from tests.contracts.tree import ROOT

_UP_TO = {
    "V2": {1: 3, 2: 3, 3: 4, 4: 1},
    "V6": {1: 3, 2: 12, 3: 4, 4: 4, 5: 5, 6: 3, 8: 4},
    "V7": {1: 3, 2: 4, 3: 2, 4: 5, 5: 2, 6: 2},
    "V8": {1: 2, 2: 3, 3: 1, 4: 1},
    "V11": {1: 2, 2: 3, 3: 3, 4: 4, 5: 1, 6: 1},
    "V13": {1: 1, 2: 5, 3: 2, 4: 5},
    "V14": {1: 2, 2: 4, 3: 3},
    "V16": {1: 1, 2: 5, 3: 4, 4: 3, 5: 3},
}
"""Levels 1 and 2 of ASVS 5.0.0, by chapter and section: their numbers begin at one."""
NUMBERS = [
    *(
        f"{chapter}.{section}.{number}"
        for chapter, sections in _UP_TO.items()
        for section, most in sections.items()
        for number in range(1, most + 1)
    ),
    *(f"DA{number}" for number in range(1, 11)),
]
_ROW = re.compile(
    r"^\| (V[\d.]+|DA\d+) \| ([^|]+)\| ([^|]*)\| ([^|]*)\|$", re.MULTILINE
)
_COUNTED = re.compile(
    r"^\| ([\w ]+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", re.MULTILINE
)
_WHY = re.compile(r"(?:Not here|Open): \w+(?: \S+){2}")
"""A word alone is no reason."""


def rows(text: str) -> dict[str, Row]:
    return {
        number: Row(met.strip(), shown, _WHY.search(met) is not None)
        for number, _asks, met, shown in _ROW.findall(text)
    }


def orphans(text: str) -> list[str]:
    listed = rows(text)
    return mapped.missing(NUMBERS, listed) + mapped.orphans(listed)


def standing(row: Row) -> str:
    """In which column of the summary it is counted."""
    if row.control.startswith("Not here:"):
        return "not here"
    return "open" if "Open:" in row.control else "met"


def counted(text: str) -> dict[str, tuple[int, ...]]:
    """By chapter: how many are asked, met, not here, and open in whole or part."""
    by_chapter: dict[str, list[str]] = {}
    for number, row in rows(text).items():
        chapter = "Desktop" if number.startswith("DA") else number.partition(".")[0]
        by_chapter.setdefault(chapter, []).append(standing(row))
    found = {
        chapter: (len(all_), *(all_.count(one) for one in ("met", "not here", "open")))
        for chapter, all_ in by_chapter.items()
    }
    total = tuple(map(sum, zip(*found.values(), strict=True)))
    return {**found, "All": total}


@pytest.fixture(scope="module")
def text() -> str:
    return (ROOT / "docs" / "asvs.md").read_text(encoding="utf-8")


def test_no_requirement_is_an_orphan(text: str) -> None:
    assert orphans(text) == []
    assert list(rows(text)) == NUMBERS
    assert len(re.findall(r"^\| (?:V\d+\.|DA)\d", text, re.MULTILINE)) == len(NUMBERS)


def test_the_summary_counts_the_rows(text: str) -> None:
    told = {
        chapter.split()[0]: (int(asked), int(met), int(not_here), int(still_open))
        for chapter, asked, met, not_here, still_open in _COUNTED.findall(text)
    }
    assert told == counted(text)


@pytest.mark.parametrize(
    ("met", "shown", "told"),
    [
        ("words", "nothing at all", ["V2.1.1 is shown by nothing"]),
        ("Open: soon", "", ["V2.1.1 is shown by nothing"]),
        ("Open: nobody has built it", "", []),
        ("words. Open: nobody has built it", "", []),
        ("Not here: there is none", "", []),
        ("", "`tests/contracts/test_asvs.py`", ["V2.1.1 has no control"]),
        ("words", "`tests/test_gone.py`", ["V2.1.1 names tests/test_gone.py "]),
        (
            "words",
            "`tests/contracts/test_asvs.py::test_gone`",
            ["V2.1.1 names tests/contracts/test_asvs.py test_gone"],
        ),
        ("words", "[page](inventory.md#limits)", []),
        ("words", "[page](gone.md)", ["V2.1.1 names gone.md"]),
        (
            "words",
            "[page](inventory.md#gone)",
            ["V2.1.1 names inventory.md#gone"],
        ),
    ],
)
def test_an_orphan_is_found(met: str, shown: str, told: list[str]) -> None:
    found = orphans(f"| V2.1.1 | asks | {met} | {shown} |")
    assert [one for one in found if one.startswith("V2.1.1 ")] == told
    assert "V2.1.2 is not listed" in found


@pytest.mark.parametrize(
    ("met", "is_counted"),
    [
        ("words", (1, 1, 0, 0)),
        ("Not here: there is none", (1, 0, 1, 0)),
        ("words. Open: nobody has built it", (1, 0, 0, 1)),
    ],
)
def test_a_row_is_counted_once(met: str, is_counted: tuple[int, ...]) -> None:
    assert counted(f"| V2.1.1 | asks | {met} | shown |") == {
        "V2": is_counted,
        "All": is_counted,
    }
