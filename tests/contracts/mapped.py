"""Tables of the documents whose rows name the tests that show them."""

import ast
import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from tests.contracts.tree import ROOT

_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_PAGE = re.compile(r"\]\(([\w./]+)(#[\w-]+)?\)")


class Row(NamedTuple):
    """What stands against one thing, what shows it, and whether words on why do."""

    control: str
    shown: str
    is_excused: bool


def missing(expected: Collection[str], listed: Collection[str]) -> list[str]:
    return [f"{id_} is not listed" for id_ in expected if id_ not in listed]


def orphans(rows: Mapping[str, Row]) -> list[str]:
    """Each row that nothing shows, or that names what is not there."""
    found = []
    for id_, row in rows.items():
        tests, pages = _TEST.findall(row.shown), _PAGE.findall(row.shown)
        if not tests and not pages and not row.is_excused:
            found.append(f"{id_} is shown by nothing")
        if not row.control and not row.is_excused:
            found.append(f"{id_} has no control")
        found += [
            f"{id_} names {path} {name}" for path, name in tests if not _is(path, name)
        ]
        found += [
            f"{id_} names {page}{part}"
            for page, part in pages
            if part.removeprefix("#") not in _parts(page)
        ]
    return found


def _is(path: str, name: str) -> bool:
    return (ROOT / path).is_file() and (not name or name in _names(path))


@cache
def _names(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


@cache
def _parts(page: str) -> frozenset[str]:
    """What can be pointed at in a page of ``docs``: its headings, and all of it."""
    file = ROOT / "docs" / page
    if not file.is_file():
        return frozenset()
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return frozenset({"", *(re.sub(r"\W+", "-", each.lower()) for each in headings)})
