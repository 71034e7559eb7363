"""Drawing what happens in one session: how readings run, and which effects come.

Numbers are those of the reference simulator (clinical reference 5.2, ruling 29),
calibrated to the published courses named there; an assumption is named as one.
"""

import math
from decimal import Decimal

from msgspec import Struct

from monitor.chart.fields import Charting
from monitor.chart.kinds import Reading
from monitor.simulation.dice import Dice

_RISE = 18
_FALL = 22
"""Time constants in minutes; 0.48 of the peak at 10, 0.75 at 20, 0.51 at 55."""

_EXTRA_IF_OLDER = 4
_MOST_CADSS = 92
_LATEST = 9.0
"""Minutes; so that a set is charted before the next one is due. An assumption."""

_LEAST_PULSE_PRESSURE = 22
"""mmHg; an assumption, so that independent noise makes no impossible pair."""

EFFECT_CHANCES = (
    ("DIZZ", 0.10),
    ("NAUS", 0.05),
    ("HEAD", 0.03),
    ("BLUR", 0.03),
    ("PARES", 0.02),
)
"""In one session: 1 - (1 - p) ** (1/8) of the rates in a course, rounded up, since
effects recur in the same patient (clinical reference 4.2)."""


class Course(Struct, frozen=True, kw_only=True):
    """What was drawn for one session; amplitudes are those at the end of the dose."""

    sbp: float
    dbp: float
    hr: float
    spo2: float
    rr: float
    sbp_rise: float
    dbp_rise: float
    hr_rise: float
    cadss: int
    sedation: int
    distress: float
    infused_minutes: int = 40

    def share(self, minute: float) -> float:
        """The share of its peak that the effect of the dose has at a minute."""
        length = self.infused_minutes
        scale = length / 40
        if minute <= 0:
            return 0.0
        if minute > length:
            return math.exp(-(minute - length) / (_FALL * scale))
        rise = _RISE * scale
        return (1 - math.exp(-minute / rise)) / (1 - math.exp(-length / rise))


def draw_course(rng: Dice, *, is_older: bool = False) -> Course:
    """``is_older`` from 50 years or with hypertension: a larger rise, by assumption."""
    sbp_rise = rng.gauss(12, 9) + (_EXTRA_IF_OLDER if is_older else 0)
    return Course(
        sbp=rng.gauss(122, 14),
        dbp=rng.gauss(76, 9),
        # 72, SD 9: an assumption; the reference gives only the rise.
        hr=rng.gauss(72, 9),
        spo2=rng.gauss(97.5, 1),
        rr=rng.gauss(15, 2),
        sbp_rise=sbp_rise,
        dbp_rise=0.7 * sbp_rise + rng.gauss(0, 4),
        hr_rise=rng.gauss(2, 8),
        # Mean 7.7, SD 9.2; rounding makes the zeros.
        cadss=min(_MOST_CADSS, round(rng.gammavariate(0.70, 11.0))),
        sedation=_draw_sedation(rng),
        distress=max(0.0, rng.gauss(1, 0.8)),
    )


def draw_set(
    course: Course, minute: float, charting: Charting, rng: Dice
) -> tuple[Reading, ...]:
    """What a nurse would read at that minute, every field of the protocol."""
    share = course.share(minute)
    sbp = round(course.sbp + course.sbp_rise * share + rng.gauss(0, 5))
    dbp = round(course.dbp + course.dbp_rise * share + rng.gauss(0, 4))
    dissociation = round((course.cadss / 4 + rng.gauss(0, 1)) * share)
    values = {
        "sbp": sbp,
        "dbp": min(dbp, sbp - _LEAST_PULSE_PRESSURE),
        "hr": round(course.hr + course.hr_rise * share + rng.gauss(0, 3)),
        "spo2": min(100, round(course.spo2 + rng.gauss(0, 0.5))),
        "rr": round(course.rr + rng.gauss(0, 1)),
        "sedation": _sedation(course, share),
        "dissociation": min(10, max(0, dissociation)),
        "distress": min(10, round(course.distress + rng.random() * share)),
        "nausea": 0,
    }
    return tuple(
        Reading(
            field=spec.code,
            value=min(max(Decimal(values[spec.code]), spec.lowest), spec.highest),
        )
        for spec in charting.fields
    )


def draw_lateness(rng: Dice) -> float:
    """Minutes from observing to charting: median 1.5, one in ten over 5."""
    return min(rng.lognormvariate(math.log(1.5), 0.94), _LATEST)


def _draw_sedation(rng: Dice) -> int:
    """The least responsive MOAA/S of the session."""
    chance = rng.random()
    if chance < 0.002:
        return 2
    if chance < 0.03:
        return 3
    return 4 if chance < 0.33 else 5


def _sedation(course: Course, share: float) -> int:
    if share >= 0.85:
        return course.sedation
    return max(course.sedation, 4) if share >= 0.6 else 5
