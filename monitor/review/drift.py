"""Shares of the audit figures month by month, against what chance alone makes of them.

A p-chart: the share of all months is taken as the true one, and 99.73 % of the months
of a process that does not change lie between its limits (Shewhart's three sigma, here
by the exact binomial distribution, which also holds for few). Of people there is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from monitor.review.audit_figures import Chapter, audit_figures
from monitor.review.indicators import LEAST_GROUP, Of, Share
from monitor.review.intervals import Interval
from monitor.review.reviewed import Reviewed

WITHIN = 0.9973
"""Shewhart's three sigma, as a share."""


class MonthShare(Struct, frozen=True, kw_only=True):
    """One month, from its ``first`` day; ``of`` sessions had something to count.

    These are of so many ``patients``. From ``low`` to ``high`` the share would lie in
    nearly all months if nothing changed. A month of fewer sessions or patients than
    the least group ``is_hidden``: no number of it is told.
    """

    first: date
    of: int
    patients: int
    numerator: int
    denominator: int
    interval: Interval | None
    low: float | None
    high: float | None

    @property
    def is_hidden(self) -> bool:
        return min(self.of, self.patients) < LEAST_GROUP

    @property
    def value(self) -> float | None:
        return self.numerator / self.denominator if self.denominator else None

    @property
    def is_beyond(self) -> bool:
        """Whether chance alone would hardly make it so."""
        if self.value is None or self.low is None or self.high is None:
            return False
        return not self.low <= self.value <= self.high


class Drift(Struct, frozen=True, kw_only=True):
    """One share by month, with what all months together come to."""

    chapter: str
    name: str
    formula: str
    per: Of
    whole: Share
    months: tuple[MonthShare, ...]


def drifts(sessions: Sequence[Reviewed]) -> tuple[Drift, ...]:
    """One for each share that was counted at all; every month has a place.

    A course lasts longer than a month: what became of it has its own chart.
    """
    whole = audit_figures(sessions, ())
    by_month = {
        month: _shares(audit_figures(found, ())) for month, found in _by(sessions)
    }
    return tuple(
        Drift(
            chapter=chapter.title,
            name=share.name,
            formula=share.formula,
            per=share.per,
            whole=share,
            months=tuple(_months(chapter.title, share, by_month)),
        )
        for chapter in whole
        for share in chapter.indicators
        if isinstance(share, Share) and share.denominator
    )


def limits(share: float, n: int) -> tuple[float, float]:
    """Between which shares of ``n`` nearly all lie where ``share`` is the true one."""
    from scipy.stats import binom  # noqa: PLC0415 - not at start-up

    low, high = binom.interval(WITHIN, n, share)
    return float(low) / n, float(high) / n


def _by(sessions: Sequence[Reviewed]) -> Iterator[tuple[date, list[Reviewed]]]:
    """Each month from the first to the last, by the day on which sessions began."""
    found: dict[date, list[Reviewed]] = {}
    for reviewed in sessions:
        zone = ZoneInfo(reviewed.session.opened.zone)
        day = reviewed.session.opened_at.astimezone(zone).date()
        found.setdefault(day.replace(day=1), []).append(reviewed)
    month = min(found, default=None)
    while month is not None and month <= max(found):
        yield month, found.get(month, [])
        month = (month + timedelta(days=31)).replace(day=1)


def _shares(chapters: Sequence[Chapter]) -> Mapping[tuple[str, str], Share]:
    return {
        (chapter.title, share.name): share
        for chapter in chapters
        for share in chapter.indicators
        if isinstance(share, Share)
    }


def _months(
    title: str, whole: Share, by_month: Mapping[date, Mapping[tuple[str, str], Share]]
) -> Iterator[MonthShare]:
    for month, shares in by_month.items():
        share = shares.get((title, whole.name))
        n = 0 if share is None else share.denominator
        low, high = (None, None)
        if n and whole.value is not None:
            low, high = limits(whole.value, n)
        yield MonthShare(
            first=month,
            of=0 if share is None else share.of,
            patients=0 if share is None else share.patients,
            numerator=0 if share is None else share.numerator,
            denominator=n,
            interval=None if share is None else share.interval,
            low=low,
            high=high,
        )
