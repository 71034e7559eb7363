"""A key file of before is put back: what a password of then gets, and what is noted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.access.recovery_code import new_code, printed
from monitor.access.signing_in import Credentials
from monitor.access.signing_in import SignedIn as Opened
from monitor.access.slot_file import SlotFile
from monitor.chart.audit import OlderSlots, SignedIn
from monitor.charting.recorder import Recorder
from monitor.storage.faults import DiskFull
from monitor.storage.slot_generation import FileSlotGeneration
from tests.access.keyring import COPIES
from tests.journeys.doorway import NAME, OTHER, PASSWORD, PIN, SIGN_IN, Doorway, Open
from tests.journeys.noted import noted
from tests.journeys.test_colleagues import GIVEN, with_marsh
from tests.traps.logs import ExpectedLogs

OLDER = "The key file is older than the record"


def files(here: Doorway) -> dict[Path, bytes]:
    return {here.folder / name: (here.folder / name).read_bytes() for name in COPIES}


def put_back(before: dict[Path, bytes]) -> None:
    for path, content in before.items():
        path.write_bytes(content)


def generation(here: Doorway) -> int:
    return SlotFile(here.folder).read().slots.proved_generation


def known(here: Doorway) -> int:
    found: list[int] = []

    def ask(recorder: Recorder) -> int:
        assert recorder.slots is not None
        return recorder.slots.known()

    here.vigil.bedside.ask(ask, found.append)
    here.until(lambda: bool(found))
    return found[0]


def of_older(here: Doorway) -> list[tuple[bool, bool]]:
    """Whether the code replaced it, and whether it is known who that was."""
    return [
        (row.deed.replaced, row.who is not None)
        for row in noted(here)
        if isinstance(row.deed, OlderSlots)
    ]


def marsh_chooses(here: Doorway) -> dict[Path, bytes]:
    """Her own password in place of the one she was given; the file of before."""
    with_marsh(here)
    before = files(here)
    here.vigil.actions.do("nurse")
    here.type_alt(Qt.Key.Key_S)
    here.at("sign-in")
    here.answer("marsh", GIVEN)
    here.at("own-password")
    here.answer(OTHER, OTHER)
    here.at("own-pin")
    here.answer(PIN, PIN)
    here.until(lambda: here.actor is not None and here.actor.name == "J. Marsh RN")
    here.until(lambda: known(here) == generation(here))
    return before


def test_the_record_knows_of_each_change(doorway: Open) -> None:
    """From the first start on, and of the next before anybody goes on."""
    here = doorway()
    here.set_up()
    here.until(lambda: known(here) == generation(here))
    first = known(here)
    marsh_chooses(here)
    assert known(here) == first + 2


def test_a_password_of_before_opens_nothing_any_more(doorway: Open) -> None:
    """It says why and what to do, it is noted, and with the newest file all is well."""
    here = doorway()
    here.set_up()
    before = marsh_chooses(here)
    here.vigil.end()
    now = files(here)
    put_back(before)

    here = doorway()
    here.sign_in("marsh", GIVEN)
    said = here.is_refused()
    assert OLDER in said
    assert "use the recovery code" in said
    assert here.actor is None
    put_back(now)
    here.answer("marsh", OTHER)
    assert here.is_in().name == "J. Marsh RN"
    assert of_older(here) == [(False, True)]


def test_nor_while_the_record_is_open(doorway: Open) -> None:
    here = doorway()
    here.set_up()
    before = marsh_chooses(here)
    put_back(before)
    here.vigil.actions.do("nurse")
    here.type_alt(Qt.Key.Key_S)
    here.at("sign-in")
    here.answer("marsh", GIVEN)
    assert OLDER in here.is_refused()
    here.until(lambda: of_older(here) == [(False, False)])


def test_the_recovery_code_is_still_a_way_in(doorway: Open) -> None:
    """For one person; everybody else's password of before is gone with the file."""
    here = doorway()
    code = here.set_up()
    before = marsh_chooses(here)
    here.vigil.end()
    put_back(before)

    here = doorway()
    here.at("sign-in")
    here.form.other.click()
    here.at("forgotten")
    here.answer(code)
    here.at("recover")
    here.answer(SIGN_IN)
    here.at("recover-password")
    here.answer(OTHER, OTHER)
    here.at("sign-in")
    here.answer("marsh", GIVEN)
    assert "not those of one person" in here.is_refused()
    here.clock.advance(minutes=1)
    here.answer(SIGN_IN, OTHER)
    here.at("own-password")
    here.answer(PASSWORD, PASSWORD)
    here.at("own-pin")
    here.answer("739205", "739205")
    here.is_in()
    here.until(lambda: known(here) == generation(here))
    assert of_older(here) == [(True, True)]
    here.vigil.bedside.tick()
    here.until(lambda: not to_key_anew.is_noted(here.folder))


def test_cut_short_before_the_record_knew_nobody_is_shut_out(
    doorway: Open, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """The slots run ahead; the next sign-in tells the record."""
    expected_logs.expect("The key slots are not kept: DiskFull")
    here = doorway()
    here.set_up()
    here.until(lambda: known(here) == generation(here))
    first = known(here)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(FileSlotGeneration, "keep", full)
        with_marsh(here)
        assert (known(here), generation(here)) == (first, first + 1)
        here.vigil.end()

    here = doorway()
    here.sign_in("marsh", GIVEN)
    here.at("own-password")
    here.until(lambda: known(here) == first + 1)


def power_cut(*_: object) -> None:
    raise RuntimeError("power cut")


def cut_short(here: Doorway) -> str:
    """Slots are there, and the record knows nobody; the code as it was shown."""
    code = here.type_set_up()
    here.is_refused()
    here.vigil.end()
    return code


def replace_code(here: Doorway) -> str:
    """By another program that knows the slots; the record knows of it."""
    keeper, code = Doorkeeper(here.folder, here.clock), new_code()
    signed = keeper.sign_in(Credentials(name=SIGN_IN, password=PASSWORD))
    assert isinstance(signed, Opened)
    keeper.change_code(code, signed.keys)

    def keep(recorder: Recorder) -> None:
        assert recorder.slots is not None
        recorder.slots.keep(keeper.generation_twice)

    here.vigil.bedside.ask(keep, lambda _: None)
    here.until(lambda: known(here) == keeper.generation)
    return printed(code)


def test_a_code_of_before_makes_nobody_an_administrator(
    doorway: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody is enrolled; that it was typed is noted, as is the right one."""
    with monkeypatch.context() as cut:
        cut.setattr("ui.way_in.setting_up.enrol_first", power_cut)
        old = cut_short(doorway())

    here = doorway()
    here.sign_in()
    here.at("unfinished")
    before = files(here)
    new = replace_code(here)
    now = files(here)
    put_back(before)
    here.answer(NAME, old)
    assert "The key file is older than the record" in here.is_refused()
    assert here.actor is None
    assert of_older(here) == [(False, True)]
    put_back(now)
    here.answer(NAME, new)
    assert here.is_in().name == NAME
    methods = [row.deed.method for row in noted(here) if isinstance(row.deed, SignedIn)]
    assert methods == ["recovery code", "password"]
