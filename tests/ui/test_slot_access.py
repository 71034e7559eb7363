"""Who is shut out loses the slot at once, and the key of the record in quiet."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace

from monitor.access import to_key_anew
from monitor.access.doorkeeper import Doorkeeper
from monitor.access.faults import SlotsNotSaved
from monitor.access.record_key import DataKeys
from monitor.access.signing_in import Credentials, SignedIn, sign_in
from monitor.access.slot_file import SlotFile
from monitor.chart.commands import DisablePerson
from monitor.chart.entries import SET_UP, Actor
from monitor.charting.faults import EnvironmentFault
from monitor.charting.reads import Charted, UnreadableSession
from monitor.charting.recorder import Recorder
from monitor.storage.database import Database
from monitor.storage.faults import WrongKey
from monitor.storage.keys import Keys
from monitor.storage.pins import FilePins
from tests.access.keyring import CHEAP, CODE, MARTHA, MARTHAS, OWEN, OWENS, recovered
from tests.clocks import START, ManualClock
from tests.desk import SPACE
from tests.staff import disabling, enrolment
from tests.staff import signed_in as staff_in
from tests.traps.logs import ExpectedLogs
from ui.access import Outcome
from ui.opening import open_recorder
from ui.slot_access import SlotAccess
from ui.views.snapshot import Snapshot

T = TypeVar("T")
QUIET = Snapshot(now=START, zone="Europe/London")


class Crash(BaseException):
    """The program ends here."""


class Door:
    """Runs everything at once, in the thread of the test."""

    def __init__(self, folder: Path) -> None:
        self.keeper = Doorkeeper(folder, ManualClock(), lambda _: CHEAP)

    def ask(
        self,
        question: Callable[[Doorkeeper], T],
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        try:
            answer = question(self.keeper)
        except EnvironmentFault as fault:
            fail(fault)
        else:
            then(answer)


class Record:
    """The recorder over the real file, likewise."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder

    def ask(
        self,
        question: Callable[[Recorder], T],
        then: Callable[[T], None],
        fail: Callable[[Exception], None],
    ) -> None:
        try:
            answer = question(self.recorder)
        except EnvironmentFault as fault:
            fail(fault)
        else:
            then(answer)


def keys_of(keys: DataKeys) -> Keys:
    before = None if keys.before is None else keys.before.raw
    return Keys(current=keys.current.raw, before=before)


def signed_in(folder: Path, typed: Credentials) -> DataKeys | None:
    answer = sign_in(SlotFile(folder).read().slots, typed)
    return answer.keys if isinstance(answer, SignedIn) else None


def opens_with(folder: Path, keys: DataKeys) -> bool:
    """Whether the record does, and has in it what it had."""
    try:
        with Database(folder, keys_of(keys)) as database:
            return FilePins(database).pin_of(MARTHA) == "verifier"
    except WrongKey:
        return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A record for Martha, who administers, and Owen."""
    folder = tmp_path / "record"
    folder.mkdir()
    keeper = Door(folder).keeper
    keys = keeper.begin(MARTHA, MARTHAS, CODE, None)
    keeper.let_in(OWEN, OWENS, keys)
    with Database(folder, keys_of(keys)) as database:
        FilePins(database).put_pin(MARTHA, "verifier")
    return folder


def run(folder: Path, do: Callable[[SlotAccess], None]) -> None:
    """A run of the program in which Martha signed in."""
    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    clock = ManualClock()
    with open_recorder(folder, clock, keys) as recorder:
        access = SlotAccess(folder, Door(folder), Record(recorder))
        access.use(keys)
        do(access)


def shut_out_owen(access: SlotAccess) -> None:
    told: list[Outcome] = []
    access.shut_out(OWEN, {MARTHA}, told.append)
    assert told == [None]


def look(access: SlotAccess) -> None:
    access.look(QUIET)


def test_the_slot_goes_at_once_and_the_key_in_quiet(folder: Path) -> None:
    """Not while a session is open; then those who stay open it, and nobody else."""
    old = signed_in(folder, OWENS)
    assert old is not None
    open_ = UnreadableSession(
        id=SPACE, why="", remedy="", headers=(), unread=frozenset()
    )

    def do(access: SlotAccess) -> None:
        changed: list[DataKeys] = []
        access.keys_changed.connect(changed.append)
        shut_out_owen(access)
        assert signed_in(folder, OWENS) is None
        access.look(replace(QUIET, unreadable=(open_,)))
        assert changed == []
        access.look(QUIET)
        assert [keys.before is None for keys in changed] == [False, True]
        access.look(QUIET)
        assert len(changed) == 2
        access.let_in(OWEN, OWENS, lambda _: None)

    run(folder, do)
    for typed in (MARTHAS, OWENS):
        keys = signed_in(folder, typed)
        assert keys is not None
        assert keys.before is None
        assert opens_with(folder, keys)
    assert not opens_with(folder, old)
    assert opens_with(folder, recovered(SlotFile(folder).read().slots))


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

    keys = signed_in(folder, MARTHAS)
    assert keys is not None
    assert keys.before is None
    assert opens_with(folder, keys)
    assert not opens_with(folder, old)
    assert signed_in(folder, OWENS) is None
    assert not to_key_anew.is_noted(folder)


def test_it_waits_until_the_copy_of_the_day_is_made(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is read under the key that the file has."""
    old = signed_in(folder, OWENS)
    assert old is not None

    def do(access: SlotAccess) -> None:
        upkeep = access._record.recorder.upkeep  # type: ignore[attr-defined]
        shut_out_owen(access)
        monkeypatch.setattr(upkeep._copies, "_thread", object())
        access.look(QUIET)
        assert to_key_anew.is_noted(folder)
        monkeypatch.setattr(upkeep._copies, "_thread", None)
        access.look(QUIET)
        assert not to_key_anew.is_noted(folder)

    run(folder, do)
    assert not opens_with(folder, old)


def test_a_fault_is_tried_again_after_an_hour(
    folder: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    """Not each second; until then all opens as it did."""
    expected_logs.expect("The record is not keyed anew: SlotsNotSaved")
    tried = 0

    def fail(*_: object) -> DataKeys:
        nonlocal tried
        tried += 1
        raise SlotsNotSaved("No space left on device")

    def do(access: SlotAccess) -> None:
        shut_out_owen(access)
        with monkeypatch.context() as patched:
            patched.setattr(Doorkeeper, "begin_keying_anew", fail)
            access.look(QUIET)
            for after in (timedelta(0), timedelta(minutes=59, seconds=59)):
                access.look(replace(QUIET, now=START + after))
            assert tried == 1
        access.look(replace(QUIET, now=START + timedelta(hours=1)))
        assert not to_key_anew.is_noted(folder)

    run(folder, do)


def test_a_full_disk_shuts_nobody_out_half(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it can't be noted that the key has to go, the slot stays; that is said."""

    def fail(_: Path) -> None:
        raise SlotsNotSaved("No space left on device")

    def do(access: SlotAccess) -> None:
        told: list[Outcome] = []
        monkeypatch.setattr(to_key_anew, "note", fail)
        access.shut_out(OWEN, {MARTHA}, told.append)
        assert isinstance(told[0], SlotsNotSaved)

    run(folder, do)
    assert signed_in(folder, OWENS) is not None


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
