"""A real X11 display without a screen, where one can be had."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest
import qt_libraries

needs_x11 = pytest.mark.skipif(
    shutil.which("Xvfb") is None
    or bool(qt_libraries.missing_packages(qt_libraries.XCB)),
    reason="Xvfb or the X11 libraries that Qt needs are not installed",
)


@pytest.fixture(scope="session")
def x11_display() -> Iterator[str]:
    """The name of a display that answers."""
    # Without -noreset it starts afresh, deaf for a moment, after its last client.
    line = ["Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1280x720x24"]
    with subprocess.Popen(
        line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()
