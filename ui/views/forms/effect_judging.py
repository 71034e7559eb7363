"""What is judged about a side effect: expected, serious, related, how it ended."""

from collections.abc import Iterator

from monitor.chart.kinds import Related
from ui.views.forms.filled import Filled
from ui.views.forms.form import ChoicePart, choice_part

EXPECTED = {"E": True, "U": False}
SERIOUS = {"S": True, "N": False}
RELATED: dict[str, Related] = {
    "1": "unlikely",
    "2": "possible",
    "3": "probable",
    "4": "very likely",
}
OUTCOMES = (
    ("1", "gone"),
    ("2", "gone after treatment"),
    ("3", "less, goes on at home"),
    ("4", "lasting"),
    ("5", "not known"),
)


def judgements(filled: Filled) -> Iterator[ChoicePart]:
    """All may be left alone: the protocol says what is expected, the grade the rest."""
    yield choice_part(filled, "expected", "As", (("E", "expected"), ("U", "not")))
    yield choice_part(filled, "serious", "And", (("S", "serious"), ("N", "not")))
    related = tuple((key, words) for key, words in RELATED.items())
    yield choice_part(filled, "related", "Related", related)
