"""The one parser of typed expiry dates."""

import re
from calendar import monthrange
from datetime import date

from monitor.chart.refusals import Refusal

_GRAMMAR = re.compile(
    r"(?:([0-9]{1,2})[-/. ])?([0-9]{1,2}|[A-Za-z]{3})[-/. ]([0-9]{4})\Z", re.ASCII
)
_NAMES = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)


def expiry_date(text: str) -> date | Refusal:
    """``31-Jan-2027``, ``31/01/2027``; ``01-2027`` is the last day of that month."""
    parts = _GRAMMAR.match(" ".join(text.split()))
    month = None if parts is None else _month(parts.group(2))
    if parts is None or month is None:
        return _refusal(text, "no date or month")
    year = int(parts.group(3))
    if year == 0:
        return _refusal(text, "there is no year 0")
    last = monthrange(year, month)[1]
    day = last if parts.group(1) is None else int(parts.group(1))
    if not 1 <= day <= last:
        return _refusal(text, f"that month has {last} days")
    return date(year, month, day)


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= len(_NAMES) else None
    name = text.lower()
    return _NAMES.index(name) + 1 if name in _NAMES else None


def _refusal(text: str, why: str) -> Refusal:
    typed = " ".join(text.split())
    return Refusal(
        field="expiry",
        what=f"{typed} is not taken" if typed else "No expiry",
        why=why if typed else "nothing was typed",
        remedy="Type it as 31-Jan-2027, or 01-2027",
    )
