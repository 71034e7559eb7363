"""The disk is full while somebody comes in: what holds is said, and nobody is stuck."""

from pathlib import Path

import pytest

from monitor.access.faults import NotEnoughMemory
from monitor.chart.audit import PasswordChosen
from monitor.storage import before_people, opening
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.faults import DiskFull
from monitor.storage.journal import FileJournal
from monitor.storage.pins import FilePins
from tests.journeys.doorway import NAME, OTHER, PASSWORD, PIN, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.test_colleagues import GIVEN, MARSH, with_marsh
from tests.journeys.test_own_password import NEW_PIN, chosen, unlock
from tests.traps.logs import ExpectedLogs

HOLDS = "Your new password holds"


class Disk:
    """While it is full it takes neither PIN nor row; what was there is let be."""

    is_full = False


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    disk = Disk()
    for owner, name in ((FilePins, "put_pin"), (FileAuditLog, "add")):
        _refuse(monkeypatch, owner, name, disk, DiskFull())
    return disk


def _refuse(
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    disk: Disk,
    fault: Exception,
) -> None:
    real = getattr(owner, name)

    def write(*given: object, **named: object) -> object:
        if disk.is_full:
            raise fault
        return real(*given, **named)

    monkeypatch.setattr(owner, name, write)


@pytest.fixture
def here(doorway: Open, disk: Disk) -> Doorway:
    """Asked for another PIN, on a disk that has just become full."""
    here = doorway()
    here.set_up()
    here.vigil.actions.do("own password")
    here.at("sign-in")
    here.answer(SIGN_IN, PASSWORD)
    here.at("another-password")
    here.answer(OTHER, OTHER)
    here.at("another-pin")
    disk.is_full = True
    here.answer(NEW_PIN, NEW_PIN)
    assert "The disk is full" in here.is_refused()
    return here


def _marsh_chooses(here: Doorway, disk: Disk) -> None:
    """The same of somebody who was given a password, and has no PIN yet."""
    here.sign_in("marsh", GIVEN)
    here.at("own-password")
    here.answer(OTHER, OTHER)
    here.at("own-pin")
    disk.is_full = True
    here.answer(NEW_PIN, NEW_PIN)
    assert "The disk is full" in here.is_refused()


def _who_chose(here: Doorway) -> list[object]:
    """Once the second has come at which what is owed is noted."""
    here.vigil.bedside.tick()
    return chosen(here)


def test_the_pin_alone_is_sent_again(here: Doorway, doorway: Open, disk: Disk) -> None:
    """The page says that the password holds; both are one row of the audit log."""
    assert here.step == "another-pin"
    assert HOLDS in here.form.step.words
    assert here.form.boxes["pin"].text() == NEW_PIN
    here.type("\n")
    here.until(lambda: here.form.step.is_busy)
    assert "The disk is full" in here.is_refused()
    disk.is_full = False
    here.answer(NEW_PIN, NEW_PIN)
    who = here.is_in()
    assert _who_chose(here) == [who.person]
    unlock(here, NEW_PIN)
    here.until(lambda: here.actor is not None)

    again = doorway()
    again.sign_in(password=OTHER)
    assert again.is_in() == who


def test_another_pin_is_judged_and_sent_after_the_fault(
    here: Doorway, disk: Disk
) -> None:
    disk.is_full = False
    here.answer("123456", "123456")
    here.until(lambda: "a sequence" in here.said and not here.form.step.is_busy)
    assert HOLDS in here.form.step.words
    here.answer("502817", "502817")
    here.is_in()
    unlock(here, "502817")
    here.until(lambda: here.actor is not None)


def test_escape_keeps_the_pin_alone(here: Doorway, doorway: Open, disk: Disk) -> None:
    """Which the button says; and that the password was changed is noted."""
    assert here.form.step.other == "Keep the old PIN"
    here.type("\x1b")
    who = here.is_in()
    disk.is_full = False
    assert _who_chose(here) == [who.person]
    unlock(here, PIN)
    here.until(lambda: here.actor is not None)

    again = doorway()
    again.sign_in(password=PASSWORD)
    assert "not those of one person" in again.is_refused()


