"""Whoever asks to sign in anew takes PIN and break-glass away from nobody for long."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.audit import Locked
from tests.journeys.doorway import OTHER, PIN, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted


@pytest.fixture
def aside(doorway: Open) -> Doorway:
    """At the lock of an open record somebody asked to sign in anew."""
    here = doorway()
    here.set_up()
    here.vigil.actions.do("nurse")
    here.type_alt(Qt.Key.Key_S)
    here.at("sign-in")
    assert here.vigil.screens.cover == ""
    return here


def unlocks(here: Doorway) -> bool:
    """By the PIN, whatever page lay below when it was locked; and charts then."""
    here.until(lambda: here.vigil.guard.unlock.unlocking is not None)
    here.type(f"{PIN}\n")
    here.is_in()
    return here.vigil.screens.cover == "" and here.vigil.screens.screen == "sessions"


def test_escape_goes_back_to_the_lock(aside: Doorway) -> None:
    assert "Esc goes back to the lock" in aside.form.message.text()
    aside.type("\x1b")
    assert aside.vigil.screens.cover == "lock"
    assert not aside.vigil.guard.aside.is_on
    assert unlocks(aside)
    assert noted(aside)[-2].deed == Locked(cause="asked")


def test_so_it_does_after_a_wrong_password(aside: Doorway) -> None:
    """Of which nothing is kept."""
    aside.answer(SIGN_IN, OTHER)
    assert "not those of one person" in aside.is_refused()
    assert aside.vigil.admission.way_in._signing_in._typed is None
    aside.answer("somebody")
    aside.type("\x1b")
    assert aside.vigil.screens.cover == "lock"
    assert all(not box.text() for box in aside.form.boxes.values())


@pytest.mark.parametrize(("idle", "is_back"), [(59, False), (60, True)])
def test_a_minute_without_a_key_goes_back(
    aside: Doorway, idle: int, *, is_back: bool
) -> None:
    aside.clock.advance(seconds=30)
    # As the system brings it: to the window, before anything in it.
    QTest.keyClick(aside.window.windowHandle(), Qt.Key.Key_A)
    aside.clock.advance(seconds=idle)
    aside.vigil.guard.aside.look()
    assert (aside.vigil.screens.cover == "lock") is is_back
    assert not is_back or unlocks(aside)


def test_who_signs_in_is_not_locked_out_again(aside: Doorway) -> None:
    aside.sign_in()
    aside.is_in()
    aside.clock.advance(seconds=90)
    aside.vigil.guard.aside.look()
    assert aside.vigil.screens.cover == ""


def test_before_the_record_is_open_there_is_no_way_back(doorway: Open) -> None:
    """Escape leads to the forgotten password, as the button does."""
    doorway().set_up()
    here = doorway()
    here.at("sign-in")
    assert here.form.message.text() == ""
    here.type("\x1b")
    here.at("forgotten")
    here.clock.advance(seconds=90)
    here.vigil.guard.aside.look()
    assert here.vigil.screens.cover == ""
