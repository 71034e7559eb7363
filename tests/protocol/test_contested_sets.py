"""One set in conflict: one reading of the baseline, one set before leaving."""

from collections.abc import Iterable
from decimal import Decimal

import pytest

from monitor.protocol.assessment import Baseline
from monitor.protocol.baseline import too_close
from monitor.protocol.start_limits import repeat_due
from tests.builders import CALM, at
from tests.protocol.gated import Room
from tests.protocol.leaving_ward import VITALS, Ward
from tests.protocol.test_conflicting import contradict
from tests.protocol.test_start_limits import read
from tests.typed_sets import observed, readings

HIGH = "190/80 70 98 14 5 0 1 0"
BEYOND = "205/90 70 98 14 5 0 1 0"


def contested(
    room: Room, minute: float, versions: Iterable[str], at: Iterable[float] = ()
) -> None:
    """Read at that minute, and put right as each of these, or as of those times."""
    reading = room.observe(minute, CALM)
    times = tuple(at)
    for place, line in enumerate(versions):
        when = times[place] if times else minute
        contradict(room, reading, observed(line), at=when)


def systolic(room: Room, minute: float = -5) -> Baseline:
    found = room.assess(minute).baseline("sbp")
    assert found is not None
    return found


@pytest.mark.parametrize("versions", [(HIGH, CALM), (CALM, HIGH)])
def test_one_reading_of_the_baseline(versions: tuple[str, str]) -> None:
    """By the lower of its versions; the median is none that nobody read."""
    room = read()
    contested(room, -10, versions)
    found = systolic(room)
    assert (found.n, found.median, found.most) == (1, Decimal(118), Decimal(190))
    assert too_close(room.protocol, room.session.sets) == ()
    assert room.assess(-5).due.number == 2


def test_a_rise_is_counted_from_the_lower_version() -> None:
    """Whichever was charted last."""
    room = read()
    contested(room, -10, (CALM, HIGH))
    room.infuse(0, "started", "51.3")
    room.observe(10, readings(sbp=158))
    assert "SBP-RISE-2" in [a.rule for a in room.assess(10).alerts]


@pytest.mark.parametrize("versions", [(HIGH, CALM), (CALM, HIGH)])
def test_the_start_waits_while_a_version_is_over_the_limit(
    versions: tuple[str, str],
) -> None:
    """It is not read again but put right; a prescriber may let it pass."""
    room = read()
    contested(room, -10, versions)
    state = room.state("bp")
    assert (state.standing, state.judged.why) == (
        "waiting",
        "190/80, limit 160/100, in conflict at 13:16",
    )
    assert repeat_due(room.protocol, room.session, state.gate, at(-5)) is None
    assert room.override("bp", -4) is None
    assert room.state("bp").standing == "overridden"


@pytest.mark.parametrize(
    ("versions", "standing"),
    [
        (("159/80 70 98", "118/72 70 98"), "met"),
        (("160/80 70 98", "118/72 70 98"), "waiting"),
        (("90/60 70 98", "118/72 70 98"), "met"),
        (("89/60 70 98", "118/72 70 98"), "waiting"),
        (("89/60 70 98", "190/72 70 98"), "waiting"),
    ],
)
def test_each_version_is_held_against_the_limits(
    versions: tuple[str, str], standing: str
) -> None:
    """At a limit and beside it, on either side."""
    room = read()
    contested(room, -10, versions)
    assert room.state("bp").standing == standing


def test_versions_are_no_repeats_of_each_other() -> None:
    """Three of one set, all too high: it is still to be repeated twice."""
    room = read()
    contested(room, -20, (HIGH, "191/80 70 98", "192/80 70 98"), at=(-20, -14, -8))
    why = room.state("bp").judged.why
    assert why == "192/80, limit 160/100, repeat 1 of 2 from 13:11"


def test_a_median_inside_by_every_version_is_met() -> None:
    """118, 120, and 190 or 118: it is at most 120."""
    room = read((-20, "118/72"), (-15, "120/72"))
    contested(room, -10, (HIGH, CALM))
    state = room.state("bp")
    assert (state.standing, state.judged.evidence) == ("met", "118/72, limit 160/100")


