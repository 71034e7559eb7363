"""That the record is to be keyed anew, kept beside the slots until it was.

Somebody's slot is taken away at once, and the record gets another key once nobody
charts; in between the program may end.
"""

from pathlib import Path

from monitor.access.faults import SlotsNotSaved
from monitor.durable import make_durable, write_whole

_FILE = "record.key-anew"


def note(folder: Path) -> None:
    """Durable on return; raises SlotsNotSaved."""
    try:
        write_whole(folder / _FILE, b"")
    except OSError as error:
        raise SlotsNotSaved(error.strerror or "no reason given") from error


def is_noted(folder: Path) -> bool:
    return (folder / _FILE).exists()


def forget(folder: Path) -> None:
    """It was done. Raises SlotsNotSaved, and then it is done once more."""
    try:
        (folder / _FILE).unlink(missing_ok=True)
        make_durable(folder)
    except OSError as error:
        raise SlotsNotSaved(error.strerror or "no reason given") from error
