"""What can still be typed in a field: its hard range, spelled out digit by digit."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import lru_cache

from msgspec import Struct

from monitor.chart.fields import FieldSpec

TEN = "10"


class Completion(Struct, frozen=True):
    """Every text that is a value of a field, and every beginning of one.

    ``finished`` are the values that no further key could make into another one.
    """

    legal: frozenset[str]
    begun: frozenset[str]
    finished: frozenset[str]


def completion(spec: FieldSpec) -> Completion:
    """How the field completes. On a scale one digit does; ten has a key of its own."""
    if spec.is_scale:
        return _of_digits(spec.lowest, spec.highest)
    return _of_numbers(spec.lowest, spec.highest, spec.decimals)


@lru_cache(maxsize=64)
def _of_digits(lowest: Decimal, highest: Decimal) -> Completion:
    legal = frozenset(str(n) for n in range(int(lowest), int(highest) + 1))
    digits = frozenset(text for text in legal if len(text) == 1)
    return Completion(legal, digits, legal)


@lru_cache(maxsize=64)
def _of_numbers(lowest: Decimal, highest: Decimal, decimals: int) -> Completion:
    legal: set[str] = set()
    for places in range(decimals + 1):
        step = Decimal(1).scaleb(-places)
        first = (lowest / step).to_integral_value(ROUND_CEILING)
        last = (highest / step).to_integral_value(ROUND_FLOOR)
        legal.update(f"{n * step:f}" for n in range(int(first), int(last) + 1))
    begun = {text[:n] for text in legal for n in range(1, len(text) + 1)}
    longer = {text[:-1] for text in begun}
    return Completion(frozenset(legal), frozenset(begun), frozenset(legal - longer))
