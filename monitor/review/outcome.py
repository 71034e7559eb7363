"""What became of depression scores by the sixth session of a patient."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from monitor.review.indicators import Share
from monitor.review.intervals import wilson
from monitor.review.reviewed import Reviewed

REMISSION: Mapping[str, int] = {"phq9": 4, "madrs": 10}
"""At most so much is remission: PHQ-9 below 5 (Kroenke 2001), MADRS at most 10."""

_SESSIONS = 6


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


def courses(sessions: Iterable[Reviewed], scale: str) -> tuple[Course, ...]:
    """One for each patient with that score at two of the first sessions at least."""
    of_one: dict[UUID, list[Reviewed]] = {}
    for reviewed in sorted(sessions, key=lambda r: r.session.opened_at):
        if reviewed.was_dosed:
            of_one.setdefault(reviewed.patient, []).append(reviewed)
    found = (Course(totals=tuple(_totals(each, scale))) for each in of_one.values())
    return tuple(course for course in found if len(course.totals) > 1 and course.first)


def scale_words(scale: str) -> str:
    """``PHQ-9``, ``MADRS``."""
    return scale.upper().replace("PHQ9", "PHQ-9")


def all_outcomes(sessions: Sequence[Reviewed]) -> Iterator[Share]:
    for scale, at_most in REMISSION.items():
        found = courses(sessions, scale)
        if not found:
            continue
        name = scale_words(scale)
        whom = f"patients with a {name} at two of their first {_SESSIONS} sessions"
        yield _share(
            f"{name} halved by session {_SESSIONS}",
            f"{whom} whose last is half of the first or less, of all of them",
            [course.has_responded for course in found],
        )
        yield _share(
            f"{name} in remission by session {_SESSIONS}",
            f"{whom} whose last is {at_most} or less, of all of them",
            [course.last <= at_most for course in found],
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


def _totals(sessions: Sequence[Reviewed], scale: str) -> Iterator[tuple[int, int]]:
    for place, reviewed in enumerate(sessions[:_SESSIONS], start=1):
        recorded = (score.recorded for score in reviewed.session.scores)
        totals = (s.total for s in recorded if s.scale.lower() == scale)
        total = next((t for t in totals if t is not None), None)
        if total is not None:
            yield place, total
