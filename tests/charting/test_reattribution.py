"""A chart found to be on the wrong patient."""

from datetime import date
from uuid import UUID, uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.commands import CorrectPatient, Reattribute
from monitor.chart.entries import Stream
from monitor.chart.kinds import ChartMoved, IdentityTyped
from monitor.charting.ports import SessionQuery
from monitor.protocol.series import SPACING
from tests.charting.clinic import SESSION, Clinic
from tests.charting.moving import moved_to_another
from tests.desk import PATIENT, RELIEF, SPACE

RIGHT = uuid5(SPACE, "right patient")


def moving(clinic: Clinic, **changes: object) -> Reattribute:
    command = Reattribute(
        id=clinic.mint(),
        stream_id=SESSION,
        at=clinic.clock.now(),
        identifier="t 9000",
        identity=IdentityTyped(initials="RP", birth_year=1990),
        reason="wrong wristband",
    )
    return replace(command, **changes)


@pytest.fixture
def moved(clinic: Clinic) -> Clinic:
    """A running session, and the patient whose it is."""
    clinic.start()
    right = {
        "identifier": "T-9000",
        "family": "Patient",
        "given": "Right",
        "born": date(1990, 7, 1),
    }
    clinic.patient_id, wrong = RIGHT, clinic.patient_id
    clinic.charted(clinic.recording(**right))
    clinic.patient_id = wrong
    return clinic


def marks(clinic: Clinic, patient: UUID) -> list[ChartMoved]:
    return list(clinic.recorder.patient(patient).moves)


def test_the_chart_goes_to_the_right_patient(moved: Clinic) -> None:
    """All that was charted stands under the patient whose it is."""
    before = moved.read.session

    charted = moved.charted(moving(moved))

    assert charted.session is not None
    assert charted.session.patient.id == RIGHT
    assert charted.session.session.sets == before.sets
    assert charted.session.session.opened.patient == PATIENT.id
    assert charted.session.entries[-1].reason == "wrong wristband"


def test_a_second_move_keeps_the_mark_of_the_first(clinic: Clinic) -> None:
    """The first patient's page still says that a chart went, and whose it is now."""
    clinic.start()
    first = clinic.patient_id
    second = moved_to_another(clinic, "T-9000")
    clinic.move_to(1)
    third = moved_to_another(clinic, "T-9001")
    assert [m.to for m in clinic.recorder.earlier(first).moved] == ["T-9001"]
    assert [m.to for m in clinic.recorder.earlier(second).moved] == ["T-9001"]
    assert clinic.recorder.earlier(third).moved == ()


@pytest.mark.parametrize("goes_on", ["earlier", "later"])
def test_of_two_charts_moved_one_goes_on(clinic: Clinic, goes_on: str) -> None:
    """Each keeps its mark where it was first charted, whichever of them went on."""
    clinic.start()
    clinic.close(40)
    first, charts = clinic.patient_id, {"earlier": clinic.session_id}
    second = moved_to_another(clinic, "T-9000")
    clinic.session_id = charts["later"] = uuid5(SPACE, "later")
    clinic.move_to(300)
    clinic.charted(clinic.opening())
    right = IdentityTyped(initials="AR", birth_year=1981)
    clinic.charted(moving(clinic, stream_id=clinic.session_id, identity=right))
    clinic.patient_id, clinic.session_id = second, charts[goes_on]
    moved_to_another(clinic, "T-9001")
    moved = clinic.recorder.earlier(first).moved
    assert sorted(m.to for m in moved) == ["T-9000", "T-9001"]
    assert [m.to for m in clinic.recorder.earlier(second).moved] == ["T-9001"]


def test_a_chart_that_came_back_was_not_moved_away(clinic: Clinic) -> None:
    """To another patient and back again: it stands under the first one."""
    clinic.start()
    first = clinic.patient_id
    second = moved_to_another(clinic, "T-9000")
    clinic.move_to(1)
    back = Reattribute(
        id=clinic.mint(),
        stream_id=SESSION,
        at=clinic.clock.now(),
        identifier="T-0001",
        identity=IdentityTyped(initials="AD", birth_year=1981),
        reason="it was right",
    )
    clinic.charted(back)
    assert clinic.recorder.earlier(first).moved == ()
    assert [m.to for m in clinic.recorder.earlier(second).moved] == ["T-0001"]


def test_both_charts_are_marked(moved: Clinic) -> None:
    """Either patient's facts say which session was moved, from whom and to whom."""
    moved.charted(moving(moved))

    mark = ChartMoved(session=SESSION, from_patient=PATIENT.id, to_patient=RIGHT)
    assert marks(moved, PATIENT.id) == marks(moved, RIGHT) == [mark]


def too_soon(clinic: Clinic) -> list[tuple[bool, str]]:
    """The alerts that it is too soon, by whether they stand, and what they say."""
    alerts = clinic.read.assessment.alerts
    return [(a.is_active, a.value) for a in alerts if a.parameter == SPACING]


@pytest.fixture
def opened_for_the_wrong_one(moved: Clinic) -> Clinic:
    """The first patient, dosed two hours ago, came again and was taken for another."""
    moved.close(40)
    moved.session_id, moved.patient_id = uuid5(SPACE, "second"), RIGHT
    moved.move_to(120)
    right = IdentityTyped(initials="RP", birth_year=1990)
    moved.charted(moved.opening(identity=right))
    moved.patient_id = PATIENT.id
    return moved


def back(clinic: Clinic) -> Reattribute:
    found = IdentityTyped(initials="AD", birth_year=1981)
    id_ = clinic.session_id
    return moving(clinic, stream_id=id_, identifier="T-0001", identity=found)


