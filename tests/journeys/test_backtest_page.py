"""A supervisor tries a protocol on what was charted, by keys alone, and looks at it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from monitor.chart.role_words import not_permitted
from monitor.charting.faults import NotPermitted
from monitor.charting.stored import ForReview
from monitor.review.trial import Trial
from tests.builders import iv40
from tests.journeys.day_after import act_as, day_after
from tests.journeys.nurse import Nurse
from tests.journeys.protocols import CTRL_SHIFT
from tests.review.changing import changed, limit
from ui.pages.backtest_page import BacktestPage
from ui.views.backtest.page import GOES_ON, NOT_COMPARED, READING, STOPPED

PLAIN = Qt.KeyboardModifier.NoModifier
STRICTER = changed(limit("SBP-RISE-2", 40, 25))
"""A medium alert from a rise of 25 on, which the example session has."""
LOW = changed(limit("SBP-HIGH-1", 160, 130))
"""A low alert from 130 on, where others call of the same sets."""
OTHER = changed(('id = "iv40"', 'id = "iv41"'))


class Supervisor(Nurse):
    @property
    def page(self) -> BacktestPage:
        return self.vigil.parts.backtest

    @property
    def screen(self) -> str:
        return self.vigil.screens.screen

    def go_to_protocols(self) -> None:
        self.chord(Qt.Key.Key_P, CTRL_SHIFT)
        self.until(lambda: self.vigil.desks.protocols.on_page() is not None)

    def try_protocol(self) -> None:
        self.chord(Qt.Key.Key_V, CTRL_SHIFT)
        self.until(lambda: not self.vigil.desks.backtest.is_running)
        self.until(lambda: bool(self.page.told.text()))


@pytest.fixture
def supervisor(qtbot: QtBot, qapp: QApplication, charted: Path) -> Iterator[Supervisor]:
    with day_after(Supervisor, qtbot, qapp, charted) as supervisor:
        desk = type(supervisor.vigil.desks.protocols)
        with patch.object(desk, "on_page", lambda _: STRICTER):
            yield supervisor


def test_from_the_protocols_to_the_moment_of_an_alert_and_back(
    supervisor: Supervisor,
) -> None:
    """Ctrl+Shift+V, Enter, Ctrl+Shift+V, Esc: each leads where it says."""
    supervisor.go_to_protocols()
    supervisor.try_protocol()
    (rule, *_) = supervisor.page.rules.lines
    assert (rule.rule, rule.differs) == ("SBP-RISE-2", True)
    line = supervisor.page.alerts.lines[0]
    supervisor.chord(Qt.Key.Key_Return, PLAIN)
    playing = supervisor.vigil.screens.views
    supervisor.until(lambda: playing.playing.at is not None)
    assert supervisor.screen == "live"
    shown = supervisor.vigil.store.snapshot.readable
    assert shown is not None
    assert shown.id == line.session
    at = playing.playing.at
    assert at is not None
    assert line.at <= at < line.at + timedelta(minutes=5)
    supervisor.chord(Qt.Key.Key_V, CTRL_SHIFT)
    assert supervisor.page.alerts.lines[0] == line
    supervisor.chord(Qt.Key.Key_Escape, PLAIN)
    assert supervisor.screen == "protocol"


def test_what_is_gained_lost_and_an_hour_is_told(supervisor: Supervisor) -> None:
    supervisor.go_to_protocols()
    supervisor.try_protocol()
    told = supervisor.page.told.text()
    assert told.startswith("iv40 v1 on 1 closed session, ")
    assert "alerts an hour raised, would be" in told
    assert {line.change for line in supervisor.page.alerts.lines} <= {
        "Gained",
        "Lost",
        "Moved",
        "By another rule",
    }


def test_one_that_another_rule_raises_is_told_with_both(supervisor: Supervisor) -> None:
    """The line has both rules and leads to the one moment; none is called lost."""
    with patch.object(type(supervisor.vigil.desks.protocols), "on_page", lambda _: LOW):
        supervisor.go_to_protocols()
        supervisor.try_protocol()
    told = supervisor.page.told.text()
    swapped = [a for a in supervisor.page.alerts.lines if a.change == "By another rule"]
    assert swapped
    assert f", {len(swapped)} by another rule" in told
    assert ", was " in swapped[0].rule
    assert ", was " not in swapped[0].when
    rules = {line.rule: line for line in supervisor.page.rules.lines}
    now, before = swapped[0].rule.split(", was ")
    assert int(rules[now].for_another) > 0
    assert int(rules[before].by_another) > 0


def test_the_text_that_it_was_charted_by_is_told_as_that(
    supervisor: Supervisor,
) -> None:
    with patch.object(
        type(supervisor.vigil.desks.protocols), "on_page", lambda _: iv40()
    ):
        supervisor.go_to_protocols()
        supervisor.try_protocol()
    told = supervisor.page.told.text()
    assert "Exactly this text ships with Vigil. The session was charted by" in told
    page = supervisor.page
    assert not page.alert_list.isVisible(), "nothing differs, so no list of that"
    assert page.rule_list.hasFocus()
    supervisor.chord(Qt.Key.Key_F6, PLAIN)
    assert page.rule_list.hasFocus()


def test_where_no_session_is_of_its_id_the_page_says_why(
    supervisor: Supervisor,
) -> None:
    desk = type(supervisor.vigil.desks.protocols)
    with patch.object(desk, "on_page", lambda _: OTHER):
        supervisor.go_to_protocols()
        supervisor.chord(Qt.Key.Key_V, CTRL_SHIFT)
        supervisor.until(lambda: supervisor.page.message.text() == NOT_COMPARED)
    assert supervisor.page.why.text().startswith(
        "The one closed session here is of no protocol with the id iv41."
    )
    assert not supervisor.page.rules.lines
    supervisor.chord(Qt.Key.Key_Escape, PLAIN)
    assert supervisor.screen == "protocol"


def test_escape_stops_it_first_and_then_leads_back(supervisor: Supervisor) -> None:
    """While sessions are tried Escape stops that; nothing of it comes afterwards."""
    supervisor.go_to_protocols()
    with patch.object(Trial, "turn", lambda _: None):
        supervisor.chord(Qt.Key.Key_V, CTRL_SHIFT)
        supervisor.until(lambda: supervisor.page.header.note.text() == "0 of 1")
        assert supervisor.page.message.text() == READING
        assert supervisor.page.why.text() == GOES_ON
        assert not supervisor.page.progress.isHidden()
        supervisor.chord(Qt.Key.Key_Escape, PLAIN)
    assert supervisor.page.message.text() == STOPPED
    supervisor.settle()
    assert (supervisor.screen, supervisor.page.message.text()) == ("backtest", STOPPED)
    supervisor.chord(Qt.Key.Key_Escape, PLAIN)
    assert supervisor.screen == "protocol"


def test_who_may_review_no_more_reads_why_and_escape_leads_back(
    supervisor: Supervisor,
) -> None:
    """The right is taken away while sessions are tried: nothing is shown of them."""
    supervisor.go_to_protocols()
    refusal = not_permitted(("nurse",), "review", {"supervisor": "yes"})
    with patch.object(ForReview, "may_read", side_effect=NotPermitted(refusal)):
        supervisor.chord(Qt.Key.Key_V, CTRL_SHIFT)
        supervisor.until(lambda: supervisor.page.message.text() == refusal.sentence)
    assert supervisor.page.progress.isHidden()
    assert not supervisor.page.rules.lines
    supervisor.chord(Qt.Key.Key_Escape, PLAIN)
    assert supervisor.screen == "protocol"


def test_a_right_withdrawn_at_the_last_step_ends_it_there_too(
    supervisor: Supervisor,
) -> None:
    """All was tried; what it comes to is not worked out."""
    refusal = not_permitted(("nurse",), "review", {"supervisor": "yes"})
    page = supervisor.page
    supervisor.go_to_protocols()
    answers = [None, NotPermitted(refusal)]
    with patch.object(ForReview, "may_read", side_effect=answers):
        supervisor.chord(Qt.Key.Key_V, CTRL_SHIFT)
        supervisor.until(lambda: page.message.text() == refusal.sentence)
    assert not page.rules.lines


def test_the_rules_are_a_key_away(supervisor: Supervisor) -> None:
    supervisor.go_to_protocols()
    supervisor.try_protocol()
    supervisor.chord(Qt.Key.Key_F6, PLAIN)
    supervisor.chord(Qt.Key.Key_Down, PLAIN)
    assert supervisor.page.rule_list.hasFocus()
    assert supervisor.page.rule_list.currentIndex().row() == 1


def test_a_nurse_is_not_offered_it(supervisor: Supervisor) -> None:
    act_as(supervisor, "nurse")
    assert "backtest" not in {a.id for a in supervisor.vigil.screens.actions}
    supervisor.vigil.navigation.show_page("backtest")
    page = supervisor.page
    supervisor.until(lambda: "not" in page.message.text())
    assert not page.rules.lines
