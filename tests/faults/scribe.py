"""A process without a screen that charts through the recorder, on a rigged disk.

Reads a task a line and forks for each, so that a kill costs no new start. Prints a line
for whatever is durable: the pipe is the only witness.
"""

import os
import resource
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from uuid import UUID

import msgspec

from monitor.chart.audit import SessionViewed
from monitor.chart.commands import AnyCommand, Chart, OpenSession, RecordPatient
from monitor.chart.entries import Entry
from monitor.chart.kinds import IdentityTyped, ProtocolPin
from monitor.charting import shelf
from monitor.charting.faults import EnvironmentFault, Unconfirmed
from monitor.charting.ports import Draft, SessionQuery
from monitor.charting.reads import Charted
from monitor.charting.recorder import Recorder
from monitor.clock import SystemClock, new_id
from monitor.protocol.parsing import parse_protocol
from monitor.storage.audit_log import FileAuditLog
from monitor.storage.database import Database
from monitor.storage.journal import FileJournal
from tests.charting.clinic import IV40, observed
from tests.desk import NURSE, PATIENT
from tests.faults.breaking import broken
from tests.faults.deeds import DEEDS
from tests.faults.going import Going
from tests.faults.keyer import filled, key_anew
from tests.faults.rig import Rig
from tests.faults.tasks import Task

T = TypeVar("T")
_LINES = (
    "118/72 70 98 14 5 0 1 0",
    "205/95 80 97 14 5 0 1 0",
    "121/74 72 97 15 5 0 1 0",
)
"""The second alerts, so that one command becomes several entries."""


