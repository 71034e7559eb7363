"""A closed session is replayed in the real window, by keys and by pointer."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from monitor.chart.commands import Amend
from monitor.chart.refusals import Refusal
from monitor.charting.reads import SessionRead
from monitor.clock import new_id
from tests.charting.clinic import observed
from tests.journeys.closed_session import chart_and_close, show
from tests.journeys.doorway import Doorway, Open
from ui.pages.lower import Lower
from ui.panels.session_page.rail import Rail
from ui.questions import take_nothing
from ui.replay_desk import (
    AT_THE_FIRST,
    AT_THE_LAST,
    LISTED_FIRST,
    LISTED_LAST,
    NO_ALERT_BEFORE,
    NOT_LISTED,
)
from ui.views.session_page.page import SessionPage
from ui.views.session_page.rail import ALERTS_OF_ALL
from ui.widgets.label import Label

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """The nurse looks at a session of hers that is closed, as it is known now."""
    here = doorway()
    here.set_up()
    chart_and_close(here)
    # Time goes by, and nobody at the keyboard is idle meanwhile.
    here.vigil.guard.watch.rest()
    return here


def key(here: Doorway, *keys: Qt.Key) -> None:
    for one in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, one)
        here.until(lambda: not here.vigil.desks.replay.is_working)


def then(here: Doorway) -> SessionRead | None:
    """What is shown of another time; None of now."""
    return here.vigil.screens.views.playing.then


def rail(here: Doorway) -> Rail:
    return here.vigil.parts.live.review.rail


def page(here: Doorway) -> SessionPage:
    shown = here.vigil.screens._shown
    assert shown is not None
    assert shown.page is not None
    return shown.page


def to_alert(here: Doorway) -> SessionRead:
    """The first moment at which an alert was raised."""
    key(here, Qt.Key.Key_BracketRight)
    here.until(lambda: then(here) is not None)
    read = then(here)
    assert read is not None
    return read


def test_it_is_shown_as_it_is_known_now_first(here: Doorway) -> None:
    """Its rail has the focus, and the strip to type in is gone."""
    live = here.vigil.parts.live
    assert rail(here).hasFocus()
    assert not live.strip.isVisible()
    assert page(here).rail.clock == "Whole session"
    assert "205/95" in live.review.summary.sentence.text()
    assert then(here) is None


def test_the_minute_in_which_an_alert_was_raised(here: Doorway) -> None:
    """The card stands there as it did, no later value does, and its row is marked."""
    read = to_alert(here)
    (first,) = [a for a in read.assessment.alerts if a.priority == "high"][:1]
    assert read.at == first.raised_at
    live = here.vigil.parts.live
    assert live.alert_bar.isVisible()
    assert not live.alert_bar.isEnabled()
    assert not live.review.summary.isVisible()
    assert live.review.lower.alerts.rows.currentIndex().isValid()
    assert max(s.observed_at for s in read.session.sets) == read.at
    assert live.chart._view is not None
    assert live.chart._view.hidden == "Not known at 13:36, hidden in replay"
    key(here, Qt.Key.Key_End)
    assert then(here) is None
    assert live.review.summary.isVisible()
    assert live.chart._view.hidden == ""


def test_alerts_are_told_of_as_those_of_the_whole_session(here: Doorway) -> None:
    """Beside a chart of then they would else be read as what was known then."""
    lower = here.vigil.parts.live.review.lower
    assert not any(label.text().startswith(ALERTS_OF_ALL) for label in told_in(lower))
    to_alert(here)
    assert any(label.text().startswith(ALERTS_OF_ALL) for label in told_in(lower))


def told_in(lower: Lower) -> list[Label]:
    return [label for label in lower.findChildren(Label) if label.isVisible()]


def test_what_lies_below_the_chart_leaves_it_one_height(here: Doorway) -> None:
    """Turning to the timeline moves nothing; its own tabs stand beside the others."""
    live = here.vigil.parts.live
    chart, lower = live.chart.geometry(), live.review.lower
    assert not live.timeline.tabs.isVisible()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert live.timeline.tabs.isVisible()
    beside = lower.tabs.mapTo(live, QPoint(0, 0)).y()
    assert live.timeline.tabs.mapTo(live, QPoint(0, 0)).y() == beside
    assert live.chart.geometry() == chart
    key(here, Qt.Key.Key_T)
    assert not live.timeline.tabs.isVisible()
    assert live.chart.geometry() == chart


def test_stepping_by_entry(here: Doorway) -> None:
    """To the ends and no further; at each end it is said."""
    key(here, Qt.Key.Key_Right)
    here.until(lambda: here.vigil.notice.words == AT_THE_LAST)
    key(here, Qt.Key.Key_Home)
    first = then(here)
    assert first is not None
    assert first.at == first.session.opened_at
    key(here, Qt.Key.Key_Left)
    assert here.vigil.notice.words == AT_THE_FIRST
    key(here, Qt.Key.Key_Right)
    second = then(here)
    assert second is not None
    assert second.at > first.at
    key(here, Qt.Key.Key_Left)
    back = then(here)
    assert back is not None
    assert back == first


def test_no_alert_before_the_first(here: Doorway) -> None:
    to_alert(here)
    for _ in range(9):
        key(here, Qt.Key.Key_BracketLeft)
    assert here.vigil.notice.words == NO_ALERT_BEFORE


def test_playing(here: Doorway) -> None:
    """By its own clock times the speed, until the session was closed."""
    key(here, Qt.Key.Key_Home)
    here.until(lambda: then(here) is not None)
    begun = then(here)
    assert begun is not None
    key(here, Qt.Key.Key_P)
    replay = here.vigil.desks.replay
    assert replay.is_playing
    here.clock.advance(seconds=30)
    due = begun.at + timedelta(seconds=300)
    here.until(lambda: getattr(then(here), "at", begun.at) >= due)
    key(here, Qt.Key.Key_P)
    stopped = then(here)
    assert stopped is not None
    assert stopped.at == due
    key(here, Qt.Key.Key_Period, Qt.Key.Key_P)
    here.clock.advance(minutes=60)
    here.until(lambda: not (replay.is_playing or replay.is_working))
    ended = then(here)
    assert ended is not None
    assert not ended.session.is_open
    assert page(here).rail.speed == 60


def test_a_quarter_of_a_second_shows_nothing_new(here: Doorway) -> None:
    """Once as fast the screen is that of whole seconds, as it was at the bedside."""
    key(here, Qt.Key.Key_Home)
    here.until(lambda: then(here) is not None)
    key(here, Qt.Key.Key_Comma, Qt.Key.Key_P)
    begun = then(here)
    assert begun is not None
    here.clock.advance(seconds=0.25)
    here.vigil.desks.replay._timer.timeout.emit()
    assert not here.vigil.desks.replay.is_working
    assert then(here) is begun
    here.clock.advance(seconds=0.75)
    here.until(lambda: then(here) is not begun)
    key(here, Qt.Key.Key_P)


def test_pulling_the_thumb(here: Doorway) -> None:
    """It stands where the line of the chart stands, and goes where it is pulled."""
    read = to_alert(here)
    x = rail(here).x_of(page(here).rail.thumb)
    left, right = here.vigil.parts.live.chart.plot
    assert left < x < right
    QTest.mouseClick(
        rail(here), Qt.MouseButton.LeftButton, NONE, QPoint(round(x) - 40, 40)
    )
    here.until(lambda: getattr(then(here), "at", read.at) < read.at)


def test_a_row_leads_to_its_moment(here: Doorway) -> None:
    rows = here.vigil.parts.live.review.lower.alerts.rows
    rows.setFocus()
    rows.setCurrentIndex(rows.lines.index(0))
    QTest.keyClick(rows, Qt.Key.Key_Return)
    here.until(lambda: then(here) is not None)


def test_from_session_to_session(here: Doorway) -> None:
    """In the order of the list, and not beyond its ends."""
    first = here.vigil.store.snapshot.shown
    assert first is not None
    key(here, Qt.Key.Key_J)
    assert here.vigil.notice.words == NOT_LISTED
    here.vigil.actions.do("sessions")
    model = here.vigil.parts.sessions.model
    here.until(lambda: [line.id for line in model.lines] == [first.id])
    show(here, first.id)
    key(here, Qt.Key.Key_J)
    assert here.vigil.notice.words == LISTED_LAST
    key(here, Qt.Key.Key_K)
    assert here.vigil.notice.words == LISTED_FIRST


def test_another_page_ends_it(here: Doorway) -> None:
    """Whoever comes back finds the session as it is known now."""
    to_alert(here)
    here.vigil.actions.do("sessions")
    assert then(here) is None
    assert not here.vigil.desks.replay.is_playing


def test_what_is_put_right_since_is_replayed_as_well(here: Doorway) -> None:
    """What was read for the replay is read anew once there is more of it."""
    to_alert(here)
    key(here, Qt.Key.Key_End)
    read = here.vigil.store.snapshot.readable
    assert read is not None
    (*_, last) = read.session.sets
    here.clock.advance(minutes=5)
    command = Amend(
        id=new_id(),
        stream_id=read.id,
        at=last.observed_at,
        target=last.id,
        replacement=observed("131/72 70 98 14 5 0 1 0"),
        reason="typing slip",
    )
    refused: list[Refusal] = []
    here.vigil.bedside.send(command, take_nothing, refused.append)
    here.until(lambda: _entries(here) > len(read.entries))
    key(here, Qt.Key.Key_Left)
    here.until(lambda: then(here) is not None)
    now = then(here)
    assert now is not None
    assert not refused
    assert now.session.sets[-1].value("sbp") == 131
    key(here, Qt.Key.Key_Left)
    before = then(here)
    assert before is not None
    assert before.session.sets[-1].value("sbp") == 119


def _entries(here: Doorway) -> int:
    read = here.vigil.store.snapshot.readable
    return 0 if read is None else len(read.entries)
