"""The rig, compiled once a run, and the process that charts on it."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.scribes import Scribes

_NATIVE = Path(__file__).parent / "native"
_MEMORY = Path("/dev/shm")  # noqa: S108 - nothing is left there


@pytest.fixture(scope="session")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library to preload."""
    return compiled("rig", tmp_path_factory.mktemp("rig"), what="a rigged disk")


@pytest.fixture(scope="session")
def waits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What keeps libfaketime from every wait; preloaded before it."""
    return compiled("waits", tmp_path_factory.mktemp("waits"), what="a set clock")


def compiled(name: str, folder: Path, *, what: str) -> Path:
    """The library of that name, made there; skips where none can be made."""
    if sys.platform != "linux":
        pytest.skip(f"{what} needs Linux")
    if shutil.which("gcc") is None or not Path("/usr/include/dlfcn.h").exists():
        pytest.skip(f"{what} needs gcc and libc6-dev")
    library = folder / f"{name}.so"
    flags = ["-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    source = _NATIVE / f"{name}.c"
    subprocess.run(["gcc", *flags, "-o", library, source, "-ldl"], check=True)
    return library


@pytest.fixture(scope="session")
def scribes(rig: Path) -> Iterator[Scribes]:
    with Scribes(rig) as started:
        yield started


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory, where there is one: what counts is what was asked of it."""
    fast = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=fast) as folder:
        yield Path(folder).resolve()


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[[str], None]:
    """Prints a figure of a long run where it can be read."""

    def said(figure: str) -> None:
        with capsys.disabled():
            print(f"\n{figure}")  # noqa: T201

    return said
