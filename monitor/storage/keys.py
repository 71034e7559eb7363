"""The keys of a file that people have to sign in for."""

from typing import NamedTuple

from typing_extensions import override

SLOTS, SLOTS_COPY = "record.slots", "record.slots.copy"
"""The file in which each person has a way to the key, twice."""

LENGTHS = (32, 48)
"""Bytes of a raw key of SQLCipher: without, and with the salt of the file."""


class Keys(NamedTuple):
    """What opens the file; ``before`` is what it had while it is keyed anew.

    A crash can leave the file under either.
    """

    current: bytes
    before: bytes | None = None

    @override
    def __repr__(self) -> str:
        return "Keys(...)"  # It must not come into a log.
