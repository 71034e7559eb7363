"""The drills of this workstation, kept in a file beside their record."""

from datetime import datetime
from pathlib import Path

import msgspec

from monitor.decoding import UNREADABLE
from monitor.simulation.drilling import DrillResult

BOOK = "drills.json"


class DrillBook:
    """Results alone: no patient, and nobody's name. Without a folder none is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._path = None if folder is None else folder / BOOK
        self._results = [] if self._path is None else _read(self._path)

    @property
    def results(self) -> tuple[DrillResult, ...]:
        """Oldest first."""
        return tuple(self._results)

    def add(self, result: DrillResult) -> None:
        """Raises OSError where it can't be kept for the next time."""
        self._results.append(result)
        if self._path is None:
            return
        whole = self._path.with_suffix(".new")
        whole.write_bytes(msgspec.json.encode(self._results))
        whole.replace(self._path)


def _read(path: Path) -> list[DrillResult]:
    """Nothing where there is no file, or none that can be made sense of."""
    try:
        content = path.read_bytes()
    except OSError:
        return []
    try:
        found = msgspec.json.decode(content, type=list[DrillResult])
    except UNREADABLE:
        return []
    return [each for each in found if _is_aware(each.at)]


def _is_aware(at: datetime) -> bool:
    return at.tzinfo is not None
