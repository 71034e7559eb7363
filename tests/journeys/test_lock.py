"""The lock of a shared workstation, by real keys: who sees what, and who charts."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from monitor.access.pins import is_outdated
from monitor.charting.own_pins import OwnPins
from monitor.storage.faults import DiskFull
from tests.journeys.rooms import go, held
from tests.journeys.staffed import MARSH, OKAFOR, PINS, Staffed, person
from tests.journeys.test_privacy import seen, told
from tests.staff import ADMIN, signed_in
from tests.traps.logs import ExpectedLogs
from ui import questions

_HALF = "118727"


def test_the_veil_covers_what_names_a_patient(bay: Staffed) -> None:
    """The rooms, their alerts and the clock of the top bar stay in sight."""
    assert seen(bay.nurse)
    bay.wait(1.9)
    assert bay.cover == ""
    bay.wait(0.1)
    assert bay.cover == "veil"
    assert seen(bay.nurse) == set()
    assert bay.nurse.vigil.parts.top.isVisible()
    assert "room 2" in told(bay.nurse)


def test_the_key_that_lifts_it_goes_on_in_no_form(bay: Staffed) -> None:
    bay.nurse.type(_HALF)
    before, focus = _typed(bay), bay.nurse.focus
    bay.wait(2)
    bay.press(Qt.Key.Key_9, "9")
    assert bay.cover == ""
    assert (_typed(bay), bay.nurse.focus) == (before, focus)
    bay.nurse.type("0")
    assert _typed(bay) != before
    assert bay.actor is not None
    assert bay.actor.name == OKAFOR


def test_a_sheet_that_lay_open_lies_open_again(bay: Staffed) -> None:
    bay.nurse.vigil.actions.do("call")
    sheet = bay.nurse.vigil.overlays.open_panel
    bay.wait(2)
    assert seen(bay.nurse) == set()
    bay.press(Qt.Key.Key_Space, " ")
    assert bay.nurse.vigil.overlays.open_panel is sheet


def test_fifteen_minutes_lock_it_and_nobody_charts(bay: Staffed) -> None:
    bay.wait(15)
    assert bay.cover == "lock"
    assert bay.actor is None
    assert seen(bay.nurse) == set()
    assert "Overdue".casefold() in told(bay.nurse) or "late" in told(bay.nurse)


def test_the_pin_brings_back_the_half_typed_set(bay: Staffed) -> None:
    bay.nurse.type(_HALF)
    before, focus = _typed(bay), bay.nurse.focus
    bay.lock()
    assert "Half-typed set in Room 1 is kept and comes back." in _said(bay)
    bay.enter(PINS[OKAFOR])
    assert bay.cover == ""
    assert (_typed(bay), bay.nurse.focus) == (before, focus)
    assert bay.actor is not None
    assert (bay.actor.name, bay.actor.auth_method) == (OKAFOR, "pin")
    bay.nurse.type("0 98 14 5 0 1 0\n")
    bay.nurse.settle()
    (charted,) = bay.nurse.session.entries[-1:]
    assert charted.author == bay.actor.person


def test_a_pin_of_before_is_kept_as_slow_as_one_of_now(bay: Staffed) -> None:
    """What it is checked against cost less once; the right PIN has it made anew."""
    before = _verifier(bay, OKAFOR)
    assert before is not None
    assert is_outdated(before)
    bay.lock()
    bay.enter("111119")
    assert _verifier(bay, OKAFOR) == before
    bay.enter(PINS[OKAFOR])
    after = _verifier(bay, OKAFOR)
    assert after is not None
    assert not is_outdated(after)
    bay.lock()
    bay.enter(PINS[OKAFOR])
    assert bay.cover == ""
    assert _verifier(bay, OKAFOR) == after


def test_a_disk_that_takes_no_verifier_keeps_nobody_out(
    bay: Staffed, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("A PIN's verifier is not made anew: DiskFull")

    def fail(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(OwnPins, "renew", fail)
    bay.lock()
    bay.enter(PINS[OKAFOR])
    assert bay.cover == ""


@pytest.mark.parametrize("times", [1, 2])
def test_a_pin_typed_at_once_is_not_lost(bay: Staffed, times: int) -> None:
    """While the record is busy it is not known yet who may unlock."""
    for _ in range(times):
        busy = held(bay.nurse)
        bay.guard.lock()
        bay.nurse.type(PINS[OKAFOR] + "\n")
        assert bay.cover == "lock"
        busy.set()
        bay.nurse.until(lambda: bay.cover == "")
    assert bay.actor is not None
    assert bay.actor.name == OKAFOR


def test_another_nurse_unlocks_and_finds_no_set_of_hers(bay: Staffed) -> None:
    """What was half typed stays its author's: she is asked about it, or charts anew."""
    bay.nurse.type(_HALF)
    bay.lock()
    bay.nurse.type("\t")
    assert _who(bay) == MARSH
    bay.enter(PINS[MARSH])
    assert bay.cover == ""
    assert bay.actor is not None
    assert bay.actor.name == MARSH
    room = bay.nurse.vigil.store.snapshot.rooms[0].id
    assert not bay.nurse.vigil.desks.drafts.mine_in(room)
    bay.lock()
    bay.nurse.type("a")
    assert _who(bay) == OKAFOR
    bay.enter(PINS[OKAFOR])
    assert bay.cover == ""
    go(bay.nurse, 1)
    bay.nurse.settle()
    assert _typed(bay).startswith("118")


