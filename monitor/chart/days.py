"""A day in words, the same in every locale, and the day of a session."""

from datetime import date
from zoneinfo import ZoneInfo

from monitor.chart.session import Session

_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def day_in_words(day: date) -> str:
    """``14-Mar-2026`` in every locale."""
    month = _MONTHS[day.month * 3 - 3 : day.month * 3]
    return f"{day:%d}-{month}-{day:%Y}"


def opened_day(session: Session) -> str:
    """The day on which it was opened where it was held, as ``2026-03-14``."""
    zone = ZoneInfo(session.opened.zone)
    return session.opened_at.astimezone(zone).date().isoformat()
