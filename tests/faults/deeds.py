"""What else writes to a record than charting, each done as its command does it.

Whatever is asked for twice is done once: whoever was killed asks again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid5

from monitor.access.signing import OwnKey
from monitor.chart.commands import AnyCommand, ErasePatient, SignOff
from monitor.charting.reads import Charted
from monitor.charting.recorder import Recorder
from monitor.clock import SystemClock
from monitor.durable import write_whole
from monitor.storage.backup import back_up
from monitor.storage.bundling import bundle_of_all
from monitor.storage.database import Database
from monitor.storage.folder import RecordFolder
from monitor.storage.journal import FileJournal
from monitor.storage.restoring import restore
from monitor.storage.salvaging import gather, put_in_place
from tests.access.keyring import MARTHAS
from tests.charting.clinic import IV40
from tests.charting.signed import AUDREY, FIRST, NURSES, OTHER_PATIENT
from tests.charting.standing import who
from tests.clocks import START
from tests.desk import SPACE
from tests.faults.keyer import doorkeeper_of
from tests.faults.tasks import Deed
from ui.command_line.record import opened_by
from ui.command_line.recovery_code import keep, replace
from ui.command_line.signing_in import Entry, let_in

OTHER_CODE = bytes(range(50, 66))
"""The recovery code that takes the place of the printed one."""
COPY, OUT, BUNDLE = "earlier.db", "copy.db", "bundle.jsonl"
"""What is restored, what is backed up to, and what is exported to."""
_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def key_of(folder: Path) -> bytes:
    return (folder / "record.key").read_bytes()


@contextmanager
def _held(folder: Path) -> Iterator[RecordFolder]:
    held = RecordFolder(folder)
    try:
        yield held
    finally:
        held.release()


def _back_up(folder: Path) -> None:
    back_up(folder / "record.db", key_of(folder), folder / OUT)


def _restore(folder: Path) -> None:
    with _held(folder) as held:
        restore(held, key_of(folder), folder / COPY, _AT)


def _salvage(folder: Path) -> None:
    with _held(folder) as held:
        made = gather(held, key_of(folder), _AT)
        put_in_place(held, key_of(folder), made, _AT)


def _export(folder: Path) -> None:
    with Database(folder) as database:
        content = bundle_of_all(database).content
    write_whole(folder / BUNDLE, content)


def _erase(folder: Path) -> None:
    command = ErasePatient(
        id=uuid5(SPACE, "erased"),
        stream_id=OTHER_PATIENT,
        at=START,
        identifier=AUDREY["identifier"],
        reason="asked for it in writing",
    )
    _ask(folder, command, "administrator")


def _sign_off(folder: Path) -> None:
    command = SignOff(
        id=uuid5(SPACE, "signed"), stream_id=FIRST, at=START, meaning="charted by me"
    )
    _ask(folder, command, "nurse", NURSES)


def _replace_code(folder: Path) -> None:
    """As Martha, whom the slots let in."""
    keeper = doorkeeper_of(folder)
    entry = let_in(keeper, MARTHAS)
    if not isinstance(entry, Entry):
        raise TypeError(f"refused: {entry}")
    with opened_by(folder, entry._replace(keeper=keeper)) as opened:
        replace(opened, OTHER_CODE)
        keep(opened)


def _ask(
    folder: Path, command: AnyCommand, role: str, key: OwnKey | None = None
) -> None:
    with Database(folder) as database:
        journal = FileJournal(database, SystemClock())
        recorder = Recorder(
            journal=journal,
            drafts=journal,
            clock=SystemClock(),
            protocols=(IV40,),
            app_version="0.1.0",
        )
        answer = recorder.handle(command, who(role), key)
        if not isinstance(answer, Charted):
            raise TypeError(f"refused: {answer}")


DEEDS: dict[Deed, Callable[[Path], None]] = {
    "back up": _back_up,
    "restore": _restore,
    "salvage": _salvage,
    "export": _export,
    "erase": _erase,
    "sign off": _sign_off,
    "replace code": _replace_code,
}
