"""Days as they are typed: ``14-Mar``, ``mar-2026``, ``yesterday``, ``monday``; pure."""

import re
from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]

_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_WEEKDAYS = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
]
_DAY = re.compile(
    r"([0-9]{1,2})[-/.]([0-9]{1,2}|[a-z]{3})(?:[-/.]([0-9]{4}))?\Z", re.ASCII
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z", re.ASCII)
_MONTH = re.compile(r"([a-z]{3})[-/.]([0-9]{4})\Z", re.ASCII)
_NAMED_DAYS = {"today": 0, "yesterday": 1}


def typed_days(typed: str, today: date) -> Span | None:
    """The first and the last day that are meant; None where it is no day.

    A day without a year is the last such day up to today, as is a day of the week.
    """
    token = typed.lower()
    if token in _NAMED_DAYS:
        named = today - timedelta(days=_NAMED_DAYS[token])
        return named, named
    if token in _WEEKDAYS:
        ago = (today.weekday() - _WEEKDAYS.index(token)) % 7
        return (today - timedelta(days=ago),) * 2
    month = _MONTH.match(token)
    if month is not None and month.group(1) in _MONTHS:
        return _month(int(month.group(2)), _MONTHS.index(month.group(1)) + 1)
    day = _day(token, today)
    return None if day is None else (day, day)


def is_like_a_day(typed: str) -> bool:
    """Whether nothing but a day was meant, be there such a day or not.

    Of digits alone it may also be a patient's number.
    """
    day = _DAY.match(typed.lower())
    return bool(_ISO.match(typed)) or (day is not None and day.group(2) in _MONTHS)


def _month(year: int, number: int) -> Span | None:
    first = _possible(year, number, 1)
    if first is None:
        return None
    return first, date(year, number, monthrange(year, number)[1])


def _day(token: str, today: date) -> date | None:
    written = _ISO.match(token)
    if written is not None:
        year, number, day = map(int, written.groups())
        return _possible(year, number, day)
    parts = _DAY.match(token)
    if parts is None:
        return None
    day_text, month_text, year_text = parts.groups()
    if month_text in _MONTHS:
        number = _MONTHS.index(month_text) + 1
    elif month_text.isdigit():
        number = int(month_text)
    else:
        return None
    year = today.year if year_text is None else int(year_text)
    # There is a 29 February every eighth year at least.
    years = range(year, year - 9, -1) if year_text is None else (year,)
    days = (_possible(each, number, int(day_text)) for each in years)
    return next((d for d in days if d and (year_text or d <= today)), None)


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
