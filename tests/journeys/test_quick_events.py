"""One chord charts an event at once, whatever is half typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.chart.kinds import DoseDoubtful, EffectRecorded
from tests.journeys.nurse import Nurse
from tests.journeys.rooms import charted, go
from tests.journeys.typed_rows import ALT, CTRL
from ui.widgets.keys import KeyHint

NO_KEYS = Qt.KeyboardModifier.NoModifier
KEYS = {
    "Q": (Qt.Key.Key_Q, "ASKSTOP"),
    "P": (Qt.Key.Key_P, "PANIC"),
    "V": (Qt.Key.Key_V, "VOM"),
}


@pytest.fixture
def nurse(roomed: Nurse) -> Nurse:
    """In Room 1, a set half typed."""
    go(roomed, 1)
    roomed.type("118 72 ")
    return roomed


def effects(nurse: Nurse, room: int = 0) -> list[str]:
    """The codes charted in that room, in order."""
    id_ = nurse.vigil.store.snapshot.open_sessions[room].id
    return [effect.code for effect in charted(nurse, id_).effects]


@pytest.mark.parametrize("key", KEYS)
def test_one_chord_charts_it_and_opens_its_repeats(nurse: Nurse, key: str) -> None:
    """No form and no Enter: the event, its alert, what is read again, what is said."""
    pressed, code = KEYS[key]
    nurse.chord(pressed, ALT)
    nurse.settle()
    assert effects(nurse) == [code]
    labels = {r.label for r in nurse.session.assessment.rechecks}
    assert labels
    raised = [a.opened_by for a in nurse.session.assessment.alerts]
    assert nurse.session.session.effects[0].id in raised
    words = nurse.vigil.notice.words
    assert "charted" in words
    assert "Room 1" in words
    assert "Ctrl+Z amends within 60sec" in words


def test_what_is_half_typed_stays(nurse: Nurse) -> None:
    """The set goes on where it was, and is saved with what was typed before."""
    nurse.chord(Qt.Key.Key_V, ALT)
    nurse.settle()
    nurse.type("70 98 14 5 \n")
    nurse.settle()
    last = nurse.session.session.sets[-1]
    read = [last.value(field) for field in ("sbp", "dbp", "hr", "spo2", "rr")]
    assert read == [118, 72, 70, 98, 14]


@pytest.mark.parametrize(("seconds", "times"), [(0, 1), (2, 1), (3, 2), (4, 2)])
def test_a_bounce_charts_once(nurse: Nurse, seconds: int, times: int) -> None:
    """Within three seconds the key was meant once; later it is another time."""
    nurse.chord(Qt.Key.Key_V, ALT)
    nurse.settle()
    nurse.clock.advance(seconds=seconds)
    nurse.chord(Qt.Key.Key_V, ALT)
    nurse.settle()
    assert effects(nurse) == ["VOM"] * times


def test_another_room_is_another_patient(nurse: Nurse) -> None:
    """What is charted is charted of who is shown, at once after the other too."""
    nurse.chord(Qt.Key.Key_V, ALT)
    go(nurse, 2)
    nurse.chord(Qt.Key.Key_V, ALT)
    nurse.settle()
    assert effects(nurse, 0) == ["VOM"]
    assert effects(nurse, 1) == ["VOM"]


def test_nothing_is_charted_from_the_board(nurse: Nurse) -> None:
    """Where no patient is shown there is nobody to chart it of."""
    nurse.chord(Qt.Key.Key_0, CTRL)
    nurse.chord(Qt.Key.Key_V, ALT)
    nurse.settle()
    assert effects(nurse) == []


def test_ctrl_z_amends_it(nurse: Nurse) -> None:
    """What was charted last is what the form opens with."""
    nurse.chord(Qt.Key.Key_V, ALT)
    nurse.settle()
    nurse.chord(Qt.Key.Key_Z, CTRL)
    nurse.settle()
    assert "Vomiting" in nurse.vigil.parts.strip.form.accessibleName() or (
        nurse.vigil.desks.forms.is_open
    )


@pytest.mark.parametrize(
    ("key", "cause"), [(Qt.Key.Key_I, "infiltration"), (Qt.Key.Key_U, "pump alarm")]
)
def test_a_doubt_is_charted_and_asks_for_the_site(
    nurse: Nurse, key: Qt.Key, cause: str
) -> None:
    """At most what was worked out until then; the new site is filled in after."""
    nurse.chord(key, ALT)
    nurse.settle()
    (doubt,) = nurse.session.session.dosing.doubts
    assert doubt.doubt.cause == cause
    assert doubt.doubt.at_most_mg > 0
    assert doubt.doubt.new_site == ""
    # A set is half typed, so the form waits for its key.
    assert "Ctrl+Shift+U" in nurse.vigil.notice.words
    nurse.chord(Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert nurse.vigil.desks.forms.is_open
    nurse.type("right hand\n")
    nurse.settle()
    (filled,) = nurse.session.session.dosing.doubts
    assert filled.doubt.new_site == "right hand"
    assert (filled.id, filled.at, filled.doubt.at_most_mg) == (
        doubt.id,
        doubt.at,
        doubt.doubt.at_most_mg,
    )


def test_an_infiltration_is_told(nurse: Nurse) -> None:
    """By its key come the doubt about the dose and, in the same act, its alert."""
    nurse.chord(Qt.Key.Key_I, ALT)
    nurse.settle()
    (doubt,) = nurse.session.session.dosing.doubts
    (effect,) = nurse.session.session.effects
    assert (effect.code, effect.onset) == ("INFIL", doubt.at)
    raised = {a.rule: a.priority for a in nurse.session.assessment.alerts}
    assert raised.get("EVENT-INFILTRATION-2") == "medium"


def test_an_infiltration_by_its_form_is_told_as_well(nurse: Nurse) -> None:
    """Ctrl+Shift+U, I, Enter: the same two facts as by the key, and their alert."""
    nurse.chord(Qt.Key.Key_U, CTRL | Qt.KeyboardModifier.ShiftModifier)
    nurse.type("i")
    view = nurse.vigil.parts.strip.form._view
    assert view is not None
    assert "side effect" in view.note
    nurse.type("\n")
    nurse.settle()
    (doubt,) = nurse.session.session.dosing.doubts
    (effect,) = nurse.session.session.effects
    assert (effect.code, effect.onset) == ("INFIL", doubt.at)
    raised = {a.rule: a.priority for a in nurse.session.assessment.alerts}
    assert raised.get("EVENT-INFILTRATION-2") == "medium"


def test_the_palette_and_the_help_know_them(nurse: Nurse) -> None:
    """Each stands there by the protocol's words, with its key."""
    found = {a.key: a.title for a in nurse.vigil.screens.actions if "Alt" in a.key}
    assert found == {
        "Alt+G": "Diagnostics, and about Vigil",
        "Alt+O": "Oversight",
        "Alt+Q": "Patient asks to stop",
        "Alt+P": "Panic",
        "Alt+V": "Vomiting",
        "Alt+I": "Infiltration",
        "Alt+U": "Pump alarm",
        "Alt+E": "Events, each charted at once",
    }
    kinds = {type(f.payload) for f in nurse.session.session.facts}
    assert not kinds & {EffectRecorded, DoseDoubtful}
    nurse.vigil.overlays.action_requested.emit("quick V")
    nurse.settle()
    assert effects(nurse) == ["VOM"]


