"""Whether sets were observed when they were due."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from monitor.review.completeness import due_slots
from monitor.review.delays import delay_figures
from monitor.review.indicators import Count, Delays, Share, patients_of, share
from monitor.review.reviewed import Reviewed

_ZERO = timedelta(0)


def timeliness(sessions: Sequence[Reviewed]) -> Share:
    return share(
        "Sets in time",
        "sets observed within the protocol's tolerance of sets due",
        sessions,
        _in_time,
    )


def lateness(sessions: Sequence[Reviewed]) -> Delays:
    """A set that was early is not late by less than nothing."""
    due = [reviewed for reviewed in sessions if due_slots(reviewed)]
    late_by = [
        None if slot.observed_at is None else max(slot.observed_at - slot.at, _ZERO)
        for reviewed in due
        for slot in due_slots(reviewed)
    ]
    return Delays(
        name="Lateness of sets",
        formula="from when a set was due until it was observed, none for one that was"
        " early; a set that was never charted counts as longest",
        of=len(due),
        patients=patients_of(due),
        figures=delay_figures(late_by),
    )


def _in_time(reviewed: Reviewed) -> Count:
    slots = due_slots(reviewed)
    timely = sum(s.state == "filled" and not s.filled_late for s in slots)
    return Count(timely, len(slots))


def all_timeliness(sessions: Sequence[Reviewed]) -> Iterable[Share | Delays]:
    yield timeliness(sessions)
    yield lateness(sessions)
