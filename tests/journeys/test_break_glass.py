"""Charting without having signed in: it goes in under a name, and shows nothing."""

from PySide6.QtCore import Qt

from monitor.chart.entries import broke_glass
from monitor.chart.kinds import BreakGlassOpened, NoteRecorded, ObservationsRecorded
from tests.journeys.staffed import Staffed
from tests.journeys.test_privacy import seen, told
from ui.widgets.keys import KeyHint

_WHY = "locked out and nobody is here"
_WHO = broke_glass("J. Smith RN", _WHY)


def _break(bay: Staffed, name: str = "J. Smith RN", why: str = _WHY) -> None:
    bay.lock()
    bay.nurse.chord(Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    bay.nurse.type(f"{name}\n{why}\n")
    bay.nurse.settle()


def test_it_ends_when_the_desktop_locks_or_sleeps(bay: Staffed) -> None:
    _break(bay)
    assert bay.cover == "glass"
    bay.guard._system.locked.emit()
    assert bay.cover == "lock"
    assert not bay.guard.glass.is_on


def _charted(bay: Staffed) -> list[object]:
    """What was charted behind the glass in the first room, in order."""
    read = bay.nurse.vigil.store.snapshot.rooms[0]
    return [e.payload for e in read.entries if e.auth_method == "break-glass"]


def test_a_set_and_a_note_go_in_and_nothing_comes_out(bay: Staffed) -> None:
    _break(bay)
    assert bay.cover == "glass"
    text = told(bay.nurse)
    assert "not signed in: j. smith rn charts, because: locked out" in text
    assert seen(bay.nurse) == set()
    assert "118/72" not in text
    bay.nurse.type("122 74 72 97 14 5 0 1 0\n")
    bay.nurse.settle()
    bay.nurse.settle()
    (opened,) = (f for f in _charted(bay) if isinstance(f, BreakGlassOpened))
    assert (opened.name, opened.reason) == (_WHO.name, _WHO.reason)
    assert any(isinstance(f, ObservationsRecorded) for f in _charted(bay))
    panel = bay.nurse.vigil.parts.glass
    assert panel.set.text() == ""
    assert panel.set.note.text().startswith("Charted ")
    bay.nurse.type("\n")
    assert panel.set.note.text().startswith("Charted ")
    bay.nurse.type("\tasleep\n")
    bay.nurse.settle()
    bay.nurse.settle()
    bay.nurse.type("\n")
    assert panel.note.note.text().startswith("Charted ")
    assert _charted(bay)[-1] == NoteRecorded(text="asleep")
    assert bay.actor is None


def test_a_forgotten_pin_costs_less_than_a_minute(bay: Staffed) -> None:
    """From the lock to a set that is charted, two guesses at the PIN among it.

    By the keystroke-level model: 0.28 s for a key of an average non-secretary, 1.35 s
    to think before each step. Card, Moran, Newell 1980, doi:10.1145/358886.358895.
    """
    bay.lock()
    before = bay.nurse.presses
    for guess in ("246813", "135792"):
        bay.enter(guess)
        assert bay.cover == "lock"
    _break(bay)
    bay.nurse.type("122 74 72 97 14 5 0 1 0\n")
    bay.nurse.settle()
    bay.nurse.settle()
    assert any(isinstance(fact, ObservationsRecorded) for fact in _charted(bay))

    keys = bay.nurse.presses - before + len(("Alt", "B"))
    thoughts = len(("PIN", "PIN", "Alt+B", "name", "reason", "set"))
    assert keys * 0.28 + thoughts * 1.35 < 60


def test_a_value_far_off_is_asked_about_without_telling_the_last(bay: Staffed) -> None:
    _break(bay)
    bay.nurse.type("105 90 72 97 14 5 0 1 0\n")
    bay.nurse.settle()
    said = bay.nurse.vigil.parts.glass.set.note.text()
    assert said == "Unlikely, or far from the value before. Enter once more keeps it"
    assert _charted(bay) == []
    bay.nurse.type("\n")
    bay.nurse.settle()
    bay.nurse.settle()
    assert any(isinstance(f, ObservationsRecorded) for f in _charted(bay))


def test_a_questioned_value_that_alerts_is_confirmed_by_enter(bay: Staffed) -> None:
    """It is charted at once and unconfirmed; the next Enter keeps it as read."""
    _break(bay)
    bay.nurse.type("208 112 72 97 14 5 0 1 0\n")
    bay.nurse.settle()
    bay.nurse.settle()
    field = bay.nurse.vigil.parts.glass.set
    assert _challenge(bay) == "unconfirmed"
    assert "BP unconfirmed" in field.note.text()
    assert "Enter keeps it" in field.note.text()
    bay.nurse.type("\n")
    bay.nurse.settle()
    bay.nurse.settle()
    assert _challenge(bay) == "confirmed"
    assert field.note.text() == "Confirmed as read"
    before = len(_charted(bay))
    bay.nurse.type("\n")
    bay.nurse.settle()
    assert len(_charted(bay)) == before


def _challenge(bay: Staffed) -> str | None:
    """What became of the question about the pressure that was charted last."""
    session = bay.nurse.vigil.store.snapshot.rooms[0].session
    (reading,) = (r for r in session.sets[-1].readings if r.field == "sbp")
    return reading.challenge


def test_a_questioned_value_waits_as_long_as_it_takes_to_read_it_again(
    bay: Staffed,
) -> None:
    """What it was typed for is said then, and Enter keeps both."""
    _break(bay)
    bay.nurse.type("105 90 72 97 14 5 0 1 0\n")
    bay.wait(3)
    bay.nurse.type("\n")
    bay.nurse.settle()
    said = bay.nurse.vigil.parts.glass.set.note.text()
    assert said.startswith("Typed a while ago. Enter once more charts it for then")
    bay.nurse.type("\n")
    bay.nurse.settle()
    bay.nurse.settle()
    assert _challenge(bay) == "confirmed"


def test_it_needs_a_name_and_a_reason(bay: Staffed) -> None:
    for name, why in (("-", _WHY), ("J. Smith RN", "")):
        _break(bay, name, why)
        assert bay.cover == "lock"
        bay.nurse.type("\x1b")
        assert bay.nurse.vigil.parts.lock.form.isVisible()


def test_it_ends_at_the_next_lock(bay: Staffed) -> None:
    _break(bay)
    bay.nurse.type("12\x1b")
    assert bay.cover == "lock"
    assert bay.nurse.vigil.parts.glass.set.text() == ""
    assert bay.nurse.focus is bay.nurse.vigil.parts.lock.form.boxes


def test_it_ends_when_nobody_types(bay: Staffed) -> None:
    _break(bay)
    bay.wait(14.9)
    assert bay.cover == "glass"
    bay.wait(0.1)
    assert bay.cover == "lock"


def test_the_page_has_a_clock_and_its_keys(bay: Staffed) -> None:
    """A time is typed here, and no bar stands above or below the page."""
    _break(bay)
    panel = bay.nurse.vigil.parts.glass
    assert panel.clock.text() == f"{bay.nurse.vigil.bedside.now():%H:%M}"
    bay.nurse.clock.advance(seconds=60)
    bay.nurse.until(
        lambda: panel.clock.text() == f"{bay.nurse.vigil.bedside.now():%H:%M}"
    )
    hints = {hint.key: hint for hint in panel.findChildren(KeyHint)}
    assert list(hints) == ["Enter", "Tab", "Pause", "Ctrl+Shift+D", "F1"]
    hints["Tab"].click()
    bay.nurse.type("asleep")
    assert panel.note.text() == "asleep"
    hints["Enter"].click()
    bay.nurse.settle()
    bay.nurse.settle()
    assert _charted(bay)[-1] == NoteRecorded(text="asleep")
    hints["F1"].click()
    assert bay.nurse.vigil.overlays.help.isVisible()
