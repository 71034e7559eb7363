"""A supervisor finds, previews and opens what is listed, by key and by pointer."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.audit import SessionViewed
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import close_room, go
from tests.journeys.typed_rows import CTRL
from ui.pages.review_page import ReviewListPage
from ui.panels.review_list.facets import FacetMark

LIST = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def page(nurse: Nurse) -> ReviewListPage:
    return nurse.vigil.parts.sessions


def to_list(nurse: Nurse) -> ReviewListPage:
    nurse.chord(Qt.Key.Key_F, LIST)
    shown = page(nurse)
    nurse.until(lambda: bool(shown.facets.marks))
    return shown


def ids(nurse: Nurse) -> list[UUID]:
    return [line.id for line in page(nurse).model.lines]


def views(nurse: Nurse) -> list[UUID | None]:
    """Whose charts came to the screen, as the audit log has it."""
    return [
        None if row.subject is None else row.subject.id
        for row in noted(nurse)
        if isinstance(row.deed, SessionViewed)
    ]


def test_what_is_typed_and_chosen_narrow_the_list_together(roomed: Nurse) -> None:
    first = close_room(roomed, 1)
    second = go(roomed, 2)
    shown = to_list(roomed)
    assert set(ids(roomed)) == {first, second}
    QTest.mouseClick(shown.facets.mark("Not signed"), LEFT)
    roomed.until(lambda: ids(roomed) == [first])
    assert shown.search.text() == 'state:"not signed"'
    roomed.until(lambda: shown.facets.mark("Not signed").isChecked())
    QTest.mouseClick(shown.facets.mark("Open"), LEFT)
    roomed.until(lambda: set(ids(roomed)) == {first, second})
    shown.take_focus()
    roomed.type("room:2 ")
    roomed.until(lambda: ids(roomed) == [second])
    roomed.type("late:")
    roomed.until(lambda: shown.search.told.text().startswith("sets charted late"))
    assert ids(roomed) == [second]
    roomed.type("x")
    roomed.until(lambda: "no number stands behind it" in shown.search.told.text())
    assert ids(roomed) == [second]
    roomed.type("\x1b")
    roomed.until(lambda: set(ids(roomed)) == {first, second})


def test_a_patient_is_chosen_by_number(roomed: Nurse) -> None:
    first = close_room(roomed, 1)
    second = go(roomed, 2)
    shown = to_list(roomed)
    roomed.until(lambda: set(ids(roomed)) == {first, second})
    roomed.until(lambda: len(patients_told(shown)) == 2)
    label = next(one for one in patients_told(shown) if "DEMO" in one)
    QTest.mouseClick(shown.facets.mark(label), LEFT)
    roomed.until(lambda: ids(roomed) == [first])
    assert shown.search.text() == "number:t0001"
    roomed.until(lambda: patients_told(shown) == [label])


def patients_told(shown: ReviewListPage) -> list[str]:
    marks = shown.facets.findChildren(FacetMark)
    return [m.text() for m in marks if m.facet.term.startswith("number:")]


def test_words_of_a_closed_session_are_found(roomed: Nurse) -> None:
    """As whoever ended it wrote them."""
    first = close_room(roomed, 1)
    to_list(roomed)
    roomed.type('"ward 4"')
    roomed.until(lambda: ids(roomed) == [first])
    roomed.type("\n")
    roomed.until(lambda: roomed.vigil.screens.screen == "live")
    assert roomed.session.id == first


def test_a_chart_is_shown_and_noted_only_where_somebody_turned_to_it(
    roomed: Nurse,
) -> None:
    """Who passes by on the way to another room looks at nobody's chart."""
    first = close_room(roomed, 1)
    go(roomed, 2)
    shown = to_list(roomed)
    shown.resize(1880, 980)
    before = views(roomed).count(first)
    assert shown.preview.header.title.text() == ""
    shown.next_pane()
    place = shown.model.place_of(first.bytes)
    assert place is not None
    roomed.type("j" if place else "jk")
    roomed.until(lambda: shown.preview.header.title.text() != "")
    assert shown.marked is not None
    assert shown.marked.id == first
    assert shown.marked.patient == shown.preview.header.title.text()
    assert views(roomed).count(first) == before + 1


def test_a_saved_view_is_there_after_a_start(reopen: Callable[[], Nurse]) -> None:
    """It may name a patient, and so it lies in the record."""
    nurse = reopen()
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    shown = to_list(nurse)
    nurse.type("room:2")
    nurse.until(shown.save.isVisible)
    QTest.mouseClick(shown.save, LEFT)
    nurse.until(lambda: shown.views.buttons[0].view.is_own)
    nurse.settle()
    nurse = reopen()
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    shown = to_list(nurse)
    button = shown.views.buttons[0]
    assert (button.view.label, button.view.is_own) == ("room:2", True)
    QTest.mouseClick(button, LEFT)
    nurse.until(lambda: len(ids(nurse)) == 1)
    QTest.keyClick(button, Qt.Key.Key_Delete)
    nurse.until(lambda: not shown.views.buttons[0].view.is_own)


def test_ctrl_enter_leads_to_what_waits_for_a_co_signature(roomed: Nurse) -> None:
    """From the field; the first of it is turned to, and J and K go on from there."""
    first = close_room(roomed, 1)
    go(roomed, 2)
    shown = to_list(roomed)
    shown.resize(1880, 980)
    footer = roomed.vigil.parts.footer
    assert not footer.hint("J").isEnabled()
    roomed.chord(Qt.Key.Key_Return, CTRL)
    roomed.until(lambda: ids(roomed) == [first])
    assert shown.search.text() == "cosign:yes"
    assert shown.list.hasFocus()
    assert footer.hint("J").isEnabled()
    roomed.until(lambda: shown.preview.header.title.text() != "")
    assert shown.preview.exceptions.text().startswith("Exceptions to see")
    roomed.chord(Qt.Key.Key_F, CTRL)
    assert not footer.hint("J").isEnabled()
