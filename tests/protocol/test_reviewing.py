"""What a dose or a discharge went on without, once it was put right, is to review."""

from decimal import Decimal

import pytest

from monitor.chart import review
from monitor.chart.kinds import (
    Admitted,
    DoseChecked,
    EntryAmended,
    GateOverridden,
    InfusionRecorded,
    Kind,
    SessionClosed,
    WeightRecorded,
)
from monitor.protocol.reviewing import is_to_review, unmet
from tests.builders import at
from tests.protocol.gated import Room
from tests.protocol.leaving_ward import TIME, Ward
from tests.protocol.test_closing_amended import calm, closing_of, discharged

STARTED = InfusionRecorded(step="started", rate_ml_per_hour=Decimal("51.3"))


def strike_out(room: Room, minute: float, kind: type[Kind]) -> None:
    fact = [f for f in room.session.facts if isinstance(f.payload, kind)][-1]
    room.retract(minute, fact.id)


@pytest.fixture
def begun() -> Room:
    room = Room().answered()
    assert room.clear(-5) is None
    assert room.chart(STARTED, 0) is None
    return room


def test_what_was_all_met_is_not_to_review(begun: Room) -> None:
    """Nor is a discharge with every check met."""
    assert unmet(begun.protocol, begun.session) == ()
    ward = calm(Ward())
    assert ward.discharge(100) == ""
    found = [s for s in unmet(ward.protocol, ward.session) if TIME in s]
    assert found == []


def test_what_was_left_out_during_an_alert(begun: Room) -> None:
    """By the protocol alone, for the record knows of no alert that it should not."""
    assert not is_to_review(begun.protocol, begun.session)
    begun.observe(10, "205/95 80 97 14 5 0 1 0")
    begun.show(10)
    assert not is_to_review(begun.protocol, begun.session)
    begun.observe(12, "150/80 70 98 -D 5 0 1 0")
    assert not review.is_to_review(begun.session)
    assert is_to_review(begun.protocol, begun.session)
    assert not is_to_review(None, begun.session)


def test_an_override_struck_out_after_the_start() -> None:
    """The start it let pass stands, and somebody looks at it."""
    room = Room().answered()
    room.observe(-10, "190/110 70 98 14 5 0 1 0")
    room.observe(-6, "190/110 70 98 14 5 0 1 0")
    assert room.override("bp", -5) is None
    assert room.clear(-5) is None
    assert room.chart(STARTED, 0) is None
    assert is_to_review(room.protocol, room.session)
    strike_out(room, 5, GateOverridden)
    assert not review.is_to_review(room.session)
    assert is_to_review(room.protocol, room.session)
    assert len(unmet(room.protocol, room.session)) == 1


def test_a_check_struck_out_after_the_start(begun: Room) -> None:
    """That none took place is charted, and told."""
    strike_out(begun, 5, DoseChecked)
    assert unmet(begun.protocol, begun.session) == (
        "No second person has checked the dose",
    )
    assert is_to_review(begun.protocol, begun.session)
    assert not is_to_review(None, begun.session)


@pytest.mark.parametrize(("minute", "is_told"), [(-6, True), (-5, False)])
def test_a_start_amended_to_before_it_was_ready(
    begun: Room, minute: float, is_told: bool
) -> None:
    """It was declared ready at minute -5."""
    (start,) = (f for f in begun.session.facts if f.payload == STARTED)
    amended = EntryAmended(replacement=STARTED)
    begun.add(amended, 5, effective=minute, over=start.chain)
    told = unmet(begun.protocol, begun.session)
    assert bool(told) is is_told
    assert not told or "before the session was declared ready" in told[0]


@pytest.mark.parametrize(("minute", "is_told"), [(-6, True), (-5, False), (-4, False)])
def test_a_start_in_the_minute_of_ready(minute: float, is_told: bool) -> None:
    """Declared 30 seconds after minute -5: a time has no seconds when it is typed."""
    room = Room().answered()
    assert room.clear(-4.5) is None
    assert room.chart(STARTED, max(minute, -5), 0) is None
    (start,) = (f for f in room.session.facts if f.payload == STARTED)
    if minute < -5:
        room.add(EntryAmended(replacement=STARTED), 5, effective=-6, over=start.chain)
    assert bool(unmet(room.protocol, room.session)) is is_told
    assert is_to_review(room.protocol, room.session) is is_told


def test_a_weight_amended_after_the_start(begun: Room) -> None:
    """The dose was of another one: that is charted, and told."""
    (weight,) = (
        f for f in begun.session.facts if isinstance(f.payload, WeightRecorded)
    )
    lighter = WeightRecorded(kg=Decimal(45), typed="45", typed_unit="kg")
    assert begun.put_right(weight.id, lighter, 5) is None
    (told,) = unmet(begun.protocol, begun.session)
    assert told.endswith(": worked from 68.4 kg, the weight is 45 kg")
    assert is_to_review(begun.protocol, begun.session)


def test_times_of_a_discharge_amended_to_before_a_check_was_met() -> None:
    """The true time is charted, and the check told as unmet then."""
    ward = calm(Ward())
    assert ward.discharge(100) == ""
    before = unmet(ward.protocol, ward.session)
    assert ward.put_right(closing_of(ward), discharged(80), 110) is None
    more = [s for s in unmet(ward.protocol, ward.session) if s not in before]
    assert len(more) == 1
    assert "until 15:06" in more[0]


def test_other_endings_ask_no_checks_before_leaving() -> None:
    """Only a discharge says that the patient was fit to go."""
    ward = Ward()
    before = unmet(ward.protocol, ward.session)
    facts = Admitted(where="Ward 4")
    closing = SessionClosed(ending="admitted", left_at=at(60), facts=facts)
    assert ward.chart(closing, 60) is None
    assert unmet(ward.protocol, ward.session) == before
    ward.amend(70, closing_of(ward), discharged(60))
    assert len(unmet(ward.protocol, ward.session)) > len(before)
