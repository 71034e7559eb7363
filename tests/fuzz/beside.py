"""Files that lie beside a record: none of them keeps anybody from it, or harms it."""

from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import msgspec
from sqlalchemy import select

from monitor.access.doorkeeper import Doorkeeper
from monitor.access.signing_in import Credentials
from monitor.access.slot_file import SlotFile
from monitor.access.slot_text import written
from monitor.access.throttling import Moment, PinsOf, Throttle, moment_of
from monitor.access.tries import FILE as TRIES
from monitor.access.tries import Tries
from monitor.charting.faults import EnvironmentFault
from monitor.storage import upkeep
from monitor.storage.chain import ChainHead
from monitor.storage.database import Database
from monitor.storage.diagnosis import of_folder
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.keys import SLOTS, SLOTS_COPY
from monitor.storage.missing import FILE as MISSING
from monitor.storage.missing import Gap, covers, known_missing
from monitor.storage.proved import FILE as PROVED
from monitor.storage.proved import Proved
from monitor.storage.remembered import Remembered
from monitor.storage.start_check import check_since_proved
from monitor.storage.tables import EPOCH
from monitor.storage.whereabouts import FILE as HERE
from monitor.storage.whereabouts import (
    Whereabouts,
    go_on_here,
    keep_here,
    whereabouts,
)
from monitor.summed import summed
from tests.access.keyring import CHEAP, MARTHA, two_people
from tests.clocks import START, ManualClock
from tests.desk import NURSE
from tests.fuzz.running import Check, Property
from tests.fuzz.samples import contents, json_contents
from tests.storage.charted import circumstances, note
from ui.drill_book import BOOK, DrillBook
from ui.launch import Launch
from ui.remembered import remembered_theme

_ID = MARTHA
_NOW = START + timedelta(days=2)
_HEAD = ChainHead(station=_ID, epoch=_ID, seq=3, link="7" * 64)
_PROVED = msgspec.json.encode(Proved(at=START, entries=(_HEAD,), audit=(_HEAD,)))
_HERE = msgspec.json.encode(Whereabouts(epoch=_ID, machine="7" * 64, file="1234"))
_GAP = Gap(noun="Entry", station=_ID, epoch=_ID, first=2, last=9, told_at=START)


def _charted(folder: Path) -> Path:
    record = folder / "record"
    with Database(record) as database:
        journal = FileJournal(database, ManualClock())
        journal.append([note("a"), note("b")], NURSE, circumstances())
    return record


def _tries(folder: Path) -> Check:
    clock = ManualClock()

    def check(content: bytes) -> None:
        (folder / TRIES).write_bytes(content)
        tries = Tries(folder, moment_of(clock))
        again = Tries(folder, Moment(boot="another", seconds=3.5))
        keeper = Doorkeeper(folder, clock, lambda _: CHEAP)
        assert 0 <= keeper.seconds_left() <= 300
        assert again.throttle.passwords == tries.throttle.passwords

    return check


def _slots(folder: Path) -> Check:
    typed = Credentials(name="marsh", password="kettle grass anvil moss")

    def check(content: bytes) -> None:
        (folder / SLOTS).write_bytes(content)
        (folder / SLOTS_COPY).write_bytes(content[::-1])
        with suppress(EnvironmentFault):
            slots = SlotFile(folder).read().slots
            if all(each.cost.memory_kib <= 64 for each in slots.people):
                Doorkeeper(folder, ManualClock(), lambda _: CHEAP).sign_in(typed)

    return check


def _proved(folder: Path) -> Check:
    record = _charted(folder)

    def check(content: bytes) -> None:
        for found in (content, summed(b"Vigil proved heads 1", content)):
            (record / PROVED).write_bytes(found)
            with suppress(EnvironmentFault), Database(record) as database:
                check_since_proved(database, _NOW)

    return check


def _here(folder: Path) -> Check:
    """A new epoch only for what names the present one; it is mended in any case."""
    record = _charted(folder)
    with Database(record) as database:
        epoch = str(UUID(bytes=_epoch(database))).encode()

    def check(content: bytes) -> None:
        named = content.replace(str(_ID).encode(), epoch)
        for found in (content, summed(b"Vigil whereabouts 1", named)):
            (record / HERE).write_bytes(found)
            told = whereabouts(record)
            with suppress(EnvironmentFault), Database(record) as database:
                present = _epoch(database)
                has_begun = go_on_here(database, _NOW, "a machine")
                assert has_begun == (_epoch(database) != present)
                assert not has_begun or (told and told.epoch.bytes == present)
                keep_here(database, "a machine")
                assert not go_on_here(database, _NOW, "a machine")
                kept = whereabouts(record)
                assert kept is not None
                assert kept.epoch.bytes == _epoch(database)

    return check


