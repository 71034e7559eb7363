"""How far a share of few may lie from the share of all: intervals by scipy.stats."""

from typing import Literal

from msgspec import Struct

Method = Literal["exact", "wilson", "upper bound"]
CONFIDENCE = 0.95


class Interval(Struct, frozen=True):
    """Between which shares, from 0 to 1, the true one lies with 95 % confidence.

    An *upper bound* is one-sided: of no event in ``n`` it is 1 - 0.05 ** (1/n), which
    the rule of three, 3/n, comes near.
    """

    low: float
    high: float
    method: Method


def wilson(numerator: int, denominator: int) -> Interval | None:
    """For a share of things done; None where nothing was to be done."""
    return _interval(numerator, denominator, "wilson")


def exact(numerator: int, denominator: int) -> Interval | None:
    """By Clopper and Pearson, for what is rare; of no event an upper bound."""
    if denominator and not numerator:
        return Interval(0.0, _upper_bound(denominator), "upper bound")
    return _interval(numerator, denominator, "exact")


def _interval(
    numerator: int, denominator: int, method: Literal["exact", "wilson"]
) -> Interval | None:
    if not denominator:
        return None
    # It takes a second to load, which nobody waits for who looks at no figures.
    from scipy.stats import binomtest  # noqa: PLC0415

    found = binomtest(numerator, denominator).proportion_ci(CONFIDENCE, method)
    return Interval(float(found.low), float(found.high), method)


def _upper_bound(denominator: int) -> float:
    from scipy.stats import binomtest  # noqa: PLC0415 - as above

    test = binomtest(0, denominator, alternative="less")
    return float(test.proportion_ci(CONFIDENCE, "exact").high)
