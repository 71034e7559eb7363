"""What stands below each session of a course: its figures, and outcome scores."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median

from msgspec import Struct

from monitor.chart.earlier import EarlierSession
from monitor.protocol.care_protocol import CareProtocol
from monitor.scales.catalogue import OFFERED, scale_of
from monitor.scales.scale import Scale
from ui.views import wording
from ui.views.trend.limits import drawn_limits

MINUTE = timedelta(minutes=1)
DASH = "\N{EN DASH}"
_START = timedelta(0)
_SPO2, _DISSOCIATION = "spo2", "dissociation"
_OF_LEAVING = frozenset({"aldrete", "padss", "acvpu", "rass", "poss", "ramsay"})
"""Scores of how somebody is now, which tell nothing of the course."""


class CourseRow(Struct, frozen=True, kw_only=True):
    """A figure of each session in words."""

    label: str
    values: tuple[str, ...]


class ScoreRow(Struct, frozen=True, kw_only=True):
    """The totals of one scale, first to last; None where it was not taken.

    ``highest`` is the range that they are drawn on, from ``lowest``.
    """

    label: str
    lowest: int
    highest: int
    totals: tuple[int | None, ...]


def course_rows(
    sessions: Sequence[EarlierSession], protocol: CareProtocol
) -> tuple[CourseRow, ...]:
    upper = protocol.charting.pressure.upper
    rows: list[tuple[str, Callable[[EarlierSession], str]]] = [
        ("Peak SBP", lambda s: _peak(s, upper)),
        ("over baseline", lambda s: _rise(s, upper, protocol)),
    ]
    limit = _limit(protocol, upper)
    if limit is not None:
        words = f"SBP {wording.number(limit)} or more"
        rows.append((words, lambda s: _minutes(s, upper, limit)))
    rows += [
        ("SpO₂ lowest", lambda s: told(lowest(s, _SPO2))),
        ("Dissociation", lambda s: told(s.highest.get(_DISSOCIATION))),
        ("Nausea", lambda s: told(s.highest.get("nausea"))),
        ("Dose", _dose),
        ("Ready after", ready_words),
    ]
    return tuple(
        CourseRow(label=label, values=tuple(tell(session) for session in sessions))
        for label, tell in rows
    )


def score_rows(
    every: Sequence[EarlierSession], shown: Sequence[EarlierSession]
) -> tuple[ScoreRow, ...]:
    """Of each scale of outcome that was taken in the course at all.

    Their range is that of the form; where that is the site's own, the highest total.
    """
    totals = [_totals(session) for session in every]
    taken = {scale for found in totals for scale in found}
    rows = []
    for scale in OFFERED:
        if scale.id in taken and scale.id not in _OF_LEAVING:
            highest = max(found[scale.id] for found in totals if scale.id in found)
            rows.append(
                ScoreRow(
                    label=scale.name,
                    lowest=scale.versions[0].lowest,
                    highest=_range(scale) or max(highest, 1),
                    totals=tuple(_totals(s).get(scale.id) for s in shown),
                )
            )
    return tuple(rows)


def baseline(
    session: EarlierSession, field: str, protocol: CareProtocol
) -> Decimal | None:
    """The exact median of what was read in the while before the dose."""
    within = protocol.charting.baseline_within
    found = [
        s.values[field]
        for s in session.sets
        if -within <= s.since_start <= _START and field in s.values
    ]
    return median(found) if found else None


def lowest(session: EarlierSession, field: str) -> Decimal | None:
    """Since the dose began."""
    return min(
        (
            s.values[field]
            for s in session.sets
            if s.since_start > _START and field in s.values
        ),
        default=None,
    )


def ready_words(session: EarlierSession) -> str:
    """``107min`` after the dose began."""
    if session.ready_at is None or session.started_at is None:
        return DASH
    return f"{(session.ready_at - session.started_at) // MINUTE}min"


def told(value: Decimal | None) -> str:
    return DASH if value is None else wording.number(value)


def minutes_at_least(
    session: EarlierSession, field: str, limit: Decimal
) -> timedelta | None:
    """How long it was that high: from each such reading to the next of that field.

    Of the last reading nothing is known beyond it. None where nothing was read.
    """
    read = [
        (s.since_start, s.values[field])
        for s in session.sets
        if s.since_start > _START and field in s.values
    ]
    if not read:
        return None
    spans = (after - at for (at, v), (after, _) in pairwise(read) if v >= limit)
    return sum(spans, timedelta())


def _totals(session: EarlierSession) -> Mapping[str, int]:
    """By scale the latest of the session."""
    found: dict[str, int] = {}
    for score in session.scores:
        if score.total is not None and scale_of(score.scale) is not None:
            found[score.scale] = score.total
    return found


def _range(scale: Scale) -> int | None:
    ranges = [version.highest for version in scale.versions]
    return None if not ranges or ranges[0] is None else ranges[0]


def _peak(session: EarlierSession, upper: str) -> str:
    return told(session.highest.get(upper))


def _rise(session: EarlierSession, upper: str, protocol: CareProtocol) -> str:
    peak, before = session.highest.get(upper), baseline(session, upper, protocol)
    if peak is None or before is None:
        return DASH
    return wording.change(peak - before)


def _limit(protocol: CareProtocol, field: str) -> Decimal | None:
    """From which value on the chart has an area: the lowest of them."""
    above = [x.limit for x in drawn_limits(protocol, field) if x.side == "above"]
    return Decimal(min(above)) if above else None


def _minutes(session: EarlierSession, field: str, limit: Decimal) -> str:
    found = minutes_at_least(session, field, limit)
    return DASH if found is None else f"{found // MINUTE}min"


def _dose(session: EarlierSession) -> str:
    if session.mg is None:
        return "none"
    amount = wording.amount(session.mg, "mg")
    return f"at most {amount}" if session.is_uncertain else amount
