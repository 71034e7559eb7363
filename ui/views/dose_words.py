"""How the dose stands: what was given of it, and since when the infusion is paused."""

from datetime import datetime, tzinfo

from monitor.chart.given import given as given_by
from monitor.chart.infusion import Infusion
from monitor.chart.session import Session
from ui.views import wording

CALCULATED = "given, calculated"
"""Nobody measures what is given: it is worked out from rate and time (ruling 31)."""

MORE = "more than ordered"
OVER = "over order"
ALL = "whole bag"


def given(session: Session, at: datetime) -> str:
    """``33.3 mg of 34.2 mg``, rounded to a tenth; empty where no dose is ordered."""
    found = given_by(session, at)
    if found is None:
        return ""
    so_far = wording.amount(found.mg, "mg")
    return f"{so_far} of {wording.amount(found.ordered_mg, 'mg')}"


def note(session: Session, at: datetime) -> str:
    """What to say beside it: that it is a sum, and where that is over the order."""
    return _noted(session, at, (CALCULATED, f"{MORE}, calculated", f"{MORE}, {ALL}"))


def brief_note(session: Session, at: datetime) -> str:
    """The same where room is short."""
    return _noted(session, at, (CALCULATED, f"{OVER}, calculated", f"{OVER}, {ALL}"))


def _noted(session: Session, at: datetime, words: tuple[str, str, str]) -> str:
    """The words for what is within the order, over it, and all of the bag."""
    found = given_by(session, at)
    if found is None or not found.is_over:
        return words[0]
    return words[2] if found.is_whole_bag else words[1]


def paused(infusion: Infusion, zone: tzinfo) -> str:
    """``paused since 14:20``; empty while it runs, and before and after it."""
    since = infusion.paused_at
    return "" if since is None else f"paused since {wording.clock(since, zone)}"
