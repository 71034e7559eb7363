"""Whether a session is among what is sought, told without a database; pure."""

import operator
import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from monitor.charting.patient_search import folded
from monitor.charting.review_list import (
    CallBy,
    Compared,
    Condition,
    Days,
    How,
    InNotes,
    Named,
    OfNumber,
    OfPatient,
    OfSession,
    ReviewRow,
    Sought,
    TextField,
    resolved,
)

HOW: Mapping[How, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}
_WORDS = re.compile(r"[^\W_]+")


class Line(Struct, frozen=True, kw_only=True):
    """A row, what was written in the session, and by what its patients are found."""

    row: ReviewRow
    text: str = ""
    patients: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def matches(
    sought: Sought, line: Line, known: Mapping[TextField, tuple[str, ...]]
) -> bool:
    """``known`` are the values that each field has in the whole record."""
    return all(_holds(each, line, known) for each in sought.conditions)


def _holds(
    condition: Condition, line: Line, known: Mapping[TextField, tuple[str, ...]]
) -> bool:
    row = line.row
    match condition:
        case Named(field, typed):
            return getattr(row, field) in resolved(field, typed, known[field])
        case Compared(field, how, than):
            found = getattr(row, field)
            return found is not None and HOW[how](found, than)
        case Days(first, last):
            after = first is None or row.opened_day >= first.isoformat()
            return after and (last is None or row.opened_day <= last.isoformat())
        case CallBy(day):
            return row.call_day is not None and row.call_day <= day.isoformat()
        case OfPatient() | OfNumber() | OfSession():
            return _is_of(condition, line)
        case InNotes(phrase):
            return _is_said(phrase, line.text)


def _is_of(condition: OfPatient | OfNumber | OfSession, line: Line) -> bool:
    if isinstance(condition, OfSession):
        return line.row.session == condition.id.bytes
    if isinstance(condition, OfNumber):
        return condition.key in line.numbers
    words = condition.words
    return any(all(word in found for word in words) for found in line.patients)


def _is_said(phrase: str, text: str) -> bool:
    sought, said = _WORDS.findall(folded(phrase)), _WORDS.findall(folded(text))
    whole, begun = sought[:-1], sought[-1] if sought else ""
    return bool(sought) and any(
        said[at : at + len(whole)] == whole and said[at + len(whole)].startswith(begun)
        for at in range(len(said) - len(whole))
    )
