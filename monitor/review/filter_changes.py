"""The typed filter changed by a pointer: a value chosen, or let go again; pure."""

from collections.abc import Sequence

from monitor.charting.patient_search import folded
from monitor.charting.review_list import resolved
from monitor.review.filter_text import Term, order_in, terms_in
from monitor.review.filter_words import ORDER

_BY_DATE = f"{ORDER}:date"


def has_term(typed: str, text: str) -> bool:
    """Whether that very term stands in the filter, such as ``alert:high``."""
    return any(term.text.lower() == text for term in terms_in(typed))


def with_term(typed: str, text: str) -> str:
    """With that term at the end, or without it where it stands there."""
    terms = list(terms_in(typed))
    kept = [term.text for term in terms if term.text.lower() != text]
    if len(kept) == len(terms):
        kept.append(text)
    return _joined(kept)


def chosen(typed: str, field: str, known: Sequence[str]) -> tuple[str, ...]:
    """Which of the values of that field the filter lets through; none means all."""
    values = [v for term in terms_in(typed) if _is_of(term, field) for v in term.values]
    return resolved(field, tuple(values), tuple(known))


def with_value(typed: str, field: str, value: str, known: Sequence[str]) -> str:
    """With that value chosen beside the others of its field, or let go again."""
    before = chosen(typed, field, known)
    after = [v for v in before if v != value]
    if len(after) == len(before):
        after.append(value)
    kept = [term.text for term in terms_in(typed) if not _is_of(term, field)]
    if after:
        kept.append(f"{field}:{','.join(_quoted(v) for v in after)}")
    return _joined(kept)


def without_last(typed: str) -> str:
    """Without its last term."""
    return _joined([term.text for term in terms_in(typed)][:-1])


def is_the_same(typed: str, other: str) -> bool:
    """Whether both ask for the same, in whatever order."""
    return _terms(typed) == _terms(other)


def turned_over(typed: str) -> str:
    """In the other order: what is to be reviewed first, or the newest."""
    terms = tuple(terms_in(typed))
    kept = [term.text for term in terms if term.field != ORDER]
    if order_in(terms) != "newest":
        kept.append(_BY_DATE)
    return _joined(kept)


def seeks_all(typed: str) -> bool:
    """Whether nothing is asked for but an order, if at all."""
    return all(term.field == ORDER for term in terms_in(typed))


def _terms(typed: str) -> list[str]:
    return sorted(folded(term.text) for term in terms_in(typed))


def _is_of(term: Term, field: str) -> bool:
    return term.field == field and term.how in (":", "=")


def _quoted(value: str) -> str:
    plain = value.replace('"', "")
    return plain if plain.isalnum() else f'"{plain}"'


def _joined(terms: Sequence[str]) -> str:
    return " ".join(terms)