def _epoch(database: Database) -> bytes:
    asked = select(EPOCH.c.epoch).order_by(EPOCH.c.number.desc()).limit(1)
    with database.reading() as connection:
        return bytes(connection.execute(asked).scalar_one())


def _missing(folder: Path) -> Check:
    def check(content: bytes) -> None:
        (folder / MISSING).write_bytes(content)
        known = known_missing(folder)
        for gap in known:
            covers(known, gap.noun, gap.epoch.bytes, 1, 5)
            assert gap.sentence

    return check


def _remembered(folder: Path) -> Check:
    record = _charted(folder)

    def check(content: bytes) -> None:
        (record / "record.checked").write_bytes(content)
        assert len(list(of_folder(record, _NOW, "Europe/London"))) > 3

    return check


def _swap(folder: Path) -> Check:
    """A damaged note of what is to be put in place moves no file anywhere else."""
    record = _charted(folder)
    before = (record / "record.db").read_bytes()

    def check(content: bytes) -> None:
        (record / "record.swap").write_bytes(content)
        with suppress(EnvironmentFault):
            RecordFolder(record).release()
        assert (record / "record.db").read_bytes() == before
        (record / "record.new").write_bytes(before)
        with suppress(EnvironmentFault):
            RecordFolder(record).release()
        assert (record / "record.db").read_bytes() == before
        assert {path.name for path in folder.iterdir()} == {"record"}

    return check


def _copies_elsewhere(folder: Path) -> Check:
    """The copy is made somewhere, or it is said why not."""
    record = _charted(folder)

    def check(content: bytes) -> None:
        (record / "backups.at").write_bytes(content)
        # What went wrong is logged as well, which is no fault of the test.
        with Database(record) as database, patch.object(upkeep._log, "warning"):
            copies = upkeep.DailyCopies(database, "Europe/London")
            copies.turn(_NOW, is_quiet=True)
            if copies._thread is not None:
                copies._thread.join()
            copies.turn(_NOW, is_quiet=True)
        made = [*folder.rglob("vigil-*.db")]
        assert made or copies.sentence or b"/" in content
        for path in made:
            path.unlink()
        assert len(list(of_folder(record, _NOW, "Europe/London"))) > 3

    return check


def _drills(folder: Path) -> Check:
    def check(content: bytes) -> None:
        (folder / BOOK).write_bytes(content)
        for drill in DrillBook(folder).results:
            assert drill.at.tzinfo is not None

    return check


def _theme(folder: Path) -> Check:
    def check(content: bytes) -> None:
        (folder / "theme").write_bytes(content)
        assert remembered_theme(Launch(folder=folder))

    return check


_COUNTED = Throttle(
    pins=2, pins_of=(PinsOf(person=_ID, tries=3),), passwords=4, boot="b", since=2.5
)
PROPERTIES = {
    "record.tries": Property(json_contents(msgspec.json.encode(_COUNTED)), _tries),
    "record.slots": Property(contents(written(two_people())), _slots),
    "record.proved": Property(json_contents(_PROVED), _proved, short=30, long=5_000),
    "record.here": Property(json_contents(_HERE), _here, short=30, long=5_000),
    "record.missing": Property(json_contents(msgspec.json.encode([_GAP])), _missing),
    "record.checked": Property(
        json_contents(msgspec.json.encode(Remembered(copied_at=START, trouble="x"))),
        _remembered,
        long=20_000,
    ),
    "record.swap": Property(
        json_contents(b'{"aside":"set-aside/2026-03-14T13-00-00Z"}'),
        _swap,
        long=10_000,
    ),
    "backups.at": Property(
        contents(b"../elsewhere", b"backups\n"), _copies_elsewhere, short=15, long=500
    ),
    "drills.json": Property(json_contents(b"[]", b'[{"at":"2026-03-14"}]'), _drills),
    "theme": Property(contents(b"night\n", b"day\n"), _theme),
}
