"""Which pages of a record can be damaged without touching how its tables are made."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from monitor.storage.database import Database

PAGE = 4096
FILE = "record.db"


def pages_with_content(folder: Path) -> range:
    """All behind those that a record has before anything is charted."""
    return range(_empty(), (folder / FILE).stat().st_size // PAGE)


def middle_of_content(folder: Path) -> int:
    """Where in the file the page in the middle of them begins, bytes."""
    pages = pages_with_content(folder)
    return pages[len(pages) // 2] * PAGE


@cache
def _empty() -> int:
    with TemporaryDirectory() as name:
        folder = Path(name) / "record"
        with Database(folder):
            pass
        return (folder / FILE).stat().st_size // PAGE
