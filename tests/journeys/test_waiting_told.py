"""What waits in review stands in the top bar, and its tab leads to it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.entries import Actor
from monitor.chart.kinds import Role
from tests.journeys.closed_session import press
from tests.journeys.doorway import OTHER, Open
from tests.journeys.test_reviewing import Morning
from tests.journeys.test_signing_off import is_asked
from tests.journeys.typed_rows import CTRL
from ui.views.top_bar import SESSIONS_TAB


@pytest.fixture
def morning(doorway: Open) -> Morning:
    here = doorway()
    here.set_up()
    return Morning(here)


def told(morning: Morning) -> str:
    """The words in the tab of the list; nothing where there is no such tab."""
    view = morning.here.vigil.parts.top._view
    tabs = {} if view is None else {tab.id: tab.note for tab in view.tabs}
    return tabs.get(SESSIONS_TAB, "")


def be(morning: Morning, *roles: Role) -> None:
    known = morning.here.vigil.bedside.actor
    if known is None:
        pytest.fail("Nobody is here.")
    actor = Actor(
        person=known.person,
        name=known.name,
        auth_method="password",
        roles=frozenset(roles),
    )
    morning.here.vigil.store.name_actor(actor)


def test_a_supervisor_is_told_what_to_co_sign(morning: Morning) -> None:
    """Until it is co-signed; then there is no tab, as nothing waits."""
    here = morning.here
    here.until(lambda: told(morning) == "1 to co-sign")
    morning.tick()
    press(Qt.Key.Key_Return, CTRL)
    assert is_asked(here), here.vigil.notice.words
    here.type(f"marsh\t{OTHER}\n")
    here.until(lambda: morning.state == "co-signed")
    here.until(lambda: told(morning) == "")


def test_a_nurse_is_told_what_to_answer(morning: Morning) -> None:
    """And who raised it is not; the tab leads to just those sessions."""
    here = morning.here
    morning.ask("Was 205 read twice?")
    here.until(lambda: told(morning) == "")
    be(morning, "nurse")
    here.until(lambda: told(morning) == "1 to answer")
    tab = here.vigil.parts.top.tab(SESSIONS_TAB)
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    here.until(lambda: here.vigil.screens.screen == "sessions")
    page = here.vigil.parts.sessions
    assert page.search.text() == "query:yes"
    here.until(lambda: page.model.rowCount() == 1)
    morning.answer("Yes, on the other arm.")
    here.until(lambda: told(morning) == "")


def test_what_is_returned_waits_for_the_nurse_alone(morning: Morning) -> None:
    """Of whoever is both, until it is answered, and then for a co-signature again."""
    morning.ask("Was 205 read twice?")
    be(morning, "nurse", "supervisor")
    morning.here.until(lambda: told(morning) == "1 to answer")
    morning.answer("Yes, on the other arm.")
    morning.here.until(lambda: told(morning) == "1 to co-sign")


@pytest.mark.parametrize("role", ["administrator", "auditor"])
def test_others_are_told_nothing(morning: Morning, role: Role) -> None:
    here = morning.here
    here.until(lambda: told(morning) == "1 to co-sign")
    be(morning, role)
    here.until(lambda: told(morning) == "")
    here.is_in()
    assert told(morning) == ""
