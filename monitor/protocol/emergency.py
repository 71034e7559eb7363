"""What an emergency offers to be stamped by one letter, and who is called."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from monitor.protocol.faults import Fault

Text = Annotated[str, Meta(min_length=1, max_length=60)]
Letter = Annotated[str, Meta(pattern="^[A-Z]$")]
Name = Annotated[str, Meta(max_length=100)]

RESERVED = frozenset("EN")
"""Letters with a meaning of their own: end, note."""

ERROR_KEY = "X"
"""Ends what was no emergency; every protocol has it."""


class Lettered(Struct, frozen=True, kw_only=True):
    """Words that one letter charts."""

    key: Letter
    label: Text


class EmergencyTable(Struct, frozen=True, kw_only=True):
    """The stamps of an emergency, how it can end, and who is called; all by the site.

    Both names are empty until the site has given them. ``oxygen`` is the letter of the
    stamp after which the next set asks what the patient breathes; empty where none is.
    """

    stamps: tuple[Lettered, ...]
    oxygen: Letter | Literal[""] = ""
    outcomes: tuple[Lettered, ...]
    contact: Name = ""
    number: Name = ""
    source: Annotated[str, Meta(min_length=1, max_length=200)]


NO_TABLE = EmergencyTable(
    stamps=(), outcomes=(Lettered(key="O", label="Over"),), source="None given"
)
"""For a protocol that says nothing: time zero, notes and an end."""


def emergency_faults(table: EmergencyTable | None) -> Iterator[Fault]:
    """Each letter means one thing, and there is a way to end."""
    if table is None:
        return
    yield from _letter_faults("emergency.stamps", table.stamps, RESERVED)
    yield from _letter_faults("emergency.outcomes", table.outcomes, {ERROR_KEY})
    if not table.outcomes:
        yield Fault("emergency.outcomes", "empty")
    if table.oxygen and table.oxygen not in {one.key for one in table.stamps}:
        yield Fault("emergency.oxygen", f"{table.oxygen} is no letter of a stamp")


def _letter_faults(
    path: str, lettered: Iterable[Lettered], reserved: Container[str]
) -> Iterator[Fault]:
    for key, count in Counter(one.key for one in lettered).items():
        if count > 1:
            yield Fault(path, f"{key} stands there {count} times")
        if key in reserved:
            yield Fault(path, f"{key} has another meaning")
