"""The system libraries that Qt's wheels expect, found without Qt and installed.

The tables are what a minimal Debian 12 was seen to lack.
"""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

# By the name the loader looks for: the Debian package that brings it.
HEADLESS = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
}
XCB = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]


def require(libraries: Mapping[str, str], *, installing: bool) -> None:
    """See to it that every library loads, or leave with status 2 saying what to do."""
    packages = missing_packages(libraries)
    if packages and installing:
        install(packages)
        packages = missing_packages(libraries)
    if packages:
        line = " ".join(["sudo", *_INSTALL, *packages])
        sys.stderr.write(f"Qt needs system libraries. On Debian, run\n  {line}\n")
        raise SystemExit(2)


def missing_packages(libraries: Mapping[str, str]) -> list[str]:
    """The packages whose library the loader does not find."""
    return [package for name, package in libraries.items() if not _loads(name)]


def may_install() -> bool:
    """Whether this user can install Debian packages here."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: Iterable[str]) -> None:
    """Ask Debian for them; whoever asks looks whether they came."""
    line = [*_INSTALL, "-qq", *packages]
    sys.stdout.write(f"Installing {' '.join(packages)}\n")
    sys.stdout.flush()
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    first = subprocess.run(line, env=environ, capture_output=True, check=False)
    if first.returncode != 0:
        # A bare or stale machine has no list of packages, or an old one.
        subprocess.run(["apt-get", "update", "-qq"], env=environ, check=False)
        subprocess.run(line, env=environ, stdout=subprocess.DEVNULL, check=False)
