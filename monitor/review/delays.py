"""How long things took, where some of them never happened at all."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from msgspec import Struct


class DelayFigures(Struct, frozen=True, kw_only=True):
    """The middle of ``n`` delays, and what nine in ten of them keep within.

    ``happened`` counts those that ended. The others took longer than any of them, and
    stay in ``n``: a figure that falls among them is not reached, and None.
    """

    n: int
    happened: int
    median: timedelta | None
    p90: timedelta | None

    @property
    def never(self) -> int:
        return self.n - self.happened


def delay_figures(delays: Iterable[timedelta | None]) -> DelayFigures:
    """Of delays of which None is one that never ended.

    The median is half way between the two in the middle; ``p90`` is the shortest delay
    that at least nine in ten keep within (the nearest rank).
    """
    given = tuple(delays)
    known = sorted(delay for delay in given if delay is not None)
    n = len(given)
    return DelayFigures(
        n=n,
        happened=len(known),
        median=_middle(known, n),
        p90=_ranked(known, -(-9 * n // 10)),
    )


def _middle(known: Sequence[timedelta], n: int) -> timedelta | None:
    lower, upper = _ranked(known, (n + 1) // 2), _ranked(known, n // 2 + 1)
    return None if lower is None or upper is None else (lower + upper) / 2


def _ranked(known: Sequence[timedelta], rank: int) -> timedelta | None:
    """The delay of that rank, counted from one; None where it never ended."""
    return known[rank - 1] if 1 <= rank <= len(known) else None
