"""What one term of the typed filter asks for, or why it can't be read; pure."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from monitor.charting.patient_search import number_key, words_of
from monitor.charting.review_list import (
    COUNT_FIELDS,
    STATES,
    CallBy,
    Compared,
    Condition,
    CountField,
    Days,
    How,
    InNotes,
    Named,
    OfNumber,
    OfPatient,
    Order,
    TextField,
    resolved,
)
from monitor.review.filter_words import ORDER, WORDS, Word
from monitor.review.typed_days import typed_days

_HOW: dict[str, How] = {
    ">": ">",
    ">=": ">=",
    "<": "<",
    "<=": "<=",
    "=": "=",
    ":": "=",
}
_YES = {"yes": (">", 0), "no": ("=", 0)}
_ALERTS: tuple[CountField, ...] = ("high", "medium", "low")
_MOST = 10**9
_ORDERS: dict[str, Order] = {"exceptions": "exceptions", "date": "newest"}


class Unread(NamedTuple):
    """Why a term can't be read, and what is possible."""

    why: str
    remedy: str


Found = Sequence[Condition] | Unread
EVERY_TERM = Unread(
    "every term has to hold", "Possible: several values, as in room:1,3"
)
NOTHING_LEFT_OUT = Unread("nothing can be left out", "Possible: no, as in late:no")
NO_SUCH_DAY = Unread("there is no such day", "Possible: 14-Mar or 2026-03-14")


def condition_of(field: str, how: str, values: Sequence[str], today: date) -> Found:
    word = WORDS.get(field)
    if word is None:
        return Unread(
            "there is no such field", f"Possible are {', '.join(sorted(WORDS))}"
        )
    if not values:
        return _possible(word, "nothing stands behind it")
    if word.counts is not None:
        return _compared(word, how, values)
    if how not in (":", "="):
        return _possible(word, "it compares what is no number")
    return _asked(word, values, today)


def order_of(how: str, values: Sequence[str]) -> Order | Unread:
    """How what is found stands, whatever is sought."""
    typed = [value.lower() for value in values]
    if how not in (":", "=") or len(typed) != 1 or typed[0] not in _ORDERS:
        return _possible(WORDS[ORDER], "there is no such order")
    return _ORDERS[typed[0]]


def _asked(word: Word, values: Sequence[str], today: date) -> Found:
    """By a field that is no number."""
    if word.named is not None:
        return _named(word.named, tuple(values))
    if word.kind == "patient":
        return (OfPatient(tuple(w for v in values for w in words_of(v))),)
    if word.kind == "number":
        return _numbered(word, values)
    if word.kind == "note":
        return _noted(word, values)
    if word.kind == "alert":
        return _alerts(word, values)
    return (_days if word.kind == "day" else _call)(word, values, today)


def _named(field: TextField, values: tuple[str, ...]) -> Found:
    """Which states there can be is known, and a room may come to be there."""
    if field == "state" and not all(resolved(field, (v,), ()) for v in values):
        return Unread("there is no such state", f"Possible: {', '.join(STATES)}")
    return (Named(field, values),)


def _compared(word: Word, how: str, values: Sequence[str]) -> Found:
    typed = values[0].lower()
    if len(values) > 1:
        return _possible(word, "it has more than one value")
    if word.counts is None:
        raise TypeError(f"{word.name} is of no number")
    if typed in _YES and how in (":", "=") and word.counts in COUNT_FIELDS:
        sign, than = _YES[typed]
        return (Compared(word.counts, _HOW[sign], than),)
    number = _number(typed)
    if number is None:
        return _possible(word, "no number stands behind it")
    return (Compared(word.counts, _HOW[how], number * word.unit),)


def _number(typed: str) -> float | None:
    """Digits, with a decimal point or without; no words such as ``nan``."""
    whole, _, rest = typed.partition(".")
    if not (whole + rest).isascii() or not (whole + rest).isdigit() or not whole:
        return None
    number = float(typed)
    return number if number < _MOST else None


def _numbered(word: Word, values: Sequence[str]) -> Found:
    if len(values) > 1 or not number_key(values[0]):
        return _possible(word, "it is no one number")
    return (OfNumber(number_key(values[0])),)


def _noted(word: Word, values: Sequence[str]) -> Found:
    phrases = [value for value in values if any(c.isalnum() for c in value)]
    if not phrases:
        return _possible(word, "there is no word in it")
    return tuple(InNotes(phrase) for phrase in phrases)


def _days(word: Word, values: Sequence[str], today: date) -> Found:
    spans = [typed_days(value, today) for value in values]
    if len(spans) > 1 or spans[0] is None:
        return _possible(word, "no day stands behind it")
    first, last = spans[0]
    return (
        Days(
            None if word.name == "until" else first,
            None if word.name == "since" else last,
        ),
    )


def _call(word: Word, values: Sequence[str], today: date) -> Found:
    if [value.lower() for value in values] != ["due"]:
        return _possible(word, "there is no such call")
    return (CallBy(today),)


def _alerts(word: Word, values: Sequence[str]) -> Found:
    typed = [value.lower() for value in values]
    if typed == ["none"]:
        return tuple(Compared(field, "=", 0) for field in _ALERTS)
    if len(typed) == 1 and typed[0] in _ALERTS:
        return (Compared(_ALERTS[_ALERTS.index(typed[0])], ">", 0),)
    return _possible(word, "there is no such alert")


def _possible(word: Word, why: str) -> Unread:
    return Unread(why, f"Possible: {word.hint}")
