"""What became of depression scores by the sixth session of a patient."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from monitor.review.begun import FIRST, Begun, totals_of
from monitor.review.indicators import Share
from monitor.review.intervals import wilson
from monitor.scales.catalogue import OFFERED
from monitor.scales.scale import Scale

OUTCOMES: tuple[Scale, ...] = tuple(s for s in OFFERED if s.remission is not None)
"""The scales by which an outcome is told: those that say what remission is."""


class Course(Struct, frozen=True, kw_only=True):
    """The totals of one scale over the first sessions with a dose, in order.

    ``totals`` has the place of the session, from one, and its first total.
    """

    totals: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        return self.totals[0][1]

    @property
    def last(self) -> int:
        return self.totals[-1][1]

    @property
    def has_responded(self) -> bool:
        """Half of what it was, or less."""
        return self.last * 2 <= self.first

    @property
    def responded_after(self) -> int | None:
        """The place of the first session by which it was halved."""
        return next((n for n, t in self.totals[1:] if t * 2 <= self.first), None)


def courses(patients: Iterable[Begun], scale: Scale) -> tuple[Course, ...]:
    """One for each patient with that score at two of the first sessions at least."""
    found = (totals_of(each.sessions, scale.id) for each in patients)
    return tuple(Course(totals=t) for t in found if len(t) > 1 and t[0][1])


def all_outcomes(patients: Sequence[Begun]) -> Iterator[Share]:
    """Of those who came to their last session of a series, and are not still in it."""
    through = [each for each in patients if each.is_through]
    for scale in OUTCOMES:
        found, remission = courses(through, scale), scale.remission
        if not found or remission is None:
            continue
        name, at_most = scale.name, remission.at_most
        whom = (
            f"patients whose session {FIRST} with a dose is among these sessions, with"
            f" a {name} at two of the {FIRST}"
        )
        yield _share(
            f"{name} halved by session {FIRST}",
            f"{whom}, whose last is half of the first or less, of all of them; who"
            " stopped before is not counted",
            [course.has_responded for course in found],
        )
        above = [course for course in found if course.first > at_most]
        yield _share(
            f"{name} in remission by session {FIRST}",
            f"{whom}, the first above {at_most}, whose last is {at_most} or less, of"
            " all of them; who stopped before is not counted",
            [course.last <= at_most for course in above],
        )


def _share(name: str, formula: str, met: Sequence[bool]) -> Share:
    return Share(
        name=name,
        formula=formula,
        of=len(met),
        patients=len(met),
        per="patient",
        numerator=sum(met),
        denominator=len(met),
        interval=wilson(sum(met), len(met)),
    )