class Scribe:
    """Charts what one task asks for, and asks again after a fault of the disk."""

    def __init__(self, task: Task, rig: Rig) -> None:
        self._task = task
        self._rig = rig

    def work(self) -> None:
        self._rig.arm(self._task)
        database = self._insist(lambda: Database(Path(self._task.folder)))
        try:
            self._chart(database)
        finally:
            database.close()
        tell("closed", str(self._rig.count))
        if self._task.copy_to:
            shutil.copytree(self._task.folder, self._task.copy_to)

    def _chart(self, database: Database) -> None:
        journal = self._insist(lambda: FileJournal(database, SystemClock()))
        recorder = self._insist(lambda: _recorder(journal))
        log = self._insist(lambda: FileAuditLog(database, SystemClock()))
        recorder.audit.keep(log)
        pages = self._task.checkpoint_pages
        with database.reading() as connection:
            connection.exec_driver_sql(f"PRAGMA wal_autocheckpoint = {pages}")
        shown = self._insist(lambda: journal.entries_since(journal.station, 0))
        self._tell_saved(shown)
        tell("open", str(self._rig.count))
        self._worsen()
        session = self._session(recorder)
        for number in range(self._task.sets):
            self._chart_set(recorder, session, number)
        if self._task.slow_ms:
            self._save_slowly(recorder)

    def _save_slowly(self, recorder: Recorder) -> None:
        """One save whose sync takes its time; tells that, and the longest gap of
        another thread that wants to go on meanwhile."""
        self._rig.slow(self._task.slow_ms)
        with Going() as going:
            began = perf_counter()
            recorder.put_draft(_half(None, "", recorder.clock.now()))
            took = perf_counter() - began
        self._rig.slow(0)
        tell("slow save", f"{took * 1000:.0f}", f"{going.longest_gap * 1000:.0f}")

    def _worsen(self) -> None:
        """What befalls the disk only once the record is open."""
        if self._task.harm_when_open:
            self._rig.harm(self._task)
        if self._task.full_above:
            limit = (self._task.full_above, resource.RLIM_INFINITY)
            resource.setrlimit(resource.RLIMIT_FSIZE, limit)

    def _session(self, recorder: Recorder) -> UUID:
        """The session that is open, or a new one."""
        rows = self._insist(lambda: recorder.sessions(SessionQuery(state="open")))
        if rows:
            return rows[0].id
        now = recorder.clock.now()
        offered = recorder.protocols[0]
        pin = ProtocolPin(id=offered.id, version=offered.version, sha256=offered.sha256)
        if not self._insist(recorder.patients):
            details = PATIENT.details
            record = RecordPatient(
                id=new_id(), stream_id=PATIENT.id, at=now, details=details
            )
            self._ask(recorder, record)
        opening = OpenSession(
            id=new_id(),
            stream_id=new_id(),
            at=now,
            patient=PATIENT.id,
            protocol=pin,
            zone="Europe/London",
            room="Room 1",
            identity=IdentityTyped(initials="AD", birth_year=1981),
        )
        self._ask(recorder, opening)
        return opening.stream_id

    def _chart_set(self, recorder: Recorder, session: UUID, number: int) -> None:
        self._insist(lambda: recorder.audit.note(SessionViewed(), NURSE))
        tell("viewed")
        line = _LINES[number % len(_LINES)]
        now = recorder.clock.now()
        half = _half(session, line[:7], now)
        self._insist(lambda: recorder.put_draft(half))
        tell("half", str(half.id))
        fact = observed(line, "confirmed")
        self._ask(recorder, Chart(id=half.id, stream_id=session, at=now, fact=fact))

    def _ask(self, recorder: Recorder, command: AnyCommand) -> None:
        """Chart it, and tell each entry of it once it is durable."""
        before = self._rig.count
        answer = self._insist(
            lambda: recorder.handle(command, NURSE),
            lambda: recorder.confirm(command, NURSE),
        )
        if not isinstance(answer, Charted):
            raise TypeError(f"refused: {answer}")
        if self._rig.count == before:
            raise RuntimeError("the rig saw no call of the driver's")
        self._tell_saved(answer.entries)

    def _tell_saved(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            tell("saved", str(entry.id), entry.link.hex(), str(self._rig.count))

    def _insist(
        self, deed: Callable[[], T], confirm: Callable[[], T | None] | None = None
    ) -> T:
        """Do it, and once more when the disk is mended, as a nurse would."""
        try:
            return deed()
        except EnvironmentFault as fault:
            tell("fault", type(fault).__name__)
            is_unknown = False
        except Unconfirmed as report:
            tell("unconfirmed", type(report.cause).__name__)
            is_unknown = True
        found = self._found_out(confirm) if confirm else None
        self._mend()
        if found is None and confirm:
            found = confirm()
        if is_unknown and confirm:
            tell("resolved", "asked again" if found is None else "was there")
        elif found is not None:
            raise RuntimeError("told as not saved, and it is there")
        return deed() if found is None else found

    def _found_out(self, confirm: Callable[[], T | None]) -> T | None:
        """What became of it, while the disk still fails, if it can be told then."""
        try:
            return confirm()
        except EnvironmentFault as fault:
            tell("fault", type(fault).__name__)
        except Unconfirmed as report:
            tell("unconfirmed", type(report.cause).__name__)
        return None

    def _mend(self) -> None:
        self._rig.mend()
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        if self._task.ballast:
            Path(self._task.ballast).unlink(missing_ok=True)


def _half(session: UUID | None, content: str, now: datetime) -> Draft:
    return Draft(
        id=new_id(),
        form="observations",
        stream=session,
        author=NURSE.person,
        content=content,
        saved_at=now,
    )


def _recorder(journal: FileJournal) -> Recorder:
    return Recorder(
        journal=journal,
        drafts=journal,
        clock=SystemClock(),
        protocols=(IV40,),
        app_version="0.1.0",
    )


def tell(*words: str) -> None:
    os.write(1, ("\t".join(words) + "\n").encode())


def run(task: Task, rig: Rig) -> int:
    """Charts in a process of its own, which ends with 0 if all went well."""
    try:
        with broken(task.control):
            if task.deed == "chart":
                Scribe(task, rig).work()
                return 0
            rig.arm(task)
            if task.deed == "key anew":
                _key_anew(task)
            else:
                DEEDS[task.deed](Path(task.folder))
            tell("closed", str(rig.count))
    except BaseException:  # noqa: BLE001 - told to the parent, which fails its test
        tell("crashed", repr(traceback.format_exc()))
        return 1
    return 0


def _key_anew(task: Task) -> None:
    """On a disk that is full from then on, if it is asked to."""
    try:
        key_anew(Path(task.folder), partial(filled, task))
    except EnvironmentFault as fault:
        tell("fault", type(fault).__name__)
    if task.ballast:
        Path(task.ballast).unlink(missing_ok=True)
    if task.copy_to:
        shutil.copytree(task.folder, task.copy_to)


def main() -> None:
    rig = Rig()
    # It is the same text in each task, and half of what a task would take.
    vars(shelf)["parse_protocol"] = cache(parse_protocol)
    with tempfile.TemporaryDirectory() as folder:
        # Imports and caches are warm before the first fork.
        warm = Task(folder=f"{folder}/record", sets=2)
        Scribe(warm, rig).work()
    tell("ready")
    for line in sys.stdin:
        task = msgspec.json.decode(line, type=Task)
        child = os.fork()
        if child == 0:
            os._exit(run(task, rig))
        tell("pid", str(child))
        _, status = os.waitpid(child, 0)
        tell("ended", str(os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main()
