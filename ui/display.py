"""Whether a window can open here, found out without Qt.

Qt aborts the whole process when it finds no display, also when DISPLAY names a dead
one; so the question is put to the display's own client libraries beforehand.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

_UNSEEN = frozenset({"offscreen", "minimal", "minimalegl"})


def find_obstacle(environ: Mapping[str, str]) -> str | None:
    """Why Qt could open no window here, as one plain sentence, or None."""
    if not sys.platform.startswith("linux"):
        return None
    reasons = []
    for platform in _platforms(environ) or ["wayland", "xcb"]:
        reason = _reason_against(platform, environ)
        if reason is None:
            return None
        reasons.append(reason)
    return f"No window can open here: {' and '.join(reasons)}."


def is_unseen(environ: Mapping[str, str]) -> bool:
    """Whether Qt is told to draw where nobody can look."""
    return not _UNSEEN.isdisjoint(_platforms(environ)[:1])


def main() -> int:
    """Exit status 0 when somebody would see a window; otherwise say why not."""
    if is_unseen(os.environ):
        reason: str | None = "No window can be seen here: QT_QPA_PLATFORM hides them."
    else:
        reason = find_obstacle(os.environ)
    if reason is None:
        return 0
    sys.stderr.write(reason + "\n")
    return 1


def _platforms(environ: Mapping[str, str]) -> list[str]:
    # "xcb:option;offscreen" is a list in order of preference, each with options.
    listed = environ.get("QT_QPA_PLATFORM", "").split(";")
    return [name for name in (entry.partition(":")[0] for entry in listed) if name]


def _reason_against(platform: str, environ: Mapping[str, str]) -> str | None:
    if platform == "xcb":
        return _reason_against_x11(environ.get("DISPLAY", ""))
    if platform.startswith("wayland"):
        return _reason_against_wayland(environ)
    return None


def _reason_against_x11(name: str) -> str | None:
    if not name:
        return "DISPLAY is not set"
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return "libxcb.so.1 is missing"
    if not _answers_x11(xcb, name):
        return f"nothing answers at DISPLAY {name}"
    try:
        ctypes.CDLL("libxcb-cursor.so.0")
    except OSError:
        return f"DISPLAY {name} answers, but libxcb-cursor.so.0 is missing"
    return None


def _answers_x11(xcb: ctypes.CDLL, name: str) -> bool:
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    # xcb_connect never returns null, and a failed connection too is to be freed.
    connection = xcb.xcb_connect(os.fsencode(name), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _reason_against_wayland(environ: Mapping[str, str]) -> str | None:
    name = environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return "WAYLAND_DISPLAY is not set"
    # The client library joins the two too, but complains on its own when one is unset.
    path = os.path.join(environ.get("XDG_RUNTIME_DIR", ""), name)  # noqa: PTH118
    try:
        wayland = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return "libwayland-client.so.0 is missing"
    if not _answers_wayland(wayland, path):
        return f"nothing answers at WAYLAND_DISPLAY {name}"
    try:
        ctypes.CDLL("libwayland-cursor.so.0")
    except OSError:
        return f"WAYLAND_DISPLAY {name} answers, but libwayland-cursor.so.0 is missing"
    return None


def _answers_wayland(wayland: ctypes.CDLL, path: str) -> bool:
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(os.fsencode(path))
    if connection:
        wayland.wl_display_disconnect(connection)
    return bool(connection)


if __name__ == "__main__":
    sys.exit(main())
