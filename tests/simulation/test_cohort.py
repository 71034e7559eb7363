"""A cohort runs as the published courses do, and is the same for a seed."""

from datetime import timedelta
from itertools import pairwise
from statistics import fmean, stdev

import pytest

from monitor.simulation.cohort import (
    SESSIONS_EACH,
    Sitting,
    draw_person,
    draw_sitting,
    repeated,
    sittings,
)
from monitor.simulation.dice import Stream
from monitor.simulation.running import (
    start_of,
)

MANY = 3000


@pytest.fixture(scope="module")
def drawn() -> list[Sitting]:
    return list(sittings(MANY, 1))


def test_the_same_seed_gives_the_same_sessions() -> None:
    """However many are drawn; another seed gives others."""
    assert list(sittings(5, 7)) == list(sittings(20, 7))[:5]
    assert list(sittings(5, 7)) != list(sittings(5, 8))


def test_the_spread_over_all_sessions_stays_as_published(drawn: list[Sitting]) -> None:
    """Whatever part of it is the patient's own: 122 (14), 76 (9), a rise of 12 (9)."""
    courses = [s.course for s in drawn if not s.person.is_older]
    assert fmean(c.sbp for c in courses) == pytest.approx(122, abs=2.2)
    assert stdev(c.sbp for c in courses) == pytest.approx(14, abs=1)
    assert fmean(c.dbp for c in courses) == pytest.approx(76, abs=1)
    assert stdev(c.dbp for c in courses) == pytest.approx(9, abs=0.7)
    assert fmean(c.sbp_rise for c in courses) == pytest.approx(12, abs=1)
    assert stdev(c.sbp_rise for c in courses) == pytest.approx(9, abs=0.7)


def test_older_patients_rise_further_in_a_cohort(drawn: list[Sitting]) -> None:
    """By about 4 mmHg: from 50 years, or with hypertension."""
    older = fmean(s.course.sbp_rise for s in drawn if s.person.is_older)
    younger = fmean(s.course.sbp_rise for s in drawn if not s.person.is_older)
    assert older - younger == pytest.approx(4, abs=1.5)


def test_a_patient_is_like_themselves(drawn: list[Sitting]) -> None:
    """Sessions of one patient lie closer together than those of all."""
    by_patient: dict[int, list[float]] = {}
    for sitting in drawn:
        by_patient.setdefault(sitting.person.number, []).append(sitting.course.sbp)
    within = fmean(stdev(found) for found in by_patient.values())
    assert within < 0.75 * stdev(s.course.sbp for s in drawn)


@pytest.mark.parametrize(
    ("nth", "share"), [(1, 1.2), (2, 1.104), (6, 0.791), (8, 0.669), (10, 0.6)]
)
def test_dissociation_falls_with_each_session(nth: int, share: float) -> None:
    """1.2 of the mean at first, 8 % less each time, never below 0.6."""
    assert repeated(nth) == pytest.approx(share, abs=0.001)


def test_a_course_keeps_the_spacing_of_the_protocol() -> None:
    """Six sessions three days apart; patients of one day are in rooms of their own."""
    starts = [start_of(sitting) for sitting in sittings(2 * SESSIONS_EACH, 3)]
    days = [(b - a) / timedelta(days=1) for a, b in pairwise(starts[:SESSIONS_EACH])]
    assert days == [3] * (SESSIONS_EACH - 1)
    assert len(set(starts)) == len(starts)


def test_patients_are_told_apart_and_marked_as_made_up() -> None:
    """A number each, by seed; a patient has a whole course."""
    numbers = [s.person.details.identifier for s in sittings(2 * SESSIONS_EACH, 3)]
    assert numbers[0] == numbers[SESSIONS_EACH - 1] == "SIM-3-00001"
    assert numbers[SESSIONS_EACH] == "SIM-3-00002"


def test_effects_recur_in_the_same_patient() -> None:
    """The share over many patients is that of a session, and differs among them."""
    chances = [dict(draw_person(1, n).effect_chances)["DIZZ"] for n in range(2000)]
    assert fmean(chances) == pytest.approx(0.10, abs=0.01)
    assert stdev(chances) > 0.05


def test_a_desaturation_is_rare_and_deep(drawn: list[Sitting]) -> None:
    """0.5 % of sessions, during the infusion."""
    fallen = [s.desaturates_at for s in drawn if s.desaturates_at is not None]
    assert len(fallen) / MANY == pytest.approx(0.005, abs=0.004)
    assert all(10 <= minute <= 40 for minute in fallen)


def test_hearts_at_rest_beat_as_surveyed() -> None:
    """71 in men, 74 in women; 15.2 and 6.9 % below 60 as a single reading has it."""
    drawn = [draw_sitting(1, 6 * n, draw_person(1, n)) for n in range(MANY)]
    for sex, mean, below in (("male", 71, 0.152), ("female", 74, 0.069)):
        rates = [
            s.course.hr + s.dice(9).gauss(0, 3)
            for s in drawn
            if s.person.details.sex == sex
        ]
        assert fmean(rates) == pytest.approx(mean, abs=0.9)
        share = fmean(rate < 59.5 for rate in rates)
        assert share == pytest.approx(below, abs=0.03)


def test_dice_of_one_place_are_its_own() -> None:
    """The same numbers for the same place, others for another."""
    assert Stream(1, 2, 3).random() == Stream(1, 2, 3).random()
    assert Stream(1, 2, 3).random() != Stream(1, 2, 4).random()
