"""The one guarded way to a file shipped with the program."""

from pathlib import Path, PurePosixPath

# importlib.resources finds the same folder (a test compares them), but importing it
# costs a tenth of the time to the first frame.
_ROOT = Path(__file__).parent


def locate(name: str) -> Path:
    """Where a shipped file lies; `name` is relative with forward slashes.

    Raises ValueError for a name that could lead outside `resources`, and
    FileNotFoundError for one that is not shipped.
    """
    if not _stays_inside(name):
        message = f"{name!r} is not a plain relative name of a shipped file."
        raise ValueError(message)
    path = _ROOT.joinpath(*PurePosixPath(name).parts)
    if not path.is_file():
        message = f"{name!r} is not shipped with this version."
        raise FileNotFoundError(message)
    return path


def _stays_inside(name: str) -> bool:
    # A colon is a drive or a stream on Windows, a backslash a separator there.
    if not name or any(mark in name for mark in "\\:\0"):
        return False
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts
