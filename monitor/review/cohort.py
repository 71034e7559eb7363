"""Many sessions by the minute since the dose began: the middle, and how wide it is."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from monitor.charting.measured import MeasuredRow
from monitor.review.indicators import LEAST_GROUP

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_MINUTE_MS = 60_000


class Readings(Struct, frozen=True):
    """One field of many sessions, a place for each value.

    ``sessions`` numbers the sessions from nought, ``patients`` those they are of;
    ``minutes`` are since the dose began in that session, negative before it. By
    session, and in order of time.
    """

    sessions: "NDArray[np.int64]"
    patients: "NDArray[np.int64]"
    minutes: "Floats"
    values: "Floats"

    @property
    def n(self) -> int:
        """How many sessions there are."""
        return int(self.sessions[-1]) + 1 if len(self.sessions) else 0

    @property
    def of_patients(self) -> int:
        """How many patients these are of."""
        return _different(self.patients)


class Band(Struct, frozen=True, kw_only=True):
    """How the sessions lay at one time, ``minute`` after the dose began.

    ``n`` sessions of so many ``patients`` were read about then. Where either is below
    the least group nothing else is told: the figures are then None.
    """

    minute: int
    n: int
    patients: int
    median: float | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None
    p5: float | None = None
    p95: float | None = None

    @property
    def is_hidden(self) -> bool:
        return min(self.n, self.patients) < LEAST_GROUP


class Average(Struct, frozen=True, kw_only=True):
    """A mean and the standard deviation of ``n`` sessions; None below the group.

    Also where these are of fewer ``patients`` than that.
    """

    n: int
    patients: int
    mean: float | None
    sd: float | None


def readings_of(rows: Sequence[MeasuredRow], place: int = 0) -> Readings:
    """The field at that place of each row; sets without it are left out."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    found = [row for row in rows if row.values[place] is not None]
    number: dict[bytes, int] = {}
    whose: dict[bytes, int] = {}
    for row in found:
        number.setdefault(row.session, len(number))
        whose.setdefault(row.patient, len(whose))
    minutes = ((row.effective_ms - row.started_ms) / _MINUTE_MS for row in found)
    return Readings(
        sessions=np.array([number[row.session] for row in found], dtype=np.int64),
        patients=np.array([whose[row.patient] for row in found], dtype=np.int64),
        minutes=np.fromiter(minutes, dtype=np.float64, count=len(found)),
        values=np.array([row.values[place] for row in found], dtype=np.float64),
    )


def from_baseline(readings: Readings, within: timedelta) -> Readings:
    """The change of each value from the session's own median before the dose.

    The median is of the readings that long before the start, the start included;
    sessions without one are left out.
    """
    import numpy as np  # noqa: PLC0415 - not at start-up

    least = -within / timedelta(minutes=1)
    before = (readings.minutes <= 0) & (readings.minutes >= least)
    medians = np.full(readings.n, np.nan)
    whose, starts = np.unique(readings.sessions[before], return_index=True)
    for session, own in zip(
        whose, np.split(readings.values[before], starts[1:]), strict=False
    ):
        medians[session] = np.median(own)
    change = readings.values - medians[readings.sessions]
    known = ~np.isnan(change)
    _, anew = np.unique(readings.sessions[known], return_inverse=True)
    return Readings(
        sessions=anew.astype(np.int64),
        patients=readings.patients[known],
        minutes=readings.minutes[known],
        values=change[known],
    )


def bands(
    readings: Readings, *, first: int, last: int, step: int = 5
) -> tuple[Band, ...]:
    """One for each ``step`` minutes: of each session the reading nearest to then.

    A session counts at a time if it was read within half a step of it, and once: of two
    readings as near the earlier one. Quantiles lie between two values by their
    distance (numpy's linear method).
    """
    return tuple(
        _band(minute, readings, read_about(readings, minute, step))
        for minute in range(first, last + 1, step)
    )


def read_about(readings: Readings, minute: float, step: float) -> "NDArray[np.int64]":
    """The place of what was read nearest to that minute in each session, if it was.

    From half a step before it, inclusive, to half a step after it, exclusive.
    """
    import numpy as np  # noqa: PLC0415 - not at start-up

    off = readings.minutes - minute
    near = np.flatnonzero((off >= -step / 2) & (off < step / 2))
    order = np.lexsort((np.abs(off[near]), readings.sessions[near]))
    chosen = near[order]
    _, first = np.unique(readings.sessions[chosen], return_index=True)
    found: NDArray[np.int64] = chosen[first]
    return found


def mean_at(readings: Readings, minute: float, step: float = 5) -> Average:
    """The mean of all sessions at one time: lower than that of their peaks.

    Published rises are told either way, and differ about twofold.
    """
    found = read_about(readings, minute, step)
    return _average(readings.values[found], _different(readings.patients[found]))


def mean_of_peaks(readings: Readings, *, first: float = 0) -> Average:
    """The mean of the highest value of each session, whenever that was."""
    import numpy as np  # noqa: PLC0415 - not at start-up

    since = readings.minutes > first
    sessions, values = readings.sessions[since], readings.values[since]
    peaks = np.full(readings.n, -np.inf)
    np.maximum.at(peaks, sessions, values)
    patients = _different(readings.patients[since])
    return _average(peaks[np.isfinite(peaks)], patients)


def _band(minute: int, readings: Readings, about: "NDArray[np.int64]") -> Band:
    import numpy as np  # noqa: PLC0415 - not at start-up

    values = readings.values[about]
    n, patients = len(about), _different(readings.patients[about])
    hidden = Band(minute=minute, n=n, patients=patients)
    if hidden.is_hidden:
        return hidden
    found = np.percentile(values, (5, 25, 50, 75, 95))
    p5, lower, median, upper, p95 = (float(value) for value in found)
    return Band(
        minute=minute,
        n=n,
        patients=patients,
        median=median,
        lower_quartile=lower,
        upper_quartile=upper,
        p5=p5,
        p95=p95,
    )


def _average(values: "Floats", patients: int) -> Average:
    n, mean, sd = len(values), None, None
    if min(n, patients) >= LEAST_GROUP:
        mean, sd = float(values.mean()), float(values.std(ddof=1))
    return Average(n=n, patients=patients, mean=mean, sd=sd)


def _different(numbers: "NDArray[np.int64]") -> int:
    import numpy as np  # noqa: PLC0415 - not at start-up

    return len(np.unique(numbers))
