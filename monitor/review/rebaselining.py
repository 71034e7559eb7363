"""The baseline of a condensed session under a protocol that goes back farther."""

from datetime import timedelta
from decimal import Decimal

from monitor.chart.timeliness import is_in_baseline
from monitor.protocol.baseline import median
from monitor.review.condensing import Course
from monitor.review.milliseconds import time_in


def medians_in(course: Course, within_minutes: int) -> dict[str, Decimal]:
    """As ``medians`` of a plain session; empty where no dose began.

    Until then no rule is held against a baseline.
    """
    if course.started is None:
        return {}
    started, within = time_in(course.started), timedelta(minutes=within_minutes)
    read: dict[str, list[Decimal]] = {}
    for seed in course.seeds:
        if seed.values and is_in_baseline(time_in(seed.at), started, within):
            for field, value in seed.values.items():
                read.setdefault(field, []).append(value)
    return {field: median(values) for field, values in read.items()}
