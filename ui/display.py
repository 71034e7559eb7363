"""Whether a window can open here, found out without Qt.

Qt aborts the whole process when it finds no display, also when DISPLAY names a dead
one; so the question is put to the display's own client libraries beforehand.
"""

import ctypes
import os
import sys
from collections.abc import Mapping

_SEEN_WITHOUT = "`vigil tour --out FOLDER` draws every screen without one."
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


def refuse_window(environ: Mapping[str, str]) -> str | None:
    """The same, and what there is to see without one."""
    obstacle = find_obstacle(environ)
    return None if obstacle is None else f"{obstacle} {_SEEN_WITHOUT}"


def answering(environ: Mapping[str, str]) -> str | None:
    """The platform whose display answers, "wayland" before "xcb", or None."""
    if _answers_wayland(_wayland_path(environ)):
        return "wayland"
    return "xcb" if _answers_x11(environ.get("DISPLAY", "")) else None


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
        name = environ.get("DISPLAY", "")
        return _reason("DISPLAY", name, _answers_x11(name), "libxcb-cursor.so.0")
    if platform.startswith("wayland"):
        name = environ.get("WAYLAND_DISPLAY", "")
        answers = _answers_wayland(_wayland_path(environ))
        return _reason("WAYLAND_DISPLAY", name, answers, "libwayland-cursor.so.0")
    return None


def _reason(variable: str, name: str, answers: object, library: str) -> str | None:
    if not name:
        return f"{variable} is not set"
    if not answers:
        return f"nothing answers at {variable} {name}"
    if _load(library) is None:
        return f"{variable} {name} answers, but {library} is missing"
    return None


def _answers_x11(name: str) -> bool:
    xcb = _load("libxcb.so.1")
    if not name or xcb is None:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    # xcb_connect never returns null, and a failed connection too is to be freed.
    connection = xcb.xcb_connect(os.fsencode(name), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def _wayland_path(environ: Mapping[str, str]) -> str:
    # The client library joins the two as well, but complains when a folder is unset.
    name = environ.get("WAYLAND_DISPLAY", "")
    folder = environ.get("XDG_RUNTIME_DIR", "")
    return os.path.join(folder, name) if name else ""  # noqa: PTH118 - costs no import


def _answers_wayland(path: str) -> bool:
    wayland = _load("libwayland-client.so.0")
    if not path or wayland is None:
        return False
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_connect.argtypes = [ctypes.c_char_p]
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(os.fsencode(path))
    if connection:
        wayland.wl_display_disconnect(connection)
    return bool(connection)


def _load(library: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None


if __name__ == "__main__":
    sys.exit(main())
