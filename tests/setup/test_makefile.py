"""The verbs of the Makefile are there, and say plainly when they cannot start."""

import re
import shutil
import subprocess

import pytest

from tests.contracts.tree import ROOT

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")

_VERBS = ["run", "test", "check", "bench", "faults", "simulate", "shots"]


def _make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_lists_every_verb() -> None:
    """Each verb is listed with a word on what it does."""
    listed = re.findall(r"^  make (\w+)\t\w", _make("help").stdout, flags=re.MULTILINE)

    assert set(_VERBS) <= set(listed)


@pytest.mark.parametrize("verb", _VERBS)
def test_an_unfit_python_is_named(verb: str) -> None:
    """A Python that is too old, or none, ends in one sentence with the way out."""
    tried = _make(verb, "PYTHON=false")

    assert tried.returncode == 2
    assert "Vigil needs Python 3.11 or newer, and false is not." in tried.stderr
    assert "PYTHON=python3.11" in tried.stderr
