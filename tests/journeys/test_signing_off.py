"""A session is signed off on the screen, by keys and with the real slots."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from monitor.chart.audit import SignInFailed
from monitor.chart.manifest import head_code
from monitor.chart.signed_state import addenda, signed_state
from monitor.chart.signing_off import SignedAs, signatures
from monitor.charting.reads import SessionRead
from tests.journeys.closed_session import chart_and_close, press, show
from tests.journeys.doorway import NAME, OTHER, PASSWORD, PIN, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.typed_rows import CTRL
from ui.panels.strip_form import StripFormPanel
from ui.panels.strip_message import StripMessage
from ui.views.live import Looking, live_view
from ui.views.signing.what import SIGNING

CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """The first nurse has charted a session, closed it, and looks at it."""
    here = doorway()
    here.set_up()
    chart_and_close(here)
    return here


def form(here: Doorway) -> StripFormPanel:
    return here.vigil.parts.strip.signing


def box(here: Doorway) -> QLineEdit:
    """That of the password."""
    return form(here)._fields["password"].box


def message(here: Doorway) -> str:
    (found,) = form(here).findChildren(StripMessage)
    return found.text()


def read(here: Doorway) -> SessionRead:
    found = here.vigil.store.snapshot.readable
    assert found is not None
    return found


def is_asked(here: Doorway) -> bool:
    return here.vigil.parts.strip.currentWidget() is form(here)


def said(here: Doorway) -> list[str]:
    """The lines of the strip of a closed session."""
    strip = here.vigil.parts.strip.closed
    return [line.text() for line in strip.proof if line.isVisibleTo(strip)]


def ask(here: Doorway, name: str = SIGN_IN) -> None:
    """By its key; where the name is asked for it is typed, and then the password.

    What has to be seen first, by whoever co-signs, is ticked.
    """
    rows = here.vigil.parts.live.review.co_sign.rows
    for row in rows.lines.lines:
        rows.ticked.emit(row.key)
    press(Qt.Key.Key_G, CTRL)
    if is_asked(here) and "name" in form(here)._fields:
        here.type(f"{name}\t")


def sign(here: Doorway, password: str = PASSWORD) -> SignedAs:
    """Asked for by its key, typed, and answered."""
    ask(here)
    here.type(f"{password}\n")
    here.until(lambda: bool(signatures(read(here).session)))
    here.is_in()
    return signatures(read(here).session)[-1]


def refused(here: Doorway, typed: str) -> str:
    here.type(f"{typed}\n")
    here.until(lambda: bool(message(here)))
    return message(here)


def test_the_nurse_signs_her_own_session(here: Doorway) -> None:
    """By key and password; then it says who signed, when, as what, and both codes."""
    assert "nobody has signed it" in here.vigil.parts.strip.closed.what.text()
    signed = sign(here)
    assert (signed.name, signed.meaning) == (NAME, "charted by me")
    assert signed.person == here.is_in().person
    assert not is_asked(here)
    last = read(here).entries[-1]
    line = (
        f"Signed by {NAME}, 14-Mar-2026 14:07 (14:07 UTC): charted by me."
        f" Code {signed.code}"
    )
    head = f"Last entry is number {last.seq} of the record, code {head_code(last.link)}"
    assert said(here) == [line, head]
    assert here.vigil.notice.words == "The session is signed"
    assert signed_state(read(here).session, read(here).patient) == "signed"
    assert here.vigil.screens.looking.why == ""


def test_what_is_signed_is_shown_beside_it(here: Doorway) -> None:
    """Who, which session, how much of it, and what is open, missing or amended."""
    ask(here)
    assert here.vigil.screens.looking.why == SIGNING
    shown = " / ".join(here.vigil.parts.live.why.lines())
    assert "Alex Halvorsen, 45 years, Room 1" in shown
    assert f"{len(read(here).entries)} entries of the session" in shown
    assert "SBP 205 mmHg, limit 200" in shown
    assert "read again" in shown
    here.type("\x1b")
    assert here.vigil.screens.looking.why == ""
    assert not is_asked(here)


def test_a_wrong_password_signs_nothing(here: Doorway) -> None:
    """It is said, counted, noted and gone from the field; the right one signs."""
    ask(here)
    assert "no password was typed" in refused(here, "")
    assert "that is not your password" in refused(here, OTHER)
    assert box(here).text() == ""
    assert box(here).hasFocus()
    assert not signatures(read(here).session)
    assert "Wait 1 s" in refused(here, PASSWORD)
    failed = [row for row in noted(here) if isinstance(row.deed, SignInFailed)]
    assert [row.who for row in failed] == [here.is_in().person]
    here.clock.advance(seconds=2)
    here.type(f"{PASSWORD}\n")
    here.until(lambda: bool(signatures(read(here).session)))


def test_the_password_stays_in_no_field(here: Doorway) -> None:
    """It is dots while it is typed; left, nothing of it is there, nor is it signed."""
    ask(here)
    here.type(PASSWORD)
    assert box(here).echoMode() is QLineEdit.EchoMode.Password
    here.type("\x1b")
    assert box(here).text() == ""
    ask(here)
    here.type(PASSWORD)
    here.vigil.guard.lock()
    assert box(here).text() == ""
    assert not signatures(read(here).session)


def test_what_was_left_while_it_was_checked_is_not_signed(here: Doorway) -> None:
    ask(here)
    here.type(f"{PASSWORD}\n\x1b")
    answered: list[object] = []
    here.is_in()
    here.vigil.admission.door.do(list, answered.append, answered.append)
    here.until(lambda: bool(answered))
    here.is_in()
    assert not signatures(read(here).session)


def test_by_the_pointer(here: Doorway) -> None:
    """The button of the strip asks, and the one of the form signs."""
    strip = here.vigil.parts.strip.closed
    QTest.mouseClick(strip.buttons[0], Qt.MouseButton.LeftButton)
    assert is_asked(here)
    here.type(f"{SIGN_IN}\t{PASSWORD}")
    QTest.mouseClick(form(here)._submit, Qt.MouseButton.LeftButton)
    here.until(lambda: bool(signatures(read(here).session)))


def test_twice_is_not_asked(here: Doorway) -> None:
    """Until something was added; then it is signed again."""
    sign(here)
    ask(here)
    assert not is_asked(here)
    assert "you signed it before" in here.vigil.notice.words
    press(Qt.Key.Key_N, CTRL_SHIFT)
    here.type("Slept badly.\n")
    here.until(lambda: bool(addenda(read(here).session)))
    here.is_in()
    ask(here)
    assert is_asked(here)


def test_an_addendum_is_added(here: Doorway) -> None:
    """By name and time; the session is amended since it was signed, and says so."""
    press(Qt.Key.Key_N, CTRL_SHIFT)
    assert "not signed" in here.vigil.notice.words
    sign(here)
    here.clock.advance(minutes=1)
    here.vigil.bedside.tick()
    press(Qt.Key.Key_N, CTRL_SHIFT)
    here.type("Slept badly.\n")
    here.until(lambda: bool(addenda(read(here).session)))
    here.is_in()
    strip = here.vigil.parts.strip.closed
    assert strip.how.text() == "Amended since it was signed."
    line = f"Addendum by {NAME}, 14-Mar-2026 14:08 (14:08 UTC): Slept badly."
    assert said(here)[1] == line
    found = read(here)
    view = live_view(found, Looking()).timeline
    assert "Slept badly." in [row.text for row in view.rows]


def test_the_list_tells_how_it_is_signed(here: Doorway) -> None:
    """And opens what it marks again; what waits for a signature is a filter."""
    id_, page = read(here).id, here.vigil.parts.sessions

    def states() -> list[list[str]]:
        """Of each line, beside that something of it is to be reviewed."""
        return [line.state.lower().split(", ") for line in page.model.lines]

    def is_told(state: str) -> None:
        press(Qt.Key.Key_F, CTRL_SHIFT)
        count = "0" if state == "Signed" else "1"
        here.until(lambda: page.views.button("To sign").view.count == count)
        here.until(lambda: [state.lower() in told for told in states()] == [True])
        show(here, id_)

    is_told("Not signed")
    sign(here)
    is_told("Signed")
    press(Qt.Key.Key_N, CTRL_SHIFT)
    here.type("Slept badly.\n")
    here.until(lambda: bool(addenda(read(here).session)))
    here.is_in()
    is_told("Amended since signed")
    press(Qt.Key.Key_F, CTRL_SHIFT)
    page.views.button("To sign").click()
    here.until(lambda: page.search.told.text() == "1 of 1")


def add(here: Doorway) -> None:
    """Something is added, so that it can be signed again."""
    before = len(addenda(read(here).session))
    press(Qt.Key.Key_N, CTRL_SHIFT)
    here.type("Slept badly.\n")
    here.until(lambda: len(addenda(read(here).session)) > before)
    here.is_in()


def test_the_name_is_typed_with_the_first_signature_and_after_each_lock(
    here: Doorway,
) -> None:
    """In between the password alone, under the name that was typed."""
    press(Qt.Key.Key_G, CTRL)
    assert [*form(here)._fields] == ["name", "password"]
    assert "no sign-in name was typed" in refused(here, "")
    here.type("\x1b")
    sign(here)
    add(here)

    press(Qt.Key.Key_G, CTRL)
    assert [*form(here)._fields] == ["password"]
    here.type(f"{PASSWORD}\n")
    here.until(lambda: len(signatures(read(here).session)) == 2)
    here.is_in()
    add(here)

    press(Qt.Key.Key_G, CTRL)
    here.vigil.guard.lock()
    here.type(f"{PIN}\n")
    here.is_in()
    here.until(lambda: [*form(here)._fields] == ["name", "password"])
    assert len(signatures(read(here).session)) == 2
