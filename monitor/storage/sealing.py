"""New entries given their place in the chain, ready to be written."""

import secrets
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.entries import Actor, Entry, NewEntry
from monitor.charting.faults import ConflictingEntry
from monitor.charting.ports import Circumstances, Station
from monitor.charting.stamping import is_repeat, stamped
from monitor.storage.codec import encoded
from monitor.storage.hashing import FIRST_PREV_LINK, SALT_LENGTH, leaf_of, link_of
from monitor.storage.rows import EntryRow, row_of


class Head(Struct, frozen=True, kw_only=True):
    """The end of a chain, its last number and link, and of all arrivals here."""

    station: Station
    seq: int = 0
    link: bytes = FIRST_PREV_LINK
    arrival: int = 0

    def after(self, done: "Sequence[Sealed]") -> "Head":
        """The head once these stand behind it."""
        last = done[-1].row
        return replace(
            self, seq=last.seq, link=last.link, arrival=self.arrival + len(done)
        )


class Sealed(Struct, frozen=True, kw_only=True):
    """An entry with its hashes, its row, and its payload as the bytes to store."""

    entry: Entry
    row: EntryRow
    salt: bytes
    content: bytes


def sealed(
    new_entries: Sequence[NewEntry],
    actor: Actor,
    circumstances: Circumstances,
    head: Head,
) -> tuple[Sealed, ...]:
    """Number and chain the entries after the head, in the order given."""
    done: list[Sealed] = []
    prev_link = head.link
    for seq, new in enumerate(new_entries, start=head.seq + 1):
        entry = stamped(new, actor, circumstances, head.station, seq)
        salt = secrets.token_bytes(SALT_LENGTH)
        content = encoded(new.payload)
        leaf = leaf_of(salt, content)
        unlinked = replace(entry, leaf=leaf, prev_link=prev_link)
        bare = row_of(unlinked)
        row = bare._replace(link=link_of(bare))
        chained = replace(unlinked, link=row.link)
        done.append(Sealed(entry=chained, row=row, salt=salt, content=content))
        prev_link = row.link
    return tuple(done)


def already_stored(
    new_entries: Sequence[NewEntry], actor: Actor, stored: Sequence[Entry]
) -> tuple[Entry, ...]:
    """What is stored of these entries, in their order, if it is all of them or none.

    Raises ConflictingEntry where an id is stored with another content, or where only
    some of what should be durable together is there.
    """
    by_id: dict[UUID, Entry] = {entry.id: entry for entry in stored}
    if not by_id:
        return ()
    for new in new_entries:
        entry = by_id.get(new.id)
        if entry is None or not is_repeat(new, actor, entry):
            raise ConflictingEntry(new.id)
        if encoded(new.payload) != encoded(entry.payload):
            raise ConflictingEntry(new.id)
    return tuple(by_id[new.id] for new in new_entries)
