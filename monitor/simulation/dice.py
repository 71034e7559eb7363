"""Where chance comes from: the standard library or numpy, under one set of names."""

from typing import Protocol

import numpy as np


class Dice(Protocol):
    """What is drawn from; ``random.Random`` is one."""

    def random(self) -> float: ...

    def gauss(self, mu: float, sigma: float, /) -> float: ...

    def uniform(self, a: float, b: float, /) -> float: ...

    def gammavariate(self, alpha: float, beta: float, /) -> float: ...

    def lognormvariate(self, mu: float, sigma: float, /) -> float: ...


class Stream:
    """A numpy generator of its own for each place in a cohort.

    The same seed and place give the same numbers, however many others are drawn.
    """

    def __init__(self, *place: int) -> None:
        self._generator = np.random.default_rng(place)

    def random(self) -> float:
        return float(self._generator.random())

    def gauss(self, mu: float, sigma: float, /) -> float:
        return float(self._generator.normal(mu, sigma))

    def uniform(self, a: float, b: float, /) -> float:
        return float(self._generator.uniform(a, b))

    def gammavariate(self, alpha: float, beta: float, /) -> float:
        return float(self._generator.gamma(alpha, beta))

    def lognormvariate(self, mu: float, sigma: float, /) -> float:
        return float(self._generator.lognormal(mu, sigma))


def beta(dice: Dice, mean: float, weight: float) -> float:
    """From the beta distribution of that mean, as sure of it as ``weight`` draws."""
    yes = dice.gammavariate(mean * weight, 1)
    no = dice.gammavariate((1 - mean) * weight, 1)
    return yes / (yes + no)
