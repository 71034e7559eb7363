"""Ids as short as commands still find them by."""

from collections.abc import Iterable
from uuid import UUID

_FEWEST = 8


def short_ids(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Of each the beginning that no other one of them has, of 8 characters or more."""
    whole = sorted({str(id_) for id_ in ids})
    # Sorted, it shares most with one of its neighbours.
    around = zip(["", *whole], [*whole[1:], ""], whole, strict=False)
    return {
        UUID(id_): id_[: max(_FEWEST, *(_shared(id_, other) + 1 for other in beside))]
        for *beside, id_ in around
    }


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))
