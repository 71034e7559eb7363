"""Whoever charts chooses another password and PIN, and types the present one first."""

import pytest
from PySide6.QtCore import Qt

from monitor.chart.audit import PasswordChosen
from tests.journeys.doorway import NAME, OTHER, PASSWORD, PIN, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.nurse import Nurse

NEW_PIN = "739205"


@pytest.fixture
def here(doorway: Open) -> Doorway:
    here = doorway()
    here.set_up()
    here.vigil.actions.do("own password")
    here.at("sign-in")
    return here


def chosen(here: Doorway) -> list[object]:
    """Who chose, by the audit log."""
    return [row.who for row in noted(here) if isinstance(row.deed, PasswordChosen)]


def unlock(here: Doorway, pin: str) -> None:
    here.vigil.guard.lock()
    Nurse(here.vigil, here.window, here.clock, here._qtbot).settle()
    here.type(f"{pin}\n")


def test_another_password_and_pin_are_chosen(here: Doorway, doorway: Open) -> None:
    assert here.actor is None
    assert "present password" in here.form.step.message
    here.answer(SIGN_IN, PASSWORD)
    here.at("another-password")
    here.answer("okaforokaforokafor", "okaforokaforokafor")
    assert "made of your name" in here.is_refused()
    here.answer(OTHER, OTHER)
    here.at("another-pin")
    here.answer(NEW_PIN, NEW_PIN)
    who = here.is_in()
    assert who.name == NAME
    assert chosen(here) == [who.person]

    unlock(here, NEW_PIN)
    here.until(lambda: here.actor is not None)
    unlock(here, PIN)
    here.until(lambda: "4 tries are left" in _said(here))

    again = doorway()
    again.sign_in(password=PASSWORD)
    assert "not those of one person" in again.is_refused()
    again.clock.advance(seconds=2)
    again.answer(SIGN_IN, OTHER)
    assert again.is_in() == who


def test_a_wrong_present_password_changes_nothing(here: Doorway) -> None:
    here.answer(SIGN_IN, OTHER)
    assert "not those of one person" in here.is_refused()
    assert here.step == "sign-in"
    assert here.actor is None


@pytest.mark.parametrize("at", ["another-password", "another-pin"])
def test_it_is_kept_after_all(here: Doorway, doorway: Open, at: str) -> None:
    """By Escape, at either step; whoever signed in is in."""
    here.answer(SIGN_IN, PASSWORD)
    here.at("another-password")
    if at == "another-pin":
        here.answer(OTHER, OTHER)
        here.at(at)
    here.type("\x1b")
    assert here.is_in().name == NAME
    assert chosen(here) == []

    again = doorway()
    again.sign_in()
    assert again.is_in().name == NAME


def test_who_turns_back_is_asked_for_no_other_next_time(here: Doorway) -> None:
    """Escape leads to the lock; who signs in anew there is simply in."""
    here.type("\x1b")
    here.until(lambda: here.vigil.screens.cover == "lock")
    here.type_alt(Qt.Key.Key_S)
    here.until(lambda: here.form.step.message.startswith("Esc"))
    here.answer(SIGN_IN, PASSWORD)
    assert here.is_in().name == NAME


def _said(here: Doorway) -> str:
    view = here.vigil.guard.unlock.unlocking
    return "" if view is None else view.refused
