"""Sessions drawn for review by lot, so that anybody can draw the same again; pure.

Each session's place is the SHA-256 of the seed, a colon and its id in small letters;
those with the lowest places are drawn. No generator of a library comes into it, so the
same seed draws the same sessions in whatever version and by hand.
"""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID


def drawn(sessions: Iterable[UUID], seed: str, count: int) -> tuple[UUID, ...]:
    """So many of them, or all where there are fewer, in the order of their places."""
    if count < 0:
        raise ValueError(f"{count} sessions can't be drawn.")
    return tuple(sorted(set(sessions), key=lambda one: place(one, seed))[:count])


def place(session: UUID, seed: str) -> str:
    """Where it stands in the draw: 64 hex digits."""
    return sha256(f"{seed}:{session}".encode()).hexdigest()
