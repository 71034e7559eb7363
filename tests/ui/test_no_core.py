"""A crash of Vigil writes nothing down of what was in its memory."""

import os
import sys
from pathlib import Path

import pytest

_START = """
import ctypes, os, resource, sys
from ui.cli import main
sys.argv = ["vigil", "--version"]
try:
    main()
except SystemExit:
    pass
"""
_LIMIT = """
assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
"""
_NO_LIMIT = """
_, most = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
"""
_DUMPABLE = """
assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0
"""
_CRASH = """
os.abort()
"""


def _ended(code: str, folder: Path) -> int:
    """How a process that ran it ended, as the system tells it."""
    search = os.pathsep.join(sys.path)
    of = {**os.environ, "PYTHONPATH": search}
    args = [sys.executable, "-c", f"import os; os.chdir({str(folder)!r})\n{code}"]
    _, status = os.waitpid(os.posix_spawn(sys.executable, args, of), 0)
    return status


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core dumps")
def test_a_crash_writes_no_memory_down(tmp_path: Path) -> None:
    """The limit is set in the process itself, whatever it was started with."""
    status = _ended(_START + _LIMIT + _CRASH, tmp_path)
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux pipes core dumps")
def test_nor_where_the_limit_does_not_count(tmp_path: Path) -> None:
    """As where the system hands what was in memory to a program of its own."""
    status = _ended(_START + _NO_LIMIT + _DUMPABLE + _CRASH, tmp_path)
    assert os.WIFSIGNALED(status)
    assert not os.WCOREDUMP(status)
    assert list(tmp_path.iterdir()) == []