def test_two_clicks_chart_an_event(nurse: Nurse) -> None:
    """At 1280x720 too: Events at the bottom, and the event; each target 36 px high."""
    nurse.window.resize(1280, 720)
    nurse.settle()
    footer = nurse.vigil.parts.footer
    (hint,) = (h for h in footer.findChildren(KeyHint) if h.text() == "Events")
    assert hint.isVisible()
    assert hint.height() >= 36
    QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    nurse.settle()
    palette = nurse.vigil.overlays.palette
    listed = [action.title for action in palette.found()]
    assert listed[:3] == ["Patient asks to stop", "Panic", "Vomiting"]
    assert len(listed) == 5
    row = palette.list.visualRect(palette.list.model().index(4, 0))
    assert row.height() >= 36
    assert palette.list.viewport().rect().contains(row)
    row = palette.list.visualRect(palette.list.model().index(2, 0))
    at = row.center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, at)
    nurse.settle()
    assert effects(nurse) == ["VOM"]
    assert nurse.vigil.overlays.open_panel is None


def test_one_click_declares_an_emergency(nurse: Nurse) -> None:
    """Its target stands at the bottom of the smallest window, whatever else does."""
    nurse.window.resize(1280, 720)
    nurse.settle()
    footer = nurse.vigil.parts.footer
    (hint,) = (h for h in footer.findChildren(KeyHint) if h.text() == "Emergency")
    assert hint.isVisible()
    assert hint.height() >= 36
    QTest.mouseClick(hint, Qt.MouseButton.LeftButton)
    nurse.settle()
    assert nurse.vigil.overlays.open_panel is nurse.vigil.overlays.emergency


def test_events_and_commands_are_two_lists(nurse: Nurse) -> None:
    """Asked for the one while the other lies open, the palette shows the one."""
    nurse.chord(Qt.Key.Key_E, ALT)
    palette = nurse.vigil.overlays.palette
    few = len(palette.found())
    nurse.chord(Qt.Key.Key_K, CTRL)
    assert nurse.vigil.overlays.open_panel is palette
    assert len(palette.found()) > few
    nurse.chord(Qt.Key.Key_E, ALT)
    assert len(palette.found()) == few
    nurse.chord(Qt.Key.Key_E, ALT)
    assert nurse.vigil.overlays.open_panel is None


def test_a_panic_that_lasts_is_told_though_the_wish_to_stop_was_ended(
    roomed: Nurse,
) -> None:
    """The patient wants to go on; five minutes later the panic still has to be told."""
    go(roomed, 1)
    for key in (Qt.Key.Key_Q, Qt.Key.Key_P):
        roomed.chord(key, ALT)
        roomed.settle()
        roomed.clock.advance(seconds=20)
    roomed.press(9)
    roomed.type("9\nwants to go on\n")
    roomed.settle()
    assert high(roomed) == []
    for _ in range(20):
        roomed.clock.advance(seconds=15)
        roomed.vigil.bedside.tick()
        roomed.settle()
    assert high(roomed) == ["DISTRESS-PANIC-LASTING-3"]


def high(nurse: Nurse) -> list[str]:
    """The rules of the high alerts that go on."""
    alerts = nurse.session.assessment.alerts
    return [a.rule for a in alerts if a.priority == "high" and a.is_active]
