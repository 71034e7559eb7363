"""Which name stands in the form of a signature, and that no password is read there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from monitor.access.signing_in import Credentials
from monitor.chart.audit import SignInFailed
from monitor.chart.commands import ChangePerson
from monitor.chart.people import PEOPLE
from monitor.chart.signing_off import signatures
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from tests.journeys.closed_session import chart_and_close, press
from tests.journeys.doorway import NAME, PASSWORD, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.test_colleagues import GIVEN, with_marsh
from tests.journeys.test_signing_off import add, box, form, message, read, refused, sign
from tests.journeys.typed_rows import CTRL
from ui.widgets.text_field import LineBox

_DOTS, _PLAIN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """The first nurse has charted a session, closed it, and is asked for a name."""
    here = doorway()
    here.set_up()
    chart_and_close(here)
    press(Qt.Key.Key_G, CTRL)
    here.is_in()
    return here


def name_box(here: Doorway) -> LineBox:
    return form(here)._fields["name"].box


def test_a_password_typed_where_the_name_is_asked_is_never_readable(
    here: Doorway,
) -> None:
    """From the first character on that does not begin the own name, all are dots."""
    beginning = 0
    while PASSWORD[: beginning + 1] == SIGN_IN[: beginning + 1]:
        beginning += 1
    for end, character in enumerate(PASSWORD, 1):
        here.type(character)
        assert name_box(here).echoMode() is (_PLAIN if end <= beginning else _DOTS)
        assert PASSWORD[:end] != name_box(here).displayText() or end <= beginning
    assert "covered, as it may be a password" in form(here)._header.note.text()


def test_enter_empties_what_is_no_name_of_ones_own(here: Doorway) -> None:
    """It says so, comes back by no undoing, and counts as no try."""
    said = refused(here, PASSWORD)
    assert "that is not your sign-in name" in said
    assert PASSWORD not in said
    assert name_box(here).text() == ""
    assert name_box(here).hasFocus()
    assert name_box(here).echoMode() is _PLAIN
    assert not name_box(here).isUndoAvailable()
    assert [row for row in noted(here) if isinstance(row.deed, SignInFailed)] == []
    here.type(f"{SIGN_IN}\t{PASSWORD}\n")
    here.until(lambda: bool(signatures(read(here).session)))


def test_ones_own_name_is_read_as_it_is_typed(here: Doorway) -> None:
    """However it is cased, and with blanks around; one letter more is covered."""
    here.type(f" {SIGN_IN.upper()} ")
    assert name_box(here).echoMode() is _PLAIN
    assert name_box(here).displayText() == f" {SIGN_IN.upper()} "
    here.type("x")
    assert name_box(here).echoMode() is _DOTS


def test_a_colleague_signs_nothing_here(here: Doorway) -> None:
    """Neither with the own password nor with hers, which nobody looks at; it is noted.

    Half of the own name is no name either, and goes as well.
    """
    here.type("\x1b")
    with_marsh(here)
    press(Qt.Key.Key_G, CTRL)
    here.is_in()
    for name, password in (
        ("nobody", PASSWORD),
        ("marsh", GIVEN),
        (SIGN_IN[:3], PASSWORD),
    ):
        here.type(f"{name}\t")
        said = refused(here, password)
        assert "that is not your sign-in name" in said
        assert (name_box(here).text(), box(here).text()) == ("", "")
        here.type("x")
        press(Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier)
        assert message(here) == ""
    failed = [row for row in noted(here) if isinstance(row.deed, SignInFailed)]
    assert [row.who for row in failed] == [here.is_in().person] * 3
    assert not signatures(read(here).session)


def test_a_lock_empties_both_fields(here: Doorway) -> None:
    here.type(f"{SIGN_IN}\t{PASSWORD}")
    here.vigil.guard.lock()
    assert (name_box(here).text(), box(here).text()) == ("", "")


def renamed(here: Doorway, sign_in: str) -> None:
    """The nurse signs in by that from here on, with the same password."""
    who = here.is_in()

    def change(recorder: Recorder) -> object:
        command = ChangePerson(
            id=new_id(),
            stream_id=PEOPLE.id,
            at=recorder.clock.now(),
            person=who.person,
            name=NAME,
            sign_in=sign_in,
            roles=frozenset({"administrator", "nurse"}),
        )
        return recorder.handle(command, who)

    done: list[object] = []
    here.vigil.bedside.ask(change, done.append)
    here.until(lambda: len(done) == 1)
    typed = Credentials(name=sign_in, password=PASSWORD)
    here.vigil.admission.access.let_in(who.person, typed, done.append)
    here.until(lambda: len(done) == 2)
    assert done[1] is None


def test_a_name_changed_in_a_series_is_asked_anew(here: Doorway) -> None:
    """Told as what it is, before a password is typed or looked at, or after."""
    here.type("\x1b")
    sign(here)
    add(here)
    renamed(here, "ada.okafor")
    press(Qt.Key.Key_G, CTRL)
    here.until(lambda: "was changed since the signature before" in message(here))
    assert [*form(here)._fields] == ["name", "password"]
    here.type(f"ada.okafor\t{PASSWORD}\n")
    here.until(lambda: len(signatures(read(here).session)) == 2)
    here.is_in()
    add(here)

    press(Qt.Key.Key_G, CTRL)
    here.is_in()
    assert [*form(here)._fields] == ["password"]
    renamed(here, "okafor.a")
    assert "was changed since the signature before" in refused(here, PASSWORD)
    assert name_box(here).hasFocus()
    failed = [row for row in noted(here) if isinstance(row.deed, SignInFailed)]
    assert failed == []
    here.type(f"okafor.a\t{PASSWORD}\n")
    here.until(lambda: len(signatures(read(here).session)) == 3)
