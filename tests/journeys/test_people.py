"""Who may sign in is decided on the page of people, by keys alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from monitor.access.faults import SlotsNotSaved
from monitor.access.signing_in import Credentials
from tests.clocks import ManualClock
from tests.desk import START
from tests.journeys.people import GOOD, WEAK, Administrator, administrator
from tests.journeys.typed_rows import CTRL
from tests.staff import ADMIN, enrolment

LEE = enrolment("B. Lee").person
LEES = "harbour velvet onion comet"


@pytest.fixture
def admin(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Administrator]:
    clock = ManualClock(START + timedelta(minutes=5))
    with administrator(qtbot, qapp, tmp_path / "record", clock) as admin:
        yield admin


def beside(admin: Administrator) -> str:
    """All that stands beside the fields of the form."""
    return "; ".join(label.text() for label in admin.page.form.findChildren(QLabel))


def credentials(name: str, password: str) -> Credentials:
    return Credentials(name=name, password=password)


def enrol(admin: Administrator, name: str, sign_in: str, keys: str, word: str) -> None:
    admin.alt(Qt.Key.Key_N)
    admin.type(f"{name}\t{sign_in}\t{keys}\t{word}\t{word}\n")
    admin.settle_form()


def mark(admin: Administrator, typed: str) -> None:
    """Search, so that one line is left."""
    admin.type(typed)
    assert len(admin.lines) == 1


def test_everybody_is_listed_and_found_by_typing(admin: Administrator) -> None:
    """By name, sign-in name or role; Escape shows all again."""
    assert admin.lines == [
        "B. Lee, signs in as lee, nurse, since 14-Mar-2026, may sign in",
        "R. Singh, signs in as singh, administrator, since 14-Mar-2026, may sign in",
    ]
    admin.type("nurse")
    assert [line.split(",")[0] for line in admin.lines] == ["B. Lee"]
    admin.type("\x1b")
    assert len(admin.lines) == 2
    admin.type("zz")
    assert admin.page.message.text() == "Nobody is found"


def test_a_person_is_enrolled_and_signs_in(admin: Administrator) -> None:
    enrol(admin, "T. Wirth", "t.wirth", "su", GOOD)
    assert not admin.page.is_form_shown
    assert admin.told == "T. Wirth is enrolled and signs in as t.wirth"
    wirth = admin.known("T. Wirth")
    assert wirth.roles == {"supervisor", "auditor"}
    assert admin.slots.who("t.wirth", GOOD) == wirth.id
    assert admin.lines[-1].startswith("T. Wirth, signs in as t.wirth")


def test_a_weak_password_costs_nothing(admin: Administrator) -> None:
    """Why is said beside the field as it is typed, and nobody is enrolled."""
    admin.alt(Qt.Key.Key_N)
    admin.type(f"T. Wirth\twirth\tn\t{WEAK}")
    admin.until(lambda: "not taken: it repeats itself" in beside(admin))
    admin.type(f"\t{WEAK}\n")
    admin.settle_form()
    assert "The password is not taken: it repeats itself" in admin.message
    assert admin.page.is_form_shown
    assert len(admin.lines) == 2
    assert admin.slots.who("wirth", WEAK) is None


def test_a_taken_name_is_refused_before_any_slot(admin: Administrator) -> None:
    enrol(admin, "C. Lee", "lee", "n", GOOD)
    assert "B. Lee has the sign-in name lee" in admin.message
    assert admin.slots.who("lee", GOOD) is None


def test_the_two_passwords_have_to_agree(admin: Administrator) -> None:
    admin.alt(Qt.Key.Key_N)
    admin.type(f"T. Wirth\twirth\tn\t{GOOD}\t{GOOD}s\n")
    assert "the two are not the same" in admin.message
    admin.type("\b" * 30 + f"{GOOD}\n")
    admin.settle_form()
    assert admin.slots.who("wirth", GOOD) is not None


def test_a_password_is_pasted_and_never_shown(admin: Administrator) -> None:
    admin.alt(Qt.Key.Key_N)
    admin.type("T. Wirth\twirth\tn\t")
    QGuiApplication.clipboard().setText(GOOD)
    for _ in range(2):
        field = admin.focus
        assert isinstance(field, QLineEdit)
        assert field.echoMode() is QLineEdit.EchoMode.Password
        admin.chord(Qt.Key.Key_V, CTRL)
        admin.type("\t")
    QTest.keyClick(admin.focus, Qt.Key.Key_Return)
    admin.settle_form()
    assert admin.slots.who("wirth", GOOD) is not None


def test_roles_are_changed_by_a_key_each(admin: Administrator) -> None:
    """The key of a role gives it, and once more takes it back."""
    mark(admin, "lee")
    admin.type("\nsn\n")
    admin.settle_form()
    assert admin.told == "What is known of B. Lee is changed"
    assert admin.known("B. Lee").roles == {"supervisor"}


def test_the_last_administrator_stays_one(admin: Administrator) -> None:
    mark(admin, "singh")
    admin.type("\nna\n")
    admin.settle_form()
    assert "R. Singh is the last administrator" in admin.message
    assert admin.known("R. Singh").roles == {"administrator"}


def test_another_sign_in_name_needs_a_password_with_it(admin: Administrator) -> None:
    """The name is part of the key; the old one opens nothing any more."""
    admin.slots.keeper.let_in(LEE, credentials("lee", LEES), admin.slots.keys)
    mark(admin, "lee")
    admin.type("\n")
    QTest.keyClick(admin.focus, Qt.Key.Key_Backtab)
    admin.type("\b\b\bb.lee\n")
    assert "another sign-in name needs one typed together with it" in admin.message
    admin.type(f"{GOOD}\t{GOOD}\n")
    admin.settle_form()
    assert admin.told == "B. Lee is changed and signs in as b.lee from now on"
    assert admin.slots.who("b.lee", GOOD) == LEE
    assert admin.slots.who("lee", LEES) is None


def test_another_password_is_no_entry(admin: Administrator) -> None:
    before = admin.known("B. Lee")
    mark(admin, "lee")
    admin.type(f"\n\t{GOOD}\t{GOOD}\n")
    admin.settle_form()
    assert admin.told == "B. Lee has another password"
    assert admin.known("B. Lee") == before
    assert admin.slots.who("lee", GOOD) == LEE


def test_access_ends_by_entry_and_slot(admin: Administrator) -> None:
    """With a reason; the person stays in the list, and what was charted too."""
    admin.slots.keeper.let_in(LEE, credentials("lee", LEES), admin.slots.keys)
    mark(admin, "lee")
    admin.alt(Qt.Key.Key_X)
    admin.type("\n")
    admin.settle_form()
    assert "reason" in admin.message.casefold()
    admin.type("has left\n")
    admin.settle_form()
    assert admin.told == "The access of B. Lee ended; what was charted stays"
    assert not admin.known("B. Lee").is_active
    assert admin.slots.who("lee", LEES) is None
    assert admin.lines[-1].endswith("ended 14-Mar-2026, has left")


def test_whoever_left_is_enrolled_again_as_the_same_person(
    admin: Administrator,
) -> None:
    test_access_ends_by_entry_and_slot(admin)
    admin.type(f"\n\t{GOOD}\t{GOOD}\n")
    admin.settle_form()
    assert admin.known("B. Lee").is_active
    assert admin.slots.who("lee", GOOD) == LEE


def test_without_a_slot_the_page_says_so_and_asks_again(admin: Administrator) -> None:
    """The entry stands; what is typed next gives the slot alone."""
    admin.slots.fault = SlotsNotSaved("No space left on device")
    enrol(admin, "T. Wirth", "wirth", "n", GOOD)
    assert "T. Wirth is enrolled and can't sign in yet" in admin.message
    assert "No space left on device" in admin.message
    admin.slots.fault = None
    admin.type(f"{GOOD}\t{GOOD}\n")
    admin.settle_form()
    assert admin.slots.who("wirth", GOOD) == admin.known("T. Wirth").id


def test_a_key_that_stayed_is_taken_away_at_the_second_try(
    admin: Administrator,
) -> None:
    """Also from the list, once the form was left."""
    admin.slots.keeper.let_in(LEE, credentials("lee", LEES), admin.slots.keys)
    admin.slots.fault = SlotsNotSaved("Read-only file system")
    mark(admin, "lee")
    admin.alt(Qt.Key.Key_X)
    admin.type("has left\n")
    admin.settle_form()
    assert "ended in the record, and the key is still there" in admin.message
    admin.type("\x1b")
    admin.slots.fault = None
    admin.alt(Qt.Key.Key_X)
    admin.type("\n")
    admin.settle_form()
    assert admin.slots.who("lee", LEES) is None


def test_another_pin_is_chosen_at_the_next_sign_in(admin: Administrator) -> None:
    admin.put_pin(LEE)
    assert admin.has_pin(LEE)
    mark(admin, "lee")
    admin.alt(Qt.Key.Key_K)
    admin.type("\n")
    admin.settle_form()
    assert admin.told == "B. Lee chooses another PIN at the next sign-in"
    assert not admin.has_pin(LEE)


@pytest.mark.parametrize(
    ("roles", "method", "is_offered"),
    [
        (("administrator",), "password", True),
        ((), "recovery", True),
        (("nurse",), "password", False),
        (("supervisor", "prescriber", "auditor"), "pin", False),
        ((), "unverified", False),
    ],
)
def test_only_who_may_enrol_is_offered_the_page(
    admin: Administrator, roles: tuple[str, ...], method: str, is_offered: bool
) -> None:
    """Neither key nor command leads there for anybody else."""
    admin.type("\x1b")
    admin.act_as(ADMIN, *roles, method=method)  # type: ignore[arg-type]
    ids = [action.id for action in admin.vigil.screens.actions]
    assert ("people" in ids) is is_offered
    admin.chord(Qt.Key.Key_O, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (admin.vigil.screens.screen == "people") is is_offered


def test_what_was_typed_is_gone_once_the_form_is_left(admin: Administrator) -> None:
    """No password stays in a field or in the record's drafts."""
    admin.alt(Qt.Key.Key_N)
    admin.type(f"T. Wirth\twirth\tn\t{GOOD}\x1b")
    typed = [box.text() for box in admin.page.findChildren(QLineEdit)]
    assert GOOD not in typed
    drafts: list[object] = []
    admin.vigil.bedside.ask(lambda recorder: recorder.drafts(), drafts.extend)
    admin.settle()
    assert drafts == []
