"""What can be done of a session whose opening goes on, and what says where it is."""

import pytest
from PySide6.QtCore import Qt

from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, open_third
from tests.journeys.typed_rows import ALT, CTRL
from ui.views.surroundings import actions_on

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize(
    ("key", "with_", "form"),
    [
        (Qt.Key.Key_I, BOTH, "reattribute"),
        (Qt.Key.Key_I, CTRL, "patient"),
        (Qt.Key.Key_H, CTRL, "handover"),
        (Qt.Key.Key_O, CTRL, "oxygen"),
        (Qt.Key.Key_T, CTRL, "treatment"),
        (Qt.Key.Key_F3, NONE, "effect"),
        (Qt.Key.Key_F7, NONE, "note"),
    ],
)
def test_forms_of_an_opening(
    roomed: Nurse, key: Qt.Key, with_: Qt.KeyboardModifier, form: str
) -> None:
    """They open in the strip, and leaving them leads back to the page."""
    open_third(roomed)
    roomed.chord(key, with_)
    filling = roomed.vigil.desks.forms._filling
    assert filling is not None
    assert filling.form.name == form
    roomed.type("\x1b")
    assert roomed.vigil.screens.screen == "opening"


def test_panic_before_the_dose(roomed: Nurse) -> None:
    """One key charts it, as on the live chart, and the page stays."""
    id_ = open_third(roomed)
    before = len(charted(roomed, id_).facts)
    roomed.chord(Qt.Key.Key_P, ALT)
    roomed.settle()
    assert len(charted(roomed, id_).facts) > before
    assert roomed.vigil.screens.screen == "opening"


def test_what_to_say_on_a_call(roomed: Nurse) -> None:
    """Nothing of the dose is needed for it."""
    open_third(roomed)
    roomed.chord(Qt.Key.Key_R, CTRL)
    assert roomed.vigil.overlays.call.isVisible()


def test_keys_that_do_nothing_say_where(roomed: Nurse) -> None:
    """No key is dropped in silence; one that means something here says nothing."""
    open_third(roomed)
    roomed.press(11)
    assert roomed.vigil.notice.words == "Eyes on patient is on the live chart"
    roomed.chord(Qt.Key.Key_0, CTRL)
    roomed.press(3)
    said = "Side effect is on the live chart"
    assert roomed.vigil.notice.words == said
    roomed.press(5)
    assert "Back to now" not in roomed.vigil.notice.words


def test_a_page_without_a_session(roomed: Nurse) -> None:
    """There is nobody yet to chart a note about."""
    roomed.chord(Qt.Key.Key_N, CTRL)
    roomed.press(7)
    assert not roomed.vigil.desks.forms.is_open
    assert "not open yet" in roomed.vigil.notice.words


def test_f10_and_ctrl_k_open_the_one_list_of_commands(roomed: Nurse) -> None:
    """Under one name, in which both keys are told."""
    palette = roomed.vigil.overlays.palette
    roomed.press(10)
    assert palette.isVisible()
    roomed.type("\x1b")
    assert not palette.isVisible()
    roomed.chord(Qt.Key.Key_K, CTRL)
    assert palette.isVisible()
    actions = actions_on("live", roomed.vigil.store.snapshot)
    told = [a.title for a in actions if a.title.startswith(("Menu", "Commands"))]
    assert told == ["Commands, also F10"]
