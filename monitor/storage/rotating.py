"""Which daily copies are kept, by their dates alone; pure."""

from collections.abc import Iterable
from datetime import date

DAILY = 7
WEEKLY = 4


def superseded(days: Iterable[date]) -> frozenset[date]:
    """Those that need not be kept any more.

    Kept are the newest seven, and the last of each of the four newest weeks (Monday to
    Sunday) that are over, as seen from the newest. No copy goes for want of a newer
    one: where none is made, none is given up.
    """
    newest_first = sorted(set(days), reverse=True)
    if not newest_first:
        return frozenset()
    last_of_week: dict[tuple[int, int], date] = {}
    for day in newest_first:
        last_of_week.setdefault(_week(day), day)
    last_of_week.pop(_week(newest_first[0]))
    weekly = list(last_of_week.values())[:WEEKLY]
    return frozenset(newest_first) - {*newest_first[:DAILY], *weekly}


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week
