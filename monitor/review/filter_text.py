"""The typed filter read: ``nurse:okafor alert:high late>2 "felt sick"``; pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from monitor.charting.patient_search import words_of
from monitor.charting.review_list import Condition, Days, OfPatient, Order, Sought
from monitor.review.filter_values import (
    EVERY_TERM,
    NO_SUCH_DAY,
    NOTHING_LEFT_OUT,
    Unread,
    condition_of,
    order_of,
)
from monitor.review.filter_words import ORDER, WORDS
from monitor.review.typed_days import is_like_a_day, typed_days

_QUOTED = r'"[^"]*(?:"|\Z)'
_TERM = re.compile(rf'(?:{_QUOTED}|[^\s"])+')
_PARTS = re.compile(r"([^\W\d_][\w]*)(>=|<=|>|<|=|:)(.*)\Z", re.DOTALL)
_JOINING = frozenset({"AND", "OR", "NOT"})
_VALUES = re.compile(rf'{_QUOTED}|[^,"]+')


class Term(Struct, frozen=True, kw_only=True):
    """A part of what was typed, as it stands there from ``start`` to ``end``.

    ``field`` is empty of a word alone; ``how`` is what stands before its ``values``.
    """

    text: str
    start: int
    end: int
    field: str = ""
    how: str = ""
    values: tuple[str, ...] = ()


class Fault(Struct, frozen=True, kw_only=True):
    """What can't be read, and what is possible; it ``is_unfinished`` at the end."""

    at: int
    sentence: str
    is_unfinished: bool


class Filter(Struct, frozen=True, kw_only=True):
    """What was typed: its terms, what they seek, and the first that can't be read.

    Where nothing is typed, all is sought, what is to be reviewed first.
    """

    terms: tuple[Term, ...] = ()
    sought: Sought = Sought(order="exceptions")
    fault: Fault | None = None


def read_filter(typed: str, today: date) -> Filter:
    """Every term must hold. Words alone are of the patient, days alone make a span."""
    terms = tuple(terms_in(typed))
    conditions: list[Condition] = []
    words: list[str] = []
    days: list[date] = []
    fault: Fault | None = None
    for term in terms:
        span = None if term.field or term.how else typed_days(term.text, today)
        if span is not None:
            days += span
        elif not term.field and not term.how:
            words += words_of(term.text)
            unread = _no_word(term.text, terms)
            if unread is not None:
                fault = fault or _fault(typed, term, unread)
        else:
            found = _found(term, today)
            if isinstance(found, Unread):
                fault = fault or _fault(typed, term, found)
            else:
                conditions += found
    if words:
        conditions.append(OfPatient(tuple(words)))
    if days:
        conditions.append(Days(min(days), max(days)))
    sought = Sought(tuple(conditions), order_in(terms))
    return Filter(terms=terms, sought=sought, fault=fault)


def order_in(terms: Sequence[Term]) -> Order:
    """How what is found stands: as is said last, or what is to be reviewed first."""
    said = (order_of(t.how, t.values) for t in reversed(terms) if t.field == ORDER)
    return next((one for one in said if not isinstance(one, Unread)), "exceptions")


def terms_in(typed: str) -> Iterator[Term]:
    """The parts between spaces; within quotation marks a space parts nothing."""
    for found in _TERM.finditer(typed):
        text = found.group()
        term = Term(text=text, start=found.start(), end=found.end())
        parts = _PARTS.match(text)
        if text.startswith('"'):
            yield Term(
                text=text,
                start=term.start,
                end=term.end,
                field="note",
                how=":",
                values=(text.strip('"'),),
            )
        elif parts is None:
            yield term
        else:
            yield Term(
                text=text,
                start=term.start,
                end=term.end,
                field=parts.group(1).lower(),
                how=parts.group(2),
                values=tuple(_values(parts.group(3))),
            )


def _no_word(text: str, terms: Sequence[Term]) -> Unread | None:
    """Why it is not sought as part of a name; None where it is."""
    if is_like_a_day(text):
        return NO_SUCH_DAY
    if text in _JOINING and any(term.field for term in terms):
        return EVERY_TERM
    if text.startswith("-") and _PARTS.match(text[1:]):
        return NOTHING_LEFT_OUT
    return None


def _found(term: Term, today: date) -> Sequence[Condition] | Unread:
    if term.field == ORDER:
        order = order_of(term.how, term.values)
        return order if isinstance(order, Unread) else ()
    return condition_of(term.field, term.how, term.values, today)


def _values(typed: str) -> Iterator[str]:
    for found in _VALUES.findall(typed):
        value = found.strip('"').strip()
        if value:
            yield value


def _fault(typed: str, term: Term, found: Unread) -> Fault:
    is_last = term.end == len(typed)
    begun = [name for name in WORDS if name.startswith(term.field)]
    return Fault(
        at=term.start,
        sentence=f"{term.text}: {found.why}. {found.remedy}",
        is_unfinished=is_last and bool(begun) and not term.values,
    )
