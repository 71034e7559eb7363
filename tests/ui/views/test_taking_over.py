"""What is asked before a room of another nurse is shown."""

from monitor.chart.entries import Actor
from monitor.chart.kinds import StaffNamed
from tests.builders import NURSE, Chronicle
from tests.desk import RELIEF
from tests.ui.board_rooms import infusing, read_of
from ui.views.taking_over import charts_for_another, taking_view

HOLDER = Actor(person=NURSE, name="A. Okafor RN")


def named() -> Chronicle:
    chronicle = infusing()
    naming = StaffNamed(person=NURSE, name="A. Okafor RN", verified=False)
    chronicle.add(naming, 40)
    return chronicle


def test_only_rooms_of_others_are_asked_about() -> None:
    """Own rooms open without; so does every room while nobody charts."""
    read = read_of(infusing())
    assert charts_for_another(read, RELIEF)
    assert not charts_for_another(read, HOLDER)
    assert not charts_for_another(read, None)


def test_a_closed_session_is_nobodys_to_take_over() -> None:
    """It is only read."""
    chronicle = infusing()
    chronicle.infuse(40, "completed")
    chronicle.close(41)
    assert not charts_for_another(read_of(chronicle, 42), RELIEF)


def test_nothing_of_the_patient_is_said() -> None:
    """The room and who charts there, and no more."""
    view = taking_view(read_of(named()), "Room 1")
    assert view.title == "Room 1 is charted by A. Okafor RN"
    for word in ("Halvorsen", "HALVORSEN", "Ingrid", "IH", "217", "1981"):
        assert word not in f"{view.spoken} {view.kept}"


def test_a_room_of_the_same_name_is_told_apart() -> None:
    """By what it is called beside the other."""
    view = taking_view(read_of(named()), "Room 1, opened 13:05")
    assert view.title == "Room 1, opened 13:05 is charted by A. Okafor RN"


def test_somebody_without_a_name() -> None:
    """It is said that it is somebody else's all the same."""
    view = taking_view(read_of(infusing()), "Room 1")
    assert view.title == "Room 1 is charted by somebody else"
