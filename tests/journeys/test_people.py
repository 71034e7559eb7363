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
from monitor.chart.audit import PasswordGiven, Subject
from monitor.chart.kinds import Role
from tests.clocks import ManualClock
from tests.desk import START
from tests.journeys.noted import noted
from tests.journeys.people import GOOD, WEAK, Administrator, administrator
from tests.journeys.protocols import CTRL_SHIFT
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


def mark(admin: Administrator, typed: str) -> None:
    """Search, so that one line is left."""
    admin.type(f"\x1b{typed}" if admin.page.search.text() else typed)
    assert len(admin.lines) == 1


def fill(admin: Administrator, *texts: str) -> None:
    """From field to field, and Enter."""
    admin.type("\t".join(texts) + "\n")
    admin.settle_form()


def test_a_person_is_enrolled_and_signs_in(admin: Administrator) -> None:
    """And is found in the list, by name, sign-in name or role."""
    admin.alt(Qt.Key.Key_N)
    fill(admin, "T. Wirth", "t.wirth", "su", GOOD, GOOD)
    assert not admin.page.is_form_shown
    assert admin.told == "T. Wirth is enrolled and signs in as t.wirth"
    wirth = admin.known("T. Wirth")
    assert wirth.roles == {"supervisor", "auditor"}
    assert admin.slots.who("t.wirth", GOOD) == wirth.id
    for typed, found in (
        ("nurse", ["B. Lee"]),
        ("t.wi", ["T. Wirth"]),
        ("sing adm", ["R. Singh"]),
        ("zz", []),
    ):
        admin.type(typed)
        assert [line.split(",")[0] for line in admin.lines] == found
        admin.type("\x1b")
    assert len(admin.lines) == 3


def test_enter_goes_to_the_next_empty_field(admin: Administrator) -> None:
    """In the order of the form, so that no sign-in name lands in a covered field."""
    admin.alt(Qt.Key.Key_N)
    form = admin.page.form
    for typed, follows in (
        ("T. Wirth", "sign_in"),
        ("t.wirth", "roles"),
        ("su", "password"),
        (GOOD, "again"),
    ):
        admin.type(f"{typed}\n")
        assert (form.at, admin.message) == (follows, "")
    admin.type(f"{GOOD}\n")
    admin.settle_form()
    assert admin.slots.who("t.wirth", GOOD) == admin.known("T. Wirth").id


def test_enter_in_a_field_that_is_empty_says_what_it_wants(
    admin: Administrator,
) -> None:
    admin.alt(Qt.Key.Key_N)
    admin.type("\n")
    assert "the name is missing" in admin.message
    admin.type("T. Wirth\n\n")
    assert "the sign-in name is missing" in admin.message
    admin.type("t.wirth\n\n")
    assert "no role is chosen" in admin.message
    assert admin.page.form.at == "roles"


def test_what_is_refused_costs_nothing(admin: Administrator) -> None:
    """A weak password, two that differ, a sign-in name that is taken: no slot is made.

    Why a password is not taken stands beside the field while it is typed.
    """
    admin.alt(Qt.Key.Key_N)
    admin.type(f"T. Wirth\tlee\tn\t{WEAK}")
    admin.until(lambda: "not taken: it repeats itself" in beside(admin))
    fill(admin, "", WEAK)
    assert "The password is not taken: it repeats itself" in admin.message
    fill(admin, GOOD, f"{GOOD}s")
    assert "the two are not the same" in admin.message
    fill(admin, GOOD)
    assert "B. Lee has the sign-in name lee" in admin.message
    assert admin.page.is_form_shown
    assert len(admin.lines) == 2
    assert admin.slots.who("lee", GOOD) is None
    fill(admin, "wirth")
    assert admin.slots.who("wirth", GOOD) == admin.known("T. Wirth").id


def test_a_password_is_pasted_never_shown_and_not_kept(admin: Administrator) -> None:
    """Once the form is left it stands in no field any more."""
    admin.alt(Qt.Key.Key_N)
    admin.type("T. Wirth\twirth\tn\t")
    QGuiApplication.clipboard().setText(GOOD)
    for _ in range(2):
        field = admin.focus
        assert isinstance(field, QLineEdit)
        assert field.echoMode() is QLineEdit.EchoMode.Password
        admin.chord(Qt.Key.Key_V, CTRL)
        assert field.text() == GOOD
        admin.type("\t")
    admin.type("\x1b")
    assert not admin.page.is_form_shown
    assert GOOD not in [box.text() for box in admin.page.findChildren(QLineEdit)]


