"""Two rooms that were swapped: each open chart is the other patient's."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import ChartMoved, ChartReattributed
from monitor.charting.ports import SessionQuery
from monitor.charting.reads import Charted, SessionRead
from monitor.protocol.series import SPACING
from tests.charting.clinic import SESSION, Clinic
from tests.charting.moving import ALEX, OTHER, ROBIN, THERE, swapping, two_open
from tests.desk import PATIENT, RELIEF


@pytest.fixture
def both(clinic: Clinic) -> Clinic:
    return two_open(clinic)


def read(clinic: Clinic, id_: UUID) -> SessionRead:
    found = clinic.recorder.session(id_)
    assert isinstance(found, SessionRead)
    return found


def whose(clinic: Clinic) -> tuple[UUID, UUID]:
    return read(clinic, SESSION).patient.id, read(clinic, THERE).patient.id


def test_both_charts_go_the_other_way(both: Clinic) -> None:
    """What was charted stays where it is; either session says it was exchanged."""
    sets = read(both, SESSION).session.sets

    charted = both.charted(swapping(both))

    assert whose(both) == (OTHER, PATIENT.id)
    assert read(both, SESSION).session.sets == sets
    here, there = (read(both, id_).session.moves[-1][1] for id_ in (SESSION, THERE))
    assert (here.swapped_with, there.swapped_with) == (THERE, SESSION)
    assert (here.identity, there.identity) == (ROBIN, ALEX)
    assert charted.session is not None
    assert charted.also is not None
    assert (charted.session.id, charted.also.id) == (SESSION, THERE)
    assert charted.also.patient.id == PATIENT.id
    reasons = {e.reason for e in charted.entries if e.reason}
    assert reasons == {"rooms swapped"}


def test_both_patients_are_marked_with_both_charts(both: Clinic) -> None:
    """Each lists the chart that went away and the one that came."""
    both.charted(swapping(both))

    marks = [
        ChartMoved(session=SESSION, from_patient=PATIENT.id, to_patient=OTHER),
        ChartMoved(session=THERE, from_patient=OTHER, to_patient=PATIENT.id),
    ]
    for patient in (PATIENT.id, OTHER):
        assert list(both.recorder.patient(patient).moves) == marks
    past = both.recorder.earlier(PATIENT.id)
    assert [m.to for m in past.moved] == ["T-9000"]
    assert [s.id for s in past.sessions] == [THERE]


def test_both_are_found_and_stay_open(both: Clinic) -> None:
    """The list has each under its patient; both go on, also after a restart."""
    both.charted(swapping(both))
    both.restart()

    rows = both.recorder.sessions(SessionQuery(state="open"))
    found = {row.id: (row.patient, row.moved_from) for row in rows}
    for id_, mine, was in ((SESSION, OTHER, PATIENT.id), (THERE, PATIENT.id, OTHER)):
        patient, moved_from = found[id_]
        assert patient is not None
        assert moved_from is not None
        assert (patient.id, moved_from.id) == (mine, was)
    both.chart(11, "128/78 74 98 14 5 2 1 0")
    assert len(read(both, SESSION).session.sets) == 4


def test_the_dose_of_the_other_chart_is_no_earlier_dose(both: Clinic) -> None:
    """Begun before the other was opened, it was thought to be that patient's."""
    both.charted(swapping(both))

    for id_ in (SESSION, THERE):
        (_, moved) = read(both, id_).session.moves[-1]
        assert moved.last_dose_at is None
        alerts = read(both, id_).assessment.alerts
        assert [a for a in alerts if a.parameter == SPACING] == []


def test_swapped_back(both: Clinic) -> None:
    """A swap that was wrong is put right by another one, from either room."""
    both.charted(swapping(both))
    both.charted(swapping(both, stream_id=THERE))

    assert whose(both) == (PATIENT.id, OTHER)
    opened = [m.opened_at for m in both.recorder.earlier(PATIENT.id).moved]
    assert opened == [read(both, THERE).session.opened_at]


def test_asked_twice_it_swaps_once(both: Clinic) -> None:
    """The same command again charts nothing more, and tells both sessions."""
    command = swapping(both)
    both.charted(command, RELIEF)
    again = both.charted(command, RELIEF)

    assert again.also is not None
    assert again.also.id == THERE
    for id_ in (SESSION, THERE):
        assert len(read(both, id_).session.moves) == 1
        assert read(both, id_).session.name_of(RELIEF.person) == RELIEF.name


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"identifier": "T-404"}, "identifier"),
        ({"identifier": "T-0001", "identity": ALEX}, "identifier"),
        ({"identity": replace(ROBIN, initials="RX")}, "initials"),
        ({"identity": replace(ROBIN, birth_year=1991)}, "birth_year"),
        ({"swap": replace(ALEX, initials="AX")}, "own_initials"),
        ({"swap": replace(ALEX, birth_year=1982)}, "own_birth_year"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_doubtful_swap_moves_neither(
    both: Clinic, changes: dict[str, object], field: str
) -> None:
    """Both patients are confirmed, and what is not is named."""
    before = [read(both, id_).entries for id_ in (SESSION, THERE)]
    assert both.refused(swapping(both, **changes)).field == field
    assert whose(both) == (PATIENT.id, OTHER)
    assert [read(both, id_).entries for id_ in (SESSION, THERE)] == before


def test_a_time_before_the_other_was_opened(both: Clinic) -> None:
    """Neither was another's before it was there."""
    assert both.refused(swapping(both, at=both.at(1))).field == "time"
    assert whose(both) == (PATIENT.id, OTHER)


def test_only_open_charts_are_swapped(both: Clinic) -> None:
    """What is closed moves by itself: there is nothing it would be exchanged for."""
    both.close(20)
    refusal = both.refused(swapping(both))
    assert refusal.why == "only two open sessions are swapped, and this one is closed"
    back = swapping(both, stream_id=THERE, identifier="T-0001", identity=ALEX)
    refusal = both.refused(replace(back, swap=ROBIN))
    assert refusal.why == "T-0001 has no open session"
    alone = both.ask(replace(back, id=both.mint(), swap=None))
    assert isinstance(alone, Charted)


def test_without_the_swap_the_way_is_named(both: Clinic) -> None:
    """A single move onto a patient with an open session names the other way."""
    refusal = both.refused(swapping(both, swap=None))
    assert "another session of that patient is open in Room 2" in refusal.why
    assert refusal.remedy.startswith("If the two were swapped choose that")


def test_all_or_nothing(both: Clinic) -> None:
    """One transaction: the entries of both sessions and patients come together."""
    charted = both.charted(swapping(both))
    payloads = [e.payload for e in charted.entries]
    assert sum(isinstance(p, ChartReattributed) for p in payloads) == 2
    assert sum(isinstance(p, ChartMoved) for p in payloads) == 4
    assert len({e.id for e in charted.entries}) == len(charted.entries)
