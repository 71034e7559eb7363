"""What is drawn for a session runs as the published courses do."""

from random import Random
from statistics import fmean, median, stdev

import pytest

from monitor.simulation.sampling import Course, draw_course, draw_lateness, draw_set
from tests.builders import iv40

MANY = 4000


@pytest.fixture(scope="module")
def courses() -> list[Course]:
    rng = Random(1)  # noqa: S311  (the same numbers each time)
    return [draw_course(rng) for _ in range(MANY)]


@pytest.mark.parametrize(
    ("minute", "share"),
    [(-5, 0), (10, 0.48), (20, 0.75), (30, 0.91), (40, 1), (55, 0.51), (100, 0.07)],
)
def test_the_effect_rises_and_falls(
    courses: list[Course], minute: float, share: float
) -> None:
    """The share of the peak at each minute is that of the reference."""
    assert courses[0].share(minute) == pytest.approx(share, abs=0.006)


def test_pressure_rises_as_published(courses: list[Course]) -> None:
    """Baseline 122, SD 14; a mean rise of 12, SD 9, at the end of the dose."""
    assert fmean(c.sbp for c in courses) == pytest.approx(122, abs=0.8)
    assert stdev(c.sbp for c in courses) == pytest.approx(14, abs=0.5)
    assert fmean(c.sbp_rise for c in courses) == pytest.approx(12, abs=0.5)
    assert stdev(c.sbp_rise for c in courses) == pytest.approx(9, abs=0.4)
    assert fmean(c.dbp for c in courses) == pytest.approx(76, abs=0.5)


def test_older_patients_rise_further() -> None:
    """By about 4 mmHg, in the same draw."""
    younger = draw_course(Random(5))  # noqa: S311  (the same numbers each time)
    older = draw_course(Random(5), is_older=True)  # noqa: S311

    assert older.sbp_rise - younger.sbp_rise == pytest.approx(4)


def test_dissociation_is_skewed(courses: list[Course]) -> None:
    """CADSS: mean 7.7, SD 9.2, and half of all sessions at 5 or below."""
    assert fmean(c.cadss for c in courses) == pytest.approx(7.7, abs=0.5)
    assert stdev(c.cadss for c in courses) == pytest.approx(9.2, abs=0.7)
    assert median(c.cadss for c in courses) <= 5


def test_sedation_is_shallow(courses: list[Course]) -> None:
    """MOAA/S 4 in about 30 %, 3 in about 3 %, deeper in under 0.5 %."""
    share = {
        level: sum(c.sedation == level for c in courses) / MANY for level in range(6)
    }

    assert share[4] == pytest.approx(0.30, abs=0.03)
    assert share[3] == pytest.approx(0.03, abs=0.01)
    assert share[2] < 0.005
    assert share[0] == share[1] == 0


def test_charting_is_sometimes_late() -> None:
    """The median delay is 1 to 2 min, and about one in ten is over 5 min."""
    rng = Random(2)  # noqa: S311  (the same numbers each time)
    delays = [draw_lateness(rng) for _ in range(MANY)]

    assert 1 < median(delays) < 2
    assert sum(d > 5 for d in delays) / MANY == pytest.approx(0.10, abs=0.02)
    assert max(delays) < 10


def test_every_set_can_be_charted() -> None:
    """Each value lies in its hard range, and the upper pressure above the lower."""
    rng = Random(3)  # noqa: S311  (the same numbers each time)
    charting = iv40().charting
    for _ in range(300):
        course = draw_course(rng)
        for minute in (-5, 20, 40, 70):
            readings = draw_set(course, minute, charting, rng)
            values = {r.field: r.value for r in readings}
            assert list(values) == [spec.code for spec in charting.fields]
            for spec in charting.fields:
                value = values[spec.code]
                assert value is not None
                assert spec.admits(value)
                assert value == int(value)
            sbp, dbp = values["sbp"], values["dbp"]
            assert sbp is not None
            assert dbp is not None
            assert sbp > dbp
