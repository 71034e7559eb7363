"""Rating scales under real keys: nine digits, a flag, and its review."""

from uuid import UUID

from PySide6.QtCore import Qt

from monitor.chart.scores import unreviewed
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, close_room, go
from tests.journeys.typed_rows import CTRL
from ui.panels.banner_bar import BannerBar

_FLAG = "PHQ-9 item 9 scored 2, suicide screen, to review"


def score(nurse: Nurse, keys: str) -> None:
    nurse.chord(Qt.Key.Key_M, CTRL)
    nurse.type(keys)
    nurse.settle()


def banner(nurse: Nurse) -> str:
    """What the banner on the screen says."""
    found = nurse.window.findChild(BannerBar)
    assert isinstance(found, BannerBar)
    return found.accessibleName()


def open_closed(nurse: Nurse, session: UUID) -> None:
    """Choose a session in the list, as a click on its line does."""
    nurse.vigil.desks.list.chosen.emit(session)
    nurse.settle()
    assert nurse.session.id == session


def test_a_questionnaire_takes_a_key_an_item(roomed: Nurse) -> None:
    """Ctrl+M, P, nine digits and Enter; the flag stands until it is reviewed."""
    go(roomed, 1)
    score(roomed, "p012301102\n")
    (taken,) = roomed.session.session.scores
    assert taken.recorded.items == (0, 1, 2, 3, 0, 1, 1, 0, 2)
    assert taken.recorded.total == 10
    assert not roomed.vigil.desks.forms.is_open
    assert _FLAG in banner(roomed)
    score(roomed, "1Dr Meyer\tC-SSRS asked, low\n")
    assert unreviewed(roomed.session.session.scores) == ()
    assert "PHQ-9" not in banner(roomed)


def test_how_it_was_taken_goes_along(roomed: Nurse) -> None:
    """After the last item the focus is where S, I and O are taken."""
    go(roomed, 1)
    score(roomed, "g0123012s\n")
    (taken,) = roomed.session.session.scores
    assert (taken.recorded.total, taken.recorded.mode) == (9, "self-report")


def test_a_total_is_typed_with_its_subscores(roomed: Nurse) -> None:
    """The focus begins at the total, and Tab goes on to them."""
    go(roomed, 1)
    score(roomed, "c12\t4\t7\t1\n")
    (taken,) = roomed.session.session.scores
    assert taken.recorded.total == 12
    assert [part.value for part in taken.recorded.subscores] == [4, 7, 1]


def test_half_a_questionnaire_is_kept_and_taken_up(roomed: Nurse) -> None:
    """Escape leaves it; Ctrl+M goes on where it was left, and L to the list."""
    go(roomed, 1)
    score(roomed, "p0123\x1b")
    assert charted(roomed, roomed.session.id).scores == ()
    score(roomed, "01100\n")
    (taken,) = roomed.session.session.scores
    assert taken.recorded.items == (0, 1, 2, 3, 0, 1, 1, 0, 0)


def test_a_flag_is_reviewed_after_the_session_closed(roomed: Nurse) -> None:
    """Nothing else is scored there any more."""
    room = go(roomed, 1)
    score(roomed, "p000000002\n")
    close_room(roomed, 1)
    open_closed(roomed, room)
    score(roomed, "1Dr Meyer\tseen\n")
    session = charted(roomed, room)
    assert [s.review is not None for s in session.scores] == [True]


def test_closing_names_half_a_questionnaire(roomed: Nurse) -> None:
    """A closed session takes no score, so the answers would be lost."""
    go(roomed, 1)
    roomed.press(4)
    roomed.type("e\n\n")
    roomed.settle()
    score(roomed, "p12\x1b")
    roomed.chord(Qt.Key.Key_E, CTRL)
    roomed.type("a")
    view = roomed.vigil.parts.strip.form._view
    assert view is not None
    assert "Half typed: a rating scale" in view.message.text


def test_a_score_is_put_right_from_its_row(roomed: Nurse) -> None:
    """The answers are one text; its total follows, and the first stays visible."""
    go(roomed, 1)
    score(roomed, "p012301102\n")
    (taken,) = roomed.session.session.scores
    roomed.vigil.desks.forms.open("amend", str(taken.id))
    roomed.type("012301100\t\t1\n")
    roomed.settle()
    (now,) = roomed.session.session.scores
    assert (now.recorded.total, now.recorded.items[-1]) == (8, 0)
    fact = roomed.session.session.fact(taken.id)
    assert fact is not None
    assert fact.first.payload == taken.recorded
    assert "PHQ-9" not in banner(roomed)