def test_who_has_no_pin_sends_it_again(doorway: Open, disk: Disk) -> None:
    first = doorway()
    first.set_up()
    with_marsh(first)
    here = doorway()
    _marsh_chooses(here, disk)
    assert HOLDS in here.form.step.words
    disk.is_full = False
    here.type("\n")
    assert here.is_in().person == MARSH
    assert _who_chose(here) == [MARSH]


def test_who_has_no_pin_may_leave_and_choose_it_later(
    doorway: Open, disk: Disk
) -> None:
    """Nobody is in by that, and somebody else can sign in meanwhile."""
    first = doorway()
    first.set_up()
    with_marsh(first)
    here = doorway()
    _marsh_chooses(here, disk)
    here.type("\x1b")
    here.at("sign-in")
    assert f"{HOLDS}. Sign in with it to choose a PIN" in here.form.step.message
    assert here.actor is None
    disk.is_full = False
    here.answer("marsh", OTHER)
    here.at("own-password")
    assert here.form.boxes["password"].text() == ""
    here.type("\x1b")
    here.at("sign-in")
    assert here.form.step.message == ""
    here.answer(SIGN_IN, PASSWORD)
    assert here.is_in().name == NAME


def test_too_little_memory_for_the_pin_changes_nothing(
    doorway: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = doorway()
    here.set_up()
    here.vigil.actions.do("own password")
    here.at("sign-in")
    here.answer(SIGN_IN, PASSWORD)
    here.at("another-password")
    here.answer(OTHER, OTHER)
    here.at("another-pin")
    with monkeypatch.context() as scarce:
        scarce.setattr("monitor.access.pins.verifier_of", _no_memory)
        here.answer(NEW_PIN, NEW_PIN)
        assert "too little memory" in here.is_refused()
    assert here.form.step.other == "Keep password and PIN"
    here.type("\x1b")
    here.is_in()
    assert not [row for row in noted(here) if isinstance(row.deed, PasswordChosen)]
    again = doorway()
    again.sign_in()
    assert again.is_in().name == NAME


def _no_memory(_: str) -> str:
    raise NotEnoughMemory


@pytest.mark.parametrize(
    ("owner", "name"),
    [(opening, "_create_schema"), (FileJournal, "append"), (FilePins, "put_pin")],
)
def test_set_up_goes_on_where_it_was_without_a_restart(
    doorway: Open,
    monkeypatch: pytest.MonkeyPatch,
    expected_logs: ExpectedLogs,
    owner: object,
    name: str,
) -> None:
    """Whatever of its last step the disk had no room for; nothing is done twice."""
    disk = Disk()
    if owner is opening:
        expected_logs.expect("The record can't be used: DiskFull")
        expected_logs.expect("The key slots are not kept: DiskFull")
    _refuse(monkeypatch, owner, name, disk, DiskFull())
    here = doorway()
    disk.is_full = True
    _finish(here)
    for _ in range(2):
        assert "The disk is full" in here.is_refused()
        assert here.step == "pin"
        assert "Password and code hold" in here.form.step.words
        here.type("\n")
        here.until(lambda: here.form.step.is_busy)
    here.is_refused()
    disk.is_full = False
    here.answer(NEW_PIN, NEW_PIN)
    who = here.is_in()
    assert who.name == NAME
    unlock(here, NEW_PIN)
    here.until(lambda: here.actor is not None)

    again = doorway()
    again.sign_in()
    assert again.is_in() == who


def test_a_key_file_that_can_not_go_yet_goes_when_it_is_sent_again(
    doorway: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database(tmp_path / "record"):
        pass
    disk = Disk()
    _refuse(monkeypatch, before_people, "forget_key_file", disk, OSError(28, "full"))
    here = doorway()
    disk.is_full = True
    _finish(here)
    assert "The system says: full" in here.is_refused()
    assert (here.folder / "record.key").exists()
    disk.is_full = False
    here.type("\n")
    assert here.is_in().name == NAME
    assert not (here.folder / "record.key").exists()


def _finish(here: Doorway) -> None:
    """Set up until the PIN is sent."""
    here.at("who")
    assert here.form.choices is not None
    here.form.choices.choose("Nurse")
    here.answer(NAME, SIGN_IN)
    here.at("password")
    here.answer(PASSWORD, PASSWORD)
    here.at("code")
    here.answer(here.form.code.text())
    here.at("pin")
    here.answer(PIN, PIN)
