"""F12 hides who the patient is on every screen; what is copied keeps the name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import go
from ui.panels.copy_panel import CopyPanel

SHEETS = ("call", "transfer sheet")
SCREENS = (
    *SHEETS,
    *("handover", "series", "reattribute", "eyes", "emergency", "close", "score"),
    *("amend", "summary", "palette", "help", "saved"),
    *("board", "sessions", "protocol"),
)
"""Not the page on which a patient is sought: one is chosen there by the name. The drill
is a process of its own, without patients."""


def told(nurse: Nurse) -> str:
    """All that the window shows or says to a screen reader, of every part in sight."""
    parts = [w for w in nurse.window.findChildren(QWidget) if w.isVisible()]
    texts = [w.text() for w in parts if isinstance(w, QLineEdit | QLabel)]
    for part in parts:
        texts += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
    texts += [text for w in parts if isinstance(w, QListView) for text in listed(w)]
    texts.append(nurse.window.windowTitle())
    return " ".join(texts).casefold()


def listed(view: QListView) -> list[str]:
    """What the rows of a list say."""
    model, role = view.model(), Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row, 0).data(role)) for row in range(model.rowCount())]


def names(nurse: Nurse) -> set[str]:
    """Of every patient here: the names, the number and the day of birth."""
    found: set[str] = set()
    for read in nurse.vigil.store.snapshot.rooms:
        details = read.patient.details
        born = f"{details.born:%d-%b-%Y}"
        found |= {details.family, details.given, details.identifier, born}
    return {name.casefold() for name in found}


def seen(nurse: Nurse) -> set[str]:
    text = told(nurse)
    return {name for name in names(nurse) if name in text}


@pytest.mark.parametrize("action", SCREENS)
def test_no_screen_names_a_patient(roomed: Nurse, action: str) -> None:
    """Hidden on the live screen, the name stays hidden wherever the nurse goes."""
    go(roomed, 1)
    roomed.type("118 72 70 98 14 5 0 1 0\n")
    roomed.settle()
    assert seen(roomed)
    roomed.press(12)
    assert seen(roomed) == set()
    roomed.vigil.actions.do(action)
    roomed.settle()
    roomed.settle()
    assert seen(roomed) == set()


@pytest.mark.parametrize("action", SHEETS)
def test_a_copy_keeps_the_name(roomed: Nurse, action: str) -> None:
    """What is sent has to say of whom; F12 again, and it is shown again as well."""
    go(roomed, 1)
    roomed.press(12)
    roomed.vigil.actions.do(action)
    family = roomed.session.patient.details.family.casefold()
    roomed.type("c")
    roomed.settle()
    assert family in QGuiApplication.clipboard().text().casefold()
    panel = roomed.vigil.overlays.open_panel
    assert isinstance(panel, CopyPanel)
    assert family not in panel.text.casefold()
    roomed.press(12)
    assert family in panel.text.casefold()


def test_the_list_shows_names_again(roomed: Nurse) -> None:
    """F12 works on the list too, and the number then stands whole."""
    go(roomed, 1)
    roomed.press(12)
    roomed.vigil.actions.do("sessions")
    roomed.settle()
    lines = roomed.vigil.parts.sessions.model
    assert len(lines.lines) == 2
    assert seen(roomed) == set()
    roomed.press(12)
    assert seen(roomed)
