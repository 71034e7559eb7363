"""The one parser of typed dates of birth."""

import re
from calendar import monthrange
from datetime import date

from monitor.chart.refusals import Refusal

EARLIEST_YEAR = 1900

_GRAMMAR = re.compile(
    r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[A-Za-z]{3,9})[-/. ]([0-9]{2,4})\Z", re.ASCII
)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_FULL_YEAR = 4
_REMEDY = "Type it as 14-Mar-1981 or 14/03/1981"


def birth_date(text: str, today: date) -> date | Refusal:
    """The date typed as ``14-Mar-1981`` or ``14/03/1981``, or why it is none.

    The day comes first and the year has four digits, so nothing is guessed.
    """
    typed = " ".join(text.split())
    parts = _GRAMMAR.match(typed)
    if parts is None:
        why = "nothing was typed" if not typed else "it is not day, month and year"
        return _refusal(typed or "No date of birth", why)
    day, month_text, year_text = parts.groups()
    if len(year_text) != _FULL_YEAR:
        return _refusal(typed, "the year is not typed in full")
    month = _month(month_text)
    if month is None:
        return _refusal(typed, f"{month_text} is no month; the day comes first")
    return _possible(typed, (int(year_text), month, int(day)), today)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= len(_MONTHS) else None
    for number, name in enumerate(_MONTHS, start=1):
        if name.startswith(text.lower()):
            return number
    return None


def _possible(typed: str, ymd: tuple[int, int, int], today: date) -> date | Refusal:
    year, month, day = ymd
    if year < EARLIEST_YEAR:
        return _refusal(typed, f"it lies before {EARLIEST_YEAR}")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = _MONTHS[month - 1].capitalize()
        return _refusal(typed, f"{name} {year} has {last} days")
    born = date(year, month, day)
    if born > today:
        return _refusal(typed, "it lies in the future")
    return born


def _refusal(typed: str, why: str) -> Refusal:
    what = f"{typed} is not taken" if typed != "No date of birth" else typed
    return Refusal(field="born", what=what, why=why, remedy=_REMEDY)
