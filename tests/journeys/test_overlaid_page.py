"""What lies over a page takes the keys, and gives way when another page is shown."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import confirm_third, go, held, open_third, weights
from tests.journeys.typed_rows import CTRL


@pytest.mark.parametrize("key", [1, 11])
def test_another_room_is_seen(roomed: Nurse, key: int) -> None:
    """Neither help nor eyes on patient stays over the room that is gone to."""
    go(roomed, 1)
    roomed.press(key)
    go(roomed, 2)
    assert roomed.vigil.overlays.open_panel is None
    assert roomed.vigil.parts.strip.set.isAncestorOf(roomed.focus)


def test_question_of_closing_goes_with_the_room(roomed: Nurse) -> None:
    """Whoever goes on working does not close the window with the next Enter."""
    go(roomed, 1)
    roomed.window.close()
    go(roomed, 2)
    assert roomed.vigil.overlays.open_panel is None
    assert roomed.window.isVisible()


def test_new_session_is_seen(roomed: Nurse) -> None:
    """The patient of before does not stay over the page of the next."""
    go(roomed, 1)
    roomed.press(11)
    roomed.chord(Qt.Key.Key_N, CTRL)
    assert roomed.vigil.overlays.open_panel is None


def test_a_form_asked_for_is_seen(roomed: Nurse) -> None:
    """F7 over the eyes view opens the note in sight, and the keys go into it."""
    go(roomed, 1)
    roomed.press(11)
    roomed.press(7)
    assert roomed.vigil.overlays.open_panel is None
    roomed.type("calm")
    assert roomed.vigil.parts.strip.form.isAncestorOf(roomed.focus)


def test_keys_go_into_the_palette_though_the_page_goes_on(roomed: Nurse) -> None:
    """A session opened meanwhile asks for the focus, and gets it once it is free."""
    confirm_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    roomed.chord(Qt.Key.Key_K, CTRL)
    answer.set()
    roomed.settle()
    roomed.type("90\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == []
    roomed.type("\x1b90\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["90"]


def test_a_field_that_is_gone_gets_no_focus(roomed: Nurse) -> None:
    """Help closes over a page that was built anew meanwhile, and typing goes on."""
    confirm_third(roomed)
    answer = held(roomed)
    roomed.type("\n")
    roomed.press(1)
    answer.set()
    roomed.settle()
    roomed.type("\x1b")
    roomed.settle()
    assert roomed.focus.isVisible()
    assert roomed.vigil.overlays.open_panel is None


def test_half_a_weight_is_not_charted(roomed: Nurse) -> None:
    """150 of 150 lb is not 150 kg, because help was asked for in between."""
    open_third(roomed)
    roomed.type("150")
    roomed.press(1)
    roomed.settle()
    assert weights(roomed)["Room 3"] == []
    roomed.type("\x1b lb\n\n")
    roomed.settle()
    assert weights(roomed)["Room 3"] == ["68.0"]


def test_a_click_on_the_page_closes_what_lies_over_it(roomed: Nurse) -> None:
    """The pointer reaches the field behind the palette, and the palette goes."""
    open_third(roomed)
    roomed.chord(Qt.Key.Key_K, CTRL)
    field = roomed.vigil.parts.opening.dose.fields.field("ordered_by")
    assert field is not None
    QTest.mouseClick(field.box, Qt.MouseButton.LeftButton)
    assert roomed.vigil.overlays.open_panel is None
    assert roomed.focus is field.box


@pytest.mark.parametrize("tabs", [1, 2, 5])
@pytest.mark.parametrize("key", [1, 11])
def test_tab_stays_in_the_panel(roomed: Nurse, key: int, tabs: int) -> None:
    """After Tab and Escape the set goes on where it was, and nowhere else."""
    first = go(roomed, 1)
    before = roomed.focus
    roomed.press(key)
    roomed.type("\t" * tabs + "\x1b")
    assert roomed.focus is before
    roomed.type("118 72 70 ")
    roomed.settle()
    assert roomed.session.id == first
    assert roomed.vigil.parts.strip.set.isVisible()


def test_tab_stays_in_palette_and_question(roomed: Nurse) -> None:
    """Escape leads back from both, however often Tab was pressed."""
    go(roomed, 1)
    before = roomed.focus
    roomed.chord(Qt.Key.Key_K, CTRL)
    roomed.type("\t\t\x1b")
    assert roomed.focus is before
    roomed.window.close()
    roomed.type("\t\t\t\x1b")
    assert roomed.focus is before