@pytest.mark.parametrize("versions", [(BEYOND, CALM), (CALM, BEYOND)])
def test_a_set_with_a_version_outside_is_outside(versions: tuple[str, str]) -> None:
    """Before leaving, first of the two sets or last of them."""
    ward = Ward()
    contested(ward, 106, versions)
    standing, _, why = ward.found(VITALS, 110)
    assert standing == "not met"
    assert why.endswith("at 15:12, in conflict")
    ward.observe(121, CALM)
    standing, _, why = ward.found(VITALS, 122)
    assert (standing, why) == ("not met", "one more set from 15:42")
    contested(ward, 137, versions)
    assert ward.found(VITALS, 138)[0] == "not met"


@pytest.mark.parametrize(
    ("times", "standing"), [((80, 106), "not met"), ((106, 106), "met")]
)
def test_versions_are_one_set_before_leaving(
    times: tuple[float, float], standing: str
) -> None:
    """Within the limits it counts once, where it is known when it was read."""
    ward = Ward()
    contested(ward, 100, (CALM, CALM), at=times)
    assert ward.found(VITALS, 107)[0] == "not met"
    ward.observe(121, CALM)
    assert ward.found(VITALS, 122)[0] == standing


def test_an_outside_version_breaks_the_run_by_its_latest_time() -> None:
    """Outside at 96 or at 116: the set of 100 may have been before it."""
    ward = Ward()
    ward.observe(100, CALM)
    contested(ward, 96, (BEYOND, BEYOND), at=(96, 116))
    assert ward.found(VITALS, 117)[2].endswith("at 15:22, in conflict")
    ward.observe(118, CALM)
    assert ward.found(VITALS, 119)[2] == "one more set from 15:39"


def test_an_outside_version_of_since_the_dose_breaks_the_run() -> None:
    """Also where another has it that it was read before the end."""
    ward = Ward()
    ward.observe(100, CALM)
    contested(ward, 30, (BEYOND, BEYOND), at=(30, 106))
    ward.observe(118, CALM)
    assert ward.found(VITALS, 119)[0] == "not met"


@pytest.mark.parametrize(
    ("sbp", "standing"), [(113, "not met"), (115, "met"), (141, "met")]
)
def test_leaving_is_near_whatever_the_baseline_may_be(sbp: int, standing: str) -> None:
    """142 or 118: within 20 % of both, from 113.6 to 141.6."""
    ward = Ward()
    for before in ward.session.sets[:2]:
        for sbp_then in (142, 118):
            line = f"{sbp_then}/72 70 98 14 5 0 1 0"
            contradict(ward, before.id, observed(line), at=-5)
    for minute in (100, 116):
        ward.observe(minute, readings(sbp=sbp, dbp=72, hr=70, rr=14, spo2=98))
    assert ward.found(VITALS, 117)[0] == standing


@pytest.mark.parametrize(
    ("versions", "told"),
    [
        (
            ("150/80 70 98", "118/72 70 98"),
            "150/80, limit 160/100, noted from 140/90",
        ),
        (("139/80 70 98", "118/72 70 98"), "118/72, limit 160/100"),
    ],
)
def test_the_version_that_is_noted_is_told(
    versions: tuple[str, str], told: str
) -> None:
    room = read()
    contested(room, -10, versions)
    assert room.state("bp").judged.evidence == told


def test_a_field_alone_is_told_by_the_version_that_is_noted() -> None:
    room = read()
    reading = room.add(readings(sbp=118), -10)
    for sbp in (150, 118):
        contradict(room, reading, readings(sbp=sbp), at=-10)
    assert room.state("bp").judged.evidence == "SBP 150, noted from 140"


@pytest.mark.parametrize(
    ("versions", "is_sure"),
    [
        (("160/80 70 98", "190/80 70 98"), True),
        (("159/80 70 98", "190/80 70 98"), False),
        (("89/60 70 98", "80/60 70 98"), True),
        (("90/60 70 98", "80/60 70 98"), False),
    ],
)
def test_what_is_beyond_by_every_version_is_repeated(
    versions: tuple[str, str], *, is_sure: bool
) -> None:
    """What may be inside is put right first."""
    room = read()
    contested(room, -10, versions)
    why = room.state("bp").judged.why
    assert ("repeat 1 of 2" in why, "in conflict" in why) == (is_sure, not is_sure)
