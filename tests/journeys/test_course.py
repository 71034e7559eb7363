"""The sessions of a course side by side, by key, and one of them opened from there."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from monitor.chart.audit import Exported, PastViewed
from tests.journeys.closed_session import chart_and_close, press, show
from tests.journeys.doorway import Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.test_colleagues import marsh_comes, with_marsh
from tests.journeys.test_signing_off import read
from ui.pages.course_page import CoursePage

PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """One closed session, which a supervisor looks at."""
    door = doorway()
    door.set_up()
    session = chart_and_close(door)
    with_marsh(door, "supervisor")
    marsh_comes(door)
    show(door, session)
    look(door)
    return door


def look(here: Doorway) -> None:
    here.vigil.parts.live.chart.setFocus(Qt.FocusReason.OtherFocusReason)


def page(here: Doorway) -> CoursePage:
    return here.vigil.parts.live.review.course


def to_course(here: Doorway) -> CoursePage:
    press(Qt.Key.Key_C, PLAIN)
    here.until(page(here).isVisible)
    return page(here)


def test_enter_leads_from_the_course_to_its_session(here: Doorway) -> None:
    """And Escape, C and its button back to the chart, with the focus in it."""
    course, chart = to_course(here), here.vigil.parts.live.chart
    assert not chart.isVisible()
    assert course.header.note.text() == "1 session"
    assert QApplication.focusWidget() is course.chart
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_C, Qt.Key.Key_Return):
        press(key, PLAIN)
        here.until(chart.isVisible)
        assert not course.isVisible()
        assert here.vigil.parts.live.review.rail.isVisible()
        to_course(here)
    course.back.click()
    here.until(chart.isVisible)


def test_another_session_of_the_patient_is_opened(here: Doorway) -> None:
    """A key more to the left marks it, and the course goes with the page."""
    first = read(here).id
    view = to_course(here).view
    assert view is not None
    other = here.vigil.desks.course
    opened: list[object] = []
    other.session_wanted.connect(opened.append)
    page(here).chosen.emit(view.panels[0].id)
    assert opened == []
    assert read(here).id == first
    here.until(lambda: not page(here).isVisible())


def test_what_else_has_a_key_on_the_page_has_none_behind_it(here: Doorway) -> None:
    """Nothing is played or asked about that nobody sees."""
    to_course(here)
    press(Qt.Key.Key_P, PLAIN)
    press(Qt.Key.Key_Q, PLAIN)
    here.is_in()
    assert not here.vigil.desks.replay.is_playing
    assert not here.vigil.desks.forms.is_open
    assert page(here).isVisible()


def test_another_screen_ends_it(here: Doorway) -> None:
    session = read(here).id
    to_course(here)
    here.vigil.navigation.show_board()
    here.is_in()
    show(here, session)
    assert not page(here).isVisible()
    assert here.vigil.parts.live.chart.isVisible()


def test_what_is_shown_is_saved_and_noted(here: Doorway, tmp_path: Path) -> None:
    desk = here.vigil.desks.course
    desk.export()
    assert "not shown" in here.vigil.notice.words
    to_course(here)
    press(Qt.Key.Key_S, ALT)
    here.until(lambda: desk.dialog is not None)
    assert desk.dialog is not None
    file = tmp_path / "course.csv"
    desk.dialog.fileSelected.emit(str(file))
    desk.dialog.reject()
    here.until(file.exists)
    here.is_in()
    assert file.read_text("utf-8").startswith("place,session,kind,name,minute")
    assert "Halvorsen" not in file.read_text("utf-8")
    deeds = [row.deed for row in noted(here)]
    assert any(isinstance(deed, PastViewed) for deed in deeds)
    assert [d.form for d in deeds if isinstance(d, Exported)] == ["csv of the course"]
