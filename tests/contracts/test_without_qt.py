"""monitor works on a machine that has no Qt."""

import subprocess
import sys

from tests.contracts.tree import ROOT

_IMPORT_ALL = """
import importlib, pkgutil, sys
for name in ("PySide6", "shiboken6", "pyqtgraph", "ui"):
    sys.modules[name] = None
import monitor
names = [m.name for m in pkgutil.walk_packages(monitor.__path__, "monitor.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_every_module_imports_without_qt() -> None:
    """No module of monitor needs Qt, however indirectly."""
    run = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert int(run.stdout) >= 6
