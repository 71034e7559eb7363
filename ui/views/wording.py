"""The words of every screen: times, durations, amounts, names and dates."""

# The first frame needs some of these, so nothing here imports more than the language.

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

NOT_RECORDED = "Not recorded"
NOT_KNOWN = "Not known"
MINUS = "\N{MINUS SIGN}"

_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_LONGEST_POST_NOMINAL = 4


def clock(at: datetime, zone: tzinfo) -> str:
    """Hours and minutes of the day there, ``14:07`` (NHS CUI D+Tb-0001)."""
    there = at.astimezone(zone)
    # A tenth of what strftime takes, and a chart asks for hundreds.
    return f"{there.hour:02d}:{there.minute:02d}"


def day(on: date) -> str:
    """``14-Mar-2026`` in every locale (NHS CUI date display)."""
    return f"{on.day:02d}-{_MONTHS[on.month - 1]}-{on.year:04d}"


def local_day(at: datetime, zone: tzinfo) -> date:
    """The date it was there."""
    return at.astimezone(zone).date()


def duration(length: timedelta) -> str:
    """``1hr 15min``, ``3min``, ``22sec``: whole units, cut off, zero ones dropped.

    Seconds are told only below one minute (NHS CUI D+Tb-0018, -0026 to -0028).
    Below zero it is as long as without its sign.
    """
    length = abs(length)
    if length < _MINUTE:
        return f"{length // _SECOND}sec"
    hours, minutes = divmod(length // _MINUTE, 60)
    parts = [f"{hours}hr"] if hours else []
    parts += [f"{minutes}min"] if minutes else []
    return " ".join(parts)


def in_minutes(length: timedelta) -> str:
    """A duration that need not change every second: below a minute ``under 1min``."""
    return "under 1min" if abs(length) < _MINUTE else duration(length)


def old(at: datetime, now: datetime) -> str:
    """The age of a value, ``1min old``."""
    return f"{in_minutes(max(now - at, timedelta(0)))} old"


def since_start(at: datetime, start: datetime) -> str:
    """Minutes since the dose began, ``T+41min``, with a minus sign before it.

    A part of a minute before it is the whole minute that the clock shows.
    """
    minutes = (at - start) // _MINUTE
    sign = MINUS if minutes < 0 else "+"
    return f"T{sign}{abs(minutes)}min"


def spelled(text: str) -> str:
    """The same words with the saturation's sign as it is printed."""
    return text.replace("SpO2", "SpO₂")


def late(by: timedelta) -> str:
    return f"{in_minutes(by)} late"


def apart(ahead: timedelta) -> str:
    """How far one clock is from another, ``30min behind``, ``2hr ahead``."""
    return f"{duration(ahead)} {'ahead' if ahead > timedelta(0) else 'behind'}"


def own_clock(ahead: timedelta) -> str:
    """The workstation's clock, that was set while a session was open."""
    return f"Workstation clock {apart(ahead)}"


def charted_late(by: timedelta) -> str:
    return f"charted {in_minutes(by)} late"


def number(value: Decimal) -> str:
    """By the ISMP list: ``0.5``, ``1``, ``1,250``; never ``.5`` or ``1.0``."""
    plain = f"{value:,f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def as_charted(value: Decimal) -> str:
    """A measured value in the precision it was charted with, ``37.0``."""
    return f"{value:f}"


def amount(value: Decimal, unit: str) -> str:
    """``0.5 mg``, ``51.3 mL/h``, ``54 %``."""
    return f"{number(value)} {unit}" if unit else number(value)


def change(by: Decimal) -> str:
    """``up 64``, ``down 6``: words, since a plus sign is misread (ISMP)."""
    if by == 0:
        return "no change"
    return f"{'up' if by > 0 else 'down'} {number(abs(by))}"


def counted(count: int, one: str, many: str = "") -> str:
    """``1 set``, ``2 sets``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def patient_name(family: str, given: str, title: str = "") -> str:
    """``FAMILY, Given (Title)`` (NHS CUI PAB-0049 to -0053)."""
    name = f"{family.upper()}, {given}" if given else family.upper()
    return f"{name} ({title})" if title else name


def born(on: date, age: int) -> str:
    """``14-Mar-1981 (45y)`` (NHS CUI PAB-0033, -0034)."""
    return f"{day(on)} ({age}y)"


def initials(name: str) -> str:
    """``AO`` for ``A. Okafor RN``: first and last name, without letters after them."""
    words = [word for word in name.replace(".", ". ").split() if word[0].isalpha()]
    while len(words) > 2 and _is_post_nominal(words[-1]):
        words.pop()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _is_post_nominal(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= _LONGEST_POST_NOMINAL


def actor_name(name: str, *, verified: bool) -> str:
    return name if verified else f"{name} (unverified)"


def listed(items: Sequence[str], joint: str = "and") -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def sentence(words: str) -> str:
    """The same words with a capital at the front, the rest untouched."""
    return words[:1].upper() + words[1:]
