"""The first sessions of a patient with a dose, wherever in the record they lie."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from monitor.chart.session import Session

FIRST = 6
"""Sessions of a series by which an outcome is told (clinical reference, 7.2)."""


class Scored(Struct, frozen=True, kw_only=True):
    """A session with a dose: the first total of each scale, by its name in small.

    It ``is_looked_at`` where it is among those that figures are of.
    """

    totals: Mapping[str, int]
    is_looked_at: bool


class Begun(Struct, frozen=True, kw_only=True):
    """A patient's first sessions with a dose, oldest first, six at most."""

    sessions: tuple[Scored, ...]

    @property
    def is_through(self) -> bool:
        """Whether the sixth is among those that are looked at."""
        return len(self.sessions) == FIRST and self.sessions[-1].is_looked_at


def scored(session: Session, *, is_looked_at: bool) -> Scored:
    totals: dict[str, int] = {}
    for score in session.scores:
        told = score.recorded
        if told.total is not None:
            totals.setdefault(told.scale.lower(), told.total)
    return Scored(totals=totals, is_looked_at=is_looked_at)


def totals_of(sessions: Sequence[Scored], scale: str) -> tuple[tuple[int, int], ...]:
    """The place of each session that has one, from one, and its total."""
    return tuple(
        (place, each.totals[scale])
        for place, each in enumerate(sessions, start=1)
        if scale in each.totals
    )
