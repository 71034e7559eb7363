"""What a cohort comes to, told as the published courses tell it, from its record.

Table C2 to C12 are those of the clinical reference, 5.1. A mean at one time and the
mean of everybody's own peak are different figures, and are kept apart.
"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from math import isnan
from statistics import median
from uuid import UUID

import numpy as np
from msgspec import Struct

from monitor.charting.reads import SessionRead
from monitor.protocol.assessment import Alert
from monitor.protocol.care_protocol import OVERDUE
from monitor.simulation.cohort_session import SLOTS

_NEAREST = 7.0
"""Minutes by which a set may lie off a slot to be counted at it."""

_FIELDS = ("sbp", "dbp", "hr", "spo2")
_INFUSING = 4
_LOOKED_AT = (40, 55, 85)

Table = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Yes = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


class Figures(Struct, frozen=True, kw_only=True):
    """What is kept of one session. Changes are from the session's own baseline.

    ``at_slots`` has a change for each slot and field, NaN where no set was charted;
    ``peaks`` the largest ones of the four during the infusion. ``ready`` is in minutes
    from the start. ``value_rules`` are those of medium and high alerts on what was
    read; ``amended_rules`` those raised on a value that was amended afterwards.
    """

    patient: UUID
    baseline: tuple[float, ...]
    at_slots: tuple[tuple[float, ...], ...]
    peaks: tuple[float, ...]
    highest_sbp: float
    cadss: int
    ready: float
    value_rules: frozenset[str]
    amended_rules: frozenset[str]
    has_overdue: bool


def figures_of(read: SessionRead) -> Figures:
    """Raises ValueError for a session without a dose, a baseline or a discharge."""
    session = read.session
    started, closed = session.dose_started_at, session.closed
    if started is None or closed is None or closed.ready_at is None:
        raise ValueError("The session was not dosed and discharged.")
    before: dict[str, list[Decimal]] = {field: [] for field in _FIELDS}
    after: list[tuple[float, dict[str, float]]] = []
    for observed in session.sets:
        minute = (observed.observed_at - started) / timedelta(minutes=1)
        values = {f: v for f in _FIELDS if (v := observed.value(f)) is not None}
        if minute < 0:
            for field, value in values.items():
                before[field].append(value)
        else:
            after.append((minute, {f: float(v) for f, v in values.items()}))
    baseline = {f: float(median(found)) for f, found in before.items()}
    at_slots = tuple(_changes(after, slot, baseline) for slot in SLOTS)
    raised = [a for a in read.assessment.alerts if a.recorded and a.priority != "low"]
    judged = [a for a in raised if a.parameter != OVERDUE]
    return Figures(
        patient=session.opened.patient,
        baseline=tuple(baseline[f] for f in _FIELDS),
        at_slots=at_slots,
        peaks=tuple(_largest(at_slots[:_INFUSING], n) for n in range(len(_FIELDS))),
        highest_sbp=max(v["sbp"] for _, v in after if "sbp" in v),
        cadss=sum(s.recorded.total or 0 for s in session.scores),
        ready=(closed.ready_at - started) / timedelta(minutes=1),
        value_rules=frozenset(a.rule for a in judged if not _is_amended(a)),
        amended_rules=frozenset(a.rule for a in judged if _is_amended(a)),
        has_overdue=any(a.parameter == OVERDUE for a in raised),
    )


def _is_amended(alert: Alert) -> bool:
    """Raised on a value that was mistyped, and is not in force any more."""
    return alert.resolved_how in ("amended value", "struck-out value")


def _changes(
    sets: Sequence[tuple[float, dict[str, float]]],
    slot: float,
    baseline: dict[str, float],
) -> tuple[float, ...]:
    """Of the set nearest to the slot, a scheduled one before a repeat."""
    whole = [(m, v) for m, v in sets if len(v) == len(_FIELDS)]
    near = [(abs(m - slot), v) for m, v in whole if 0 <= m - slot <= _NEAREST + 2]
    if not near:
        return (float("nan"),) * len(_FIELDS)
    _, values = min(near, key=lambda found: found[0])
    return tuple(values[f] - baseline[f] for f in _FIELDS)


def _largest(changes: Sequence[tuple[float, ...]], field: int) -> float:
    """NaN where nothing was charted."""
    there = [change[field] for change in changes if not isnan(change[field])]
    return max(there, default=float("nan"))


class Row(Struct, frozen=True, kw_only=True):
    """One published figure, what it is here, and between which numbers it holds.

    Without limits it is only told.
    """

    id: str
    what: str
    published: str
    found: float
    lowest: float | None = None
    highest: float | None = None

    @property
    def is_judged(self) -> bool:
        """Not so where what is published is of others than are drawn here."""
        return self.lowest is not None and self.highest is not None

    @property
    def holds(self) -> bool:
        """So also where it is not judged."""
        above = self.lowest is None or self.lowest <= self.found
        return above and (self.highest is None or self.found <= self.highest)


def rows(cohort: Sequence[Figures]) -> tuple[Row, ...]:
    """Of at least some hundred sessions; fewer are told, but need not hold."""
    changes = np.array([f.at_slots for f in cohort])
    return (
        *_mean_changes(np.nanmean(changes, axis=0)),
        *_at_40(changes[:, SLOTS.index(40), :], cohort),
        *_own_peaks(cohort),
        *_back(changes),
        # Of the nasal spray, in another population: told beside it, and not judged.
        Row(
            id="C6",
            what="patients ever up 40/25, %",
            published="8 to 19",
            found=_ever_up(cohort),
        ),
        *_dissociated(cohort),
        *_ready(cohort),
    )


def _mean_changes(means: Table) -> tuple[Row, ...]:
    sbp, dbp, hr = (_top(means, place) for place in range(3))
    return (
        _row("C2", "SBP, largest mean change, mmHg", "7.4", sbp, (7.4, 16.0)),
        _row("C2", "DBP, largest mean change, mmHg", "6.0", dbp, (6.0, 11.0)),
        _row("C2", "HR, largest mean change, /min", "1.9", hr, (0.9, 3.4)),
        _row(
            "C2", "minute of the largest mean SBP", "30 to 40", _when(means), (30, 40)
        ),
    )


def _at_40(changes: Table, cohort: Sequence[Figures]) -> tuple[Row, ...]:
    high = _share(np.array([f.highest_sbp >= 180 for f in cohort]))
    return (
        _row("C3", "SBP at 40min, mean", "16.0", _mean(changes, 0), (7.4, 16.0)),
        _row("C3", "SBP at 40min, SD", "11.2", _sd(changes, 0), (9.0, 13.0)),
        _row("C3", "DBP at 40min, mean", "11.0", _mean(changes, 1), (6.0, 11.0)),
        _row("C3", "DBP at 40min, SD", "8.45", _sd(changes, 1), (6.5, 10.5)),
        _row("C3", "sessions with SBP 180 or more, %", "0.98", high, (0.3, 2.0)),
    )


def _own_peaks(cohort: Sequence[Figures]) -> tuple[Row, ...]:
    peaks = np.array([f.peaks for f in cohort])
    return (
        _row("C4", "SBP, mean of own peaks", "19.6", _mean(peaks, 0), (14.0, 21.0)),
        _row("C4", "SBP, SD of own peaks", "12.8", _sd(peaks, 0), (9.0, 13.5)),
        _row("C4", "DBP, mean of own peaks", "13.4", _mean(peaks, 1), (9.5, 15.5)),
    )


def _back(changes: Table) -> tuple[Row, ...]:
    at_100 = float(np.nanmean(changes[:, -1, 0]))
    spo2 = _mean(changes[:, SLOTS.index(40), :], 3)
    return (
        _row("C5", "SBP at 100min, mean change", "0", at_100, (-2.0, 2.0)),
        _row("C5", "SpO2 at 40min, mean change", "0", spo2, (-0.3, 0.3)),
    )


def _dissociated(cohort: Sequence[Figures]) -> tuple[Row, ...]:
    cadss = np.array([f.cadss for f in cohort])
    return (
        _row("C8", "CADSS, mean", "7.7", float(cadss.mean()), (6.7, 8.7)),
        _row("C8", "CADSS, SD", "9.2", float(cadss.std(ddof=1)), (8.0, 10.6)),
        _row("C8", "CADSS, median", "skewed", float(np.median(cadss)), (0, 6)),
    )


def _ready(cohort: Sequence[Figures]) -> tuple[Row, ...]:
    ready = np.array([f.ready for f in cohort])
    soon, late = _share(ready <= 115), _share(ready > 145)
    return (
        _row("C12", "ready by 115min, %", "90 or more", soon, (90, 100)),
        _row("C12", "not ready at 145min, %", "3.5 at most", late, (0, 3.5)),
    )


def alert_share(cohort: Sequence[Figures]) -> float:
    """Percent of sessions with a medium or high alert on a value that was read.

    Overdue alerts are apart, and so are those on a value that was amended.
    """
    return _share(np.array([bool(f.value_rules) for f in cohort]))


def share_with_amended(cohort: Sequence[Figures]) -> float:
    """Percent of sessions with any medium or high value alert, amended or not."""
    return _share(np.array([bool(f.value_rules | f.amended_rules) for f in cohort]))


def overdue_share(cohort: Sequence[Figures]) -> float:
    return _share(np.array([f.has_overdue for f in cohort]))


def rule_shares(cohort: Sequence[Figures]) -> tuple[tuple[str, float], ...]:
    """Each rule that fired, with the percent of sessions it fired in; most first."""
    rules = {rule for f in cohort for rule in f.value_rules}
    shares = [
        (rule, _share(np.array([rule in f.value_rules for f in cohort])))
        for rule in rules
    ]
    return tuple(sorted(shares, key=lambda found: (-found[1], found[0])))


def _row(
    id_: str, what: str, published: str, found: float, within: tuple[float, float]
) -> Row:
    lowest, highest = within
    return Row(
        id=id_,
        what=what,
        published=published,
        found=found,
        lowest=lowest,
        highest=highest,
    )


def _top(means: Table, field: int) -> float:
    return float(np.nanmax(means[:, field]))


def _when(means: Table) -> float:
    return float(SLOTS[int(np.nanargmax(means[:, 0]))])


def _mean(table: Table, field: int) -> float:
    return float(np.nanmean(table[:, field]))


def _sd(table: Table, field: int) -> float:
    return float(np.nanstd(table[:, field], ddof=1))


def _share(yes: Yes) -> float:
    return float(100 * yes.mean())


def _ever_up(cohort: Sequence[Figures]) -> float:
    """Percent of patients whose course has a rise of 40 systolic or 25 diastolic.

    At the times it was looked for where it was published: about 40, 60 and 90 min.
    """
    looked = [SLOTS.index(slot) for slot in _LOOKED_AT]
    ups: dict[UUID, bool] = {}
    for f in cohort:
        seen = [f.at_slots[n] for n in looked]
        is_up = any(s[0] >= 40 or s[1] >= 25 for s in seen)
        ups[f.patient] = ups.get(f.patient, False) or is_up
    return _share(np.array(list(ups.values())))
