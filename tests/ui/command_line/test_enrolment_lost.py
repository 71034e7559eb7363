"""Where damage took the enrolment of whoever signs in, a command says so."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid5

import pytest

from monitor.access.signing_in import Credentials
from monitor.access.slot_file import SlotFile
from monitor.charting.reads import Charted
from monitor.storage.database import Database
from monitor.storage.keys import Keys
from monitor.storage.pins import FilePins
from tests.access.keyring import KEY
from tests.clocks import ManualClock
from tests.desk import SPACE, START
from tests.staff import ADMIN, enrolment, signed_in
from tests.ui.command_line.running import Ran
from tests.ui.command_line.staffed import (
    EVERYBODY,
    PASSWORD,
    Colleague,
    Desk,
    slots_for,
)
from ui.opening import recorder_on

NOVAK = Colleague(
    uuid5(SPACE, "K. Novak"),
    "K. Novak",
    Credentials(name="novak", password=f"{PASSWORD} novak"),
)
BY_CODE = "Use the recovery code, --recovery-code-file FILE."


@pytest.fixture
def copy(desk: Desk, tmp_path: Path) -> Path:
    """A backup of before K. Novak administers as well."""
    out = tmp_path / "copy.db"
    assert desk.run_as("administrator", "backup", "--out", str(out)).status == 0
    return out


@pytest.fixture
def damaged(desk: Desk, copy: Path) -> Desk:
    """The page with that enrolment can't be read any more; the slot is whole."""
    assert copy.exists()
    with Database(desk.folder, Keys(current=KEY.raw)) as database:
        recorder = recorder_on(database, ManualClock(START + timedelta(days=11)))
        asked = enrolment(NOVAK.name, "administrator", person=NOVAK.id)
        assert isinstance(recorder.handle(asked, signed_in(ADMIN)), Charted)
        FilePins(database).put_pin(NOVAK.id, "a verifier")
    SlotFile(desk.folder).write(slots_for(*EVERYBODY, NOVAK))
    damage_last_entries(desk.folder)
    return desk


def damage_last_entries(folder: Path) -> None:
    """All that was charted last stands on the last pages."""
    path = folder / "record.db"
    content = bytearray(path.read_bytes())
    for page in (1, 2):
        content[-page * 4096 + 1000] ^= 1
    path.write_bytes(content)


def run_as_novak(desk: Desk, *words: str) -> Ran:
    file = str(desk.secret(NOVAK.typed.password))
    return desk.terminal.run(*words, "--as", "novak", "--password-file", file)


def test_salvage_says_so_and_the_code_does_it(damaged: Desk) -> None:
    """It is not said that K. Novak is not enrolled; nothing is known of that."""
    before = (damaged.folder / "record.db").read_bytes()
    ran = run_as_novak(damaged, "salvage")
    assert (ran.status, ran.out) == (1, "")
    assert ran.complaint == (
        "Nothing was done: your enrolment can't be read in the damaged record, and no "
        f"backup in its folder has it. {BY_CODE}"
    )
    assert (damaged.folder / "record.db").read_bytes() == before
    assert not (damaged.folder / "record.new").exists()
    by_code = damaged.run_by_code("salvage")
    assert (by_code.status, by_code.err) == (1, "")
    assert "The damaged record is set aside" in by_code.out


def test_restoring_says_so_of_a_backup_of_before(damaged: Desk, copy: Path) -> None:
    ran = run_as_novak(damaged, "restore", str(copy))
    assert ran.status == 1
    assert ran.complaint == (
        "Nothing was done: your enrolment can't be read in the damaged record, and "
        f"this backup does not have it. {BY_CODE}"
    )
    assert damaged.run_by_code("restore", str(copy)).status == 0


def test_a_role_is_told_as_that_of_the_backup(damaged: Desk, copy: Path) -> None:
    """It may be another since; that can't be read either."""
    ran = damaged.run_as("supervisor", "restore", str(copy))
    assert ran.status == 1
    assert ran.complaint == (
        "This is not permitted: a supervisor may not back up the record, by what can "
        "be read while the record itself is damaged. Ask an administrator, or use the "
        "recovery code, --recovery-code-file FILE."
    )


def test_in_a_whole_record_a_role_is_told_as_it_is(desk: Desk, copy: Path) -> None:
    ran = desk.run_as("supervisor", "restore", str(copy))
    assert ran.complaint == (
        "This is not permitted: a supervisor may not back up the record. "
        "Ask an administrator."
    )
