"""Numbers that are known to be lost since a salvage, kept beside the record."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec

from monitor.decoding import UNREADABLE
from monitor.durable import write_whole

FILE = "record.missing"


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers ``first`` to ``last`` of a chain; ``noun`` is what they number.

    ``kinds`` is what is known of those whose content alone is lost: what they were,
    and when they were recorded.
    """

    noun: str
    station: UUID
    epoch: UUID
    first: int
    last: int
    told_at: datetime
    kinds: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        which = (
            f"{self.first} is"
            if self.first == self.last
            else (f"{self.first} to {self.last} are")
        )
        known = f" ({', '.join(self.kinds)})" if self.kinds else ""
        return f"{self.noun} {which} lost of epoch {self.epoch}{known}"


Gaps = tuple[Gap, ...]


def known_missing(folder: Path) -> Gaps:
    """None where the list can't be read: then what is missing is told again."""
    with suppress(OSError, *UNREADABLE):
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Gaps)
    return ()


def with_missing(folder: Path, gaps: Iterable[Gap]) -> Gaps:
    """What the list says, and behind it what of these it does not say yet."""
    known = known_missing(folder)
    return (*known, *(gap for gap in gaps if not is_known(known, gap)))


def keep_missing(folder: Path, listed: Gaps) -> None:
    """Raises OSError."""
    content = msgspec.json.format(msgspec.json.encode(listed), indent=2)
    write_whole(folder / FILE, content)


def is_known(known: Gaps, gap: Gap) -> bool:
    return covers(known, gap.noun, gap.epoch.bytes, gap.first, gap.last)


def covers(known: Gaps, noun: str, epoch: bytes, first: int, last: int) -> bool:
    """Whether each of these numbers is known to be lost."""
    of_chain = sorted(
        (gap.first, gap.last)
        for gap in known
        if gap.noun == noun and gap.epoch.bytes == epoch
    )
    for begins, ends in of_chain:
        if begins <= first:
            first = max(first, ends + 1)
    return first > last
