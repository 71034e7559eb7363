"""The tree under test, and what a run of the import linter says of a copy."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
_VERDICT = re.compile(r"^(.+) (KEPT|BROKEN)(?: \(.+\))?$", flags=re.MULTILINE)
_LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def contract_names() -> list[str]:
    """The contracts that pyproject.toml states, in its order."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [each["name"] for each in settings["tool"]["importlinter"]["contracts"]]


def copy_packages(to: Path) -> None:
    """Copy the checked packages and the contracts, to be broken there."""
    shutil.copy(ROOT / "pyproject.toml", to)
    for package in ("monitor", "ui", "resources"):
        ignore = shutil.ignore_patterns("__pycache__", "fonts", "icons")
        shutil.copytree(ROOT / package, to / package, ignore=ignore)


def broken_contracts(tree: Path) -> list[str]:
    """The contracts that the linter finds broken, after checking that it ran at all."""
    run = subprocess.run(
        [sys.executable, "-P", "-c", _LINT, "--no-logo", "--no-cache"],
        cwd=tree,
        env=os.environ | {"COLUMNS": "200", "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(_VERDICT.findall(run.stdout))
    assert set(verdicts) == set(contract_names()), run.stdout + run.stderr
    broken = [name for name, verdict in verdicts.items() if verdict == "BROKEN"]
    assert run.returncode == bool(broken), run.stdout + run.stderr
    return broken
