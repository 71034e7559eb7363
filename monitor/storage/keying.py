"""Writing every page of a record under another key, which counts once it was proved.

SQLCipher says ``ok`` also where the new pages could not be committed, as on a full
disk. So nothing is taken from its answer, nor from the connection that wrote.
"""

from pathlib import Path

from monitor.charting.faults import EnvironmentFault
from monitor.room import why_no_room

_MORE_THAN_THE_PAGES = 1.1
"""Each page is written to the log, with a header, before it is in the file."""


class NotKeyedAnew(EnvironmentFault):
    """The record opens with the key it had, which stays in the slots."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "The record has no other key yet, so whoever lost access could still open"
            " it with what they kept.",
            f"{why}.",
            "Make room on the disk. It is tried again each hour while no session is"
            " open, and at the next start.",
        )


NOT_WRITTEN = "It could not be written under another key: the disk is full, or failed"
NOT_FOLDED = "It was written under another key, and is not known to last on the disk"


def demand_room(record: Path) -> None:
    """Raises NotKeyedAnew where it would take what charting needs."""
    try:
        log = record.with_name(f"{record.name}-wal")
        size = sum(path.stat().st_size for path in (record, log) if path.exists())
        folder = record.parent
        why = why_no_room(folder, folder, int(size * _MORE_THAN_THE_PAGES))
    except OSError as error:
        why = f"The system says: {error.strerror or 'no reason given'}"
    if why:
        raise NotKeyedAnew(why)
