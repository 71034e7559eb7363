"""Whose a chart becomes is looked at before it is moved, with the weight that goes."""

from datetime import date
from decimal import Decimal
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import Reattribute
from monitor.chart.kinds import Cancelled, SessionClosed, WeightRecorded
from monitor.chart.whose_chart import Becomes, MoveToConfirm, WeightChanged
from monitor.charting.reads import Charted
from tests.charting.clinic import SESSION, Clinic
from tests.charting.moving import ALEX, OTHER, ROBIN, THERE, swapping, two_open
from tests.desk import NURSE, PATIENT, SPACE

AGAIN = uuid5(SPACE, "second")


def weighed(kg: str) -> WeightRecorded:
    return WeightRecorded(kg=Decimal(kg), typed=kg, typed_unit="kg")


def cancel(clinic: Clinic, minute: float) -> None:
    """It ends before any dose."""
    facts = Cancelled(cause="unwell")
    left = clinic.at(minute)
    ended = SessionClosed(ending="cancelled", left_at=left, facts=facts)
    clinic.chart(minute, ended)


@pytest.fixture
def mistaken(clinic: Clinic) -> Clinic:
    """Alex, of 70 kg an hour ago, came again and was taken for Robin."""
    clinic.start()
    clinic.chart(1, weighed("70"))
    clinic.close(40)
    clinic.session_id, clinic.patient_id = AGAIN, OTHER
    clinic.move_to(100)
    clinic.charted(
        clinic.recording(
            identifier="T-9000", family="Example", given="Robin", born=date(1990, 7, 1)
        )
    )
    clinic.charted(clinic.opening(identity=ROBIN))
    clinic.patient_id = PATIENT.id
    return clinic


def back(clinic: Clinic, **changes: object) -> Reattribute:
    command = Reattribute(
        id=clinic.mint(),
        stream_id=AGAIN,
        at=clinic.clock.now(),
        identifier="T-0001",
        identity=ALEX,
        reason="wrong patient chosen",
    )
    return replace(command, **changes)


def asked(clinic: Clinic, command: Reattribute) -> tuple[Becomes, ...]:
    """What is shown, while nothing is moved."""
    before = clinic.read.entries
    answer = clinic.recorder.handle(command, NURSE)
    assert isinstance(answer, MoveToConfirm), answer
    assert clinic.read.entries == before
    return answer.becomes


def test_a_chart_is_moved_once_its_patient_was_seen(mistaken: Clinic) -> None:
    """Who the number and the identifiers are of; asked for as seen, it is moved."""
    command = back(mistaken)
    seen = asked(mistaken, command)
    assert seen == (Becomes(room="Room 1", to=PATIENT.details),)
    moved = mistaken.recorder.handle(replace(command, seen=seen), NURSE)
    assert isinstance(moved, Charted)
    assert mistaken.read.patient.id == PATIENT.id


@pytest.mark.parametrize(
    ("kg", "is_asked"), [("76.9", False), ("77", False), ("77.1", True), ("62.9", True)]
)
def test_a_weight_unlike_the_last_is_shown(
    mistaken: Clinic, kg: str, is_asked: bool
) -> None:
    """The protocol asks above 10 % of the right patient's last weight, 70 kg."""
    mistaken.chart(101, weighed(kg))
    (becomes,) = asked(mistaken, back(mistaken))
    changed = WeightChanged(Decimal(kg), Decimal(70))
    assert becomes.weight == (changed if is_asked else None)


def test_a_weight_charted_since_is_asked_about(mistaken: Clinic) -> None:
    """What was seen is no longer what is moved."""
    command = back(mistaken)
    seen = asked(mistaken, command)
    mistaken.chart(101, weighed("80"))
    (becomes,) = asked(mistaken, replace(command, seen=seen))
    assert becomes.weight == WeightChanged(Decimal(80), Decimal(70))


def test_the_last_session_without_a_weight_is_passed_over(mistaken: Clinic) -> None:
    """The weight before is of the last session that has one."""
    mistaken.chart(101, weighed("80"))
    mistaken.charted(back(mistaken))
    cancel(mistaken, 102)
    mistaken.session_id, mistaken.patient_id = uuid5(SPACE, "third"), PATIENT.id
    mistaken.move_to(110)
    mistaken.charted(mistaken.opening(identity=ALEX))
    cancel(mistaken, 111)
    mistaken.session_id, mistaken.patient_id = uuid5(SPACE, "fourth"), OTHER
    mistaken.move_to(120)
    mistaken.charted(mistaken.opening(identity=ROBIN))
    mistaken.chart(121, weighed("60"))
    (becomes,) = asked(mistaken, back(mistaken, stream_id=mistaken.session_id))
    assert becomes.weight == WeightChanged(Decimal(60), Decimal(80))


def test_a_swap_shows_both(clinic: Clinic) -> None:
    """Each room with whose it becomes; the weights in either are no earlier ones."""
    both = two_open(clinic)
    both.session_id = THERE
    both.chart(3, weighed("90"))
    both.session_id = SESSION
    shown = asked(both, swapping(both))
    assert [(b.room, b.to.family, b.weight) for b in shown] == [
        ("Room 1", "Example", None),
        ("Room 2", "Demo", None),
    ]


def test_a_swap_is_held_against_the_sessions_before(clinic: Clinic) -> None:
    """Of each patient, whose weight goes to the other."""
    clinic.session_id = uuid5(SPACE, "before")
    clinic.open()
    clinic.chart(-20, weighed("90"))
    cancel(clinic, -15)
    clinic.session_id = SESSION
    clinic.charted(clinic.opening())
    clinic.chart(0, weighed("68.4"))
    clinic.session_id, clinic.patient_id = THERE, OTHER
    clinic.charted(
        clinic.recording(
            identifier="T-9000", family="Example", given="Robin", born=date(1990, 7, 1)
        )
    )
    clinic.charted(clinic.opening(identity=ROBIN, room="Room 2"))
    clinic.chart(3, weighed("60"))
    clinic.session_id, clinic.patient_id = SESSION, PATIENT.id
    here, there = asked(clinic, swapping(clinic))
    assert here.weight is None
    assert there.weight == WeightChanged(Decimal(60), Decimal(90))
