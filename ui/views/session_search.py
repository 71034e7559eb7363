"""What was typed into the session list, read as words of a patient and days."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from monitor.charting.ports import SessionQuery, SessionState

ListedState = Literal[
    "all", "open", "closed", "review", "sign", "asked", "answered", "call"
]

_STATES: dict[ListedState, SessionState | None] = {
    "all": None,
    "open": "open",
    "closed": "closed",
    "review": "review",
    "sign": "to sign",
    "asked": "asked",
    "answered": "answered",
    "call": None,
}

PAGE = 50
"""Rows asked for at a time; the next page comes when the list is scrolled there."""

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_DAY = re.compile(
    r"([0-9]{1,2})[-/.]([0-9]{1,2}|[a-z]{3})(?:[-/.]([0-9]{4}))?\Z", re.ASCII
)
_MONTH = re.compile(r"([a-z]{3})[-/.]([0-9]{4})\Z", re.ASCII)
_NAMED_DAYS = {"today": 0, "yesterday": 1}


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
    days: list[tuple[date, date]] = []
    for token in typed.split():
        span = _span(token.lower(), today)
        if span is None:
            words.append(token)
        else:
            days.append(span)
    return SessionSearch(
        words=" ".join(words),
        first_day=min((first for first, _ in days), default=None),
        last_day=max((last for _, last in days), default=None),
    )


def query_of(typed: str, today: date, state: ListedState = "all") -> SessionQuery:
    search = read_search(typed, today)
    return SessionQuery(
        text=search.words,
        first_day=search.first_day,
        last_day=search.last_day,
        state=_STATES[state],
        call_by=today if state == "call" else None,
        limit=PAGE,
    )


def _span(token: str, today: date) -> tuple[date, date] | None:
    if token in _NAMED_DAYS:
        named = today - timedelta(days=_NAMED_DAYS[token])
        return named, named
    month = _MONTH.match(token)
    if month is not None and month.group(1) in _MONTHS:
        year, number = int(month.group(2)), _MONTHS.index(month.group(1)) + 1
        if not date.min.year <= year <= date.max.year:
            return None
        last = monthrange(year, number)[1]
        return date(year, number, 1), date(year, number, last)
    day = _day(token, today)
    return None if day is None else (day, day)


def _day(token: str, today: date) -> date | None:
    parts = _DAY.match(token)
    if parts is None:
        return None
    day, month_text, year_text = parts.groups()
    if month_text in _MONTHS:
        month = _MONTHS.index(month_text) + 1
    elif month_text.isdigit():
        month = int(month_text)
    else:
        return None
    year = today.year if year_text is None else int(year_text)
    found = _possible(year, month, int(day))
    if found is not None and year_text is None and found > today:
        found = _possible(year - 1, month, int(day))
    return found


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
