"""Sets whose times move with what is given: an early stop, and another route."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt

from monitor.chart.given import given
from tests.journeys.checks import answer_checks
from tests.journeys.expected import minute
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted
from tests.journeys.test_iv40_session import exported, told_infusion
from tests.journeys.typed_rows import CTRL, check_all, open_session
from ui.widgets.pill import Pill

MINUTE = timedelta(minutes=1)
BASELINE = ((-14, "118/72 70 98 14 5 0 1 0\na"), (-9, "116/70 71 98 14 5 0 1 0"))
VITALS = "118/72 70 98 14 5"


def due(nurse: Nurse) -> list[float]:
    """The minutes of every set that is planned or was."""
    return [(s.at - nurse.start) / MINUTE for s in nurse.session.assessment.slots]


def pill(nurse: Nurse) -> str:
    """What the pill above the set says, as anybody reads it on the screen."""
    (found,) = [
        pill
        for pill in nurse.vigil.parts.strip.set.findChildren(Pill)
        if pill.isVisible()
    ]
    return found.text()


def infuse(nurse: Nurse, keys: str) -> None:
    nurse.press(4)
    nurse.type(keys)
    nurse.settle()


def chart(nurse: Nurse, values: str) -> None:
    nurse.press(2)
    nurse.type(f"{values}\n")
    nurse.settle()


def test_an_early_stop_moves_what_is_due(nurse: Nurse, tmp_path: Path) -> None:
    """Sets go on through a pause from 12 to 23; from the stop at 33 on they move."""
    begin(nurse)
    go_on_through_a_pause(nurse)
    nurse.wait_until(33)
    infuse(nurse, "x20\tpatient asked\n")
    assert due(nurse) == [10, 20, 30, 48, 63, 78, 93]
    assert pill(nurse) == "Next 14:14 · 15min"

    nurse.wait_until(48)
    assert pill(nurse) == "Due now"
    nurse.wait_until(54)
    assert pill(nurse) == "6min late"
    (card,) = nurse.session.assessment.strip
    assert card.parameter == "overdue"
    chart(nurse, f"{VITALS} 0 0 0")
    assert nurse.session.assessment.strip == ()
    assert pill(nurse) == "Next 14:29 · 9min"
    for due_at in (63, 78, 93):
        jump(nurse, due_at)
        assert pill(nurse) == "Due now"
        chart(nurse, f"{VITALS} 0 0 0")
    states = [s.state for s in nurse.session.assessment.slots[:7]]
    assert states == ["filled"] * 7
    close(nurse, tmp_path)


def jump(nurse: Nurse, minute: float) -> None:
    """On to that minute at once."""
    nurse.clock.advance(minutes=minute - nurse.minute)
    nurse.vigil.bedside.tick()
    nurse.settle()


def close(nurse: Nurse, folder: Path) -> None:
    """Discharged at 95; the record tells what was given, why it ended, and when."""
    jump(nurse, 95)
    id_ = nurse.session.id
    found = given(nurse.session.session, nurse.clock.now())
    assert found is not None
    assert found.most_told_mg == Decimal("18.8")  # 22min at 51.3 mL/h, by the clock
    nurse.chord(Qt.Key.Key_E, CTRL)
    check_all(nurse)
    nurse.type("d==\n\n")
    nurse.settle()
    closed = charted(nurse, id_).closed
    assert closed is not None
    assert (closed.ending, closed.left_at) == ("discharged", nurse.at(95))
    nurse.vigil.end()
    record = exported(folder / "record", str(id_), folder / "session.json")
    assert told_infusion(record)[-1] == (33, "stopped", None, 18.8, 20, "patient asked")
    observed = {minute(row["observed_at"]) for row in record["observations"]}
    assert observed == {-14, -9, 10, 20, 30, 54, 63, 78, 93}
    assert minute(record["session"]["left_at"]) == 95


def begin(nurse: Nurse) -> None:
    """Open, take the baseline and start."""
    open_session(nurse)
    for at, values in BASELINE:
        nurse.wait_until(at)
        chart(nurse, values)
    nurse.wait_until(0)
    answer_checks(nurse)
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    infuse(nurse, "s\n")
    assert due(nurse) == [10, 20, 30, 40]
    assert pill(nurse) == "Next 13:36 · 10min"


def go_on_through_a_pause(nurse: Nurse) -> None:
    """The set at 20 is due while nothing runs, and the end moves by the pause."""
    nurse.wait_until(10)
    chart(nurse, VITALS)
    nurse.wait_until(12)
    infuse(nurse, "p\t\tline check\n")
    nurse.wait_until(20)
    assert pill(nurse) == "Due now"
    chart(nurse, f"{VITALS} 2 1 0")
    nurse.wait_until(23)
    infuse(nurse, "r\n")
    assert due(nurse) == [10, 20, 30, 40, 50]

    nurse.wait_until(30)
    chart(nurse, VITALS)
    assert pill(nurse) == "Next 14:06 · 10min"
