"""How far apart sets are due around a time, by which ages are told as old."""

from decimal import Decimal
from itertools import islice

import pytest

from monitor.chart.kinds import DoseGiven
from monitor.protocol.care_protocol import CareProtocol
from monitor.protocol.pacing import beats, gap_at, longest_gap, scheduled_until
from tests.builders import Chronicle, at, iv40
from tests.protocol.scheduled import EVERY_TEN, RECOVERY, pace, scheduled
from tests.protocol.shipped import shipped

DEVICE = DoseGiven(drug="esketamine", mg=Decimal(28), route="intranasal", device=1)
INJECTED = DoseGiven(drug="ketamine", mg=Decimal("17.1"), route="IM")


def gap(protocol: CareProtocol, chronicle: Chronicle, minute: float) -> float:
    """In minutes."""
    return gap_at(protocol, chronicle.session, at(minute)).total_seconds() / 60


def test_before_the_dose() -> None:
    """Before it, and while none is known, the first gap counts."""
    protocol = scheduled("at_minutes = [25, 35]")
    chronicle = Chronicle(protocol=protocol).open()
    assert gap(protocol, chronicle, 5) == 25
    chronicle.infuse(10, "started", "51.3")
    assert gap(protocol, chronicle, 5) == 25
    assert gap(protocol, chronicle, 10) == 25


@pytest.mark.parametrize(("minute", "minutes"), [(19, 10), (20, 10), (21, 15)])
def test_after_the_end(minute: float, minutes: float) -> None:
    """From the end on sets are as far apart as the recovery has them."""
    protocol = scheduled(EVERY_TEN, RECOVERY)
    chronicle = Chronicle(protocol=protocol).open()
    chronicle.infuse(0, "started", "51.3")
    chronicle.infuse(20, "completed")
    assert gap(protocol, chronicle, minute) == minutes


@pytest.mark.parametrize(
    ("minute", "minutes"), [(24, 25), (25, 25), (34, 25), (35, 55), (89, 55), (90, 55)]
)
def test_the_longer_of_the_gap_that_runs_and_the_one_before(
    minute: float, minutes: float
) -> None:
    """At a slot the next gap begins; nothing turns old because it is shorter."""
    protocol = scheduled("at_minutes = [25, 35, 90]")
    chronicle = Chronicle(protocol=protocol).open()
    chronicle.infuse(0, "started", "51.3")
    assert gap(protocol, chronicle, minute) == minutes


@pytest.mark.parametrize(
    ("minutes", "longest"), [((15,), 15), ((50, 10, 40), 30), ((30, 40), 30)]
)
def test_longest_gap(minutes: tuple[int, ...], longest: int) -> None:
    """From the start of the dose on, in whatever order they are written."""
    assert longest_gap(minutes).total_seconds() == longest * 60


def test_three_paces() -> None:
    """Each pace begins at its own minute, with its own tolerance."""
    text = "\n".join(("every_minutes = 10", pace(20, 15, 4), pace(50, 30, 6)))
    during = scheduled(text, RECOVERY).schedule.during
    found = [(beat.minute, beat.tolerance) for beat in islice(beats(during), 6)]
    assert found == [(10, 3), (20, 3), (35, 4), (50, 4), (80, 6), (110, 6)]


@pytest.mark.parametrize(("minute", "minutes"), [(79, 15), (80, 15), (81, 30)])
def test_after_the_last_slot(minute: float, minutes: float) -> None:
    """Past it, sets are as far apart as while the patient can't leave."""
    chronicle = Chronicle().start()
    chronicle.infuse(20, "completed")
    assert gap(iv40(), chronicle, minute) == minutes


def test_the_last_slot_of_fixed_minutes() -> None:
    """It hangs on the first device, however many follow."""
    protocol = shipped("in_esketamine")
    chronicle = Chronicle(protocol=protocol).open()
    assert scheduled_until(protocol, chronicle.session) is None
    for minute in (0, 5):
        chronicle.add(DEVICE, minute)
    last = max(protocol.schedule.during.at_minutes)
    assert scheduled_until(protocol, chronicle.session) == at(last)


def test_the_last_slot_after_a_divided_dose() -> None:
    """It hangs on the last part of it."""
    protocol = shipped("im_sc")
    chronicle = Chronicle(protocol=protocol).open()
    assert scheduled_until(protocol, chronicle.session) is None
    for minute in (0, 30, 60):
        chronicle.add(INJECTED, minute)
    minutes = protocol.schedule.during.for_minutes
    assert minutes is not None
    assert scheduled_until(protocol, chronicle.session) == at(60 + minutes)


def test_slots_without_end_stop_after_two_days() -> None:
    """A clock that is wrong by a year makes no endless list."""
    chronicle = Chronicle().start()
    slots = chronicle.assess(60 * 24 * 365).slots
    assert len(slots) == 300
    assert slots[-1].at == at(3000)
