"""Corrections of the dose that contradict each other: one fact, taken with care."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.given import given
from monitor.chart.kinds import Amendable, DoseGiven, EntryAmended, InfusionRecorded
from monitor.protocol.observing import observed_until
from tests.builders import Chronicle, at
from tests.dosing import DEVICES
from tests.protocol.scheduled import EVERY_TEN, LEAVING, RECOVERY, scheduled

SLOW = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))
FAST = InfusionRecorded(step="started", rate_ml_per_hour=Decimal(60))
DEVICE = DoseGiven(drug="esketamine", mg=Decimal(28), route="intranasal", device=1)
END = InfusionRecorded(step="completed")
BOTH = LEAVING.replace("120", "120\nleast_minutes_after_end = 60")


def correct(
    chronicle: Chronicle, target: UUID, *versions: tuple[Amendable, float]
) -> None:
    """Two workstations put it right without knowing of each other."""
    for place, (version, minute) in enumerate(versions):
        amended = EntryAmended(replacement=version)
        chronicle.add(amended, 50 + place, effective=minute, over=[target])


def started(*versions: tuple[Amendable, float]) -> Chronicle:
    protocol = scheduled(EVERY_TEN, RECOVERY, leaving=BOTH)
    chronicle = Chronicle(protocol).open()
    start = chronicle.infuse(0, "started", "51.3")
    correct(chronicle, start, *versions)
    return chronicle


def least(chronicle: Chronicle) -> timedelta | None:
    until = observed_until(chronicle.protocol, chronicle.session)
    return None if until is None else until - at(0)


@pytest.mark.parametrize("reverse", [False, True])
def test_two_starts_are_one(*, reverse: bool) -> None:
    """It runs once, since the earlier and at the higher rate, whichever came first."""
    versions = [(SLOW, 1.0), (FAST, -2.0)]
    chronicle = started(*(reversed(versions) if reverse else versions))
    infusion = chronicle.session.infusion
    (segment,) = infusion.segments
    assert (segment.start, segment.rate_ml_per_hour) == (at(-2), Decimal(60))
    assert (infusion.started_at, infusion.started_by) == (at(-2), at(1))
    assert infusion.is_contested


def test_the_higher_rate_may_be_of_the_other() -> None:
    """What may have been given is the earlier start with the rate of the later."""
    chronicle = started((FAST, 1), (SLOW, -2))
    (segment,) = chronicle.session.infusion.segments
    assert (segment.start, segment.rate_ml_per_hour) == (at(-2), Decimal(60))


def test_slots_run_from_the_earlier_start() -> None:
    """The first set is due by the start that was first; nothing is due twice."""
    chronicle = started((SLOW, 1), (SLOW, -2))
    slots = [slot.at - at(0) for slot in chronicle.assess(60).slots]
    assert slots[0] == timedelta(minutes=8)
    assert len(set(slots)) == len(slots)
    assert slots[1] - slots[0] == timedelta(minutes=10)


def test_leaving_counts_from_the_later_start() -> None:
    """Nobody leaves sooner because one of two corrections says so."""
    chronicle = started((SLOW, 5), (SLOW, -2))
    chronicle.infuse(40, "completed")
    assert least(chronicle) == timedelta(minutes=125)


def test_leaving_counts_from_the_later_end() -> None:
    """Two corrected ends: it ran until the later, and 60min are from there."""
    chronicle = started()
    end = chronicle.infuse(70, "completed")
    correct(chronicle, end, (END, 80), (END, 65))
    infusion = chronicle.session.infusion
    assert (infusion.ended_at, infusion.ended_by) == (at(80), "completed")
    assert least(chronicle) == timedelta(minutes=140)


@pytest.mark.parametrize(("one", "other"), [(18, 20), (20, 18)])
def test_what_ran_on_comes_before_what_stopped(one: int, other: int) -> None:
    """Paused and stopped contradict each other: it may have gone on."""
    chronicle = started()
    pause = chronicle.infuse(20, "paused")
    paused = InfusionRecorded(step="paused", cause="line")
    stopped = InfusionRecorded(step="stopped", cause="asked to")
    correct(chronicle, pause, (stopped, one), (paused, other))
    infusion = chronicle.session.infusion
    assert (infusion.is_paused, infusion.ended_at) == (True, None)
    assert infusion.paused_at == at(20)


def test_what_was_given_is_at_most() -> None:
    """The most that the corrections come to, told as uncertain."""
    chronicle = started((SLOW, 0), (FAST, 0))
    found = given(chronicle.session, at(30))
    assert found is not None
    assert (found.mg, found.at_most_mg) == (Decimal("30.0"), Decimal("30.0"))
    assert found.is_uncertain


def test_without_a_contradiction_all_is_as_charted() -> None:
    """One correction, or none, leaves nothing uncertain."""
    chronicle = started((FAST, -2))
    session = chronicle.session
    assert (session.dose_started_at, session.dose_started_by) == (at(-2), at(-2))
    assert not session.is_dose_contested
    found = given(session, at(28))
    assert found is not None
    assert found.at_most_mg is None


def test_a_correction_against_a_strike_out_stays() -> None:
    """One says it began later, the other that it never did: the drug counts."""
    chronicle = started()
    start = chronicle.entries[-1].id
    chronicle.retract(50, start)
    correct(chronicle, start, (SLOW, 3))
    session = chronicle.session
    assert (session.dose_started_at, session.is_dose_contested) == (at(3), True)


def test_a_device_that_was_corrected_twice_is_one() -> None:
    """One device of three is given; the dose is not over by that."""
    chronicle = Chronicle(scheduled("at_minutes = [40]", leaving=LEAVING)).open()
    chronicle.add(DEVICES, -20)
    first = chronicle.add(DEVICE, 0)
    for number, minute in ((2, 5), (3, 12)):
        chronicle.add(replace(DEVICE, device=number), minute)
    correct(chronicle, first, (DEVICE, 2), (DEVICE, -1))
    session = chronicle.session
    assert [given.dose.device for given in session.doses] == [1, 2, 3]
    assert session.dosing.given_mg() == Decimal(84)
    assert (session.dose_started_at, session.dose_started_by) == (at(-1), at(2))
    assert session.dose_ended_at == at(12)
    assert least(chronicle) == timedelta(minutes=122)
    last = session.doses[-1].id
    correct(chronicle, last, (replace(DEVICE, device=3), 15), (DEVICE, 12))
    assert chronicle.session.dose_ended_at == at(15)


def test_the_last_device_ended_the_dose_at_the_latest() -> None:
    """The most mg of the two, and the later time as the end."""
    chronicle = Chronicle(scheduled("at_minutes = [40]", leaving=LEAVING)).open()
    one = DoseGiven(drug="ketamine", mg=Decimal(20), route="IM")
    only = chronicle.add(one, 0)
    more = DoseGiven(drug="ketamine", mg=Decimal(25), route="IM")
    correct(chronicle, only, (more, 3), (one, 7))
    (dose,) = chronicle.session.doses
    assert (dose.at, dose.until, dose.dose.mg) == (at(3), at(7), Decimal(25))
    assert chronicle.session.is_dose_contested
