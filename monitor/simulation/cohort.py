"""A cohort: made-up patients, each with a course of sessions, the same for a seed.

Numbers are those of the reference simulator (clinical reference 5.2, ruling 29); an
assumption is named as one.
"""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import count as counting
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from monitor.chart.kinds import Allergies, PatientDetails, Sex
from monitor.simulation.dice import Stream, beta
from monitor.simulation.sampling import EFFECT_CHANCES, Course, draw_course

PREFIX = "SIM"
"""Of the number of every made-up patient."""

SESSIONS_EACH = 6
"""A course, as in C1 and C2."""

_OLDER_FROM = 50
_RISE_MEAN, _RISE_IF_OLDER = 12.0, 4.0
_DBP_SHARE = 0.7
_HYPERTENSIVE = 0.2
"""An assumption."""

_OF_THE_PATIENT = 0.7
"""How much of the variance of a baseline, and of a rise, is the patient's own and the
same in each session: over 0.75 of that of pressures at rest on two days, a little less
of the heart rate (HERITAGE, Stanforth 2000); of a rise it is an assumption. The spread
over all sessions stays as published."""

_RESTING_RATE: Mapping[Sex, tuple[float, float]] = {
    "male": (4.248, 0.152),
    "female": (4.300, 0.139),
}
"""Mean and SD of the logarithm of the heart rate at rest: the lognormal of which 15.2 %
of men and 6.9 % of women lie below 60, 1.3 and 1.9 % at 100 or more (NHANES 1999 to
2008, Ostchega 2011), less the noise of a reading. Its means are 71 and 74, as there."""

_YEAR = 2026
_FIRST, _DECLINE, _FLOOR = 1.2, 0.92, 0.6
_MOST_CADSS = 92
_DESATURATION = 0.005
_READY_MEDIAN, _READY_SPREAD, _READY_LATER_IV = 65.0, 0.24, 25.0
"""Minutes from the start: median 65, 90 % by 90, under 3.5 % past 120 by the clock of
the nasal spray; 20 to 30 min later for an infusion."""

_EFFECT_WEIGHT = 8.0
"""How strongly effects recur in the same patient; an assumption."""

_FAMILIES = ("Sample", "Specimen", "Pattern", "Fiction", "Example", "Placeholder")
_NAMES = ("Ari", "Bela", "Chris", "Dana", "Eli", "Finn", "Gale", "Jo", "Kim", "Lou")
_SEXES: tuple[Sex, ...] = ("female", "male")


class Person(Struct, frozen=True, kw_only=True):
    """A made-up patient; ``leanings`` are how far off the mean they lie, in SD."""

    number: int
    details: PatientDetails
    kg: Decimal
    is_older: bool
    leanings: tuple[float, ...]
    effect_chances: tuple[tuple[str, float], ...]


class Sitting(Struct, frozen=True, kw_only=True):
    """One session of one patient: the n-th, with what happens in it.

    ``ready_minute`` is when the patient is ready to leave; ``desaturates_at`` is a
    minute, or None. ``seed`` and ``index`` name its place in the cohort.
    """

    seed: int
    index: int
    nth: int
    person: Person
    course: Course
    ready_minute: float
    desaturates_at: float | None = None

    def dice(self, purpose: int) -> Stream:
        """Chance of its own for each purpose, so that one never shifts another."""
        return Stream(self.seed, self.index, purpose)


def sittings(count: int, seed: int) -> Iterator[Sitting]:
    """The first so many sessions of the cohort of that seed, held ones among them."""
    return islice(all_sittings(seed), count)


def all_sittings(seed: int) -> Iterator[Sitting]:
    """Without end."""
    for index in counting():
        person = draw_person(seed, index // SESSIONS_EACH)
        yield draw_sitting(seed, index, person)


def draw_person(seed: int, number: int, year: int = _YEAR) -> Person:
    """Of the age that is drawn at the end of that year."""
    dice = Stream(seed, number, 1_000_003)
    age = min(80.0, max(18.0, dice.gauss(47, 13)))
    is_older = age >= _OLDER_FROM or dice.random() < _HYPERTENSIVE
    born = date(year - int(age), 1 + int(dice.random() * 12), 1 + number % 28)
    details = PatientDetails(
        identifier=f"{PREFIX}-{seed}-{number + 1:05d}",
        family=_FAMILIES[int(dice.random() * len(_FAMILIES))],
        given=_NAMES[int(dice.random() * len(_NAMES))],
        born=born,
        sex=_SEXES[int(dice.random() * len(_SEXES))],
        allergies=Allergies(state="none known"),
    )
    kg = min(130.0, max(45.0, dice.gauss(76, 14)))
    chances = tuple((code, beta(dice, p, _EFFECT_WEIGHT)) for code, p in EFFECT_CHANCES)
    return Person(
        number=number,
        details=details,
        kg=Decimal(f"{kg:.1f}"),
        is_older=is_older,
        leanings=tuple(dice.gauss(0, 1) for _ in range(6)),
        effect_chances=chances,
    )


def draw_sitting(seed: int, index: int, person: Person) -> Sitting:
    dice = Stream(seed, index, 0)
    nth = index % SESSIONS_EACH + 1
    course = draw_course(dice, is_older=person.is_older)
    falls = dice.random() < _DESATURATION
    ready = dice.lognormvariate(math.log(_READY_MEDIAN), _READY_SPREAD)
    return Sitting(
        seed=seed,
        index=index,
        nth=nth,
        person=person,
        course=_of(person, course, nth),
        ready_minute=ready + _READY_LATER_IV,
        desaturates_at=dice.uniform(10, 40) if falls else None,
    )


def _of(person: Person, course: Course, nth: int) -> Course:
    """The same spread over the cohort, part of it the patient's own in each session."""
    sbp, dbp, hr, sbp_rise, dbp_rise, hr_rise = person.leanings
    mean_rise = _RISE_MEAN + (_RISE_IF_OLDER if person.is_older else 0)
    rise = _leaning(course.sbp_rise, mean_rise, 9, sbp_rise)
    apart = _leaning(course.dbp_rise - _DBP_SHARE * course.sbp_rise, 0, 4, dbp_rise)
    cadss = min(_MOST_CADSS, round(course.cadss * repeated(nth)))
    return replace(
        course,
        sbp=_leaning(course.sbp, 122, 14, sbp),
        dbp=_leaning(course.dbp, 76, 9, dbp),
        hr=_resting_rate(person, _leaning(course.hr, 72, 9, hr)),
        sbp_rise=rise,
        dbp_rise=_DBP_SHARE * rise + apart,
        hr_rise=_leaning(course.hr_rise, 2, 8, hr_rise),
        cadss=cadss,
    )


def _leaning(drawn: float, mean: float, spread: float, leaning: float) -> float:
    own = math.sqrt(_OF_THE_PATIENT) * spread * leaning
    return mean + own + math.sqrt(1 - _OF_THE_PATIENT) * (drawn - mean)


def _resting_rate(person: Person, drawn: float) -> float:
    """Of 72, SD 9, as drawn, the rate that lies as far out in people at rest."""
    mean, spread = _RESTING_RATE[person.details.sex]
    return math.exp(mean + spread * (drawn - 72) / 9)


def repeated(nth: int) -> float:
    """How strongly the n-th session dissociates against the mean of a course."""
    return max(_FLOOR, _FIRST * _DECLINE ** (nth - 1))
