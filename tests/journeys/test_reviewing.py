"""A supervisor asks about a session, ticks what has to be seen, and co-signs it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.co_signing import seen_for, unsigned_because
from monitor.chart.commands import Chart
from monitor.chart.entries import Actor
from monitor.chart.kinds import QueryAnswered
from monitor.chart.queries import Query, queries
from monitor.chart.signed_state import last_co_signature, signed_state
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from tests.journeys.closed_session import chart_and_close, press, show
from tests.journeys.doorway import OTHER, Doorway, Open
from tests.journeys.test_colleagues import marsh_comes, with_marsh
from tests.journeys.test_signing_off import is_asked, message, read, sign
from tests.journeys.typed_rows import CTRL
from ui.views.review.wish import to_see

PLAIN = Qt.KeyboardModifier.NoModifier


class Morning:
    """The nurse signed in the evening; a supervisor looks at it."""

    def __init__(self, here: Doorway, *, is_signed: bool = True) -> None:
        self.here = here
        self.nurse = here.is_in()
        chart_and_close(here)
        if is_signed:
            sign(here)
        self.session = read(here).id
        with_marsh(here, "supervisor")
        marsh_comes(here)
        show(here, self.session)
        self.look()

    def look(self) -> None:
        self.here.vigil.parts.live.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def review(self) -> object:
        return self.here.vigil.parts.live.review

    @property
    def state(self) -> str:
        found = read(self.here)
        return signed_state(found.session, found.patient)

    @property
    def query(self) -> Query:
        (query,) = queries(read(self.here).session)
        return query

    def ask(self, text: str) -> None:
        press(Qt.Key.Key_Q, PLAIN)
        self.here.type(f"{text}\n")
        self.here.until(lambda: bool(queries(read(self.here).session)))
        self.here.is_in()

    def answer(self, text: str) -> None:
        """As the nurse would, at another workstation."""
        done: list[object] = []
        command = Chart(
            id=new_id(),
            stream_id=self.session,
            at=self.here.vigil.bedside.now(),
            fact=QueryAnswered(query=self.query.id, text=text),
        )

        def ask(recorder: Recorder) -> object:
            return recorder.handle(command, self.nurse)

        self.here.vigil.bedside.ask(ask, done.append)
        self.here.until(lambda: bool(done))
        self.here.vigil.navigation.show_board()
        show(self.here, self.session)
        self.here.until(lambda: bool(self.query.replies))
        self.look()

    def tick(self) -> None:
        """Each row of the list, by the keyboard."""
        rows = self.here.vigil.parts.live.review.co_sign.rows
        rows.setFocus()
        for place in range(len(to_see(read(self.here)))):
            if place:
                QTest.keyClick(rows, Qt.Key.Key_Down)
            QTest.keyClick(rows, Qt.Key.Key_Space)


@pytest.fixture
def morning(doorway: Open) -> Morning:
    here = doorway()
    here.set_up()
    return Morning(here)


def test_asked_answered_and_co_signed(morning: Morning) -> None:
    """Returned it can't be co-signed; nor while one exception is not ticked."""
    here = morning.here
    morning.ask("Was 205 read twice?")
    assert morning.query.about is None
    assert morning.state == "returned with query"
    press(Qt.Key.Key_Return, CTRL)
    assert "returned with a query" in here.vigil.notice.words

    morning.answer("Yes, on the other arm.")
    assert morning.state == "signed"
    press(Qt.Key.Key_Return, CTRL)
    assert "not ticked as seen" in here.vigil.notice.words
    assert not is_asked(here)

    morning.tick()
    press(Qt.Key.Key_Return, CTRL)
    assert is_asked(here), here.vigil.notice.words
    here.type(f"marsh\t{OTHER}\n")
    here.until(lambda: morning.state == "co-signed")
    here.is_in()
    found = read(here)
    signed = last_co_signature(found.session)
    assert signed is not None
    seen = {one.key for one in seen_for(found.session, signed)}
    assert seen == {one.key for one in to_see(found)}


def test_co_signed_without_the_nurse_only_for_a_reason(doorway: Open) -> None:
    """It is asked for before the password, and shown beside the signature."""
    here = doorway()
    here.set_up()
    morning = Morning(here, is_signed=False)
    morning.tick()
    press(Qt.Key.Key_Return, CTRL)
    assert is_asked(here), here.vigil.notice.words
    here.type(f"\tmarsh\t{OTHER}\n")
    here.until(lambda: "nobody who charted" in message(here))
    assert morning.state == "not signed"
    here.type(f"left the clinic\tmarsh\t{OTHER}\n")
    here.until(lambda: morning.state == "co-signed")
    here.is_in()
    found = read(here)
    signed = last_co_signature(found.session)
    assert signed is not None
    assert unsigned_because(found.session, signed) == "left the clinic"


def test_a_query_is_about_the_value_under_the_line(morning: Morning) -> None:
    """And is closed from the keyboard, as long as it is open."""
    here = morning.here
    press(Qt.Key.Key_Right, PLAIN)
    chart = here.vigil.parts.live.chart
    if chart.focus is None:
        pytest.fail("The line stands nowhere.")
    morning.ask("Why so high?")
    assert morning.query.about is not None
    morning.look()
    press(Qt.Key.Key_X, PLAIN)
    here.type("settled\n")
    here.until(lambda: morning.query.is_closed)
    here.is_in()
    morning.look()
    press(Qt.Key.Key_X, PLAIN)
    assert "Q1 is closed" in here.vigil.notice.words


def test_what_one_person_ticked_another_has_not_seen(morning: Morning) -> None:
    here = morning.here
    morning.tick()
    desk = here.vigil.desks.review
    assert desk.reviewing(read(here)).seen
    nurse: Actor = morning.nurse
    assert nurse.person != here.is_in().person
    here.vigil.navigation.show_board()
    show(here, morning.session)
    assert not desk.reviewing(read(here)).seen
