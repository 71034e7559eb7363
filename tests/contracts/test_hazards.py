"""Every hazard has a test that shows its control, or says in words why it has none."""

import re

import pytest

from tests.contracts import mapped
from tests.contracts.mapped import Row
from tests.contracts.tree import ROOT

HAZARDS = [f"H{number:02}" for number in range(1, 45)]
"""Those of the reference, numbered for good: a later one gets a later number."""
_ROW = re.compile(r"^\| (H\d\d) [^|]+\| [HML] \| ([^|]*)\| ([^|]+)\|$", re.MULTILINE)
_WHY_NONE = ("Open", "open:", "Not here")


def rows(text: str) -> dict[str, Row]:
    """What stands against each hazard, and what shows it."""
    return {
        id_: Row(control.strip(), shown, any(why in shown for why in _WHY_NONE))
        for id_, control, shown in _ROW.findall(text)
    }


def orphans(text: str) -> list[str]:
    """Each hazard that is missing, unshown, or shown by what is not there."""
    listed = rows(text)
    return mapped.missing(HAZARDS, listed) + mapped.orphans(listed)


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
        ("| H07 Full | H | words | [page](gone.md) |", "H07 names gone.md"),
    ],
)
def test_an_orphan_is_found(broken: str, told: str) -> None:
    found = [one for one in orphans(broken) if one.startswith("H07")]
    assert found == [told]
    assert "H08 is not listed" in orphans(broken)
