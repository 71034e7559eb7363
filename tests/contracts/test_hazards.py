"""Every hazard has a test that shows its control, or says in words why it has none."""

import ast
import re
from functools import cache

import pytest

from tests.contracts.tree import ROOT

HAZARDS = {f"H{number:02}" for number in range(1, 45)}
"""Those of the reference, numbered for good: a later one gets a later number."""
_ROW = re.compile(r"^\| (H\d\d) [^|]+\| [HML] \| ([^|]*)\| ([^|]+)\|$", re.MULTILINE)
_TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
_WHY_NONE = ("Open", "open:", "Not here")


def rows(text: str) -> dict[str, tuple[str, str]]:
    """What stands against each hazard, and what shows it."""
    return {id_: (control.strip(), shown) for id_, control, shown in _ROW.findall(text)}


def orphans(text: str) -> list[str]:
    """Each hazard that is missing, unshown, or shown by what is not there."""
    listed = rows(text)
    found = [f"{id_} is not listed" for id_ in sorted(HAZARDS - listed.keys())]
    for id_, (control, shown) in listed.items():
        tests = _TEST.findall(shown)
        is_excused = any(why in shown for why in _WHY_NONE)
        if not tests and not is_excused:
            found.append(f"{id_} is shown by nothing")
        if not control and not is_excused:
            found.append(f"{id_} has no control")
        found += [
            f"{id_} names {path} {name}" for path, name in tests if not _is(path, name)
        ]
    return found


@cache
def _names(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef))


def _is(path: str, name: str) -> bool:
    return (ROOT / path).is_file() and (not name or name in _names(path))


def test_no_hazard_is_an_orphan() -> None:
    text = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
    assert orphans(text) == []
    assert len(re.findall(r"^\| H\d", text, re.MULTILINE)) == len(rows(text))


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("| H07 Full | H | words | nothing at all |", "H07 is shown by nothing"),
        (
            "| H07 Full | H |  | `tests/contracts/test_hazards.py` |",
            "H07 has no control",
        ),
        (
            "| H07 Full | H | words | `tests/contracts/test_hazards.py::test_gone` |",
            "H07 names tests/contracts/test_hazards.py test_gone",
        ),
        (
            "| H07 Full | H | words | `tests/test_gone.py` |",
            "H07 names tests/test_gone.py ",
        ),
    ],
)
def test_an_orphan_is_found(broken: str, told: str) -> None:
    found = [one for one in orphans(broken) if one.startswith("H07")]
    assert found == [told]
    assert "H08 is not listed" in orphans(broken)
