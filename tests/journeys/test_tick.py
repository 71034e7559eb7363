"""What became of the latest set is told in its own session's strip, and only there."""

from collections.abc import Callable
from uuid import UUID

import pytest

from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.recorder import Recorder
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go, held

FIRST, SECOND = "118 72 70 98 14 5 \n", "120 74 72 98 14 5 \n"
FULL = EnvironmentFault("Not saved", "the disk is full", "Make room")


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    go(roomed, 1)
    return roomed


@pytest.fixture
def ticked(nurse: Nurse) -> list[UUID]:
    """The sets whose tick was painted."""
    painted: list[UUID] = []
    nurse.vigil.desks.sets.saved.connect(lambda keyed: painted.append(keyed.id))
    return painted


@pytest.fixture
def failing_once(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """The record fails so at its next command, and does the ones after it."""
    handle = Recorder.handle

    def fail_with(fault: Exception) -> None:
        left = [fault]

        def fail(self: Recorder, *asked: object) -> object:
            if left:
                raise left.pop()
            return handle(self, *asked)  # type: ignore[arg-type]  # passed on as it came

        monkeypatch.setattr(Recorder, "handle", fail)

    return fail_with


def message(nurse: Nurse) -> str:
    return nurse.vigil.parts.strip.set.message


def answered(nurse: Nurse) -> None:
    """Until the record has answered, also with a fault."""
    seen: list[bool] = []
    nurse.vigil.bedside.ask(lambda _: None, lambda _: seen.append(True))
    nurse.until(lambda: bool(seen))


def test_set_is_ticked_though_the_one_before_it_was_refused(
    nurse: Nurse, ticked: list[UUID], failing_once: Callable[[Exception], None]
) -> None:
    """Both were on their way; the answer about one is not about the other."""
    failing_once(FULL)
    event = held(nurse)
    nurse.type(FIRST)
    nurse.clock.advance(seconds=5)
    nurse.type(SECOND)
    event.set()
    answered(nurse)
    assert len(ticked) == 1
    assert message(nurse).startswith("Not saved")
    assert nurse.vigil.notice.words.startswith("Saved")


def test_set_on_its_way_is_told_when_its_room_is_shown_again(
    nurse: Nurse, ticked: list[UUID]
) -> None:
    """Saving, and once it is answered the tick."""
    event = held(nurse)
    nurse.type(FIRST)
    go(nurse, 2)
    assert message(nurse) == ""
    go(nurse, 1)
    assert message(nurse).startswith("Saving")
    event.set()
    nurse.settle()
    assert message(nurse).startswith("Saved")
    assert len(ticked) == 1


def test_set_saved_while_away_is_told_on_return(
    nurse: Nurse, ticked: list[UUID]
) -> None:
    """No tick is painted in another room's strip; back in its own it stands there."""
    event = held(nurse)
    nurse.type(FIRST)
    go(nurse, 2)
    event.set()
    nurse.settle()
    assert (message(nurse), ticked) == ("", [])
    go(nurse, 1)
    assert message(nurse).startswith("Saved")


def test_no_tick_is_painted_behind_a_form(nurse: Nurse, ticked: list[UUID]) -> None:
    """While a note stands in the strip the set is not to be seen."""
    event = held(nurse)
    nurse.type(FIRST)
    nurse.press(7)
    event.set()
    nurse.settle()
    assert ticked == []


def test_set_without_an_answer_is_said_to_be_checked_on_return(
    nurse: Nurse, failing_once: Callable[[Exception], None]
) -> None:
    """The commit reported an error while another room was shown."""
    failing_once(Unconfirmed((), FULL))
    event = held(nurse)
    nurse.type(FIRST)
    go(nurse, 2)
    event.set()
    answered(nurse)
    go(nurse, 1)
    assert message(nurse).startswith("Not confirmed, checking")
    nurse.until(lambda: message(nurse).startswith("Saved"))
