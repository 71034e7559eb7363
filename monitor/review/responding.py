"""By which session how many patients had responded: half of their first score or less.

The estimate is that of Kaplan and Meier: who had not responded by their last score
counts as long as they were seen, and neither as a response nor as none after that. The
interval is the log-log one of 95 %; both are by scipy.
"""

from collections.abc import Sequence
from math import isnan
from warnings import catch_warnings, simplefilter

from msgspec import Struct

from monitor.review.begun import Begun
from monitor.review.indicators import LEAST_GROUP
from monitor.review.intervals import CONFIDENCE
from monitor.review.outcome import OUTCOMES, Course, courses
from monitor.scales.scale import Scale


class ByThen(Struct, frozen=True, kw_only=True):
    """What is known by that session; ``at_risk`` patients could still respond at it.

    Below the least group nothing else is told. The bounds are None where nobody had
    responded, or everybody.
    """

    session: int
    at_risk: int
    share: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def is_hidden(self) -> bool:
        return self.at_risk < LEAST_GROUP


class Responding(Struct, frozen=True, kw_only=True):
    """The patients with two scores of one scale; ``steps`` from the first later one."""

    scale: str
    patients: int
    steps: tuple[ByThen, ...]

    @property
    def is_hidden(self) -> bool:
        return self.patients < LEAST_GROUP

    @property
    def median(self) -> int | None:
        """By which session half had; None where that was not reached, or is hidden."""
        told = (s for s in self.steps if not s.is_hidden and s.share is not None)
        return next((s.session for s in told if (s.share or 0) >= 0.5), None)


def all_responding(patients: Sequence[Begun]) -> tuple[Responding, ...]:
    """One for each scale of outcome that was taken twice of anybody."""
    found = ((scale, courses(patients, scale)) for scale in OUTCOMES)
    return tuple(responding(scale, of) for scale, of in found if of)


def responding(scale: Scale, of: Sequence[Course]) -> Responding:
    times = [_time(course) for course in of]
    last = max(time for time, _ in times)
    return Responding(
        scale=scale.name,
        patients=len(of),
        steps=tuple(_steps(times, last)),
    )


def _time(course: Course) -> tuple[int, bool]:
    """The session by which it was known, and whether that was a response."""
    after = course.responded_after
    return (course.totals[-1][0], False) if after is None else (after, True)


def _steps(times: Sequence[tuple[int, bool]], last: int) -> list[ByThen]:
    from scipy.stats import CensoredData, ecdf  # noqa: PLC0415 - not at start-up

    done = [time for time, is_response in times if is_response]
    seen = [time for time, is_response in times if not is_response]
    cdf = ecdf(CensoredData(uncensored=done, right=seen)).cdf
    with catch_warnings():
        # Of none and of all there is no interval, which it warns of, and which is told.
        simplefilter("ignore", RuntimeWarning)
        bounds = cdf.confidence_interval(CONFIDENCE, method="log-log")
    found = []
    for session in range(2, last + 1):
        at_risk = sum(time >= session for time, _ in times)
        step = ByThen(session=session, at_risk=at_risk)
        if not step.is_hidden:
            step = ByThen(
                session=session,
                at_risk=at_risk,
                share=float(cdf.evaluate(session)),
                low=_told(bounds.low.evaluate(session)),
                high=_told(bounds.high.evaluate(session)),
            )
        found.append(step)
    return found


def _told(bound: float) -> float | None:
    """Where nobody had responded yet there is no interval, and scipy says nan or 0."""
    value = float(bound)
    return None if isnan(value) or not 0 < value < 1 else value
