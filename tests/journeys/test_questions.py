"""What the nurse is asked, and what her second Enter means."""

from monitor.chart.kinds import EntryAmended
from tests.journeys.nurse import Nurse
from tests.journeys.script import Row
from tests.journeys.typed_rows import chart, open_session


def row(minute: float, kind: str, values: str, remark: str = "") -> Row:
    return Row(minute, minute, kind, values, remark)


def running(nurse: Nurse) -> None:
    """A session that is infusing, with a baseline of 118/72 and 70."""
    open_session(nurse)
    nurse.wait_until(-14)
    chart(nurse, row(-14, "set", "118/72 70 98 14 5 0 1 0"))
    nurse.wait_until(0)
    chart(nurse, row(0, "infusion", "start 51.3 mL/h"))
    nurse.settle()


def test_plausible_change_waits_for_a_second_enter(nurse: Nurse) -> None:
    """Asked once, kept by Enter, and stored as confirmed."""
    running(nurse)
    nurse.wait_until(10)
    nurse.press(2)
    nurse.type("100/83 70 98 14 5\n")
    nurse.settle()
    assert len(nurse.session.session.sets) == 1
    assert "Enter again keeps it" in nurse.vigil.parts.strip.set.message
    nurse.type("\n")
    nurse.settle()
    reading = nurse.session.session.sets[-1].reading("sbp")
    assert reading is not None
    assert reading.challenge == "confirmed"


def test_dangerous_value_never_waits_and_is_confirmed_afterwards(nurse: Nurse) -> None:
    """The first Enter saves and alerts; the second says that it was read so."""
    running(nurse)
    nurse.wait_until(10)
    nurse.press(2)
    nurse.type("118/72 174 98 14 5\n")
    nurse.settle()
    unconfirmed = nurse.session.session.sets[-1]
    assert [c.parameter for c in nurse.session.assessment.strip] == ["hr"]
    nurse.type("\n")
    nurse.settle()
    confirmed = nurse.session.session.sets[-1]
    assert confirmed.id == unconfirmed.id
    challenges = [s.reading("hr") for s in (unconfirmed, confirmed)]
    assert [r and r.challenge for r in challenges] == ["unconfirmed", "confirmed"]
    assert isinstance(confirmed.fact.entry.payload, EntryAmended)
    assert [c.parameter for c in nurse.session.assessment.strip] == ["hr"]
