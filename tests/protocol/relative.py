"""Infusions with and without a baseline, for tests of limits."""

from tests.builders import Chronicle
from tests.typed_sets import readings

Values = dict[str, int]


def priority(chronicle: Chronicle, parameter: str, minute: float = 30) -> str | None:
    card = chronicle.assess(minute).card(parameter)
    return None if card is None else card.priority


def without_baseline() -> Chronicle:
    """A running infusion with no reading before it, so that no rule is relative."""
    chronicle = Chronicle().open()
    chronicle.infuse(0, "started", "51.3")
    return chronicle


def with_baseline(**values: int) -> Chronicle:
    """A running infusion with one set before it."""
    chronicle = Chronicle().open()
    chronicle.observe(-5, readings(**values))
    chronicle.infuse(0, "started", "51.3")
    return chronicle