def test_the_fifth_wrong_pin_asks_for_the_password(bay: Staffed) -> None:
    bay.lock()
    for left in (4, 3, 2, 1):
        bay.enter("906117")
        assert bay.cover == "lock"
        assert f"{left} tr" in _said(bay)
    bay.enter("906117")
    assert "password unlocks" in _said(bay)
    form = bay.nurse.vigil.parts.lock.form
    assert form.password.isVisible()
    assert not form.boxes.isVisible()
    bay.enter("puddle harp mitten crow")
    assert bay.cover == "lock"
    bay.nurse.clock.advance(seconds=2)
    bay.enter("kettle grass anvil moss")
    assert bay.cover == ""


def test_without_a_pin_no_password_unlocks(bay: Staffed) -> None:
    """It may be the one that somebody else typed: another is chosen first."""
    done: list[object] = []
    forget = partial(questions.give_password, person(OKAFOR), signed_in(ADMIN))
    bay.nurse.vigil.bedside.ask(forget, done.append)
    bay.wait(60)
    assert done == [None]
    bay.enter("kettle grass anvil moss")
    assert bay.cover == "lock"
    assert "Sign in anew, Alt+S" in _said(bay)


def test_an_hour_asks_for_the_password(bay: Staffed) -> None:
    bay.wait(59)
    assert bay.nurse.vigil.parts.lock.form.boxes.isVisible()
    bay.wait(1)
    assert bay.nurse.vigil.parts.lock.form.password.isVisible()
    bay.enter("kettle grass anvil moss")
    assert bay.cover == ""


def test_an_alert_that_comes_meanwhile_is_shown_without_a_name(bay: Staffed) -> None:
    bay.nurse.type("210 110 70 98 14 5 0 1 0\n\n")
    bay.lock()
    bay.nurse.settle()
    bay.wait(0.1)
    (first, _) = [r for r in bay.nurse.vigil.parts.lock.running.rows if r.isVisible()]
    assert first.accessibleName().startswith("Room 1, high, BP")
    assert seen(bay.nurse) == set()


@pytest.mark.parametrize("action", ["set", "board", "palette", "call", "new"])
def test_no_key_leads_past_it(bay: Staffed, action: str) -> None:
    bay.lock()
    bay.nurse.vigil.actions.do(action)
    bay.nurse.settle()
    assert bay.cover == "lock"
    assert seen(bay.nurse) == set()
    assert bay.nurse.vigil.overlays.open_panel is None


def test_no_room_opens_behind_its_back(bay: Staffed) -> None:
    bay.lock()
    bay.nurse.chord(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert bay.nurse.vigil.notice.words == "The screen is locked; unlock it first"
    assert bay.cover == "lock"


def test_what_was_said_of_the_lock_is_past_once_it_is_open(bay: Staffed) -> None:
    """It is neither left standing nor said again."""
    bay.lock()
    bay.nurse.chord(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert bay.nurse.vigil.notice.words
    bay.enter(PINS[OKAFOR])
    assert bay.cover == ""
    assert bay.nurse.vigil.notice.words == ""


def test_an_emergency_needs_no_pin(bay: Staffed) -> None:
    """Its author is nobody, and nobody's name is shown."""
    bay.lock()
    QTest.keyClick(bay.nurse.focus, Qt.Key.Key_Pause)
    bay.nurse.settle()
    bay.nurse.type("1\n")
    bay.nurse.settle()
    panel = bay.nurse.vigil.overlays.emergency
    assert panel.isVisible()
    assert bay.cover == "lock"
    assert seen(bay.nurse) == set()
    assert any(read.session.emergency for read in bay.nurse.vigil.store.snapshot.rooms)


def _who(bay: Staffed) -> str:
    return bay.nurse.vigil.parts.lock.form.user.text()


def _said(bay: Staffed) -> str:
    form = bay.nurse.vigil.parts.lock.form
    return " ".join((form.notice.text(), form.kept.text(), form.count.text()))


def _typed(bay: Staffed) -> str:
    boxes = bay.nurse.vigil.parts.strip.set.boxes
    return " ".join(box.entry.text() for box in boxes).strip()


def _verifier(bay: Staffed, name: str) -> str | None:
    found: list[str | None] = []
    bay.nurse.vigil.bedside.ask(partial(questions.pin_of, person(name)), found.append)
    bay.nurse.until(lambda: bool(found))
    return found[0]
