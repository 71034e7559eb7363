"""Simulated sessions: plausible values at baseline, during and after an infusion."""

from collections.abc import Iterator
from math import exp
from random import Random

# The reference simulator: rise to the end of 40 min, then decay; amplitudes and noise
# as its calibration gives them. Only the shape of plausible sets matters here.
MINUTES = (-10, -5, 10, 20, 30, 40, 55, 70, 85, 100)

# The two pressures of a person rise together; drawn apart, one set in thirty would have
# a pulse pressure that hardly anybody has. Correlation assumed.
TOGETHER = 0.65
ALONE = (1 - TOGETHER**2) ** 0.5

Values = tuple[int, ...]
"""The nine values of a set, in field order."""


def sessions(count: int, seed: int = 20260314) -> Iterator[list[Values]]:
    """So many sessions of ten sets each, the same for the same seed."""
    draw = Random(seed)  # noqa: S311  a fixed seed for a simulation, not a secret
    for _ in range(count):
        yield _session(draw)


def _session(draw: Random) -> list[Values]:
    sbp = draw.gauss(122, 14)
    dbp = 76 + TOGETHER * 9 / 14 * (sbp - 122) + draw.gauss(0, 9 * ALONE)
    hr, rr = draw.gauss(72, 10), draw.gauss(15, 2)
    rise = max(0.0, draw.gauss(12, 9))
    fall = 0.7 * rise + draw.gauss(0, 4)
    quick, numb = draw.gauss(2, 8), min(10.0, draw.gammavariate(0.7, 11) / 4)
    is_drowsy, is_sick = draw.random() < 0.3, draw.random() < 0.2
    made: list[Values] = []
    for minute in MINUTES:
        f = _effect(minute)
        upper = _within(sbp + rise * f + draw.gauss(0, 5), 70, 230)
        lower = _within(dbp + fall * f + draw.gauss(0, 4), 35, upper - 8)
        made.append(
            (
                upper,
                lower,
                _within(hr + quick * f + draw.gauss(0, 3), 42, 150),
                _within(draw.gauss(97.5, 1), 88, 100),
                _within(rr + draw.gauss(0, 1), 8, 26),
                4 if is_drowsy and f > 0.7 else 5,
                _within(numb * f + draw.gauss(0, 0.5), 0, 10),
                _within(numb * f / 3 + abs(draw.gauss(0, 0.8)), 0, 10),
                1 if is_sick and f > 0.6 else 0,
            )
        )
    return made


def _effect(minute: int) -> float:
    """How much of the effect there is, 0 to 1."""
    if minute <= 0:
        return 0.0
    if minute <= 40:
        return (1 - exp(-minute / 18)) / (1 - exp(-40 / 18))
    return exp(-(minute - 40) / 22)


def _within(value: float, lowest: int, highest: int) -> int:
    return max(lowest, min(highest, round(value)))
