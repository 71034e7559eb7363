"""The shapes of audit figures: each with what it is of, and its formula in words."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from msgspec import Struct

from monitor.review.delays import DelayFigures
from monitor.review.intervals import Interval, wilson
from monitor.review.reviewed import Reviewed

Of = Literal["session", "patient"]

LEAST_GROUP = 5
"""Figures of fewer sessions or patients would tell of somebody, and of nothing else."""


class Indicator(Struct, frozen=True, kw_only=True):
    """One audit figure.

    ``of`` is how many sessions or patients it was worked out from, and ``patients`` how
    many these sessions are of: where either is below the least group it ``is_hidden``,
    and neither drawn nor exported.
    """

    name: str
    formula: str
    of: int
    patients: int
    per: Of = "session"

    @property
    def is_hidden(self) -> bool:
        return min(self.of, self.patients) < LEAST_GROUP


class Share(Indicator, frozen=True, kw_only=True):
    """``numerator`` of ``denominator``; the interval is None where that is none."""

    numerator: int
    denominator: int
    interval: Interval | None

    @property
    def value(self) -> float | None:
        return self.numerator / self.denominator if self.denominator else None


class Delays(Indicator, frozen=True, kw_only=True):
    """How long something took; what never was done counts as longest."""

    figures: DelayFigures


class PerSession(Indicator, frozen=True, kw_only=True):
    """How many of something a session has: in all, in the middle, in one of twenty.

    ``p95`` is the least number that at least nineteen in twenty sessions keep within.
    """

    total: int
    median: float | None
    p95: int | None

    @property
    def mean(self) -> float | None:
        return self.total / self.of if self.of else None


AnyIndicator = Share | Delays | PerSession


class Count(Struct, frozen=True):
    """What one session has to it: so many of so many."""

    numerator: int
    denominator: int


def patients_of(sessions: Iterable[Reviewed]) -> int:
    """How many patients they are of."""
    return len({reviewed.patient for reviewed in sessions})


def unsaid(sessions: Sequence[Reviewed], says: Callable[[Reviewed], bool]) -> str:
    """How many of them have a protocol that does not say; empty where all do."""
    n = sum(not says(reviewed) for reviewed in sessions)
    whose = "session" if n == 1 else "sessions"
    return f"; {n} {whose} whose protocol says nothing of it left out" if n else ""


def share(
    name: str,
    formula: str,
    sessions: Sequence[Reviewed],
    count: Callable[[Reviewed], Count],
) -> Share:
    """The counts of sessions added up; one with nothing to count is not among them."""
    counts = [(reviewed, count(reviewed)) for reviewed in sessions]
    counted = [(reviewed, each) for reviewed, each in counts if each.denominator]
    numerator = sum(each.numerator for _, each in counted)
    denominator = sum(each.denominator for _, each in counted)
    return Share(
        name=name,
        formula=formula,
        of=len(counted),
        patients=patients_of(reviewed for reviewed, _ in counted),
        numerator=numerator,
        denominator=denominator,
        interval=wilson(numerator, denominator),
    )


def per_session(
    name: str,
    formula: str,
    sessions: Sequence[Reviewed],
    number: Callable[[Reviewed], int],
) -> PerSession:
    """Of so many in each session, those that have none included."""
    ranked, n = sorted(map(number, sessions)), len(sessions)
    middle = ranked[(n - 1) // 2 : n // 2 + 1]
    return PerSession(
        name=name,
        formula=formula,
        of=n,
        patients=patients_of(sessions),
        total=sum(ranked),
        median=sum(middle) / len(middle) if middle else None,
        p95=ranked[-(-19 * n // 20) - 1] if ranked else None,
    )
