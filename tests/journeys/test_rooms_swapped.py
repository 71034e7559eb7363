"""Two rooms found to be swapped, put right by keys while both infuse."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go, ready_third
from tests.journeys.test_wrong_patient import BOTH, banner
from tests.journeys.typed_rows import CTRL
from ui.views.new_session.draft import NewSessionDraft

OF_THE_DOSE = ("ordered_by", "lot", "checker")
"""What stands on the page of the dose that was typed for one patient."""


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    return roomed


def message(nurse: Nurse) -> str:
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    return view.message.text


def swap_second_and_third(nurse: Nurse) -> None:
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t0002\tab\t1981\t2ag\t1981\n")
    nurse.settle()
    nurse.type("\n")
    nurse.settle()
    nurse.until(lambda: "BETA, Alex" in banner(nurse))


def test_both_rooms_show_whose_they_are(nurse: Nurse) -> None:
    """The reason leads to it; the other room has its own patient at once as well."""
    second = go(nurse, 2)
    first = go(nurse, 1)
    assert "DEMO, Alex" in banner(nurse)
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t0002\tab\t1981\t2\n")
    nurse.settle()
    assert message(nurse).startswith("The initials are missing")
    nurse.type("ad\t1981\n")
    nurse.settle()
    assert message(nurse) == (
        "This moves Room 1 to BETA, Alex, Room 2 to DEMO, Alex. Enter again swaps them"
    )
    nurse.type("\n")
    nurse.settle()

    nurse.until(lambda: "BETA, Alex" in banner(nurse))
    assert not nurse.vigil.desks.forms.is_open
    assert go(nurse, 2) == second
    assert "DEMO, Alex" in banner(nurse)
    assert "Chart moved here" in banner(nurse)
    moves = [charted(nurse, id_).moves[-1][1] for id_ in (first, second)]
    assert [move.swapped_with for move in moves] == [second, first]


def test_before_the_dose_all_is_asked_for_again(nurse: Nurse) -> None:
    """Ready for the one, and then the chart is the other's: nothing can be started."""
    third = ready_third(nurse)
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    nurse.until(lambda: charted(nurse, third).cleared_at is not None)
    swap_second_and_third(nurse)

    page = nurse.vigil.parts.opening
    assert page.isVisible()
    assert page.bar.title.text() == "Not ready to start"
    moved = charted(nurse, third)
    assert (moved.cleared_at, moved.order, moved.gates) == (None, None, ())
    assert moved.weight is not None
    nurse.chord(Qt.Key.Key_Return, CTRL)
    nurse.settle()
    assert charted(nurse, third).cleared_at is None


def before_the_swap(nurse: Nurse) -> tuple[UUID, NewSessionDraft]:
    """Room 3 ordered, checked and answered, as its page then stands."""
    third = ready_third(nurse)
    return third, nurse.vigil.desks.opening._typing.draft


def test_page_of_the_other_patient_is_blank(nurse: Nurse) -> None:
    """Whatever Enter does: order, lot and checker of the one chart nothing."""
    third, before = before_the_swap(nurse)
    asked = [before.text(field) for field in OF_THE_DOSE]
    assert all(asked)
    swap_second_and_third(nurse)

    page = nurse.vigil.desks.opening._typing.draft
    assert [page.text(field) for field in OF_THE_DOSE] == ["", "", ""]
    assert page.text("weight") == before.text("weight")
    for _ in range(4):
        nurse.type("\n")
        nurse.settle()
    moved = charted(nurse, third)
    assert (moved.order, moved.dosing.prepared, moved.dosing.check) == (None,) * 3


def test_page_that_is_left_is_blank_as_well(nurse: Nurse) -> None:
    """The room is entered again after the swap, from the other room's side."""
    third, before = before_the_swap(nurse)
    go(nurse, 2)
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t0003\tag\t1981\t2ab\t1981\n")
    nurse.settle()
    nurse.type("\n")
    nurse.settle()
    assert go(nurse, 3) == third
    nurse.until(lambda: "BETA, Alex" in banner(nurse))
    page = nurse.vigil.desks.opening._typing.draft
    assert [page.text(field) for field in OF_THE_DOSE] == ["", "", ""]
    assert page.text("weight") == before.text("weight")


def test_initials_that_are_not_the_banners_swap_nothing(nurse: Nurse) -> None:
    """Both stay, and the field that is wrong is named."""
    go(nurse, 1)
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t0002\tab\t1981\t2ad\t1982\n")
    nurse.settle()
    assert "birth year typed, 1982" in message(nurse)
    assert "DEMO, Alex" in banner(nurse)


def test_a_move_onto_an_open_session_names_the_swap(nurse: Nurse) -> None:
    """Another reason moves one chart alone, which can't be while both are open."""
    go(nurse, 1)
    nurse.chord(Qt.Key.Key_I, BOTH)
    nurse.type("t0002\tab\t1981\t1\n")
    nurse.settle()
    assert "If the two were swapped choose that" in message(nurse)
    assert "DEMO, Alex" in banner(nurse)