def test_the_last_dose_is_of_the_right_patient(
    opened_for_the_wrong_one: Clinic,
) -> None:
    """Nothing was known of a dose before; moved, it was two hours ago."""
    clinic = opened_for_the_wrong_one
    assert too_soon(clinic) == []

    clinic.charted(back(clinic))

    assert too_soon(clinic) == [(True, "Last dose 2hr before")]


def test_a_move_that_is_asked_for_again_is_the_same(
    opened_for_the_wrong_one: Clinic,
) -> None:
    """Down to the last dose that was known then."""
    clinic = opened_for_the_wrong_one
    command = back(clinic)
    first = clinic.charted(command)

    assert clinic.charted(command).entries[0] == first.entries[0]
    assert too_soon(clinic) == [(True, "Last dose 2hr before")]


def test_the_alert_of_the_wrong_patient_is_over(
    opened_for_the_wrong_one: Clinic,
) -> None:
    """It stays in the record, and no longer on a card."""
    clinic = opened_for_the_wrong_one
    clinic.charted(back(clinic))
    clinic.recorder.tick()
    clinic.move_to(125)

    right = IdentityTyped(initials="RP", birth_year=1990)
    there = moving(clinic, stream_id=clinic.session_id, identity=right)
    clinic.charted(there)

    assert too_soon(clinic) == [(False, "Last dose 2hr before")]
    (gone,) = (a for a in clinic.read.assessment.alerts if a.parameter == SPACING)
    assert (gone.resolved_how, gone.resolved_at) == ("no longer due", clinic.at(125))


def test_both_patients_find_it(moved: Clinic) -> None:
    """The session list has it under either name, and says from whom it came."""
    moved.charted(moving(moved))

    for text in ("right patient", "demo alex"):
        (row,) = moved.recorder.sessions(SessionQuery(text=text))
        assert row.patient is not None
        assert row.moved_from is not None
        assert (row.patient.id, row.moved_from.id) == (RIGHT, PATIENT.id)
    assert moved.recorder.sessions(SessionQuery(text="demo right")) == ()


def test_charting_goes_on(moved: Clinic) -> None:
    """The next set is charted in the same session, for the right patient."""
    moved.charted(moving(moved))

    read = moved.chart(10, "128/78 74 98 14 5 2 1 0")

    assert read.patient.id == RIGHT
    assert len(moved.journal.entries(Stream("session", SESSION))) == len(read.entries)


def test_a_closed_chart_can_be_moved(moved: Clinic) -> None:
    """What is found out afterwards is put right afterwards."""
    moved.close(60)

    charted = moved.charted(moving(moved))

    assert charted.session is not None
    assert charted.session.patient.id == RIGHT


def test_asked_twice_it_moves_once(moved: Clinic) -> None:
    """The same command again charts nothing more."""
    command = moving(moved)
    moved.charted(command, RELIEF)

    again = moved.charted(command, RELIEF)

    assert again.session is not None
    assert again.session.session.moves == moved.read.session.moves
    assert len(moved.read.session.moves) == 1
    assert len(marks(moved, RIGHT)) == 1


def test_asked_again_after_the_right_patient_was_put_right(moved: Clinic) -> None:
    """It moved once, whatever number and name the right patient has since."""
    command = moving(moved)
    first = moved.charted(command, RELIEF)
    right = moved.recorder.patient(RIGHT)
    details = replace(right.details, identifier="T-9001", family="Example")
    moved.charted(
        CorrectPatient(
            id=moved.mint(),
            stream_id=RIGHT,
            at=moved.clock.now(),
            details=details,
            reason="misheard",
        )
    )

    again = moved.charted(command, RELIEF)

    assert {e.id for e in again.entries} <= {e.id for e in first.entries}
    assert len(moved.read.session.moves) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"identifier": "T-404"}, "identifier"),
        ({"identifier": "T-0001"}, "identifier"),
        ({"identity": IdentityTyped(initials="AD", birth_year=1990)}, "initials"),
        ({"identity": IdentityTyped(initials="RP", birth_year=1991)}, "birth_year"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_doubtful_move_is_refused(
    moved: Clinic, changes: dict[str, object], field: str
) -> None:
    """The right patient is known by number, confirmed twice, and a reason is given."""
    assert moved.refused(moving(moved, **changes)).field == field
    assert moved.read.patient.id == PATIENT.id
    assert marks(moved, PATIENT.id) == []


def test_a_patient_has_one_open_session(moved: Clinic) -> None:
    """An open chart is not moved to a patient who has one open already."""
    moved.patient_id = RIGHT
    identity = IdentityTyped(initials="RP", birth_year=1990)
    opening = moved.opening(
        stream_id=uuid5(SPACE, "second"), patient=RIGHT, identity=identity
    )
    moved.charted(opening)

    assert "is open" in moved.refused(moving(moved)).why


def test_the_past_of_the_wrong_patient_tells_of_the_move(moved: Clinic) -> None:
    """When the chart was begun and whose it is; it is no session of theirs any more."""
    opened = moved.read.session.opened_at
    assert moved.recorder.earlier(PATIENT.id).moved == ()
    moved.charted(moving(moved))
    wrong, right = (moved.recorder.earlier(id_) for id_ in (PATIENT.id, RIGHT))
    assert [(m.opened_at, m.to) for m in wrong.moved] == [(opened, "T-9000")]
    assert wrong.sessions == ()
    assert [s.id for s in right.sessions] == [SESSION]
    assert right.moved == ()
