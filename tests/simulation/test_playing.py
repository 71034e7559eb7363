"""Playing a script charts what it says, once, and says where the record says no."""

from datetime import UTC, timedelta
from uuid import uuid5

import pytest
from msgspec.structs import replace

from monitor.chart.kinds import EntryAmended, InfusionRecorded
from monitor.charting.ports import SessionQuery
from monitor.simulation.playing import Refused, StageClock, perform, play
from tests.charting.clinic import Clinic
from tests.desk import SPACE, START
from tests.simulation.theatre import Theatre, drawn, example


def test_the_example_raises_what_its_remarks_say() -> None:
    """The shipped file, played through the recorder, raises its five kinds of alert."""
    alerts = Theatre(example).play().read.assessment.alerts

    assert [
        (a.parameter, a.priority, f"{a.raised_at:%H:%M}", a.resolved_how)
        for a in alerts
    ] == [
        ("hr", "high", "13:36", "amended value"),
        ("sedation", "low", "13:46", "value"),
        ("hr", "low", "13:56", "value"),
        ("bp", "low", "13:56", "value"),
        ("bp", "medium", "14:06", "value"),
        ("overdue", "low", "14:43", "charted"),
    ]


def test_the_example_is_charted_when_its_file_says() -> None:
    """The set of minute 70 is recorded at 79; the pause keeps its cause."""
    theatre = Theatre(example).play()
    read = theatre.read

    late = next(s for s in read.session.sets if s.observed_at == theatre.at(70))
    pauses = [
        e.payload
        for e in read.entries
        if isinstance(e.payload, InfusionRecorded) and e.payload.step == "paused"
    ]
    amended = [e for e in read.entries if isinstance(e.payload, EntryAmended)]

    assert late.recorded_at == theatre.at(79)
    assert [p.cause for p in pauses] == ["line check"]
    assert [e.reason for e in amended] == ["typing slip", "typing slip"]
    assert not read.session.is_open


def test_a_questioned_value_that_alerts_is_unconfirmed() -> None:
    """HR 174 after 69 is kept at once, with its question open."""
    theatre = Theatre(example).play(until=10.5)

    (slip,) = [s for s in theatre.read.session.sets if s.observed_at == theatre.at(10)]
    reading = slip.reading("hr")

    assert reading is not None
    assert reading.challenge == "unconfirmed"


def test_playing_up_to_a_minute_charts_no_more() -> None:
    """What is to be charted later is not there, and the clock stands at the minute."""
    theatre = Theatre(example).play(until=25)

    assert theatre.clock.now() == theatre.at(25)
    assert max(e.recorded_at for e in theatre.read.entries) <= theatre.at(25)
    assert theatre.read.session.infusion.is_running


def test_playing_on_leaves_nothing_out() -> None:
    """In two halves it is the same as in one."""
    halves = Theatre(example)
    following = play(halves.stage, halves.recorder, halves.clock, halves.at(25))
    play(halves.stage, halves.recorder, halves.clock, first=following)

    whole = Theatre(example).play()

    assert [e.payload for e in halves.read.entries] == [
        e.payload for e in whole.read.entries
    ]


def test_a_step_performed_twice_is_charted_once() -> None:
    """Ids follow from the step, so that a demo taken up again repeats nothing."""
    theatre = Theatre(drawn(3)).play(until=30)
    before = theatre.read.entries
    charted = theatre.stage.due_by(theatre.clock.now())
    for number in range(charted):
        perform(theatre.stage, number, theatre.recorder)

    assert theatre.read.entries == before


def test_a_patient_who_is_known_is_not_entered_again() -> None:
    """A second session of the same patient opens for the one in the record."""
    theatre = Theatre(drawn(3)).play()
    later = replace(
        theatre.stage, session=uuid5(SPACE, "later"), start=START + timedelta(hours=3)
    )
    play(later, theatre.recorder, theatre.clock)

    assert len(theatre.recorder.patients()) == 1
    assert len(theatre.recorder.sessions(SessionQuery())) == 2


def test_what_the_record_refuses_is_told() -> None:
    """A step that contradicts the record raises, naming the step and the reason."""
    theatre = Theatre(example).play(until=12)
    clinic = Clinic(journal=theatre.journal, session_id=theatre.stage.session)
    clinic.chart(13, InfusionRecorded(step="stopped", cause="asked to stop"))
    theatre = Theatre(example, journal=theatre.journal)
    theatre.clock.move_to(theatre.at(26))
    pause = next(
        number
        for number, step in enumerate(theatre.stage.script.steps)
        if step.recorded_minute == 26
    )

    with pytest.raises(Refused, match="already ended"):
        perform(theatre.stage, pause, theatre.recorder)


def test_the_clock_of_a_stage_never_goes_back() -> None:
    """Moving it to an earlier time leaves it where it is."""
    clock = StageClock(START, "Europe/London")
    clock.move_to(START + timedelta(minutes=5))
    clock.move_to(START)

    assert clock.now() == START + timedelta(minutes=5)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() == 300
