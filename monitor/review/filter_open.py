"""What of a filter can't be told of a session that goes on; pure."""

from collections.abc import Mapping, Sequence

from monitor.charting.review_list import (
    OPEN,
    Compared,
    Condition,
    CountField,
    Named,
    Sought,
    ValueField,
    resolved,
)
from monitor.review.filter_text import Term
from monitor.review.filter_words import WORDS, Word
from monitor.review.matching import HOW

_KNOWN: Mapping[CountField | ValueField, float] = {
    "is_open": 1,
    "to_sign": 0,
    "to_co_sign": 0,
    "asked": 0,
    "answered": 0,
}
"""What is so of every session that goes on."""
_ALSO_KNOWN = "to_review"
_CLOSED_ONLY = frozenset({"note", "alert", "call"})


def not_known_while_open(terms: Sequence[Term]) -> tuple[str, ...]:
    """The fields that are asked for and kept only of a closed session, as typed."""
    words = (WORDS.get(term.field) for term in terms)
    asked = (word.name for word in words if word is not None and _is_of_closed(word))
    return tuple(dict.fromkeys(asked))


def can_be_open(sought: Sought) -> bool:
    """Whether nothing else that is asked for is of closed sessions alone."""
    return all(map(_allows_open, sought.conditions))


def _is_of_closed(word: Word) -> bool:
    if word.counts is not None:
        return word.counts not in (*_KNOWN, _ALSO_KNOWN)
    return word.kind in _CLOSED_ONLY or word.named == "route"


def _allows_open(condition: Condition) -> bool:
    match condition:
        case Named("state", typed):
            return OPEN in resolved("state", typed, ())
        case Compared(field, how, than) if field in _KNOWN:
            return HOW[how](_KNOWN[field], than)
        case _:
            return True
