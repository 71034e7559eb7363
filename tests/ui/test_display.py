"""Whether a window can open is known before Qt could abort over it."""

import ctypes
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.setup.xvfb import needs_x11
from ui.display import answering, find_obstacle, is_unseen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux has a choice of displays"
)


@pytest.fixture
def runtime_folder() -> Iterator[Path]:
    # The path of a socket is limited to about 100 characters; tmp_path may be longer.
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def test_names_what_is_unset() -> None:
    """With neither variable set the sentence names both."""
    assert find_obstacle({}) == (
        "No window can open here: WAYLAND_DISPLAY is not set and DISPLAY is not set."
    )


def test_a_dead_x11_display_is_an_obstacle() -> None:
    """A DISPLAY that nothing answers at is named, not trusted."""
    obstacle = find_obstacle({"DISPLAY": ":64999", "QT_QPA_PLATFORM": "xcb"})

    assert obstacle is not None
    assert "DISPLAY :64999" in obstacle
    assert answering({"DISPLAY": ":64999"}) is None


def test_a_dead_wayland_socket_is_an_obstacle(runtime_folder: Path) -> None:
    """A socket file that nobody listens at is no display."""
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(runtime_folder / "wayland-7"))
    environ = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(runtime_folder)}

    assert "WAYLAND_DISPLAY wayland-7" in (find_obstacle(environ) or "")


def test_a_live_wayland_socket_is_a_display(runtime_folder: Path) -> None:
    """A compositor's listening socket is enough, by name or by whole path."""
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(runtime_folder / "wayland-7"))
        compositor.listen()
        by_name = {
            "WAYLAND_DISPLAY": "wayland-7",
            "XDG_RUNTIME_DIR": str(runtime_folder),
        }
        by_path = {"WAYLAND_DISPLAY": str(runtime_folder / "wayland-7")}

        for environ in (by_name, by_path):
            assert "nothing answers" not in (find_obstacle(environ) or "")
            assert answering(environ) == "wayland"
        if _has_library("libwayland-cursor.so.0"):
            assert find_obstacle(by_name) is None
        else:
            assert "libwayland-cursor.so.0 is missing" in (find_obstacle(by_name) or "")
        assert find_obstacle(by_name | {"QT_QPA_PLATFORM": "xcb"}) is not None


@needs_x11
def test_a_live_x11_display_is_a_display(x11_display: str) -> None:
    """A display that answers is found, also behind a dead Wayland socket."""
    alive = {"DISPLAY": x11_display}

    assert answering(alive) == "xcb"
    assert find_obstacle(alive) is None
    assert find_obstacle(alive | {"WAYLAND_DISPLAY": "/none"}) is None
    assert find_obstacle(alive | {"QT_QPA_PLATFORM": "wayland"}) is not None


@pytest.mark.parametrize("platform", ["offscreen", "xcb;offscreen", "vnc:size=800x600"])
def test_a_platform_without_display_needs_none(platform: str) -> None:
    """Qt told to draw elsewhere, or able to fall back to it, is not held up."""
    assert find_obstacle({"QT_QPA_PLATFORM": platform}) is None


@pytest.mark.parametrize(
    ("platform", "unseen"),
    [("offscreen", True), ("xcb;offscreen", False), ("vnc", False), ("", False)],
)
def test_knows_what_nobody_sees(platform: str, *, unseen: bool) -> None:
    """Drawing off screen is allowed, but known to be out of sight."""
    assert is_unseen({"QT_QPA_PLATFORM": platform}) is unseen


def test_the_question_costs_no_qt() -> None:
    """Asking imports no part of Qt and answers with the exit status."""
    program = (
        "import sys, ui.display as d; s = d.main();"
        "assert not any('PySide6' in name for name in sys.modules); sys.exit(s)"
    )
    asked = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": "."},
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.returncode == 1
    assert asked.stderr.startswith("No window can open here: ")
