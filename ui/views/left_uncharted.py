"""What is said of sets that nobody charted, and of charting without signing in.

The same words where somebody signs, in the summary and on the transfer sheet.
"""

from datetime import datetime, timedelta

from monitor.chart.break_glass import CO_SIGN_WITHIN, BrokenGlass
from monitor.chart.review import to_co_sign
from monitor.charting.reads import SessionRead
from ui.views import state_words, wording


def missed_sets(read: SessionRead) -> tuple[str, ...]:
    """When each of them was due, by the clock."""
    zone = state_words.zone_of(read)
    return tuple(
        wording.clock(slot.at, zone)
        for slot in read.assessment.slots
        if slot.state == "missed"
    )


def sets_missed(missed: tuple[str, ...]) -> tuple[str, ...]:
    """``sets of 14:22 and 14:30 missed``; nothing where none was."""
    what = "sets" if len(missed) > 1 else "set"
    return (f"{what} of {wording.listed(missed)} missed",) if missed else ()


def without_signing_in(read: SessionRead) -> tuple[str, ...]:
    """Who charted so, for each of it that nobody has co-signed, and since too long."""
    return tuple(
        f"charted without signing in by {glass.name}, {_lacking(glass, read.at)}"
        for glass in to_co_sign(read.session)
    )


def _lacking(glass: BrokenGlass, now: datetime) -> str:
    hours = CO_SIGN_WITHIN // timedelta(hours=1)
    late = f" within {hours} hours" if glass.is_overdue(now) else ""
    return f"not co-signed{late}"
