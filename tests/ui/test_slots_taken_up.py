"""What keeps a key from whoever left is taken up at a start where it was cut short."""

from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import replace

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.chart.commands import DisablePerson
from monitor.chart.entries import SET_UP, Actor
from monitor.charting.reads import Charted
from monitor.storage.database import Database
from tests.access.keyring import MARTHA, MARTHAS, OWEN, OWENS
from tests.clocks import START, ManualClock
from tests.staff import disabling, enrolment
from tests.staff import signed_in as staff_in
from tests.ui.slot_runs import (
    Crash,
    folder,
    look,
    opens_with,
    run,
    shut_out_owen,
    signed_in,
)
from ui.opening import open_recorder
from ui.slot_access import SlotAccess

__all__ = ["folder"]


STEPS = (
    (to_key_anew, "note"),
    (Doorkeeper, "shut_out"),
    (Doorkeeper, "begin_keying_anew"),
    (Database, "key_anew"),
    (Doorkeeper, "end_keying_anew"),
    (to_key_anew, "forget"),
)


@pytest.mark.parametrize("is_after", [False, True])
@pytest.mark.parametrize("step", range(len(STEPS)))
def test_a_crash_at_any_step_is_taken_up_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, step: int, *, is_after: bool
) -> None:
    """The record opens for Martha at once; what was asked for is done in quiet."""
    old = signed_in(folder, OWENS)
    assert old is not None
    owner, name = STEPS[step]
    original = getattr(owner, name)

    def crash(*given: object) -> None:
        if is_after:
            original(*given)
        raise Crash

    def shut_out_and_look(access: SlotAccess) -> None:
        shut_out_owen(access)
        look(access)

    with monkeypatch.context() as patched, suppress(Crash):
        patched.setattr(owner, name, crash)
        run(folder, shut_out_and_look)
    again = shut_out_and_look if signed_in(folder, OWENS) else look
    run(folder, again)
    if to_key_anew.is_noted(folder):
        # Cut off before the note was forgotten: keyed anew once more than was asked.
        run(folder, look)

    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    assert keys.before is None
    assert opens_with(folder, keys)
    assert not opens_with(folder, old)
    assert signed_in(folder, OWENS) is None
    assert not to_key_anew.is_noted(folder)


def enrol(folder: Path, *more: DisablePerson) -> None:
    """Both, by the record; the program ends before anything else is done."""
    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    martha = enrolment("Martha Reed", "administrator", person=MARTHA, at=START)
    owen = enrolment("Owen Hall", "nurse", person=OWEN, at=START)
    setting_up = Actor(person=MARTHA, name="Martha Reed", auth_method=SET_UP)
    with open_recorder(folder, ManualClock(), keys) as recorder:
        answers = [recorder.handle(martha, setting_up)]
        answers.append(recorder.handle(owen, staff_in(MARTHA)))
        answers += [recorder.handle(each, staff_in(MARTHA)) for each in more]
    assert all(isinstance(answer, Charted) for answer in answers), answers


@pytest.mark.parametrize("is_cut_short", [False, True])
def test_an_access_that_ended_in_the_record_alone_is_ended_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, is_cut_short: bool
) -> None:
    """Also where that is cut short once more; who stays is not touched."""
    old = signed_in(folder, OWENS)
    assert old is not None
    enrol(folder, replace(disabling(OWEN), at=START))
    assert signed_in(folder, OWENS) is not None
    if is_cut_short:

        def crash(*_: object) -> None:
            raise Crash

        with monkeypatch.context() as patched, suppress(Crash):
            patched.setattr(Doorkeeper, "shut_out", crash)
            run(folder, look)

    run(folder, look)

    assert signed_in(folder, OWENS) is None
    assert not to_key_anew.is_noted(folder)
    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    assert keys.before is None
    assert opens_with(folder, keys)
    assert not opens_with(folder, old)


def test_nobody_who_works_here_loses_a_slot(folder: Path) -> None:
    """Nor does the record get another key for nothing."""
    enrol(folder)
    before = signed_in(folder, OWENS)
    run(folder, look)
    assert before is not None
    assert signed_in(folder, OWENS) == before
