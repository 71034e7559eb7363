"""The form of the way in: its keys, and what it shows while it works."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from monitor.chart.refusals import Refusal
from ui.panels.step_form import StepForm
from ui.theme.fonts import FACES, Role, tallest
from ui.theme.theme import Theme, apply_theme, current_theme
from ui.views.way_in import steps
from ui.views.way_in.answers import busy, refused
from ui.views.way_in.step import Step

_WITH = {
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
}
CODE = "59QW-B79Z-KG3C-S4QY-CW0J-03NW-EPDY"
_SLIP = Refusal(field="code", what="It is not taken", why="x", remedy="Compare it")
_BUILT_IN = 2
"""What Qt keeps free at either side of the text of a line, px."""


@pytest.fixture
def form(qtbot: QtBot) -> StepForm:
    made = StepForm()
    qtbot.addWidget(made)
    made.setFixedSize(452, 512)
    made.show()
    made.activateWindow()
    return made


def press(form: StepForm, key: Qt.Key) -> None:
    """Wherever the focus is."""
    focus = form.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def press_chord(form: StepForm, key: str) -> None:
    focus = form.focusWidget()
    assert focus is not None
    with_, letter = key.split("+")
    QTest.keyClick(focus, getattr(Qt.Key, f"Key_{letter}"), _WITH[with_])


def test_secrets_that_are_shown_are_covered_in_the_next_step(form: StepForm) -> None:
    """Whatever fields that has; the button says so."""
    for before, after in ((steps.PASSWORD, steps.WHO), (steps.PIN, steps.SIGN_IN)):
        form.display(before)
        form.take_focus()
        press_chord(form, "Alt+S")
        plain = QLineEdit.EchoMode.Normal
        assert all(box.echoMode() is plain for box in form.boxes.values())
        form.display(after)
        assert form.show_secrets.text() == "Show"
        secret = {f.key for f in after.fields if f.is_secret}
        for key, box in form.boxes.items():
            is_covered = box.echoMode() is QLineEdit.EchoMode.Password
            assert is_covered is (key in secret)


@pytest.mark.parametrize(
    ("step", "key"),
    [
        (steps.code_step(CODE), "Ctrl+P"),
        (steps.SIGN_IN, "Alt+F"),
    ],
)
def test_the_second_button_has_a_key_and_names_it(
    form: StepForm, qtbot: QtBot, step: Step, key: str
) -> None:
    form.display(step)
    form.take_focus()
    assert form.other.key == key
    with qtbot.waitSignal(form.other_requested):
        press_chord(form, key)
    with qtbot.assertNotEmitted(form.other_requested):
        form.display(busy(step, "Checking…"))
        press_chord(form, key)


def test_a_step_without_that_button_takes_no_key_for_it(
    form: StepForm, qtbot: QtBot
) -> None:
    form.display(steps.code_step(CODE))
    form.display(steps.PIN)
    form.take_focus()
    with qtbot.assertNotEmitted(form.other_requested):
        press_chord(form, "Ctrl+P")


def test_a_role_is_chosen_and_sent_by_keys(form: StepForm, qtbot: QtBot) -> None:
    """The choices stand between what is typed and the button, and Enter sends them."""
    form.display(steps.WHO)
    form.take_focus()
    qtbot.waitUntil(lambda: form.choices is not None and form.choices.isVisible())
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Right):
        press(form, key)
    with qtbot.waitSignal(form.submitted) as sent:
        press(form, Qt.Key.Key_Return)
    assert sent.args is not None
    assert sent.args[1] == steps.WHO.choices[1]


def test_escape_goes_back_and_prints_nothing(form: StepForm, qtbot: QtBot) -> None:
    form.display(steps.code_step(CODE))
    form.take_focus()
    with qtbot.waitSignal(form.left), qtbot.assertNotEmitted(form.other_requested):
        QTest.keyClick(form.boxes["code"], Qt.Key.Key_Escape)


def test_a_button_that_works_waits_for_no_key(form: StepForm) -> None:
    form.display(steps.SIGN_IN)
    assert (form.go.text(), form.go.key) == ("Sign in", "Enter")
    form.display(busy(steps.SIGN_IN, "Signing in…"))
    assert (form.go.text(), form.go.key) == ("Signing in…", "")
    form.display(steps.SIGN_IN)
    assert form.go.key == "Enter"


def test_the_code_is_the_largest_text_of_its_panel(form: StepForm) -> None:
    """It is copied by hand, and all of it is seen."""
    form.display(steps.code_step(CODE))
    sizes = {FACES[role].size for role in (Role.TITLE, Role.FIELD, Role.BODY_STRONG)}
    lines = form.code.height() // tallest(Role.BOARD)
    assert FACES[Role.BOARD].size > max(sizes)
    assert lines == 2


def test_every_choice_is_read_whole(form: StepForm) -> None:
    form.display(steps.WHO)
    QApplication.processEvents()
    assert form.choices is not None
    for choice in steps.WHO.choices:
        segment = form.choices.segment(choice)
        assert segment.width() >= segment.sizeHint().width()


@pytest.mark.parametrize("make", [Theme.day, Theme.night])
def test_a_code_stands_whole_in_its_box(
    form: StepForm, qapp: QApplication, make: Callable[[], Theme]
) -> None:
    """Where it is typed back and refused, and where it opens the record."""
    before = current_theme()
    apply_theme(qapp, make())
    for step in (steps.code_step(CODE), steps.FORGOTTEN):
        form.display(refused(step, _SLIP))
        form.take_focus()
        box = form.boxes["code"]
        QTest.keyClicks(box, CODE)
        margins = box.textMargins()
        taken = margins.left() + margins.right() + 2 * _BUILT_IN
        room = box.contentsRect().width() - taken
        assert box.text() == CODE
        assert box.fontMetrics().horizontalAdvance(CODE) <= room
    apply_theme(qapp, before)
