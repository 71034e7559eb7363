"""What was typed into a search, read as words and days."""

from datetime import date

from msgspec import Struct

from monitor.review.typed_days import typed_days


class SessionSearch(Struct, frozen=True, kw_only=True):
    """The words of the patient, and the days; None where none was typed."""

    words: str = ""
    first_day: date | None = None
    last_day: date | None = None


def read_search(typed: str, today: date) -> SessionSearch:
    """``halv 14-Mar-2026``, ``yesterday``, ``mar-2026``; two days make a span.

    A day without a year is the last such day up to today. What is no day is a word.
    """
    words: list[str] = []
    days: list[date] = []
    for token in typed.split():
        span = typed_days(token, today)
        if span is None:
            words.append(token)
        else:
            days += span
    return SessionSearch(
        words=" ".join(words),
        first_day=min(days, default=None),
        last_day=max(days, default=None),
    )