def test_what_is_known_of_a_person_is_changed(admin: Administrator) -> None:
    """Roles by a key each; a password alone is no entry; a name brings a password."""
    admin.slots.has(LEE, "lee", LEES)
    mark(admin, "singh")
    fill(admin, "\nna")
    assert "R. Singh is the last administrator" in admin.message
    admin.type("\x1b")
    mark(admin, "lee")
    fill(admin, "\nsn")
    assert admin.told == "What is known of B. Lee is changed"
    changed = admin.known("B. Lee")
    assert changed.roles == {"supervisor"}

    admin.put_pin(LEE)
    fill(admin, "\n", GOOD, GOOD)
    assert admin.told == "B. Lee has another password"
    assert not admin.has_pin(LEE)
    row = noted(admin)[-1]
    assert (row.deed, row.who) == (PasswordGiven(name="B. Lee"), ADMIN)
    assert row.subject == Subject("person", LEE)
    assert admin.known("B. Lee") == changed
    assert admin.slots.who("lee", GOOD) == LEE

    admin.type("\n")
    QTest.keyClick(admin.focus, Qt.Key.Key_Backtab)
    fill(admin, "\b\b\bb.lee")
    assert "another sign-in name needs one typed together with it" in admin.message
    fill(admin, LEES, LEES)
    assert admin.told == "B. Lee is changed and signs in as b.lee from now on"
    assert admin.slots.who("b.lee", LEES) == LEE
    assert admin.slots.who("lee", GOOD) is None


def test_access_ends_by_entry_and_slot(admin: Administrator) -> None:
    """With a reason; who left stays in the list, and comes back as the same person."""
    admin.slots.has(LEE, "lee", LEES)
    admin.put_pin(LEE)
    mark(admin, "lee")
    admin.alt(Qt.Key.Key_X)
    fill(admin, "")
    assert "reason" in admin.message.casefold()
    fill(admin, "has left")
    assert admin.told == "The access of B. Lee ended; what was charted stays"
    assert not admin.known("B. Lee").is_active
    assert admin.slots.who("lee", LEES) is None
    assert admin.lines[-1].endswith("ended 14-Mar-2026, has left")

    fill(admin, "\n", GOOD, GOOD)
    assert admin.known("B. Lee").is_active
    assert admin.slots.who("lee", GOOD) == LEE
    assert not admin.has_pin(LEE)


def test_a_slot_that_is_not_written_is_said_and_tried_again(
    admin: Administrator,
) -> None:
    """The entry stands; what is typed next is about the slot alone."""
    admin.slots.has(LEE, "lee", LEES)
    admin.slots.fault = SlotsNotSaved("No space left on device")
    admin.alt(Qt.Key.Key_N)
    fill(admin, "T. Wirth", "wirth", "n", GOOD, GOOD)
    assert "T. Wirth is enrolled and can't sign in yet" in admin.message
    assert "No space left on device" in admin.message
    assert admin.known("T. Wirth").is_active
    admin.slots.fault = None
    fill(admin, GOOD, GOOD)
    assert admin.slots.who("wirth", GOOD) == admin.known("T. Wirth").id

    admin.slots.fault = SlotsNotSaved("Read-only file system")
    mark(admin, "lee")
    admin.alt(Qt.Key.Key_X)
    fill(admin, "has left")
    assert "ended in the record, and the key is still there" in admin.message
    admin.type("\x1b")
    admin.slots.fault = None
    admin.alt(Qt.Key.Key_X)
    fill(admin, "")
    assert admin.slots.who("lee", LEES) is None


def test_another_pin_is_chosen_at_the_next_sign_in(admin: Administrator) -> None:
    admin.put_pin(LEE)
    assert admin.has_pin(LEE)
    mark(admin, "lee")
    admin.alt(Qt.Key.Key_K)
    fill(admin, "")
    assert admin.told == "B. Lee chooses another PIN at the next sign-in"
    assert not admin.has_pin(LEE)


def test_only_who_may_enrol_is_offered_the_page(admin: Administrator) -> None:
    """Neither key nor command leads there for anybody else."""
    standings: tuple[tuple[str, tuple[Role, ...], bool], ...] = (
        ("password", ("administrator",), True),
        ("recovery", (), True),
        ("password", ("nurse",), False),
        ("pin", ("supervisor", "prescriber", "auditor"), False),
        ("unverified", (), False),
    )
    for method, roles, is_offered in standings:
        admin.chord(Qt.Key.Key_P, CTRL_SHIFT)
        admin.act_as(ADMIN, *roles, method=method)
        ids = [action.id for action in admin.vigil.screens.actions]
        assert ("people" in ids) is is_offered, (method, roles)
        admin.chord(Qt.Key.Key_O, CTRL_SHIFT)
        shown = admin.vigil.screens.screen
        assert (shown == "people") is is_offered, (method, roles)
