"""A time that counts back from now is of the moment at which it was typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from monitor.chart.kinds import InfusionRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.test_discharge import recovering
from tests.journeys.typed_rows import CTRL, check_all


def pause(nurse: Nurse, minutes: float) -> None:
    nurse.clock.advance(minutes=minutes)
    nurse.vigil.bedside.tick()
    nurse.settle()


def into(nurse: Nurse, part: str) -> None:
    nurse.vigil.parts.strip.form._fields[part].box.setFocus()


def beside(nurse: Nurse, part: str) -> list[str]:
    """What is shown beside a field."""
    labels = nurse.vigil.parts.strip.form._fields[part].findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def test_kept_infusion_step_is_of_when_it_was_typed(roomed: Nurse) -> None:
    """A pause 2 min ago that is left, and taken up 8 min later, has not moved."""
    id_ = go(roomed, 1)
    roomed.press(4)
    roomed.type("p")
    into(roomed, "time")
    roomed.type("-2")
    assert "13:34" in beside(roomed, "time")
    roomed.type("\x1b")
    pause(roomed, 8)
    roomed.press(4)
    assert "13:34" in beside(roomed, "time")
    roomed.type("\n")
    roomed.settle()
    (paused,) = [
        fact
        for fact in charted(roomed, id_).facts
        if isinstance(fact.payload, InfusionRecorded) and fact.payload.step == "paused"
    ]
    assert paused.effective_at == roomed.at(8)


def test_effect_that_lies_open_keeps_its_onset(roomed: Nurse) -> None:
    """Nobody has to be quick with Enter."""
    id_ = go(roomed, 1)
    roomed.press(3)
    roomed.type("z2")
    into(roomed, "time")
    roomed.type("-5")
    pause(roomed, 6)
    roomed.type("\n")
    roomed.settle()
    (effect,) = charted(roomed, id_).effects
    assert effect.onset == roomed.at(5)


def test_closing_is_of_when_its_times_were_typed(roomed: Nurse) -> None:
    """The checks before leaving are judged at that time."""
    recovering(roomed, 25, 40, 55, 70, until=72)
    id_ = roomed.session.id
    check_all(roomed)
    roomed.type("d-2\t-1\t\x1b")
    pause(roomed, 30)
    roomed.chord(Qt.Key.Key_E, CTRL)
    roomed.type("d\n\n")
    roomed.settle()
    closed = charted(roomed, id_).closed
    assert closed is not None
    assert (closed.ready_at, closed.left_at) == (roomed.at(70), roomed.at(71))
