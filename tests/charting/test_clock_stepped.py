"""The workstation's clock is set while a session is open: time goes on as it was."""

from datetime import timedelta

from monitor.chart.holding import holder
from monitor.chart.kinds import ClockStepped, NoteRecorded
from monitor.charting.raising import APP
from tests.charting.clinic import Clinic
from tests.desk import NURSE

HOUR = timedelta(hours=1)


def steps(clinic: Clinic) -> list[timedelta]:
    return [p.ahead for p in clinic.payloads if isinstance(p, ClockStepped)]


def set_by(clinic: Clinic, by: timedelta) -> None:
    clinic.clock.step_wall_to(clinic.clock.now() + by)


def test_each_step_is_recorded_once(clinic: Clinic) -> None:
    """By the program, at the time that goes on; and that it was put right."""
    clinic.start()
    clinic.move_to(10)
    set_by(clinic, -HOUR)
    (read,) = clinic.recorder.tick()
    entry = read.entries[-1]
    assert (entry.author, entry.effective_at, entry.recorded_at) == (
        APP.person,
        clinic.at(10),
        clinic.at(10),
    )
    assert clinic.recorder.tick() == ()
    set_by(clinic, HOUR)
    clinic.recorder.tick()
    clinic.recorder.tick()
    assert steps(clinic) == [-HOUR, timedelta(0)]


def test_nobody_holds_a_session_by_it(clinic: Clinic) -> None:
    clinic.start()
    set_by(clinic, HOUR)
    clinic.recorder.tick()
    assert steps(clinic) == [HOUR]
    assert holder(clinic.read.session) == NURSE.person


def test_what_is_charted_goes_on_in_time(clinic: Clinic) -> None:
    """Also after the program was started anew."""
    clinic.start()
    clinic.move_to(10)
    set_by(clinic, -2 * HOUR)
    clinic.recorder.tick()
    clinic.clock.advance(minutes=5)
    clinic.restart()
    clinic.recorder.tick()

    note = NoteRecorded(text="well")
    command = clinic.fact(note)
    clinic.charted(command)
    assert steps(clinic) == [-2 * HOUR]
    assert clinic.read.entries[-1].recorded_at == clinic.at(15)


def test_without_an_open_session_the_clock_is_followed(clinic: Clinic) -> None:
    """Once it shows no less than what was recorded last."""
    clinic.start()
    clinic.close(90)
    set_by(clinic, -HOUR)
    clinic.recorder.tick()
    assert clinic.steady.now() == clinic.at(90)
    clinic.clock.advance(minutes=60)
    clinic.recorder.tick()
    assert clinic.steady.now() == clinic.clock.now() == clinic.at(90)
    assert steps(clinic) == []
