"""What comes between a password and a signature: others, a lock, a fault, a doubt."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from monitor.access.faults import SlotsDamaged
from monitor.chart.commands import Chart
from monitor.chart.kinds import FollowUpRecorded
from monitor.chart.signing_off import signatures
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.recorder import Recorder
from monitor.clock import new_id
from tests.journeys.closed_session import chart_and_close
from tests.journeys.doorway import PASSWORD, PIN, Doorway, Open
from tests.journeys.test_signing_off import ask, form, is_asked, message, read

SILENT = EnvironmentFault("Not saved", "the disk gives no answer", "Look at the disk")


@pytest.fixture
def here(doorway: Open) -> Doorway:
    """The first nurse has charted a session, closed it, and looks at it."""
    here = doorway()
    here.set_up()
    chart_and_close(here)
    return here


@pytest.fixture
def checking(here: Doorway) -> Iterator[Callable[[], None]]:
    """The password is being checked until this is called, and answered after that."""
    held = Event()
    here.vigil.admission.door.do(lambda: held.wait(20), _nothing, _nothing)
    ask(here)
    here.type(f"{PASSWORD}\n")
    here.is_in()

    def answer() -> None:
        held.set()
        answered: list[object] = []
        here.vigil.admission.door.do(list, answered.append, answered.append)
        here.until(lambda: bool(answered))

    yield answer
    held.set()


def _nothing(_: object) -> None:
    """Whatever it is."""


def test_the_screen_goes_on_while_it_is_checked(
    here: Doorway, checking: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what it waits for; a second Enter is no second try."""
    assert form(here)._header.note.text() == "Checking the password…"
    further: list[object] = []
    monkeypatch.setattr("ui.signing_desk.opened_with", lambda *a: further.append(a))
    here.type("x\n")
    here.is_in()
    checking()
    assert further == []
    here.until(lambda: bool(signatures(read(here).session)))
    here.is_in()
    assert len(signatures(read(here).session)) == 1


def test_what_was_charted_meanwhile_is_not_signed_unseen(
    here: Doorway, checking: Callable[[], None]
) -> None:
    """It is read first; then the same password signs that as well."""
    call = Chart(
        id=new_id(),
        stream_id=read(here).id,
        at=here.vigil.bedside.now(),
        fact=FollowUpRecorded(reached=False),
    )
    before = len(read(here).entries)
    here.vigil.bedside.send(call, _nothing, _nothing)
    here.until(lambda: len(read(here).entries) > before)
    checking()
    here.until(lambda: "something was charted in it meanwhile" in message(here))
    assert not signatures(read(here).session)
    here.type(f"{PASSWORD}\n")
    here.until(lambda: bool(signatures(read(here).session)))


def test_a_lock_meanwhile_leaves_it_unsigned(
    here: Doorway, checking: Callable[[], None]
) -> None:
    here.vigil.guard.lock()
    checking()
    here.type(f"{PIN}\n")
    here.is_in()
    assert is_asked(here)
    assert "the screen was locked meanwhile" in message(here)
    assert not signatures(read(here).session)


def test_slots_that_can_not_be_read_are_said(
    here: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session stays as it was, and the form stays open."""

    def damaged(*_: object) -> None:
        raise SlotsDamaged

    monkeypatch.setattr("ui.signing_desk.opened_with", damaged)
    ask(here)
    here.type(f"{PASSWORD}\n")
    here.until(lambda: bool(message(here)))
    assert message(here).startswith("The session is not signed. ")
    assert is_asked(here)


def test_a_commit_in_doubt_signs_once(
    here: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record is asked what became of it, and the key is not needed for that."""
    handle = Recorder.handle

    def sign_and_say_nothing(self: Recorder, *asked: object) -> None:
        handle(self, *asked)  # type: ignore[arg-type]  # passed on as it came
        monkeypatch.setattr(Recorder, "handle", handle)
        raise Unconfirmed((), SILENT)

    ask(here)
    monkeypatch.setattr(Recorder, "handle", sign_and_say_nothing)
    here.type(f"{PASSWORD}\n")
    here.until(lambda: bool(signatures(read(here).session)))
    here.until(lambda: not is_asked(here))
    assert len(signatures(read(here).session)) == 1
