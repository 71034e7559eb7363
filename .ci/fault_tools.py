"""What the fault tests need of the system; those that lack it are skipped."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import qt_libraries


def _has(program: str) -> Callable[[], bool]:
    return lambda: shutil.which(program) is not None


# By the Debian package that brings it: how to see that it is there.
TOOLS = {
    "gcc": _has("gcc"),
    "libc6-dev": Path("/usr/include/dlfcn.h").exists,
    "util-linux": _has("unshare"),
    "mount": _has("mount"),
    "faketime": _has("faketime"),
    "libreoffice-calc": _has("soffice"),
}


def require(tools: Mapping[str, Callable[[], bool]], *, installing: bool) -> None:
    """Install what is missing, or say in a line what is skipped without it."""
    packages = missing(tools)
    if packages and installing:
        qt_libraries.install(packages)
        packages = missing(tools)
    if packages:
        line = f"sudo apt-get install -y {' '.join(packages)}"
        sys.stderr.write(f"Some fault tests are skipped. To run them: {line}\n")


def missing(tools: Mapping[str, Callable[[], bool]]) -> list[str]:
    """The packages whose tool is not there."""
    return [package for package, is_there in tools.items() if not is_there()]


if __name__ == "__main__":
    require(TOOLS, installing=qt_libraries.may_install())
