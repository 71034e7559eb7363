"""A day in words, the same in every locale."""

from datetime import date

_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"


def day_in_words(day: date) -> str:
    """``14-Mar-2026`` in every locale."""
    month = _MONTHS[day.month * 3 - 3 : day.month * 3]
    return f"{day:%d}-{month}-{day:%Y}"
