"""The floor of a durable save: one row in a plain file, committed by hand."""

from pathlib import Path
from types import TracebackType

from sqlcipher3 import dbapi2

# The header and payload of one set come to about this.
_ROW = bytes(900)


class RawFile:
    """Unencrypted, by the same driver, with the same WAL and synchronous=FULL."""

    def __init__(self, folder: Path) -> None:
        self._raw = dbapi2.connect(str(folder / "raw.db"), isolation_level=None)
        self._raw.execute("PRAGMA journal_mode = WAL")
        self._raw.execute("PRAGMA synchronous = FULL")
        self._raw.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, content BLOB)")

    def commit(self) -> None:
        """One row, durable."""
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.execute("INSERT INTO entry (content) VALUES (?)", (_ROW,))
        self._raw.commit()

    def __enter__(self) -> "RawFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._raw.close()
