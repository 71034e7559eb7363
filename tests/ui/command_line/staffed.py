"""A record that people sign in to, one for each role, and a terminal of theirs."""

from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid5

from monitor.access.enrolling import (
    new_slots,
    with_newest_key,
    with_next_key,
    with_person,
)
from monitor.access.recovery_code import printed
from monitor.access.signing_in import Credentials
from monitor.access.slot_file import SlotFile
from monitor.access.slots import KeySlots
from monitor.chart.kinds import Role
from monitor.charting.ports import AuditQuery, AuditRow
from monitor.charting.reads import Charted
from monitor.clock import SystemClock
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.keys import Keys
from monitor.storage.pins import FilePins
from tests.access.keyring import CHEAP, CODE, KEY, KEYS, NEXT_KEY, RECORD
from tests.clocks import ManualClock
from tests.desk import SPACE, START
from tests.staff import ADMIN, FIRST, SETTING_UP, disabling, enrolment, signed_in
from tests.ui.command_line.running import Ran, Terminal
from ui.opening import recorder_on

NAMES: dict[Role, str] = {
    "nurse": "Anna Okafor RN",
    "supervisor": "B. Lee",
    "prescriber": "M. Meyer",
    "administrator": "R. Singh",
    "auditor": "T. Wirth",
}
PASSWORD = "kettle grass anvil moss"  # noqa: S105 of made-up people


class Colleague(NamedTuple):
    """Somebody who signs in to commands."""

    id: UUID
    name: str
    typed: Credentials


def colleague(role: Role) -> Colleague:
    name = NAMES[role]
    sign_in = name.split()[1].casefold()
    typed = Credentials(name=sign_in, password=f"{PASSWORD} {sign_in}")
    return Colleague(uuid5(SPACE, name), name, typed)


EVERYBODY = [colleague(role) for role in NAMES]


def slots_for(*people: Colleague) -> KeySlots:
    slots = new_slots(RECORD, KEY, CODE)
    for person in people:
        slots = with_person(slots, person.id, person.typed, KEYS, CHEAP)
    return slots


def staff(folder: Path) -> None:
    """Enrol one of each role in a record with a key file, which slots replace."""
    with Database(folder) as database:
        recorder = recorder_on(database, ManualClock(START + timedelta(days=9)))
        answers = [recorder.handle(FIRST, SETTING_UP)]
        for role, name in NAMES.items():
            if role != "administrator":
                answers.append(recorder.handle(enrolment(name, role), signed_in(ADMIN)))
        assert all(isinstance(answer, Charted) for answer in answers), answers
        for person in EVERYBODY:
            FilePins(database).put_pin(person.id, "a verifier")
        database.key_anew(KEY.raw)
    (folder / "record.key").unlink()
    SlotFile(folder).write(slots_for(*EVERYBODY))


def end_access(folder: Path, person: Colleague, key: bytes = KEY.raw) -> None:
    """In the record alone; the slot stays."""
    with Database(folder, Keys(current=key)) as database:
        clock = ManualClock(START + timedelta(days=10))
        recorder = recorder_on(database, clock)
        answer = recorder.handle(disabling(person.id), signed_in(ADMIN))
        assert isinstance(answer, Charted), answer


def key_anew_without(folder: Path, person: Colleague) -> None:
    """End somebody's access, and key the record anew for everybody else."""
    end_access(folder, person)
    with Database(folder, Keys(current=KEY.raw)) as database:
        database.key_anew(NEXT_KEY.raw)
    staying = [other for other in EVERYBODY if other != person]
    rekeyed = with_next_key(slots_for(*staying), NEXT_KEY)
    SlotFile(folder).write(with_newest_key(rekeyed))


def noted_in(folder: Path, key: bytes = KEY.raw) -> tuple[AuditRow, ...]:
    with Database(folder, Keys(current=key)) as database:
        return FileAuditLog(database, SystemClock()).find(AuditQuery())


class Desk(NamedTuple):
    """A terminal, and where those who use it keep their passwords."""

    terminal: Terminal
    secrets: Path

    @property
    def folder(self) -> Path:
        return self.terminal.folder

    def secret(self, text: str, name: str = "secret") -> Path:
        """A file that is for its owner alone."""
        path = self.secrets / name
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        return path

    def run_as(self, who: Role, *arguments: str, password: str = "") -> Ran:
        """With the password in a file, or with a wrong one."""
        typed = colleague(who).typed
        file = self.secret(f"{password or typed.password}\n")
        signing_in = ("--as", typed.name, "--password-file", str(file))
        return self.terminal.run(*arguments, *signing_in)

    def run_by_code(self, *arguments: str) -> Ran:
        file = self.secret(printed(CODE), "code")
        return self.terminal.run(*arguments, "--recovery-code-file", str(file))
