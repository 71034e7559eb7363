"""Where every test runs: headless, in UTF-8, in private folders, under the traps."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

pytest_plugins = [
    "tests.traps.logs",
    "tests.traps.qt_messages",
    "tests.traps.leaks",
    "tests.traps.garbage",
    "tests.traps.pressed",
    "tests.setup.xvfb",
]


_MEMORY = Path("/dev/shm")  # noqa: S108  (a place in memory, and no file of ours)
_ROOM_ENOUGH = 2 << 30


def _settle_environment() -> None:
    # Before Qt starts: it reads the locale, the platform and its scaling only once.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in list(os.environ):
        if name.startswith(("VIGIL_", "QT_")) and name != "QT_QPA_PLATFORM":
            del os.environ[name]
    os.environ["LC_ALL"] = "C.UTF-8"
    # Every save waits for the disk. On a busy one the tests would do little else.
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free >= _ROOM_ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


_settle_environment()

hypothesis.settings.register_profile("dev", max_examples=60, deadline=None)
hypothesis.settings.register_profile(
    "ci", max_examples=150, deadline=None, derandomize=True, print_blob=True
)
# A machine that is busy with mutants makes none of them found.
hypothesis.settings.register_profile(
    "mutants",
    hypothesis.settings.get_profile("dev"),
    suppress_health_check=list(hypothesis.HealthCheck),
)
hypothesis.settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev")
)


@pytest.fixture(scope="session", autouse=True)
def _private_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    # A test that forgets to say where must not find this desk's real record.
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
        yield
