"""Imports run one way, and a linter nobody has seen complain proves nothing."""

from pathlib import Path

import pytest

from tests.contracts.tree import ROOT, broken_contracts, contract_names, copy_packages

# By contract: one file that breaks it and no other.
_VIOLATIONS = {
    "Imports point inward": ("monitor/chart/sin.py", "import monitor.protocol"),
    "The pure core has no world": ("monitor/chart/sin.py", "import os"),
    "monitor runs without a screen": ("monitor/reports/sin.py", "import PySide6.QtGui"),
    "The verifier stands alone": (
        "monitor/chartverify/sin.py",
        "import monitor.chart",
    ),
    "Views are plain Python": ("ui/views/sin.py", "from PySide6.QtCore import QObject"),
    "Only storage speaks SQL": ("ui/panels/sin.py", "import monitor.storage"),
    "Only access holds keys": ("monitor/storage/sin.py", "import cryptography"),
    "Panels and charts do not know each other": (
        "ui/panels/sin.py",
        "import ui.charts",
    ),
}


def test_the_tree_keeps_every_contract() -> None:
    """The tree as it stands breaks no contract."""
    assert broken_contracts(ROOT) == []


def test_every_contract_is_broken_here() -> None:
    """A contract without a violation below has never been seen to work."""
    assert set(_VIOLATIONS) == set(contract_names())


@pytest.mark.parametrize("contract", sorted(_VIOLATIONS))
def test_a_violation_breaks_its_contract(contract: str, tmp_path: Path) -> None:
    """One deliberate import breaks exactly the contract that forbids it."""
    file, import_line = _VIOLATIONS[contract]
    copy_packages(tmp_path)
    (tmp_path / file).write_text(f"{import_line}\n", encoding="utf-8")

    assert broken_contracts(tmp_path) == [contract]


@pytest.mark.parametrize(
    ("import_line", "contract"),
    [
        ("import monitor.chart", "Imports point inward"),
        ("import os", "The pure core has no world"),
    ],
)
def test_scales_know_neither_the_chart_nor_the_world(
    import_line: str, contract: str, tmp_path: Path
) -> None:
    """They lie below the chart, which holds scores against them, and are pure."""
    copy_packages(tmp_path)
    sin = tmp_path / "monitor/scales/sin.py"
    sin.write_text(f"{import_line}\n", encoding="utf-8")

    assert broken_contracts(tmp_path) == [contract]


@pytest.mark.parametrize(
    ("import_line", "contracts"),
    [
        ("import sqlcipher3", ["Only storage speaks SQL"]),
        ("import monitor.reports", ["Imports point inward"]),
        (
            "import monitor.storage.folder",
            ["Imports point inward", "Only storage speaks SQL"],
        ),
    ],
)
def test_access_knows_neither_storage_nor_its_neighbours(
    import_line: str, contracts: list[str], tmp_path: Path
) -> None:
    """What opens the record does not depend on how the record is kept."""
    copy_packages(tmp_path)
    sin = tmp_path / "monitor/access/sin.py"
    sin.write_text(f"{import_line}\n", encoding="utf-8")

    assert broken_contracts(tmp_path) == contracts


@pytest.mark.parametrize(
    "import_line",
    ["import sqlite3", "from sqlalchemy import text", "import monitor.storage.codec"],
)
def test_no_panel_reaches_the_record_by_itself(
    import_line: str, tmp_path: Path
) -> None:
    """SQL in any form is out of reach of the screen, also through another module."""
    copy_packages(tmp_path)
    (tmp_path / "ui/sinner.py").write_text(f"{import_line}\n", encoding="utf-8")
    (tmp_path / "ui/panels/sin.py").write_text("import ui.sinner\n", encoding="utf-8")

    assert broken_contracts(tmp_path) == ["Only storage speaks SQL"]
