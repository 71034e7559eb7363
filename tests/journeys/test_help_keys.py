"""Each key that help tells whoever is new works where it is said to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.journeys.doorway import NAME, PASSWORD, SIGN_IN, Doorway, Open
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from tests.journeys.typed_rows import CTRL
from ui.views.actions import ACTIONS
from ui.views.help_first import A_SESSION, BY_NAME, SETTING_UP, SIGNING_IN
from ui.views.help_shapes import HelpSection
from ui.views.help_sheet import PAGE
from ui.widgets.keys import KeyHint

PLAIN = Qt.KeyboardModifier.NoModifier
_ASKED_FOR = {
    "Ctrl+N": "new",
    "F6": "pane",
    "F4": "infusion",
    "F2": "set",
    "F8": "acknowledge",
    "F9": "action",
    "F3": "effect",
    "Ctrl+M": "score",
    "Ctrl+E": "close",
    "Ctrl+G": "sign off",
    "Ctrl+K": "palette",
}
"""What each key of a session asks for; Ctrl+Enter is the page's own."""


@pytest.fixture
def beside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been opened beside Vigil."""
    opened: list[str] = []
    monkeypatch.setattr("ui.beside.start_beside", opened.append)
    return opened


def press(key: Qt.Key, with_: Qt.KeyboardModifier = PLAIN) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, with_)


def keys_of(section: HelpSection) -> set[str]:
    return {key for row in section.rows for key in row.keys}


def told(here: Doorway | Nurse) -> list[str]:
    """The titles of the sheet that F1 opens, in their order; F1 shuts it again."""
    press(Qt.Key.Key_F1)
    sheet = here.vigil.overlays.help
    assert sheet.isVisible()
    assert sheet._view is not None
    titles = [section.title for section in sheet._view.sections]
    QTest.keyClick(sheet, Qt.Key.Key_F1)
    assert not sheet.isVisible()
    return titles


def press_beside(here: Doorway | Nurse, beside: list[str]) -> None:
    for key in (Qt.Key.Key_D, Qt.Key.Key_T):
        press(key, Qt.KeyboardModifier.AltModifier)
    assert beside == ["demo", "drill"]
    assert here.vigil.screens.screen == "start"


def echo(here: Doorway, key: str) -> QLineEdit.EchoMode:
    return here.form.boxes[key].echoMode()


def at(here: Doorway, step: str) -> None:
    """Wait until that is asked and stands there whole, so that Tab finds all of it."""
    here.at(step)
    choices = here.form.choices
    shown = [*here.form.boxes.values(), *([] if choices is None else [choices])]
    here.until(lambda: all(part.isVisible() for part in shown))


def focused(here: Doorway) -> str:
    """The field that has the focus; empty where none has."""
    return next((key for key, box in here.form.boxes.items() if box.hasFocus()), "")


def test_a_session_is_told_by_the_keys_of_its_actions() -> None:
    """In the order in which a session goes; each is an action of the live chart."""
    known = {action.id: action for action in ACTIONS}
    assert keys_of(A_SESSION) == {*_ASKED_FOR, "Ctrl+Enter"}
    assert "Ctrl+Enter" in keys_of(PAGE)
    for key, id_ in _ASKED_FOR.items():
        assert known[id_].key == key
        assert "live" in known[id_].screens


def test_setting_up(doorway: Open, beside: list[str]) -> None:
    here = doorway()
    at(here, "who")
    assert told(here)[:3] == [SETTING_UP.title, "Keys", A_SESSION.title]
    press_beside(here, beside)
    here.type(f"{NAME}\n")
    assert focused(here) == "sign_in"
    here.type(f"{SIGN_IN}\t")
    choices = here.form.choices
    assert choices is not None
    first = choices.current()
    press(Qt.Key.Key_Right)
    assert choices.current() != first
    press(Qt.Key.Key_Left)
    assert choices.current() == first
    press(Qt.Key.Key_Right)
    here.type("\n")
    at(here, "password")
    here.type_alt(Qt.Key.Key_S)
    assert echo(here, "password") is QLineEdit.EchoMode.Normal
    here.type("\x1b")
    at(here, "who")


def test_the_recovery_code_while_setting_up(doorway: Open) -> None:
    here = doorway()
    at(here, "who")
    here.answer(NAME, SIGN_IN)
    at(here, "password")
    here.answer(PASSWORD, PASSWORD)
    at(here, "code")
    printed: list[str] = []
    here.vigil.admission.way_in.print_wanted.connect(printed.append)
    press(Qt.Key.Key_P, CTRL)
    assert printed == [here.form.code.text()]
    here.type("\x1b")
    at(here, "password")


def test_signing_in(doorway: Open, beside: list[str]) -> None:
    """What runs here is known only then: no key of demo or drill is told before."""
    doorway().set_up()
    here = doorway()
    at(here, "sign-in")
    titles = told(here)
    assert titles[:3] == [SIGNING_IN.title, "Keys", A_SESSION.title]
    assert SETTING_UP.title not in titles
    hints = here.vigil.parts.start.findChildren(KeyHint)
    assert not {"Alt+D", "Alt+T"} & {h.key for h in hints if h.isVisible()}
    here.type_alt(Qt.Key.Key_D)
    assert beside == []
    here.type_alt(Qt.Key.Key_F)
    at(here, "forgotten")
    here.type("\x1b")
    at(here, "sign-in")
    here.type(f"{SIGN_IN}\n")
    assert focused(here) == "password"
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert focused(here) == "name"
    here.type("\t")
    here.type_alt(Qt.Key.Key_S)
    assert echo(here, "password") is QLineEdit.EchoMode.Normal
    here.type_alt(Qt.Key.Key_S)
    assert echo(here, "password") is QLineEdit.EchoMode.Password
    here.type(f"{PASSWORD}\n")
    here.is_in()
    assert told(here)[0] == A_SESSION.title


def test_by_name(nurse: Nurse, beside: list[str]) -> None:
    assert told(nurse)[:3] == [BY_NAME.title, "Keys", A_SESSION.title]
    press_beside(nurse, beside)
    nurse.type("A. Okafor RN\n")
    nurse.settle()
    assert nurse.vigil.screens.screen == "sessions"


def test_who_charts_has_the_keys_of_the_page_first(roomed: Nurse) -> None:
    """On the live chart and while a session is opened, every row is of that page."""
    go(roomed, 1)
    assert A_SESSION.title not in told(roomed)
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.settle()
    assert A_SESSION.title not in told(roomed)
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.settle()
    assert told(roomed)[0] == A_SESSION.title
